"""What opens a note at the foot of a page whose number OCR took for a sign, or lost."""

from __future__ import annotations

import re
from string import digits

from ..setting.line_edges import ends_sentence
from ..setting.lines import Lines
from .calls import QUOTES

LONGEST_NOTE = 8
"""Lines."""
SIGNS = "‘’“”\"'!?°®©™^|{}lIiLS§$"
"""What opens a note whose number OCR took for a sign."""
_SIGN = r"[‘’“”\"'!?°®©™^|{}]{1,2}[*\d]?|[lIiL][.,)]?(?= )|[S§$](?= ?[A-Z][a-z])"
MISREAD = re.compile(rf"(?:{_SIGN})[ \u00a0]*(?=[A-ZÀ-Ý]|www|http|[a-z]{{3}})")
"""Such a note."""
NO_QUOTE = frozenset("!?°®©™")
"""Signs that open no quotation, and no item of a worn scan either."""
ADDRESS_SIGNS = SIGNS + "*+•«»#¢" + digits
ADDRESS = re.compile(
    r"(?:[^\w\s]{0,2}(?:(\d{1,3})(?=\D))?[^\w\s]{0,2}|[a-zA-Z](?=\s)|[A-Z](?=h[a-z]{3,4}:/))[ \u00a0]*"
    r"(?=(?:https?\W|www[. ]|[ht][a-z]{3,4}(?:[:;]/|//))/* ?(?:www )?\S+\Z)"
)
"""A note that is nothing but a web address, whatever became of its number."""


def sign(lines: Lines, index: int, below: bool) -> re.Match[str] | None:
    """The sign, if any, that a number at the start of a line was taken for."""
    row = lines[index]
    address = ADDRESS.match(row)
    if address and below and is_address(lines, index - 1):
        return address
    found = address if address and address.end() else MISREAD.match(row)
    quoted = found and set(found.group().strip()) <= QUOTES
    if found and quoted and (_closed(row[found.end() :]) or _closed_below(lines, index, found.group()[0])):
        return None
    if below and not lines.gaps[index] and not ends_sentence(lines[index - 1]):
        return None
    return found


def is_address(lines: Lines, index: int) -> bool:
    """Whether a line is nothing but a web address and, at most, the mark of a note."""
    return ADDRESS.match(lines[index]) is not None


def _closed(row: str) -> bool:
    return any(mark in row for mark in "”’\"'")


_DOUBLE = '“”"'
"""Marks of quotations that are no apostrophe further on."""
_QUOTE = re.compile('[“„”"]')
_SINGLE = re.compile(r"(?<!\w)['‘](?=\w)|[.?!…]['’”\"](?!\w)")
"""The same of a single one: what opens another, or closes one behind a stop, where no apostrophe is."""


def _closed_below(lines: Lines, index: int, opening: str) -> bool:
    """Whether one of the next lines closes a quotation: of its block, or where its sentence runs on, of the
    next page.
    """
    marks = _QUOTE if opening in _DOUBLE else _SINGLE
    for below in range(index + 1, min(index + LONGEST_NOTE, len(lines))):
        if ends_sentence(lines[below - 1]) if lines.tops[below] else lines.gaps[below]:
            return False
        if mark := marks.search(lines[below]):
            return mark[0][-1] in "”’\"'" and (marks is _QUOTE or len(mark[0]) > 1)
    return False
