"""What explains a reading, and what shows at once that nothing does."""

from __future__ import annotations

from itertools import islice

import pytest

from quickscan_build.language import Model, lexicon
from quickscan_build.language.confusions import DIACRITIC, SHAPES, Confusion, Where
from quickscan_build.language.explain import explanations, misreadable

WORDS = lexicon.words()
CONFUSIONS = [(model, one) for model in Model for one in (*DIACRITIC[model], *SHAPES)]


def misread(one: Confusion) -> set[str]:
    """Readings of listed words with the confusion in them, that are no words."""
    if one.where is Where.WHOLE:
        return {one.read}
    start = one.where is Where.START
    words = (word for word in WORDS if (word.startswith(one.meant) if start else one.meant in word))
    readings = (word.replace(one.meant, one.read, 1) for word in words if word[1:].islower())
    return set(islice((reading for reading in readings if not lexicon.listed(reading)), 200))


@pytest.mark.parametrize(("model", "confusion"), CONFUSIONS)
def test_all_that_is_explained_is_misreadable(model: Model, confusion: Confusion) -> None:
    explained = [word for word in misread(confusion) if explanations(word, model)]
    for word in explained:
        for token in (word, f"(‘{word}’)", f"{word}-{word}"):
            assert misreadable(model).search(token), token
    assert explained


@pytest.mark.parametrize("token", ["dorp,", "Amsterdam", "(een)", "knop", "kelder", "12%", "Een-twee"])
def test_what_no_confusion_makes_is_dismissed_at_once(token: str) -> None:
    assert not misreadable(Model.ENG).search(token)
