"""Rows of numbers that count up where pages are unknown; ``rules/test_folios`` shows what becomes of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.cleaning.furniture.number_rows import (
    LOST,
    SHORTEST_PAGE,
    longest_row,
    number_of_last_page,
    on_one_side,
    parts_pages,
    two_sided,
    where_due,
)
from quickscan_build.cleaning.setting.lines import Lines
from quickscan_build.cleaning.setting.shared import lines_of
from quickscan_build.reading.plain import parse
from quickscan_build.text import Text

LINE = "de raad wil dat de wijken groener worden en vraagt het college om een plan voor"


def printed(*folios: str, page: int = 20) -> Lines:
    """Pages that are so many lines long, each with a line that stands alone at its foot."""
    content = "\n\n".join("\n".join([LINE] * page) + f"\n\n{folio}" for folio in folios)
    return lines_of(Text.of(parse(f"{content}\n\n{LINE}\n".encode(), where="test")))


def numbers(lines: Lines) -> list[int]:
    return [one.number for one in longest_row(lines)]


@pytest.mark.parametrize(
    ("folios", "row"),
    [
        (("1", "2", "3", "4"), [1, 2, 3, 4]),
        (("– 7 –", "– 8 –", "Pagina 9 van 12"), [7, 8, 9]),
        (("1", "~", "3", "4"), [1, 3, 4]),
        (("1", "~", "~", "4", "5"), [1, 4, 5]),
        (("2017", "1", "2", "40", "3"), [1, 2, 3]),
        (("Verslag 1", "Verslag 2", "Fase 9", "Verslag 4"), [1, 2, 4]),
        (("1", "1", "1"), [1]),
        (("3", "2", "1"), [3]),
        ((LINE, LINE), []),
    ],
)
def test_the_longest_row_of_numbers_that_count_up(folios: tuple[str, ...], row: list[int]) -> None:
    assert numbers(printed(*folios)) == row


def test_a_number_behind_a_bar_counts_rather_than_one_below_it_that_words_stand_beside() -> None:
    feet = ("Een | 1", "2 | Verslag", "Twee | 3", "Ronde 3", "4 | Verslag")
    lines = printed(*feet, page=10)
    assert [lines[one.line] for one in longest_row(lines)] == [foot for foot in feet if "|" in foot]
    plain = printed("Een 1", "2 Verslag", "Twee 3", "Ronde 3", "4 Verslag", page=10)
    assert "Ronde 3" in [plain[one.line] for one in longest_row(plain)]


def test_a_number_that_says_what_it_is_counts_rather_than_that_of_a_chapter_which_comes_back() -> None:
    feet = ["Pagina 1 van 9", "1 Inleiding", "Pagina 2 van 9", "1 Inleiding", "Pagina 3 van 9"]
    lines = printed(*feet, page=SHORTEST_PAGE)
    assert [lines[one.line] for one in longest_row(lines)] == feet[::2]


@pytest.mark.parametrize("page", [1, SHORTEST_PAGE - 2, 260])
def test_numbers_that_are_not_a_page_apart_make_no_row(page: int) -> None:
    assert len(numbers(printed("1", "2", "3", "4", page=page))) == 1


@given(
    st.lists(st.sampled_from(["1", "2", "3", "4", "5", "Fase 2", "2017", "~", LINE]), min_size=1, max_size=8)
)
def test_a_row_goes_down_the_text_and_up_in_number(folios: list[str]) -> None:
    row = longest_row(printed(*folios, page=SHORTEST_PAGE))
    assert [one.line for one in row] == sorted({one.line for one in row})
    assert all(0 < b.number - a.number <= LOST for a, b in pairwise(row))


@pytest.mark.parametrize(
    ("folios", "left"),
    [
        (("Verslag 1", "Verslag 2", "3 Verslag", "Verslag 4"), [1, 2, 4]),
        (("1 Verslag", "2 Verslag", "Ronde 3", "4 Verslag"), [1, 2, 4]),
        (("Verslag 1", "2 Verslag", "Verslag 3", "4 Verslag"), [1, 2, 3, 4]),
        (("1", "2", "3"), [1, 2, 3]),
    ],
)
def test_numbers_are_on_one_side_or_alternate(folios: tuple[str, ...], left: list[int]) -> None:
    lines = printed(*folios)
    assert [one.number for one in on_one_side(lines, longest_row(lines))] == left


@pytest.mark.parametrize(
    ("folios", "by_turns"),
    [
        (tuple(f"{n} Verslag" if n % 2 else f"Verslag {n}" for n in range(1, 9)), True),
        (tuple(f"Verslag {n}" for n in range(1, 9)), False),
        (tuple(map(str, range(1, 9))), False),
        (("1 Verslag", "Verslag 2", "3 Verslag"), False),
    ],
)
def test_left_and_right_pages_may_have_theirs_on_either_side(
    folios: tuple[str, ...], *, by_turns: bool
) -> None:
    lines = printed(*folios)
    assert two_sided(lines, longest_row(lines)) is by_turns


@pytest.mark.parametrize(
    ("folios", "due"),
    [
        (("11", "12"), False),
        ((*["~"] * 9, "10", "11"), True),
        ((*["~"] * 9, "10", "11", "12"), True),
        ((*["~"] * 4, "10", "11", "12"), False),
        ((*["~"] * 9, "10", "11", *["~"] * 4), False),
        (("7", "8", "9"), False),
    ],
)
def test_numbers_of_two_digits_are_where_their_pages_are(folios: tuple[str, ...], *, due: bool) -> None:
    lines = printed(*folios)
    assert where_due(lines, longest_row(lines)) is due


@pytest.mark.parametrize("folios", [("1", "2", "3"), ("Pagina 1", "Pagina 2", "Pagina 3")])
def test_numbers_around_which_a_sentence_runs_on_part_pages(folios: tuple[str, ...]) -> None:
    lines = printed(*folios)
    assert parts_pages(lines, longest_row(lines))


@pytest.mark.parametrize(
    ("words", "cutting", "parting"),
    [
        (("Wonen", "Werken", "Water", "Groen", "Zie Wet 1"), 1, False),
        (("Wonen", "Werken", "Water", "Zie Wet 1", "Zie Wet 2"), 2, False),
        (("Wonen", "Werken", "Water", "Groen", "Verkeer"), 3, True),
        (("Wonen", "Wonen", "Water", "Water", "Verkeer"), 1, True),
        (("", "", "", "Groen", "Verkeer"), 1, True),
    ],
)
def test_numbers_beside_different_words_part_pages_if_sentences_run_on_around_half_of_them(
    words: tuple[str, ...], cutting: int, parting: bool
) -> None:
    """Headings count up as well, and notes that cut a sentence may go on where they end."""
    parts = []
    for number, word in enumerate(words, 1):
        cut = number > len(words) - cutting
        ended = f"{LINE} de wijk {chr(96 + number)}" + "." * (not cut)
        body = [f"Zin {chr(96 + number)} {LINE}", *[LINE] * (10 + 14 * (number % 2)), ended]
        parts.append("\n".join(body) + f"\n\n{number} {word}".rstrip())
        if cut:
            parts[-1] += f"\n\nvoor de wijk {chr(96 + number)}."
    lines = lines_of(Text.of(parse("\n\n".join(parts).encode(), where="test")))
    row = longest_row(lines)
    assert len(row) == len(words)
    assert parts_pages(lines, row) is parting


def test_numbers_between_whole_paragraphs_of_any_length_separate_no_pages() -> None:
    rows = [
        f"{n}\n\n" + "\n".join(f"Zin {chr(97 + at)} van {n}." for at in range(7 + 18 * (n % 2)))
        for n in (1, 2, 3)
    ]
    lines = lines_of(Text.of(parse("\n\n".join(["Begin.", *rows]).encode(), where="test")))
    row = longest_row(lines)
    assert len(row) == 3
    assert not parts_pages(lines, row)


@pytest.mark.parametrize(
    ("last", "found"),
    [("Pagina 4", [4]), ("Pagina 5", []), ("4", []), ("Figuur 4", []), ("Pagina 4 van 4", [])],
)
def test_a_last_page_of_a_few_lines_has_the_next_number_in_the_same_words(
    last: str, found: list[int]
) -> None:
    pages = [f"Pagina {n}" for n in (1, 2, 3)]
    content = (
        "\n\n".join("\n".join([LINE] * 20) + f"\n\n{folio}" for folio in pages) + f"\n\n{LINE}\n\n{last}"
    )
    lines = lines_of(Text.of(parse(content.encode(), where="test")))
    assert [one.number for one in number_of_last_page(lines, longest_row(lines)[-1])] == found
