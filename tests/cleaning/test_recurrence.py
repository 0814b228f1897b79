from __future__ import annotations

import pytest

from quickscan_build.cleaning.lines import Lines, lines_of
from quickscan_build.cleaning.recurrence import Recurrence, alone, key_of
from quickscan_build.language import dutch
from quickscan_build.reading.plain import parse
from quickscan_build.text import Text


def lines(content: str) -> Lines:
    return lines_of(Text.of(parse(content.encode(), where="test")))


def heads(rows: list[str], apart: int = 0) -> list[list[str]]:
    """The rows, each alone on its page, that are found to be one head."""
    content = "\n\n".join(rows)
    rows_of = lines(content)
    found = Recurrence(rows_of, dutch(content)).heads(list(range(len(rows_of))), apart)
    return [[rows_of[i] for i in head.at] for head in found]


def test_only_letters_tell() -> None:
    assert key_of("Verslag – 2019 |  Groen") == key_of("VERSLAG groen 7") == "verslaggroen"


def test_what_stands_alone() -> None:
    rows = lines("een\n\ntwee\n\ndrie\nvier\n")
    assert [alone(rows, i) for i in range(4)] == [True, True, False, False]
    assert [bool(rows.clear[i]) for i in range(4)] == [True, True, True, False]


@pytest.mark.parametrize(
    "rows",
    [
        ["Verslag van de raad", "Verslag van de raad"],
        ["Verslag van de raad", "Verslag van de raad", "Versiag van de road"],
        ["Versiag van de gemeente", "Verslag van de gemecnte", "Verslag van dc gemeente"],
    ],
)
def test_one_head_however_it_was_read(rows: list[str]) -> None:
    assert heads(rows) == [rows]


@pytest.mark.parametrize(
    "rows",
    [
        ["Verslag van de raad"],
        ["Leven in de stad en dorp", "Leven om de stad en dorp"],
        ["Water", "Wonen"],
        ["• een", "• een"],
        ["1. een", "1. een"],
    ],
)
def test_different_lines_are_no_head(rows: list[str]) -> None:
    assert heads(rows) == []
