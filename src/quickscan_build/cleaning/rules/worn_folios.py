"""Page numbers that OCR could not read go: scraps on lines of their own at the foot or head of the pages.

    … in een envelop van de gemeente komt, gaven ze aan
    dat dit al bijdroeg aan het gewicht van de boodschap.

    fe tes                                                    ← goes, as do "a a", "=i", "41D ="; it was – 3 –

Small type between dashes is the first thing that a poor scan loses. A single scrap proves nothing; where most
pages have a number or a scrap at the same edge, it was a page number. Words of Dutch, amounts and marks of a
list are not scraps, and a page whose number was read has no other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Rule
from ..setting.lines import Lines
from ..setting.shared import lines_of
from .folios import RULE as FOLIO_RULE

LONGEST = 8
"""Characters of a scrap."""
SHORTEST_PAGE = 6
"""Lines."""
DIGITS = 3
"""Digits of a page number, at most: more are an amount or a year."""
FEWEST = 3
"""Scraps and numbers that are enough to show a custom."""
SHARE = 0.4
"""The share of pages that must have a scrap or a number."""
MANY, CUSTOM = 5, 0.5
"""Pages (and their share) that end in a few letters, from which small words among these are scraps too."""
_NUMBER = re.compile(r"\W{0,4}(\d{1,3})\W{0,4}")


def find(text: Text, language: Language) -> Iterator[Edit]:
    lines = lines_of(text)
    pages = lines.pages()
    whole = sum(len(page) >= SHORTEST_PAGE for page in pages)
    if whole < FEWEST:
        return
    sheets = len(text.page_starts) > 1
    places = [
        text.image(change.start, passes=passed)
        for passed, one in enumerate(text.ledger.passes)
        if one.rule == FOLIO_RULE.name
        for change in one.changes
        if any(map(str.isdigit, change.before))
    ]
    read = len(places)
    numbered = {bisect_right(text.page_starts, at) for at in places} if sheets else set()
    starts = [lines.starts[page[0]] for page in pages if page]
    # Where pages were told by their numbers, letters that end or open one are beside the number itself.
    parted = set() if sheets else {bisect_right(starts, at) for at in places}
    for side in (-1, 0):
        short = {
            number: page[side]
            for number, page in enumerate(pages)
            if len(page) >= SHORTEST_PAGE
            and _stands_apart(lines, page, side)
            and not (number - side in parted and any(map(str.isalnum, lines[page[side]])))
            and bisect_right(text.page_starts, lines.starts[page[0]]) not in numbered
        }
        worn = {n: index for n, index in short.items() if _is_worn(lines[index], language)}
        loose = {n: index for n, index in short.items() if not _is_worded(lines[index], language)}
        if len(loose) >= max(MANY, CUSTOM * whole):
            worn = loose
        elif len(worn) + read < max(FEWEST, SHARE * whole):
            worn = _in_step(lines, worn, counted=sheets)
        for index in worn.values():
            why = f"where page numbers stand: {read} were read, {len(worn)} are scraps"
            yield Edit(lines.starts[index], lines.ends[index], "", why)


def _in_step(lines: Lines, worn: dict[int, int], *, counted: bool) -> dict[int, int]:
    """Of lines by their pages, those that are numbers, at least three, and keep step with the pages.

    If all pages are ``counted``, one number of two figures that is that of its page is enough.
    """
    steps: dict[int, dict[int, int]] = {}
    for number, index in worn.items():
        if found := _NUMBER.fullmatch(lines[index]):
            steps.setdefault(int(found[1]) - number, {})[number] = index
    most = max(steps.values(), key=len, default={})
    if len(most) >= FEWEST:
        return most
    return {n: index for n, index in steps.get(1, {}).items() if counted and n >= 9}


def _stands_apart(lines: Lines, page: range, side: int) -> bool:
    """Whether a short line, not an amount, is at an edge of a page, set off from the text by a blank line."""
    index = page[side]
    row = lines[index]
    short = len(row) <= LONGEST and sum(map(str.isdigit, row)) <= DIGITS
    return short and lines.gaps[index if side else index + 1] > 0


def _is_worn(row: str, language: Language) -> bool:
    """Whether a few characters are a number, or neither Dutch words, nor a name, nor an abbreviation."""
    if _NUMBER.fullmatch(row):
        return True
    letters = _letters(row)
    if any(len(one) > 3 or (len(one) > 1 and one.isupper()) for one in letters):
        return False
    words = [one for one in letters if len(one) > 1]
    return not words or not all(language.listed(word.lower()) for word in words)


def _is_worded(row: str, language: Language) -> bool:
    """Whether a few characters may be more than a scrap: a word, an abbreviation, the end of a sentence."""
    letters = _letters(row)
    worded = any(len(one) > 3 and (one[0].isupper() or language.listed(one)) for one in letters)
    return worded or row[-1] in ".:;,!?" or any(len(one) > 1 and one.isupper() for one in letters)


def _letters(row: str) -> list[str]:
    return ["".join(filter(str.isalpha, token)) for token in row.split()]


RULE = Rule("worn_folios", Kind.FURNITURE, "paginanummers die onleesbaar waren", find)
