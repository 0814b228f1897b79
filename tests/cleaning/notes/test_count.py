"""Which feet of pages hold notes."""

from __future__ import annotations

from quickscan_build.cleaning.notes.count import accepted
from quickscan_build.cleaning.notes.note import Foot, Note


def feet(*numbers: int) -> list[Foot]:
    """One note a page; 0 is a block that has no mark and parts a sentence."""
    return [Foot([Note(number, 1, 1, number and 2)], range(2), number > 0, not number) for number in numbers]


def kept(*numbers: int) -> list[int]:
    """The numbers of the notes that are accepted."""
    return [foot.first for foot in accepted(feet(*numbers))]


def test_blocks_without_a_mark_are_the_notes_that_are_missing() -> None:
    assert kept(1, 2, 0, 4) == [1, 2, 3, 4]
    assert kept(1, 2, 0, 9, 10) == [1, 2, 3, 9, 10]
    assert kept(1, 2, 3, 0) == [1, 2, 3, 4]


def test_more_of_them_than_are_missing_are_none() -> None:
    assert kept(1, 2, 0, 3) == [1, 2, 3]
    assert kept(1, 2, 3, 0, 0, 5) == [1, 2, 3, 4, 5]


def test_where_few_pages_have_notes_just_those_missing_are() -> None:
    assert kept(1, 0, 3) == [1, 2, 3]
    assert kept(1, 0, 9) == [1, 9]
