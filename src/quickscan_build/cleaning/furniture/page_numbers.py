"""The forms of a page number, and what OCR makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...language.lexicon import PARTS
from ..setting.lines import Lines

_DIGIT = re.compile(r"\d")
_ORNAMENT = " -–—~•·|[]{}()*_/.:«»"
_ALONE = re.compile(
    r"[-–—~•·|\[{(*_/.«» ]{0,4}(?:(?:pagina|pag|page|bladzijde|b[il1]z|p)[.,: ]{1,2})?(\d{1,4})"
    r"(?: ?(?:van|of|/) ?(?:de )?\d{1,4})?[-–—~•·|\]})*_/.«» ]{0,4}",
    re.IGNORECASE,
)
_WORDED = re.compile(
    r"\W{0,4}(?:pagina|bladzijde|page) (\w{1,3}?) ?(?:van|of) ?\d{1,4}\W{0,4}$", re.IGNORECASE
)
"""A number that may have been misread, between words that say what it is, at the end of a line."""
_FIRST = re.compile(
    r"(?:(?:pagina|pag[.,]?|b[il1]z[.,]?|p[.,]) ?)?(\d{1,4})(?: ?(?:van|of|/) ?\d{1,4})?"
    r"(?: ?[|•·/–—~-] ?| )(?=\D)",
    re.IGNORECASE,
)
_LAST = re.compile(
    r" ?[|{\[•·/–—~-]? ?(?:(?:pagina|pag[.,]?|b[il1]z[.,]?|p[.,]) ?)?(?<!\d)(\d{1,4})"
    r"(?: ?(?:van|of|/) ?\d{1,4})?$",
    re.IGNORECASE,
)
_PARTS = frozenset(PARTS.split("|"))
"""Words whose number is not that of the page: ``Artikel 7``."""
_CONFUSED = str.maketrans("lI|iOoSsBZzgqAT?bG", "111100558229947766") | {ord("n"): "11"}
_TOLD = re.compile(r"[|{\[•·]|pag|b[il1]z|p[.,]", re.IGNORECASE)
_TOLD_ALONE = re.compile(r"pag|bla|b[il1]z|p[.,]|\d (?:van|of) |[-–—] ?\d+ ?[-–—]", re.IGNORECASE)
"""The same on a line of its own: words, or a dash on either side."""
LONGEST = 24
"""Characters of a number at the end of a line, with the words that say what it is."""
ENDING = 5
"""Characters of its last figure with the ornaments behind it."""


class Candidate(NamedTuple):
    line: int
    number: int
    start: int
    end: int
    alone: bool
    """Whether there is nothing else on the line."""
    beside: str = ""
    """What else there is: the letters of a running head."""
    told: bool = False
    """Whether a bar separates the two, or a word (or dashes around it) says that it is a page number."""


def candidates(lines: Lines, index: int) -> Iterator[Candidate]:
    row = lines[index]
    if len(row) > 120 or not _DIGIT.search(row):
        return
    start = lines.starts[index]
    found = _ALONE.fullmatch(row) or _WORDED.match(row)
    number = found.group(1).translate(_CONFUSED) if found else ""
    if number.isdecimal():
        told = _TOLD_ALONE.search(row) is not None
        yield Candidate(index, int(number), start, lines.ends[index], True, told=told)
        return
    ending = max(len(row) - LONGEST, 1)
    ends = _DIGIT.search(row, len(row) - ENDING) is not None
    last = (_WORDED.search(row, ending) or _LAST.search(row, ending)) if ends else None
    for found in (_FIRST.match(row), last):
        number = found[1].translate(_CONFUSED) if found else ""
        if found and number.isdecimal():
            beside = "".join(filter(str.isalpha, row[: found.start()] + row[found.end() :])).casefold()
            told = _TOLD.search(found.group()) is not None
            if beside in _PARTS and not told:
                continue
            a, b = start + found.start(), start + found.end()
            yield Candidate(index, int(number), a, b, False, beside, told)


def damaged(row: str, expected: int) -> bool:
    """Whether a line may be what OCR made of a page number: it is short, or says that it is one."""
    if _WORDED.match(row):
        return True
    row = row.strip(_ORNAMENT)
    if not 0 < len(row) <= 4 or " " in row:
        return False
    read, due = row.translate(_CONFUSED), str(expected)
    near = len(read) == len(due) > 1 and sum(a != b for a, b in zip(read, due, strict=True)) == 1
    # The bracket or bar beside it was read as a figure: "71" for "7]", "13" for "| 3".
    framed = read in (f"{due}1", f"1{due}")
    if read == due or due.endswith(read) or due.startswith(read):
        return True
    return framed or (near and read[-1].isdigit())


def noise(row: str) -> bool:
    """Whether a line is what OCR makes of a small ornament: a few scraps, and no word that opens a line."""
    scraps = row.split()
    return len(row) <= 6 and all(len(scrap) <= 3 and not scrap[1:].islower() for scrap in scraps)
