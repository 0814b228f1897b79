"""A text knows where each of its characters came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.ledger import Change, Kind, Ledger, Pass, replay
from quickscan_build.text import Place, Source, Span, Text

from .strategies import histories, texts


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (Span(0, 3), Span(2, 5), True),
        (Span(0, 3), Span(3, 5), False),
        (Span(0, 9), Span(3, 5), True),
        (Span(0, 9), Span(4, 4), True),
        (Span(0, 9), Span(0, 0), False),
        (Span(0, 9), Span(9, 9), False),
        (Span(4, 4), Span(4, 4), False),
    ],
)
def test_spans_overlap_when_they_share_a_character(one: Span, other: Span, overlap: bool) -> None:
    assert one.overlaps(other) is overlap
    assert other.overlaps(one) is overlap


@given(texts)
def test_lines_are_those_of_the_file(content: str) -> None:
    source = Source("x", content)
    line = 1
    for at, char in enumerate(content):
        assert source.line(at) == line
        assert source.line_start(line) <= at
        line += char == "\n"
    assert source.line_start(line + 1) == len(content)


SOURCE = Source("x", " een\ntwee\n drie\n vier\n", (0, 10, 16), ("4", "5", "6"))


@pytest.mark.parametrize(
    ("offset", "place"),
    [
        (0, ("4", 1)),
        (5, ("4", 2)),
        (9, ("4", 2)),
        (10, ("5", 3)),
        (16, ("6", 4)),
        (21, ("6", 4)),
        (22, ("6", 5)),
    ],
)
def test_a_place_is_page_and_line(offset: int, place: tuple[str, int]) -> None:
    assert SOURCE.place(offset) == place


def test_a_place_reads_well() -> None:
    assert str(Place("13", 402)) == "p. 13, line 402"
    assert str(Place("", 402)) == "line 402"
    assert Source("x", "een").place(1) == Place("", 1)


@given(histories())
def test_a_text_is_its_source_replayed(history: tuple[str, Ledger]) -> None:
    content, ledger = history
    text = Text.of(Source("x", content))
    for one in ledger.passes:
        text = text.after(one)
    assert text.ledger == ledger
    assert text.content == replay(content, ledger)


def marked(source: Source, letters: str) -> Text:
    """The source with every line end taken out, and "[" before and "]" behind each of ``letters``."""
    joins = tuple(Change(at, "\n", "", "") for at, c in enumerate(source.content) if c == "\n")
    text = Text.of(source).after(Pass("join", Kind.LAYOUT, joins))
    marks = tuple(Change(at, c, f"[{c}]", "") for at, c in enumerate(text.content) if c in letters)
    return text.after(Pass("mark", Kind.MARK, marks))


@given(st.text("ab\n", min_size=1, max_size=80))
def test_each_character_knows_its_place_in_the_source(content: str) -> None:
    text = marked(Source("x", content), "b")
    kept = [at for at, c in enumerate(content) if c != "\n"]
    letters = [at for at, c in enumerate(text.content) if c in "ab"]
    for here, origin in zip(letters, kept, strict=True):
        # What a change replaced maps to where the change starts: the very character, here.
        at = here - 1 if text.content[here] == "b" else here
        assert text.origin(at) == origin
        assert text.place(at).line == content.count("\n", 0, origin) + 1


def test_page_starts_move_with_the_text() -> None:
    text = marked(SOURCE, "v")
    assert text.content == " eentwee drie [v]ier"
    assert [text.content[at:][:3] for at in text.page_starts] == [" ee", " dr", " [v"]


def test_every_change_of_the_ledger_has_its_place() -> None:
    places = list(marked(SOURCE, "td").places())
    assert places == [("4", 1), ("4", 2), ("5", 3), ("6", 4), ("4", 2), ("5", 3)]
