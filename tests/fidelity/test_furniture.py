from __future__ import annotations

from dataclasses import replace

import pytest

from quickscan_build.fidelity import furniture
from quickscan_build.fidelity.blocks import Block
from quickscan_build.fidelity.marks import Expected
from quickscan_build.fidelity.pdf.model import Artifact, PdfText
from quickscan_build.text import Place

TEXT = PdfText(
    blocks=(Block("paragraph", "De tuin.", leaf=3),),
    marks=(),
    contents=(),
    bookmarks=(),
    titles=((1, "Inhoud"), (2, "Eerste deel"), (4, "Tweede deel"), (3, "Noten")),
    artifacts=(),
    repeated=frozenset({"Eerstedeel", "Inhoud"}),
    amiss=(),
    declared=(),
)


def found(leaf: int, said: str) -> bool:
    return bool(furniture.check(replace(TEXT, artifacts=(Artifact(leaf, str(leaf + 5), said),)), ()))


@pytest.mark.parametrize(("leaf", "said"), [(2, "1"), (4, "2"), (4, "9"), (3, "8"), (3, "Inhoud")])
def test_a_part_has_its_number_and_a_page_has_its_own(leaf: int, said: str) -> None:
    assert not found(leaf, said)


@pytest.mark.parametrize(("leaf", "said"), [(4, "12"), (3, "2"), (3, "9"), (3, "niet")])
def test_no_other_number_and_no_word(leaf: int, said: str) -> None:
    assert found(leaf, said)


@pytest.mark.parametrize(
    ("said", "of", "wrong"),
    [
        ("a", 1, False), ("b", 1, True), ("z", 26, False), ("aa", 26, True), ("aa", 27, False),
        ("ab", 27, True), ("ba", 53, False), ("1", 1, False), ("2", 1, True), ("A", 9, True), ("é", 9, True),
        ("aaa", 9999, True), ("٣", 9, True), ("a", 0, True), ("a1", 99, True),
    ],
)  # fmt: skip
def test_a_note_is_counted_by_a_letter_or_a_number(said: str, of: int, wrong: bool) -> None:
    notes = [Expected("note", "Zo gedrukt.", "", Place("6", 1), 0)] * of
    assert bool(furniture.check(replace(TEXT, artifacts=(Artifact(3, "8", said),)), notes)) is wrong


@pytest.mark.parametrize(("said", "wrong"), [("p. 6", False), ("p. 7", True)])
def test_a_margin_names_no_page_that_the_print_does_not_have(said: str, wrong: bool) -> None:
    six = Expected("page", "6", "", Place("6", 1), 0)
    text = replace(TEXT, artifacts=(Artifact(3, "8", said),))
    assert bool(furniture.check(text, [six])) is wrong
