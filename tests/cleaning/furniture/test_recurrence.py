from __future__ import annotations

import pytest

from quickscan_build.cleaning.furniture.recurrence import Recurrence, a_page_apart, alone, key_of
from quickscan_build.cleaning.setting.lines import Lines
from quickscan_build.cleaning.setting.shared import lines_of
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


def test_only_letters_count() -> None:
    assert key_of("Verslag – 2019 |  Groen") == key_of("VERSLAG groen 7") == "verslaggroen"


def test_what_is_alone() -> None:
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
def test_different_lines_are_not_a_head(rows: list[str]) -> None:
    assert heads(rows) == []


def at(steps: list[int]) -> list[int]:
    return [sum(steps[:n]) for n in range(len(steps) + 1)]


@pytest.mark.parametrize(
    "steps",
    [
        [40, 40, 40, 40],
        [36, 42, 40, 41, 33, 51],
        [40, 80, 40, 40],
        [36, 40, 40, 42, 66],
        [38, 38, 37, 55, 54, 40, 3, 37, 28, 39, 35],
    ],
)
def test_about_a_page_apart(steps: list[int]) -> None:
    assert a_page_apart(at(steps), 15)


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [40, 40, 40],
        [12, 12, 12, 12],
        [20, 40, 20, 40, 60],
        [40, 80, 80, 40],
        [40, 40, 40, 3],
        [40, 40, 40, 200],
        [10, 70, 15, 60, 22, 90, 31, 44],
        [40, 40, 40, 40, 3, 90, 17],
    ],
)
def test_not_a_page_apart(steps: list[int]) -> None:
    assert not a_page_apart(at(steps), 15)
