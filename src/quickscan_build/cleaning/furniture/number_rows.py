"""A row of numbers that count up a page apart: the page numbers of a text whose pages are unknown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import compress
from operator import and_

from ..setting.columns import either
from ..setting.line_edges import ends_broken, ends_sentence, starts_low
from ..setting.lines import Lines
from .page_numbers import Candidate, candidates
from .recurrence import a_page_apart

SHORTEST_PAGE, LONGEST_PAGE = 6, 220
"""Lines between two page numbers, where pages are unknown."""
CHAPTERS = 3
"""Different heads beside page numbers that are enough to show a custom."""
SIDED = 8
"""One in so many numbers on left or right pages (and one in any few) may be that of a heading."""
TWO_DIGITS = 10
"""The first number of two digits."""
TYPICAL = 15, 70
"""The fewest and the most lines on an average page."""
NEXT, LOST = 3, 10
"""Pages from one number to the next; the same where these pages are as long as those before."""
SHORTEST_ROW = 3
"""Numbers: a shorter row may be chance."""


def longest_row(lines: Lines) -> list[Candidate]:
    """The longest row of numbers on lines apart that count up, about a page from one to the next.

    They count by one, or by two or three where some were lost; by more where the pages are as long as those
    before. One that stands alone, or beside what others stand beside, counts for two (``Fase 2`` is no page),
    and one that says what it is (``| 2``, ``Pagina 2 van 9``) for one more.
    """
    apart = b"\x01" + either(lines.gaps[1:]) + b"\x01"
    lone = compress(range(len(lines)), map(and_, apart, apart[1:]))
    found = [one for index in lone for one in candidates(lines, index)]
    beside = Counter(one.beside for one in found)
    length: dict[Candidate, int] = {}
    link: dict[Candidate, Candidate] = {}
    first: dict[Candidate, Candidate] = {}
    latest: dict[int, Candidate] = {}
    for one in found:
        weight = 1 + one.told + (one.alone or beside[one.beside] > 1)
        length[one] = weight
        first[one] = one
        for back in range(1, LOST + 1):
            other = latest.get(one.number - back)
            if other is None or length[other] + weight <= length[one]:
                continue
            least, most = SHORTEST_PAGE * back, LONGEST_PAGE * back
            if back > NEXT:
                least, most = _at_pace(other, first[other], back)
            if least <= one.line - other.line <= most:
                length[one] = length[other] + weight
                link[one] = other
                first[one] = first[other]
        known = latest.get(one.number)
        apace = known is not None and one.line - known.line <= LONGEST_PAGE
        # If there are two on one line ("2 Verslag van fase 2"), the first counts.
        if known is None or not apace or length[one] >= length[known] + (one.line == known.line):
            latest[one.number] = one
    if not length:
        return []
    row = [max(length, key=lambda one: length[one])]
    while row[-1] in link:
        row.append(link[row[-1]])
    return row[::-1]


def _at_pace(last: Candidate, first: Candidate, back: int) -> tuple[int, int]:
    """The fewest and the most lines that so many pages have below the last number of a row."""
    if first is last:
        return 1, 0
    lines = back * (last.line - first.line) / (last.number - first.number)
    return round(0.7 * lines), round(1.4 * lines)


def on_one_side(lines: Lines, row: list[Candidate]) -> list[Candidate]:
    """Without the numbers that open their line where most close it, or the reverse: headings count up, too.

    Left and right pages may have theirs on opposite sides.
    """
    first, last = _sides(lines, row)
    odd_first, odd_last = _mostly_odd(first), _mostly_odd(last)
    if odd_first is not odd_last and None not in (odd_first, odd_last):
        sides = ((first, odd_first), (last, odd_last))
        strange = {one for side, odd in sides for one in side if one.number % 2 != odd}
        return [one for one in row if one not in strange]
    fewer = set(first if len(first) < len(last) else last)
    return [one for one in row if one not in fewer]


def _sides(lines: Lines, row: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """The numbers that open their line, and those that close it."""
    beside = [one for one in row if not one.alone]
    first = [one for one in beside if one.start == lines.starts[one.line]]
    return first, [one for one in beside if one.start > lines.starts[one.line]]


def two_sided(lines: Lines, row: list[Candidate]) -> bool:
    """Whether odd numbers stand on one side of their lines and even ones on the other."""
    first, last = _sides(lines, row)
    odd = _mostly_odd(first), _mostly_odd(last)
    return min(len(first), len(last)) >= SHORTEST_ROW and None not in odd and odd[0] is not odd[1]


def _mostly_odd(side: list[Candidate]) -> bool | None:
    """Whether almost all numbers on one side are odd, or (False) even; None if it is neither."""
    odd = sum(one.number % 2 for one in side)
    strange = max(len(side) // SIDED, int(len(side) > SHORTEST_ROW))
    if len(side) - odd <= strange:
        return True
    return False if odd <= strange else None


def where_due(lines: Lines, row: list[Candidate]) -> bool:
    """Whether numbers of two digits are as far into the text as their pages, up to its end.

    OCR may have lost all before them. Two are enough if a sentence runs on around one of them.
    """
    if len(row) < 2 or row[0].number < TWO_DIGITS or not all(one.alone for one in row):
        return False
    sizes = [one.line / one.number for one in row]
    even = TYPICAL[0] <= min(sizes) and max(sizes) <= min(TYPICAL[1], 1.12 * min(sizes))
    last = len(lines) - row[-1].line <= 2 * max(sizes)
    return even and last and (len(row) >= SHORTEST_ROW or any(cuts(lines, one.line) for one in row))


def parts_pages(lines: Lines, row: list[Candidate]) -> bool:
    """Whether numbers separate pages: they say so, sentences run on around them, or a head is next."""
    words = Counter(one.beside for one in row)
    # Headings and notes count up, too: each stands beside words of its own.
    paged = sum(words[one.beside] > 1 for one in row)
    often = 5 if paged * 2 >= len(row) else 2
    if sum(one.told or cuts(lines, one.line) for one in row) * often >= len(row):
        return True
    if len({one.beside for one in row if not one.alone}) >= CHAPTERS and len(row) >= 2 * CHAPTERS:
        return True
    if a_page_apart([one.line for one in row], SHORTEST_PAGE):
        return True
    for step in (-1, 1):
        beside = Counter(lines[one.line + step] for one in row if 0 <= one.line + step < len(lines))
        # Two, because left and right pages may have a head each.
        recurring = sum(count for _, count in beside.most_common(2) if count > 1)
        if recurring * 2 > len(row) or (recurring > 2 and recurring * 2 >= len(row) - 1):
            return True
    return False


def number_of_last_page(lines: Lines, one: Candidate) -> Iterator[Candidate]:
    """The number of a last page of a few lines, in the same words as the one before."""
    index = len(lines) - 1
    if one.alone and one.told and 0 < index - one.line < SHORTEST_PAGE and lines.gaps[index]:
        words = re.sub(r"\d+", "", lines[one.line])
        for last in candidates(lines, index):
            if last.number == one.number + 1 and re.sub(r"\d+", "", lines[index]) == words:
                yield last


def cuts(lines: Lines, index: int) -> bool:
    """Whether a sentence or a word runs on around a line."""
    if not 0 < index < len(lines) - 1:
        return False
    before, after = lines[index - 1], lines[index + 1]
    return starts_low(after) and (ends_broken(before) or not ends_sentence(before))
