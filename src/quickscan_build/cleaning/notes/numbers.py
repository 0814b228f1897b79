"""The numbers that open footnotes, as OCR read them."""

from __future__ import annotations

import re
from string import digits

from ...language.lexicon import MONTHS
from ..setting.line_edges import ends_sentence
from ..setting.lines import Lines
from .calls import RAISED
from .note import Note

_WORD = r"(?:[\"'“‘(]?[A-ZÀ-Ý0-9]|www|http|ibid|idem|artikel )"
"""How the text of a note opens."""
BODY = re.compile(
    rf"(?!\d\d? (?:{MONTHS.title()})\b)(?:(\d{{1,3}}|[¹²³⁰⁴-⁹]{{1,3}})[.,)°]?[ \u00a0]+"
    rf"|(?!(?:19|20)\d\d\b)(\d{{1,3}})(?!\d+[^\w\s]|°))(?={_WORD})"
)
"""A note whose number can be read; the day of a date is none (``23 December``), nor is an
item (``13°.``)."""
NUMBERS = digits + "¹²³⁰⁴⁵⁶⁷⁸⁹"
"""The signs that it opens with."""
NEXT = re.compile(r"(?:(\d{1,3}|[¹²³⁰⁴-⁹]{1,3})[.,)°]?[ \u00a0]+|(\d{1,3}))(?=[^\d\s])")
"""The same below another note, whatever its text opens with."""
ROWS = 2
"""Lines that count up to a number which then is no note's."""


def number_of(found: re.Match[str] | None) -> int:
    """The number that was read; 0 for none."""
    return int((found.group(1) or found.group(2)).translate(RAISED)) if found else 0


def left_of(due: int, number: int, lines: Lines, index: int) -> bool:
    """Whether a number is what OCR left of the digits of the one due, below the end of a note."""
    digits, left = str(due), str(number)
    ended = bool(lines.gaps[index]) or ends_sentence(lines[index - 1])
    return ended and len(left) < len(digits) and (digits.startswith(left) or digits.endswith(left))


def counts_on(lines: Lines, note: Note) -> bool:
    """Whether the two lines above open with the numbers before that of a note: it is a row of a table."""
    above = (number_of(NEXT.match(lines[note.first - step])) + step for step in range(1, ROWS + 1))
    return note.number > ROWS <= note.first and all(number == note.number for number in above)


def announced(lines: Lines, note: Note) -> bool:
    """Whether the words above announce a line without a figure in its mark: an item of a list."""
    marked = any(map(str.isdecimal, lines[note.first][: note.mark]))
    return lines.tails[note.first - 1] == ":" and not (note.number or marked)
