"""Notes told by their type: at the foot of a page, smaller than the text, so that a line holds more letters.

The number of such a note is so small that OCR often makes a sign or another number of it: what the blocks
open with does not matter, as long as it is a mark.

    … goed beveiligd.: Regels over informatie        (the measure of the text: 100 letters)

    * Bijzondere categorieën persoonsgegevens: de persoonsgegevens die zijn bedoeld in artikel 9, eerste
    lid, van de verordening.
    ®Kamerstukken II 2015/16, 26 643, nr. 645.

Where most notes of a text are like this, the short ones that are alone on their page are notes too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import repeat
from operator import floordiv

from ..setting.flow import NEAR as NEARLY_FULL
from ..setting.flow import Flow
from ..setting.line_edges import ends_sentence
from ..setting.lines import Lines
from ..setting.measures import NARROWEST
from .calls import QUOTES, numbers_called, strays
from .misread import is_address
from .note import DEEPEST, Note

SMALLER = 1.12
"""Fill of its measure from which a line is set smaller than the text around it."""
WIDEST = 1.8
"""Fill from which a line is more likely two columns read as one."""
LONGEST_BLOCK = 12
"""Lines."""
SHORTEST = 4
"""Words of a note in small print."""
CUSTOM = 2
"""Pages with small print at the foot that show it to be where this text has its notes."""
NEAR = 12
"""Lines above a short note that must not hold an item of a list."""
STEP = 24
"""Half the difference between full lines, roughly, in the unit of ``Lines.widths``."""
AGREE, FEWEST = 0.05, 3
"""How close a full line is to the usual measure, and how many show that a page is set to it."""
FULL, SMALL, WIDE = 1, 3, 4
"""The bands of lines that fill the usual measure, that are set smaller, and that are wider than such."""
MANY = 4
"""Lines that open with a sign, from which it is the mark of a list."""
_MARK = re.compile(
    r"(?:[^\w\s]{0,2}(\d{1,3})[^\w\s]?|[^\w\s]{1,2}|[lIiL][.,)]?(?= )|[S§$](?=[A-Z][a-z]))[ \u00a0]*"
    r"(?=[\"'“‘(]?[^\W\d_])"
)
"""A number at the start of a note, or what OCR made of one."""
_LETTER = re.compile(r"[A-TV-Za-tv-z] (?=[^\W\d_])")
"""The same, but only in small print. ``U`` is a word."""
_BARE = re.compile(r"\d{1,3} ")
"""A number as no item of a list and no heading with a stop at its end has it."""
_BULLET = re.compile(r"[^\w\s(\"'“‘] |[eo] ")


class SmallPrint:
    """The search for notes in small print on the pages of one text."""

    def __init__(self, lines: Lines, flow: Flow) -> None:
        self.lines = lines
        self.flow = flow
        self.found: dict[int, list[Note]] = {}
        self.custom = False
        self.bullets: dict[str, int] = {}
        """How many lines of the text each sign opens as a bullet does, of those asked after."""

    def look(self, pages: list[range]) -> None:
        """Find the small print at the foot of each page, and whether the text has its notes there."""
        self.found = {page.start: notes for page in pages if (notes := self._set_small(page))}
        called = sum(self._called(page, self.found[page.start]) for page in pages if page.start in self.found)
        self.custom = called >= CUSTOM

    def end(self, first: int, stop: int) -> int:
        """Where the blocks in small print end of which ``first`` opens the first; ``first`` where none is."""
        end = first
        while end < stop:
            below = self.lines.clear.find(1, end + 1, first + DEEPEST + 1)
            if below < 0 or not self._is_all_small(range(end, below)):
                break
            end = below
        return end

    @cached_property
    def usual(self) -> int:
        """The width that most lines have: the measure of the running text, whatever is around it."""
        bins = Counter(map(floordiv, self.lines.widths, repeat(STEP)))
        wide = [at for at in bins if at * STEP >= NARROWEST]
        most = max(wide, key=lambda at: (bins[at] + bins[at + 1], at), default=0)
        return max((most + 1) * STEP, NARROWEST)

    @cached_property
    def bands(self) -> bytes:
        """The band of each line by how much of the usual measure it fills."""
        limits = [self.usual * share for share in (1 - AGREE, 1 + AGREE, SMALLER, WIDEST)]
        bands = bytes(map(bisect_left, repeat(limits), range(int(limits[-1]) + 1)))
        most = len(bands)
        return bytes([bands[width] if width < most else WIDE for width in self.lines.widths])

    def is_bullet(self, row: str) -> bool:
        """Whether the sign that opens a row is the mark of a list: it opens many lines of the text."""
        sign, lines = row[0], self.lines
        if row[1:2] == " " and sign not in self.bullets:
            widest = SMALLER * self.usual
            opened = (index for index, _ in lines.opening(_BULLET, sign))
            self.bullets[sign] = sum(lines.widths[index] <= widest for index in opened)
        return row[1:2] == " " and self.bullets[sign] >= MANY

    def notes(self, page: range) -> list[Note]:
        """The notes at the foot of a page, with their numbers as read; 0 if one was not read."""
        notes = self.found.get(page.start) or (self._short(page) if self.custom else [])
        return notes if self.custom or (notes and self._called(page, notes)) else []

    def is_text(self, note: Note) -> bool:
        """Whether what was taken for a note of several lines is set to the measure of the text."""
        fills = [self.lines.widths[index] / self.usual for index in range(note.first, note.last)]
        return bool(fills) and max(fills) > NEARLY_FULL and not any(fill > SMALLER for fill in fills)

    def _set_small(self, page: range) -> list[Note]:
        """The blocks at the foot of a page, from the first one in small print."""
        blocks = list(self._blocks(page))[::-1]
        small = [self._is_small(page, block) for block in blocks]
        if not any(small):
            return []
        first = small.index(True)
        while first and self._is_short_note(page, blocks[first - 1]):
            first -= 1
        return self._parse(blocks[first:])

    def _is_short_note(self, page: range, block: range) -> bool:
        """Whether a block above small print may be a note of one line, not a line of the text."""
        row = self.lines[block.start]
        runs_on = not ends_sentence(row) and self.lines.fill(block.start) >= NEARLY_FULL
        quoted = row[0] in QUOTES and any(sign in QUOTES for sign in row[1:])
        if len(block) > 1 or runs_on or quoted or self.is_bullet(row):
            return False
        ended = ends_sentence(row) or row[-1] == ","
        return bool(ended and _BARE.match(row)) or self._apart(page, block)

    def _short(self, page: range) -> list[Note]:
        """The last block of a page as notes, if a mark in the text calls them and no list is nearby."""
        block = next(self._blocks(page), None)
        if not block or not _MARK.match(self.lines[block.start]) or not self._apart(page, block):
            return []
        notes = self._parse([block])
        return notes if self._called(page, notes) and not any(map(self.is_text, notes)) else []

    def _apart(self, page: range, block: range) -> bool:
        """Whether there is no list above a block, of which it may be the last items."""
        first = block.start
        above = range(max(page.start, first - NEAR), first)
        return self.lines.tails[first - 1] != ":" and not any(map(self._is_item, above))

    def _blocks(self, page: range) -> Iterator[range]:
        """The blocks at the end of a page, from the last: with a mark, or an address, or in small print."""
        lines = self.lines
        top, stop = max(page.start, page.stop - DEEPEST) + 1, page.stop
        index = stop
        while (index := lines.clear.rfind(1, top, index)) >= 0:
            block = range(index, stop)
            if index in self.flow.notes or any(self.flow.rows[index:stop]):
                return
            if len(block) > LONGEST_BLOCK and not self._is_all_small(block):
                return
            marked = self._mark(index) or (len(block) == 1 and is_address(lines, index))
            if marked or self._is_small(page, block) or self._is_all_small(block):
                yield block
                stop = index
            elif not ends_sentence(lines[index - 1]):
                # A blank line in mid-sentence may part the last line of a note from the others.
                if not self._is_all_small(range(index - 1, index)):
                    return
            elif stop < page.stop and len(block) == 1 and self._below_small(index):
                yield block
                stop = index
            else:
                return

    def _below_small(self, index: int) -> bool:
        """Whether the block above a line is in small print: a short note between others lost its mark."""
        above = self.lines.clear.rfind(1, max(index - LONGEST_BLOCK, 0), index)
        return above >= 0 and self._is_all_small(range(above, index))

    def _mark(self, index: int) -> re.Match[str] | None:
        row = self.lines[index]
        return _MARK.match(row) or _LETTER.match(row)

    def _is_small(self, page: range, block: range) -> bool:
        fill = self.lines.fill
        if any(SMALLER < fill(index) < WIDEST and self._is_worded(index) for index in block):
            return True
        # Many notes have the measure to themselves: the text above them decides.
        small = (index for index in block if self.bands[index] == SMALL)
        return any(map(self._is_worded, small)) and self._usually_set(range(page.start, block.start))

    def _is_all_small(self, block: range) -> bool:
        """Whether hardly a line of a block has the usual measure, the last one aside."""
        rows = block[:-1] or block
        return self.bands.count(SMALL, rows.start, rows.stop) * 4 >= len(rows) * 3

    def _is_worded(self, index: int) -> bool:
        """Whether a line has some words, and is no row of cells that blanks keep apart."""
        row = self.lines[index]
        return row.count(" ") >= SHORTEST and "  " not in row

    def _usually_set(self, body: range) -> bool:
        """Whether the lines of a page above its notes have the usual measure, and hardly any is wider."""
        full, small, wide = (self.bands.count(band, body.start, body.stop) for band in (FULL, SMALL, WIDE))
        return full >= FEWEST and (small + wide) * 10 <= len(body)

    def _is_item(self, index: int) -> bool:
        return bool(self.flow.items[index]) or _BULLET.match(self.lines[index]) is not None

    def _parse(self, blocks: list[range]) -> list[Note]:
        lines = self.lines
        opens = {block.start for block in blocks}
        notes: list[Note] = []
        due = 0
        for index in (row for block in blocks for row in block):
            found = _MARK.match(lines[index])
            if index in opens or (found and ends_sentence(lines[index - 1])):
                number = int((found and found[1]) or 0)
                number = number if not due or number == due else 0
                mark = self._mark(index)
                notes.append(Note(number, index, index, mark.end() if mark else 0))
                due = number + 1 if number else due and due + 1
            else:
                notes[-1].last = index
        return notes

    def _called(self, page: range, notes: list[Note]) -> bool:
        """Whether the text of a page has marks that call the notes, or what OCR left of them."""
        lines = self.lines
        start, end = lines.starts[page.start], lines.ends[notes[0].first - 1]
        return strays(lines.content, start, end) > 0 or bool(numbers_called(lines.content, start, end))
