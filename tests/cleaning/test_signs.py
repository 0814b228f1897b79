"""Rare signs are found where they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.cleaning.signs import places_of


@given(st.text("ab•\n‘😀"), st.sets(st.sampled_from("•‘😀q")))
def test_the_places_of_signs_are_those_of_a_plain_look(content: str, signs: set[str]) -> None:
    assert places_of(content, signs) == [at for at, char in enumerate(content) if char in signs]
