"""A mark that is gone is one finding, where it belongs, and leaves the others what they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.growth import grows_evenly

from quickscan_build.fidelity.blocks import Block, Mark
from quickscan_build.fidelity.marks import AROUND, Expected, check, expected_marks
from quickscan_build.text import Place, Source, Text

WORDS = ("appels", "peren", "bessen")
BLOCKS = [Block("paragraph", f"Hier groeien {word} te veel", where=f"{word}.html, block 1") for word in WORDS]


def marks() -> list[Mark]:
    """Each paragraph with its page mark, its [sic] and its note."""
    found = []
    for at, word in enumerate(WORDS):
        where = BLOCKS[at].where
        found += [
            Mark(frozenset({"qb-page"}), "", at, 0, id=f"p{at}", where=where),
            Mark(frozenset({"qb-sic"}), "[sic]", at, len(BLOCKS[at].text), f"#{word}", f"{word}-ref", where),
            Mark(frozenset({"qb-note"}), f"Over {word}.", at + 1, 0, f"#{word}-ref", word, where),
        ]
    return found


def wanted() -> list[Expected]:
    found = []
    for at, word in enumerate(WORDS):
        start = "".join(block.text.replace(" ", "") for block in BLOCKS[at:])[:AROUND]
        found += [
            Expected("page", f"{at}", start, Place(f"{at}", 0), at),
            Expected("sic", "[sic]", BLOCKS[at].text[-AROUND:], Place(f"{at}", 0), at),
            Expected("note", f"Over {word}.", "", Place(f"{at}", 0), at),
        ]
    return found


def test_what_is_there_is_no_finding() -> None:
    assert check("html", BLOCKS, marks(), wanted()) == []


@pytest.mark.parametrize("gone", range(9))
def test_what_is_gone_is_told_once_in_its_file(gone: int) -> None:
    left = marks()
    del left[gone]
    assert [one.where for one in check("html", BLOCKS, left, wanted())] == [BLOCKS[gone // 3].where]


def test_a_mark_that_is_gone_with_its_text_is_told_behind_the_one_before() -> None:
    left = [mark for mark in marks() if mark.block == 0 and "qb-note" not in mark.classes]
    found = check("html", BLOCKS[:1], left, [one for one in wanted() if one.kind != "note"])
    found = [one for one in found if one.expected == "[sic]"]
    assert {one.where for one in found} == {"after appels.html, block 1"}


def book(pages: int) -> tuple[Text, Block]:
    """A text of so many pages without a blank line: one block."""
    page = "Hier groeien appels en peren. "
    content = page * pages
    starts = range(0, len(content), len(page))
    source = Source("boek", content, tuple(starts), tuple(map(str, range(pages))))
    return Text.of(source), Block("paragraph", content.strip(), start=0)


def test_pages_are_marked_up_to_the_last_that_has_text() -> None:
    text, block = book(3)
    end = len(block.text)
    source = Source("boek", f"{block.text}\f\n", (*text.page_starts, end), (*"0123",))
    due = expected_marks((), Text.of(source), [block])
    assert [(one.says, one.around) for one in due] == [
        ("0", "HiergroeienappelsenperenHier"[:AROUND]),
        ("1", "HiergroeienappelsenperenHier"[:AROUND]),
        ("2", "Hiergroeienappelsenperen."[:AROUND]),
    ]


def test_the_marks_of_a_block_as_long_as_a_book_take_no_square_of_their_number() -> None:
    def work(pages: int) -> Callable[[], object]:
        text, block = book(pages)
        there = [
            Mark(frozenset({f"qb-{kind}"}), says, 0, at, id=f"p{number}")
            for number, at in enumerate(text.page_starts)
            for kind, says in (("page", ""), ("sic", "[sic]"))
        ]

        def done() -> None:
            due = expected_marks((), text, [block])
            assert len(due) == pages
            assert len(check("epub", [block], there, due)) == pages

        return done

    assert grows_evenly(work, 10_000)
