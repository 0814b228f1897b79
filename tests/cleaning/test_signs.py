"""Rare signs are found where they are."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.cleaning.signs import matches, places_of


@given(st.text("ab•\n‘😀"), st.sets(st.sampled_from("•‘😀q")))
def test_the_places_of_signs_are_those_of_a_plain_look(content: str, signs: set[str]) -> None:
    assert places_of(content, signs) == [at for at, char in enumerate(content) if char in signs]


@given(st.text("a _~"))
def test_what_opens_with_a_sign_is_what_a_search_finds(content: str) -> None:
    pattern = re.compile("_(?<! _)|_(?= )")
    found = [one.span() for one in matches(pattern, content, "_")]
    assert found == [one.span() for one in pattern.finditer(content)]
