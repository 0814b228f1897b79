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


@pytest.mark.parametrize(
    "other",
    ["II De instelling van de vertrouwenscommissie", "De inrichting, de vertrouwenscommissie"],
)
def test_a_heading_with_a_word_of_its_own_is_not_one_of_a_head_with_another(other: str) -> None:
    rows = ["V De bevindingen van de vertrouwenscommissie"] * 2
    assert heads([other, *rows]) == [rows]
    assert heads([other, *rows, other]) == [[other, other], rows]


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
        ["Onderzoek naar de kosten van het water", *["Onderzock naar de groei van het water"] * 2],
        ["Circulaire vertrouwelijke behandeling", *["Cireulaire vertrouwelifte behandeling"] * 2],
        ["Het verslag van de raad", *["De verslag van de raad"] * 2],
        ["Xqvwz van de vertrouwenscommissie", *["Wonen bij de vertrouwenscommissie"] * 2],
        ["Vertrouwenscommissie van wonen", *["De vertrouwenscommissie van wonen, werken"] * 2],
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
