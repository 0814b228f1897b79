"""Section numbers that lost a full stop get it back where the sequence proves it: ``11.1`` is ``1.1.1``.

So do those where it was read as a comma: ``1,2`` after ``1.1``. The sign before a number is ``§``, not ``$``.

    1.1 Doel van het onderzoek         1.1 Doel van het onderzoek

    11.1 Wat is het loket?          →  1.1.1 Wat is het loket?

    11.2 De situatie                →  1.1.2 De situatie

    $ 2.1 De aanpak                 →  § 2.1 De aanpak

Only at the start of a line that stands alone, in a text that has such numbers with their stops, and only
where the number as read does not follow the section before it while the same figures with full stops do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import digits

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..furniture.recurrence import alone
from ..rule import Edit, Rule
from ..setting.line_edges import ends_sentence
from ..setting.lines import Lines
from ..setting.shared import lines_of

_NUMBER = re.compile(r"(\d{1,4}(?:[.,]\d{1,3}){0,4}) (?=[\"'‘“(]?[A-ZÀ-Ý])")
_SIGN = re.compile(r"\$(?= ?\d{1,2}\.\d{1,2}(?:\.\d{1,2})? [A-ZÀ-Ý])")
"""What the Dutch model reads for ``§``. An amount has a comma, and no capital behind it."""
LONGEST = 120
"""Characters of a heading."""
AHEAD = 3
"""How far a section may be ahead of the one that is due, if headings between them were lost."""
DEEPEST = 5
"""Parts of a section number."""

Number = tuple[int, ...]


def find(text: Text, language: Language) -> Iterator[Edit]:
    lines = lines_of(text)
    for index, found in lines.opening(_SIGN, "$"):
        if _is_heading(lines, index):
            yield Edit(found.start(), found.end(), "§", "a section number follows")
    headings = [
        (index, found[1]) for index, found in lines.opening(_NUMBER, digits) if _is_heading(lines, index)
    ]
    if not any("." in number for _, number in headings):
        # Codes count like this too: 1, 11, 12, 2.
        return
    last: Number = ()
    reads: list[Number] = [tuple(map(int, number.replace(",", ".").split("."))) for _, number in headings]
    for (index, number), read, after in zip(headings, reads, [*reads[1:], ()], strict=True):
        due = list(_due(last))
        meant: Number | None = read
        if read not in due and read != (1,):
            meant = next(
                (one for one in due if len(one) > len(read) and _figures(one) == _figures(read)), None
            )
            if len(read) > 1 and last < read and after in _due(read):
                # Where more headings were lost, two in sequence show how it goes on.
                meant = meant or read
        if meant is None:
            continue
        start, whole = lines.starts[index], _written(meant)
        evidence = f"section {whole} is due after {_written(last)}"
        for at in _stops(number.replace(",", "."), whole):
            yield Edit(start + at, start + at, ".", evidence)
        for comma in re.finditer(",", number):
            yield Edit(start + comma.start(), start + comma.end(), ".", evidence)
        last = meant


def _is_heading(lines: Lines, index: int) -> bool:
    row = lines[index]
    return alone(lines, index) and len(row) <= LONGEST and (not ends_sentence(row) or row[-1] == "?")


def _due(last: Number) -> Iterator[Number]:
    """The numbers that may follow a section: those below it, beside it, and beside those it belongs to."""
    if not last:
        return
    if len(last) < DEEPEST:
        yield from ((*last, step) for step in range(1, AHEAD + 1))
    for depth in range(len(last), 0, -1):
        yield from ((*last[: depth - 1], last[depth - 1] + step) for step in range(1, AHEAD + 1))


def _written(number: Number) -> str:
    return ".".join(map(str, number))


def _figures(number: Number) -> str:
    return "".join(map(str, number))


def _stops(read: str, whole: str) -> Iterator[int]:
    """Where full stops are missing in the reading."""
    at = 0
    for char in whole:
        if at < len(read) and read[at] == char:
            at += 1
        else:
            yield at


RULE = Rule("section_numbers", Kind.MARK, "punten die in paragraafnummers ontbraken", find)
