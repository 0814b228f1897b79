"""The rows of a table get a bar between their cells, where OCR kept the columns apart.

    Utrecht     361.924   2019          Utrecht | 361.924 | 2019
    Zeist        65.043   2020      →   Zeist | 65.043 | 2020
    |Soest|46.906|2021|                 Soest | 46.906 | 2021

Rows are consecutive lines with the same number of cells, which are separated by bars, or by two or more
blanks at the same place in each of at least three lines. Lines with single blanks only stay as they are.
Where the rows of a table cannot be told apart, only its rules go: bars at the edges of lines, and lines of
nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Rule
from ..setting.lines import Lines
from ..setting.shared import lines_of
from ..signs import places_of

_BAR = re.compile(r"[ \t]*\|[ \t]*")
_COLUMN = re.compile(r"[ ]{2,}|[ ]*\t[ \t]*")
_BLANKS = re.compile("  ")
_EDGE = re.compile(r"^[ \t]*+\|(?=[ \t\n])|[ \t]\|(?=[ \t]*+$)", re.MULTILINE)
NEAR = 6
"""Lines from one with a bar at its edge to the next, in one table."""
AGREE = 2
"""Characters by which a column may begin earlier or later in the next row."""
FEWEST = 3
"""Rows without bars that make a table."""

_Row = tuple[list[tuple[int, int]], bool]
"""Where the separators of a row are in the text, and whether they are bars."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    rows = _rows(text)
    barred = "|" in text.content
    if not rows and not barred:
        return
    told: set[int] = set()
    lines = lines_of(text)
    table: list[int] = []
    for index in (*rows, -1):
        if table and index == table[-1] + 1 and _together(lines, rows, index):
            table.append(index)
            continue
        if table and len(table) >= (2 if rows[table[0]][1] else FEWEST):
            told.update(table)
            for number in table:
                yield from _set(lines, number, rows[number])
        table = [index]
    if barred:
        yield from _rules(lines, told)


def _rows(text: Text) -> dict[int, _Row]:
    """The lines that may be rows, in order, with their separators."""
    content = text.content
    # Every separator has one of these, which are searched for one by one: most texts have none.
    signs = {*places_of(content, "|\t"), *map(re.Match.start, _BLANKS.finditer(content))}
    if not signs:
        return {}
    lines = lines_of(text)
    rows = ((index, _row(lines, index)) for index in sorted(set(map(lines.at, signs))))
    return {index: row for index, row in rows if row is not None}


def _row(lines: Lines, index: int) -> _Row | None:
    """The separators in a line, including those at its edges; None for a line without any."""
    start, end = lines.starts[index], lines.ends[index]
    if end - start > 400:
        return None
    content = lines.content
    bars = [found.span() for found in _BAR.finditer(content, start, end)]
    if bars:
        inner = [span for span in bars if span[0] > start and span[1] < end]
        return (bars, True) if inner else None
    columns = [found.span() for found in _COLUMN.finditer(content, start, end)]
    return (columns, False) if columns else None


def _together(lines: Lines, rows: dict[int, _Row], index: int) -> bool:
    """Whether a line is a row of the same table as the line above it."""
    row, above = rows[index], rows[index - 1]
    if row[1] != above[1] or lines.tops[index] or lines.gaps[index] > 1:
        return False
    cells, cells_above = _cells(lines, index, row), _cells(lines, index - 1, above)
    if len(cells) != len(cells_above):
        return False
    if row[1]:
        return True
    left, left_above = (
        lines.starts[index] - lines.indents[index],
        lines.starts[index - 1] - lines.indents[index - 1],
    )
    starts = [(a - left, b - left_above) for (a, _), (b, _) in zip(cells, cells_above, strict=True)]
    ends = [(a - left, b - left_above) for (_, a), (_, b) in zip(cells, cells_above, strict=True)]
    # A column is set flush left, or flush right (numbers).
    return all(
        abs(s[0] - s[1]) <= AGREE or abs(e[0] - e[1]) <= AGREE for s, e in zip(starts, ends, strict=True)
    )


def _rules(lines: Lines, told: Set[int]) -> Iterator[Edit]:
    """The bars at the edges of lines near one another, except in rows that were found already."""
    barred = sorted({*map(lines.at, _edges(lines.content)), *told})
    for place, index in enumerate(barred):
        if index in told:
            continue
        near = [other for other in barred[max(place - 2, 0) : place + 3] if abs(other - index) <= NEAR]
        if sum(1 + _closed(lines[other]) for other in near) < FEWEST:
            continue
        start, end = lines.starts[index], lines.ends[index]
        row = lines[index]
        left = len(row) - len(row.lstrip("| \t"))
        if left == len(row):
            yield Edit(start, end, "", "the rules of a table")
            continue
        right = len(row.rstrip("| \t"))
        if left and row[left - 1] in " \t":
            yield Edit(start, start + left, "", "the rule at the edge of a table")
        if right < len(row) and row[right] in " \t":
            yield Edit(start + right, end, "", "the rule at the edge of a table")


def _closed(row: str) -> bool:
    """Whether a line has a bar at both ends, and so counts for two lines with one bar."""
    return len(row) > 1 and row[0] == row[-1] == "|"


def _cells(lines: Lines, index: int, row: _Row) -> list[tuple[int, int]]:
    """Where the cells of a row are."""
    start, end = lines.starts[index], lines.ends[index]
    bounds = [start, *(edge for span in row[0] for edge in span), end]
    spans = [(bounds[i], bounds[i + 1]) for i in range(0, len(bounds), 2)]
    return [span for span in spans if span[0] < span[1] or start < span[0] < end]


def _set(lines: Lines, index: int, row: _Row) -> Iterator[Edit]:
    start, end = lines.starts[index], lines.ends[index]
    for a, b in row[0]:
        after = "" if a == start or b == end else " | "
        if lines.content[a:b] != after:
            yield Edit(a, b, after, "cells of a row")


def _edges(content: str) -> Iterator[int]:
    """Where bars are at the edge of a line."""
    at = content.find("|")
    while at >= 0:
        end = content.find("\n", at) + 1 or len(content)
        for found in _EDGE.finditer(content, content.rfind("\n", 0, at) + 1, end):
            yield found.end() - 1
        at = content.find("|", end)


RULE = Rule("tables", Kind.LAYOUT, "tabellen", find)
