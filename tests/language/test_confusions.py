"""The closed maps of the models: each row means something, and none is there twice."""

from __future__ import annotations

from collections import Counter

import pytest

from quickscan_build.language.confusions import (
    DEAREST,
    DIACRITIC,
    DIACRITICS,
    SHAPES,
    Confusion,
    Model,
    Where,
    infer_model,
    unprintable,
)


@pytest.mark.parametrize("model", Model)
def test_every_confusion_changes_something_at_a_price(model: Model) -> None:
    rows = (*DIACRITIC[model], *SHAPES)
    assert [one for one in rows if one.read == one.meant or not one.read or not one.meant] == []
    assert [one for one in rows if not 0 <= one.cost <= DEAREST] == []
    twice = Counter((one.read, one.meant, one.where) for one in rows)
    assert [row for row, times in twice.items() if times > 1] == []


def test_the_english_model_is_not_said_to_print_what_it_cannot() -> None:
    assert [one for one in DIACRITIC[Model.ENG] if set(one.read) & set(DIACRITICS)] == []


@pytest.mark.parametrize(
    ("read", "meant", "model", "cannot"),
    [
        ("ei", "eï", Model.ENG, True),
        ("oo", "oö", Model.ENG, True),
        ("é", "ë", Model.ENG, False),
        ("d", "ö", Model.ENG, False),
        ("ei", "eï", Model.NLD, False),
    ],
)
def test_plain_letters_for_one_it_lacks(read: str, meant: str, model: Model, *, cannot: bool) -> None:
    assert unprintable(Confusion(read, meant, 0.5, Where.ANY), model) is cannot


@pytest.mark.parametrize(
    ("tokens", "model"),
    [
        ({}, Model.ENG),
        ({"huis": 100}, Model.ENG),
        ({"één": 1}, Model.ENG),
        ({"reëel": 1}, Model.NLD),
        ({"•": 1}, Model.NLD),
        ({"¢": 1}, Model.ENG),
        ({"¢": 49, "reëel": 1}, Model.NLD),
        ({"¢": 50, "reëel": 1}, Model.ENG),
        ({"reéle": 3, "¢": 1, "–": 1}, Model.NLD),
    ],
)
def test_the_model_is_the_one_that_has_the_characters(tokens: dict[str, int], model: Model) -> None:
    assert infer_model(tokens) is model
