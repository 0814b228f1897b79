from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.cleaning.engine import clean
from quickscan_build.cleaning.order import RULES
from quickscan_build.cleaning.setting.lines import Lines
from quickscan_build.language import dutch, words
from quickscan_build.text import Source, Text

ITEM = re.compile("[-•] |e |[0-9]+[.]")


def lines(content: str, *pages: int) -> Lines:
    return Lines.of(Text.of(Source("", content, pages)))


def columns(some: Lines) -> list[tuple[str, int, int, int]]:
    return [(some[i], some.gaps[i], some.indents[i], some.tops[i]) for i in range(len(some))]


def test_lines_gaps_indents_and_page_starts() -> None:
    found = lines("\n  een\n \ntwee \n\f\ndrie\n\n\n", 0, 14)
    assert columns(found) == [("een", 1, 2, 0), ("twee", 1, 0, 0), ("drie", 1, 0, 1)]


def test_a_page_mark_that_is_a_blank_is_not_an_indent() -> None:
    assert columns(lines("een\n twee", 0, 4)) == [("een", 0, 0, 0), ("twee", 0, 0, 1)]


@given(st.text("a \n\f", max_size=60))
def test_a_text_may_be_read_in_pieces(content: str) -> None:
    whole = columns(lines(content))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "CHUNK", 3)
        assert columns(lines(content)) == whole


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("- een\n  • twee\ne drie", [0, 1, 2]),
        ("\n\n\f3. een\n\f  4. twee", [0, 1]),
        ("een\f- twee\ndrie", [1]),
        ("een\n twee\nElf", []),
    ],
)
def test_lines_that_open_with_a_mark(content: str, found: list[int]) -> None:
    assert [index for index, _ in lines(content).opening(ITEM)] == found


def test_a_mark_may_be_sought_by_its_sign() -> None:
    found = list(lines("- een\n• twee\n[^1]: drie\n•vier").opening(ITEM, "•["))
    assert [(index, mark[0]) for index, mark in found] == [(1, "• ")]


def test_without_some_lines_the_others_stay_where_they_were() -> None:
    whole = lines("een\n\n1 twee\n\fdrie\nvier.\n2 vijf", 0, 12)
    rest = whole.without([range(1, 2), range(4, 5)])
    assert columns(rest) == [("een", 0, 0, 0), ("drie", 0, 0, 1), ("vier.", 0, 0, 0)]
    assert (rest.heads, rest.tails, list(rest.starts)) == ("edv", "ne.", [0, 13, 18])
    assert list(rest.widths) == [whole.widths[0], whole.widths[2], whole.widths[3]]


_SIGNS = [
    sign for sign in map(chr, (*range(0x180), *range(0x2010, 0x2600))) if sign.isprintable() and sign != " "
]
_FOLLOW = ("", "- ", " ", ". ", ") ", ", ", "1. ", "1) ", "_", "m ")
_WORDS = ("Aan het", "aan de", "“Wie", "17 jaar")


def test_what_a_rule_seeks_at_line_starts_opens_with_the_signs_it_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: set[str] = set()

    def opening(some: Lines, pattern: re.Pattern[str], signs: str = "") -> list[tuple[int, re.Match[str]]]:
        found, all_lines = list(real(some, pattern, signs)), real(some, pattern)
        assert [index for index, _ in found] == [index for index, _ in all_lines], pattern.pattern
        asked.add(pattern.pattern)
        return found

    real = Lines.opening
    monkeypatch.setattr(Lines, "opening", opening)
    rows = [f"{sign}{follow}{word}" for sign in _SIGNS for follow in _FOLLOW for word in _WORDS]
    content = "\n".join(f"{row}...\n" if number % 3 else row for number, row in enumerate(rows))
    clean(Source("", content), RULES, dutch(content, model="eng"))
    assert len(asked) > 10
