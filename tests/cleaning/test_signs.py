"""Rare signs are found where they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice, product
from string import ascii_lowercase

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.growth import grows_evenly

from quickscan_build.cleaning import signs as module
from quickscan_build.cleaning.signs import forms_at, matches, places_of


@example(content="abab", signs={"ab"}, block=1)
@given(st.text("ab•\n‘😀"), st.sets(st.sampled_from(["•", "‘", "😀", "q", "ab", "a•‘"])), st.integers(1, 5))
def test_the_places_of_signs_are_those_of_a_plain_look(content: str, signs: set[str], block: int) -> None:
    plain = [at for at in range(len(content)) for sign in sorted(signs) if content.startswith(sign, at)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "BLOCK", block)
        assert places_of(content, iter(signs)) == plain


@given(st.text("a _~"))
def test_what_opens_with_a_sign_is_what_a_search_finds(content: str) -> None:
    pattern = re.compile("_(?<! _)|_(?= )")
    found = [one.span() for one in matches(pattern, content, "_")]
    assert found == [one.span() for one in pattern.finditer(content)]


def test_many_forms_are_found_where_each_alone_is() -> None:
    content = "lT en GenAl, lT-afdeling of (lT) en lTx"
    forms = ["lT", "GenAl", "lT-afdeling", "lTx"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MANY", 1)
        found = list(forms_at(content, forms))
    assert found == [(0, "lT"), (6, "GenAl"), (13, "lT-afdeling"), (29, "lT"), (36, "lTx")]
    assert {at for at, _ in forms_at(content, forms)} == {at for at, _ in found}


def test_many_forms_do_not_take_the_square_of_their_number() -> None:
    def looking(many: int) -> Callable[[], object]:
        forms = ["".join(letters) for letters in islice(product(ascii_lowercase, repeat=4), many)]
        return lambda: list(forms_at(" ".join(forms), forms))

    assert grows_evenly(looking, 1500)
