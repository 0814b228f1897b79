"""Page numbers go: they count up page by page, at the top or the bottom of the page.

    – 7 –    | 7    Pagina 7 van 13    7 | Jaarverslag    Jaarverslag 7

Where the pages of a text are unknown, a row of numbers that stand alone and count up a page apart shows
where they end; a page mark replaces each number, and the last rule takes these marks out. Where OCR lost
all numbers of one digit, two or three numbers of two digits show as much if each is as far into the text as
its page is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..furniture.number_rows import (
    CHAPTERS,
    SHORTEST_PAGE,
    SHORTEST_ROW,
    cuts,
    longest_row,
    number_of_last_page,
    on_one_side,
    parts_pages,
    two_sided,
    where_due,
)
from ..furniture.page_numbers import Candidate, candidates, damaged, noise
from ..furniture.recurrence import key_of
from ..rule import Edit, Rule
from ..setting.line_edges import starts_low
from ..setting.lines import Lines
from ..setting.shared import lines_of

_COUNTED = re.compile(
    r"^\f?(?P<beside>\w.{2,80}? )??"
    r"(?P<number>[-–—~•·|\[({ ]{0,4}(?P<word>pagina|page|bladzijde|blz\.?|p\.|) ?"
    r"(?P<page>\d{1,3}) ?(?:van|of|/) ?(?:de )?(?P<total>\d{1,3})[-–—~•·|\])} ]{0,4})$",
    re.IGNORECASE | re.MULTILINE,
)
"""A page number that says what it is and how many there are."""
DEPTH = 2
"""Lines from the top and from the bottom of a page where its number may stand."""
FEW_PAGES = 20_000
"""Characters of a text of a few pages, at most."""
OPENING = 3
"""Lines at the start of a text among which its title is."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    lines = lines_of(text)
    pages = lines.pages()
    if len(text.page_starts) > 1:
        yield from _on_pages(lines, pages)
    else:
        yield from _in_sequence(lines)


def _on_pages(lines: Lines, pages: list[range]) -> Iterator[Edit]:
    """The numbers that keep step with the pages."""
    found: list[list[Candidate]] = []
    votes: Counter[int] = Counter()
    for number, page in enumerate(pages):
        edge = dict.fromkeys([*page[:DEPTH], *page[-DEPTH:]])
        here = [c for index in edge for c in candidates(lines, index)]
        found.append(here)
        votes.update({c.number - number for c in here})
    need = max(3, min(len(pages) // 8, 12))
    steps = {step for step, count in votes.items() if count >= need}
    if not steps:
        yield from _counted(lines, pages=True)
        return
    best = votes.most_common(1)[0][0]
    heads = _Heads([c for n, here in enumerate(found) for c in here if c.number - n in steps], lines)
    right = [
        [
            c
            for c in here
            if c.number - number in steps
            # Beside what stands on one page only, numbers that count otherwise are those of notes.
            and (c.alone or (heads.tells(c) and (c.number - number == best or heads.recurs(c))))
        ]
        for number, here in enumerate(found)
    ]
    right = [[c for c in here if not heads.opens(c)] for here in right]
    alone_at = Counter(c.line != pages[n][0] for n, here in enumerate(right) for c in here if c.alone)
    custom = sum(map(bool, right)) * 2 > len(pages)
    for number, (page, here) in enumerate(zip(pages, right, strict=True)):
        if here:
            # A note may have the number of its page, too, but beside something else each time.
            one = min(here, key=lambda c: (c.number - number != best, not c.alone, not heads.recurs(c)))
            yield Edit(one.start, one.end, "", f"page number: {one.number} on page {number + 1} of the text")
        elif alone_at:
            at = page[-1] if alone_at[True] >= alone_at[False] else page[0]
            row, due = lines[at], number + best
            if _stands_apart(lines, at, page) and (damaged(row, due) or (custom and noise(row))):
                yield Edit(lines.starts[at], lines.ends[at], "", f"where page number {due} is due")


def _counted(lines: Lines, *, pages: bool) -> Iterator[Edit]:
    """In a text of a few pages, the numbers that say "pagina 1 van 2", alone or beside the same words."""
    if len(lines.content) > FEW_PAGES:
        return
    rows = [found for found in _COUNTED.finditer(lines.content) if int(found["page"]) <= int(found["total"])]
    counted = Counter(beside for beside, _ in {(_beside(found), found["page"]) for found in rows})
    for found in rows:
        # "2/4" by itself may be a fraction, and a sentence may end so; "2/4" and "3/4", a page apart, do not.
        if (found["beside"] or not found["word"]) and counted[_beside(found)] < 2:
            continue
        index = lines.at(found.end())
        last = index + 1 == len(lines)
        above = not index or lines.gaps[index] or lines.tops[index]
        below = last or lines.gaps[index + 1] or lines.tops[index + 1]
        if above or below:
            mark = "\f" if not pages and index and not last else ""
            why = f"page number: {found['page']} of {found['total']}"
            yield Edit(found.start("number"), found.end("number"), mark, why)


def _beside(found: re.Match[str]) -> tuple[str, str, bool]:
    """What a number that says how many there are shares with those of the other pages."""
    return key_of(found["beside"] or ""), found["total"], bool(found["word"])


def _stands_apart(lines: Lines, index: int, page: range) -> bool:
    """Whether a line at the edge of its page has a blank line between it and the text."""
    if index == page[0]:
        return len(page) > 1 and lines.gaps[index + 1] > 0
    return lines.gaps[index] > 0


class _Heads:
    """Which numbers share their line with a running head, and not with a sentence."""

    def __init__(self, candidates: list[Candidate], lines: Lines) -> None:
        self.lines = lines
        self.beside = Counter(c.beside for c in candidates if not c.alone)
        alone = sum(c.alone for c in candidates)
        recurring = sum(count for count in self.beside.values() if count > 1)
        self.custom = recurring > 1 and recurring > alone
        """Whether most numbers of this text are beside a head: it recurs, or cuts through sentences."""
        cutting = sum(cuts(lines, c.line) for c in candidates if not c.alone)
        self.custom |= cutting >= CHAPTERS and cutting * 2 > self.beside.total()
        again = [c for c in candidates if not c.alone and self.beside[c.beside] > 1]
        self.facing = {(c.number % 2, c.start == lines.starts[c.line]) for c in again}
        """Whether the numbers beside what comes back are odd, and whether they open their lines."""
        self.running = cutting > 0
        """Whether one of them cuts through a sentence, as no numbered heading does."""
        if len(self.beside) >= CHAPTERS and sum(self.beside.values()) >= 2 * CHAPTERS:
            # Numbered headings have the same word before the number; the names of chapters differ.
            self.running = True
        # Nor do headings have their numbers before them on left pages, and after them on right ones.
        self.sided = two_sided(lines, candidates)
        self.running |= self.sided
        self.custom |= self.sided
        self.right_sided = on_one_side(lines, candidates) if self.sided else candidates
        """The numbers on the side where those of their pages stand."""
        opening = (lines[index] for index in range(min(OPENING, len(lines))))
        words = (row for row in opening if " " in row.strip() and not any(map(str.isdigit, row)))
        titles = {"".join(filter(str.isalpha, row)).casefold() for row in words}
        # What repeats the title of the text beside a number on page after page is not a heading either.
        self.running |= any(self.beside[title] >= CHAPTERS for title in titles)

    def tells(self, one: Candidate) -> bool:
        """Whether the line of a number is a head: it says so, it recurs, or it stands apart as others do."""
        if one.told:
            return True
        if not self.running or self._goes_on(one.line):
            return False
        if self.beside[one.beside] > 1:
            return True
        lines = self.lines
        if self.facing == {(1 - one.number % 2, one.start == lines.starts[one.line])}:
            # On the pages that face those with the head the numbers are on the other side.
            return False
        above = lines.gaps[one.line] or lines.tops[one.line] or not one.line
        below = one.line + 1 == len(lines) or lines.gaps[one.line + 1] or lines.tops[one.line + 1]
        # What ends in a stop is a sentence: a note at the foot of the page that has its number.
        return bool(self.custom and above and below and lines.tails[one.line] != ".")

    def recurs(self, one: Candidate) -> bool:
        """Whether other numbers stand beside the same, or the line says what its number is."""
        return one.told or self.beside[one.beside] > 1

    def opens(self, one: Candidate) -> bool:
        """Whether the first line of the text is its first heading, with the number of a chapter.

        Nothing like it comes back beside a number, or odd numbers stand on the other side of their heads.
        """
        if one.line or one.alone or one.told:
            return False
        return one not in self.right_sided if self.sided else self.beside[one.beside] < 2

    def _goes_on(self, index: int) -> bool:
        """Whether the line below continues a line, as the second line of a note does."""
        lines = self.lines
        below = index + 1
        return (
            below < len(lines) and not (lines.gaps[below] or lines.tops[below]) and starts_low(lines[below])
        )


def _in_sequence(lines: Lines) -> Iterator[Edit]:
    """The longest row of numbers that stand alone and count up about a page apart."""
    row = on_one_side(lines, longest_row(lines))
    heads = _Heads(row, lines)
    row = [one for one in row if one.alone or heads.tells(one)]
    due = where_due(lines, row)
    if (len(row) < SHORTEST_ROW and not due) or not (due or parts_pages(lines, row)):
        yield from _counted(lines, pages=False)
        return
    row += number_of_last_page(lines, row[-1])
    top = _at_top(row, len(lines))
    for one in row:
        evidence = f"page number: {one.number} in a row of {len(row)}"
        mark = lines.starts[one.line] if top else lines.ends[one.line]
        if one.start <= mark <= one.end:
            yield Edit(one.start, one.end, "\f", evidence)
        else:
            yield Edit(one.start, one.end, "", evidence)
            yield Edit(mark, mark, "\f", "the page it tells")
    for one, other in pairwise(row):
        if other.number - one.number == 2:
            yield from _missing(lines, one, other)


def _at_top(row: list[Candidate], total: int) -> bool:
    """Whether the numbers are at the head of their pages, judged by the first and the last."""
    if row[-1].line >= total - 2:
        return False
    alone = sum(one.alone for one in row)
    return row[0].line < 2 or alone * 2 < len(row)


def _missing(lines: Lines, one: Candidate, other: Candidate) -> Iterator[Edit]:
    """The page number between two that are known, as OCR broke it."""
    due = one.number + 1
    found = [
        index
        for index in range(one.line + SHORTEST_PAGE, other.line - SHORTEST_PAGE + 1)
        if lines.gaps[index] and lines.gaps[index + 1] and damaged(lines[index], due)
    ]
    if len(found) == 1:
        yield Edit(lines.starts[found[0]], lines.ends[found[0]], "\f", f"where page number {due} is due")


RULE = Rule("folios", Kind.FURNITURE, "paginanummers", find)
