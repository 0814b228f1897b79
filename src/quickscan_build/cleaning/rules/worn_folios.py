"""Page numbers that OCR could not read go: scraps alone at the foot (or the head) of page after page.

    … in een envelop van de gemeente komt, gaven ze aan
    dat dit al bijdroeg aan het gewicht van de boodschap.

    fe tes                                                    ← goes, as do "a a", "=i", "41D ="; it was – 3 –

Small type between dashes is the first that a poor scan loses. One scrap tells nothing; where most pages have
a number or a scrap at the same edge, that is what it was. Words of Dutch and marks of a list are no scraps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..lines import Lines, lines_of
from ..rule import Edit, Rule
from .folios import RULE as FOLIO_RULE

LONGEST = 8
"""Characters of a scrap."""
SHORTEST_PAGE = 6
"""Lines."""
FEWEST = 3
"""Scraps and numbers that show a custom."""
SHARE = 0.4
"""The share of pages that must have a scrap or a number."""
_NUMBER = re.compile(r"\W{0,4}\d{1,3}\W{0,4}")
_FRAMED = re.compile(r"[|–—-] ?(\d{1,3})[ |–—-]{0,2}")


def find(text: Text, language: Language) -> Iterator[Edit]:
    lines = lines_of(text)
    pages = lines.pages()
    whole = sum(len(page) >= SHORTEST_PAGE for page in pages)
    if whole < FEWEST:
        return
    read = sum(
        any(map(str.isdigit, change.before))
        for one in text.ledger.passes
        if one.rule == FOLIO_RULE.name
        for change in one.changes
    )
    for side in (-1, 0):
        worn = {
            number: page[side]
            for number, page in enumerate(pages)
            if len(page) >= SHORTEST_PAGE and _worn(lines, page, side, language)
        }
        if len(worn) + read < max(FEWEST, SHARE * whole):
            worn = _in_step(lines, worn)
        for index in worn.values():
            why = f"where page numbers stand: {read} were read, {len(worn)} are scraps"
            yield Edit(lines.starts[index], lines.ends[index], "", why)


def _in_step(lines: Lines, worn: dict[int, int]) -> dict[int, int]:
    """Of lines by their pages those that are numbers with a bar or a dash, and keep step with the pages."""
    steps: dict[int, dict[int, int]] = {}
    for number, index in worn.items():
        if found := _FRAMED.fullmatch(lines[index]):
            steps.setdefault(int(found[1]) - number, {})[number] = index
    most = max(steps.values(), key=len, default={})
    return most if len(most) >= FEWEST else {}


def _worn(lines: Lines, page: range, side: int, language: Language) -> bool:
    """Whether the line at an edge of a page stands apart and is a number or what is left of one."""
    index = page[side]
    if not lines.gaps[index if side else index + 1] or lines.ends[index] - lines.starts[index] > LONGEST:
        return False
    row = lines[index]
    return _NUMBER.fullmatch(row) is not None or _is_scrap(row, language)


def _is_scrap(row: str, language: Language) -> bool:
    """Whether a few characters are no words of Dutch, no name and no abbreviation."""
    tokens = row.split()
    letters = ["".join(filter(str.isalpha, token)) for token in tokens]
    if any(len(one) > 3 or (len(one) > 1 and one.isupper()) for one in letters):
        return False
    words = [one for one in letters if len(one) > 1]
    return not words or not all(language.listed(word.lower()) for word in words)


RULE = Rule("worn_folios", Kind.FURNITURE, "paginanummers die onleesbaar waren", find)
