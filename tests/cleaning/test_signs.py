"""Rare signs are found where they are."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quickscan_build.cleaning import signs as module
from quickscan_build.cleaning.signs import matches, places_of


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
