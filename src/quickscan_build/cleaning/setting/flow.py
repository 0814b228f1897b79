"""Does a line go on from the one before it? The evidence that paragraphs, lists and bullets share."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import compress
from string import ascii_lowercase, digits

from .columns import NOT, both, either, flags, flags_of
from .line_edges import (
    FILE,
    HYPHENS,
    ends_broken,
    ends_sentence,
    ends_unfinished,
    in_address,
    names_number,
    starts_low,
)
from .lines import Lines
from .type_widths import BLANK_WIDTH, width_of

_STOP = flags_of(lambda sign: sign in ".!:;")
_WORD_END = flags_of(lambda sign: sign.isalpha() or sign == ",")
_SMALL_LETTER = flags_of(str.islower)
_HYPHEN = flags_of(HYPHENS.__contains__)
ITEM = re.compile(r"(?:- |(\d{1,3})[.)] |\(?([a-z])[.)] )(?=\S)")
"""The mark of a list item, once bullets are in plain form."""
_ITEM_OPENS = "-(" + digits + ascii_lowercase
_LIKE_ITEM = re.compile(r"(?:\d{1,3}|[a-z])[.)](?=\s)")
_IN_ADDRESS = frozenset("/_=?&%#")
"""What an address is broken after."""
_BREAKS = HYPHENS | _IN_ADDRESS
"""What a word or an address is broken after."""
_ADDRESS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
"""What an address goes on with."""
NOTE = re.compile(r"\[\^(\d{1,8})\]: ")
"""The mark of a footnote in plain form."""

GOES_ON = "sentence goes on"
BROKEN = "word broken"
SAMPLE = 6000
"""Lines looked at to tell how a text is set."""
NESTED = 2
"""Blanks by which an item is set in at the least when it belongs to the one above it."""
NEAR = 0.86
"""Fill of a line that may be a full one of ragged text."""


def kind_of(item: re.Match[str] | None) -> str:
    """What sort of list the mark of an item is of; empty for none."""
    if item is None:
        return ""
    return "1" if item.group(1) else "a" if item.group(2) else "-"


class Flow:
    """Which lines of a text go on from the line before them."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines

    @cached_property
    def items(self) -> bytearray:
        """1 for each line that opens a list item."""
        items = bytearray(len(self.lines))
        for index, _ in self.lines.opening(ITEM, _ITEM_OPENS):
            items[index] = self.is_item(index)
        return items

    @cached_property
    def notes(self) -> frozenset[int]:
        """The lines that open a footnote."""
        return frozenset(index for index, _ in self.lines.opening(NOTE, "["))

    @cached_property
    def tight(self) -> float:
        """How well lines that surely go on fill their measure, at the least: near 1 in justified text."""
        lines = self.lines
        heads, gaps, fill_of = lines.heads, lines.gaps, lines.fill
        fills = sorted(
            fill
            for index in range(0, len(lines) - 1, max(len(lines) // SAMPLE, 1))
            if not gaps[index + 1] and heads[index + 1].islower() and (fill := fill_of(index)) > NEAR
        )
        return fills[len(fills) // 12] if len(fills) >= 24 else NEAR

    @cached_property
    def bars(self) -> bytearray:
        """How many cells the bars of each line part, less one; empty where no line has one."""
        lines, content = self.lines, self.lines.content
        bars = bytearray(len(lines))
        at = content.find("|")
        while at >= 0:
            index = lines.at(at)
            bars[index] = min(content.count(" | ", lines.starts[index], lines.ends[index]), 254)
            at = content.find("|", lines.starts[index + 1]) if index + 1 < len(lines) else -1
        return bars if any(bars) else bytearray()

    @cached_property
    def rows(self) -> bytearray:
        """For each line the number of cells if it is a row of a table, else 0."""
        lines, bars = self.lines, self.bars
        rows = bytearray(len(lines))
        for index in compress(range(1, len(bars)), bars):
            if bars[index] == bars[index - 1] and lines.gaps[index] < 2:
                rows[index - 1] = rows[index] = bars[index] + 1
        return rows

    def full(self, index: int) -> bool:
        """Whether a line is a full one: the first word of the next would not have fitted on it."""
        fill = self.lines.fill(index)
        reaches = fill > 0.985 or (fill >= 0.6 and self._reach(index) > 0.985)
        return reaches or (fill >= 0.97 and fill >= self.tight)

    def _reach(self, index: int) -> float:
        """How much of the measure a line would fill with the first word of the next."""
        lines = self.lines
        start = lines.starts[index + 1]
        word = lines.content[start : min(start + 24, lines.ends[index + 1])].split(" ", 1)[0]
        return (lines.widths[index] + BLANK_WIDTH + width_of(word)) / lines.measure(index)

    def mark(self, index: int) -> str:
        """What sort of list or table a line opens an item or a row of; empty for none."""
        if self.rows[index]:
            return f"|{self.rows[index]}"
        lines = self.lines
        if not lines.marked[index]:
            return ""
        return kind_of(ITEM.match(lines.content, lines.starts[index], lines.ends[index]))

    def decide(self) -> list[str]:
        """For each line but the last, why the next one goes on from it; empty where a new block starts.

        In a text that is not set in lines (each paragraph is one) only broken words go on.
        """
        lines, items, rows = self.lines, self.items, self.rows
        between = max(len(lines) - 1, 0)
        apart = either(lines.gaps, lines.tops, items, rows)[1:]
        apart = either(apart, rows[:between]) if self.set_in_lines else b"\x01" * between
        tails, heads, clear = lines.tails[:between], lines.heads[1:], lines.clear
        # Most lines of any text are told without a closer look.
        plain = both(flags(tails, _WORD_END), flags(heads, _SMALL_LETTER))
        closer = either(apart, plain.translate(NOT))
        ended = flags(tails.replace("…", ".").replace("?", "."), _STOP)
        ended = both(apart, either(ended, items[1:]))
        worded = both(flags(heads, _SMALL_LETTER), lines.marked[1:].translate(NOT))
        hyphened = both(apart.translate(NOT), worded, flags(tails, _HYPHEN))
        if self.bars:
            barred = either(self.bars[1:], self.bars[:between])
            closer = either(closer, barred)
            hyphened = both(hyphened, barred.translate(NOT))
        links = [GOES_ON] * between
        content, ends = lines.content, lines.ends
        opened = 0
        for index in compress(range(between), closer):
            if ended[index]:
                link = ""
            elif hyphened[index] and content[ends[index] - 2 : ends[index] - 1].isalnum():
                link = BROKEN
            elif not apart[index]:
                broken = tails[index] in HYPHENS and self._breaks(index)
                link = BROKEN if broken else self._link(index, opened)
            elif clear[index + 1] and heads[index].isupper() and not ends_unfinished(lines[index]):
                link = ""
            else:
                link = self._link(index, opened)
            links[index] = link
            if not link:
                opened = index + 1
        return links

    def last_of_block(self, index: int) -> int:
        """The last line of the block or item that a line stands in: what ``decide`` tells, for one line."""
        opened = index
        while opened and not self._surely_opens(opened):
            opened -= 1
        for at in range(opened, len(self.lines) - 1):
            if not self._link(at, opened):
                if at >= index:
                    return at
                opened = at + 1
        return len(self.lines) - 1

    def _surely_opens(self, index: int) -> bool:
        """Whether a block starts at a line, whatever block the one above is in."""
        return bool(self.lines.clear[index]) and not self._goes_on(index - 1, in_item=False)

    def _link(self, index: int, opened: int) -> str:
        """Why the line below goes on from one, in the block that an earlier line opens; or empty."""
        # A footnote is one block: nothing below a blank goes on from it.
        ended = opened in self.notes and self.lines.clear[index + 1]
        return "" if ended else self._goes_on(index, in_item=bool(self.items[opened]))

    @cached_property
    def set_in_lines(self) -> bool:
        """Whether the text is set in lines; else each of its lines is a block already."""
        lines = self.lines
        for index in range(1, len(lines)):
            if self.items[index] or self.rows[index] or self.breaks_word(index - 1):
                continue
            if index in self.notes:
                continue
            if not lines.gaps[index] and not lines.tops[index]:
                return True
        return False

    def _goes_on(self, index: int, *, in_item: bool) -> str:
        lines, rows = self.lines, self.rows
        below = index + 1
        if self.items[below] or rows[index] or rows[below] or below in self.notes:
            return ""
        if self._makes_row(index):
            return ""
        first, last = lines.heads[below], lines.tails[index]
        low = first.islower() if first.isalpha() else starts_low(lines[below])
        apart = lines.clear[below]
        if (low or not apart) and last in _BREAKS and self.breaks_word(index):
            return BROKEN
        if not self.set_in_lines:
            return ""
        row = lines[index]
        stop = not last.isalpha() and ends_sentence(row)
        unfinished = ends_unfinished(row)
        if not apart:
            if unfinished or (low and not stop):
                return GOES_ON
            return self._runs_on(index, row, stop=stop, low=low, in_item=in_item)
        if low and not stop and (unfinished or lines.fill(index) >= 0.6):
            return "sentence goes on after blank"
        return "sentence unfinished" if unfinished and self.full(index) else ""

    def _breaks(self, index: int) -> bool:
        """Whether a line end cuts a word in two that stands in no row of a table."""
        return self.breaks_word(index) and not self._makes_row(index)

    def _makes_row(self, index: int) -> bool:
        """Whether a line and the one below would be a row of cells beside another."""
        bars, below = self.bars, index + 1
        if not bars:
            return False
        lines = self.lines
        cells = bars[index] + bars[below]
        edge = lines.tails[index] == "|" or lines.heads[below] == "|"
        if not (cells or edge):
            return False
        beside = [at for at in (index - 1, index + 2) if 0 <= at < len(lines)]
        if edge:
            return any(bars[at] for at in beside)
        return any(bars[at] == cells and lines.gaps[max(at, index)] < 2 for at in beside)

    def _runs_on(self, index: int, row: str, *, stop: bool, low: bool, in_item: bool) -> str:
        """The same for two lines with no blank between."""
        lines = self.lines
        first = lines.heads[index + 1]
        if names_number(row, first):
            return GOES_ON
        if first in "–—" and lines.tails[index] in "”’\"'":
            return "who said it"
        if not self.full(index):
            return ""
        if stop and not low:
            clearly = (not in_item and self._reach(index) > 1) or lines.fill(index) >= self.tight
            return "line is full" if clearly and not self._headline(index + 1) else ""
        again = not stop and row.split(" ", 1)[0] == lines[index + 1].split(" ", 1)[0]
        return "" if again else "line is full"

    def _headline(self, index: int) -> bool:
        """Whether a line stands short and unfinished above a blank, as a heading does."""
        lines = self.lines
        below = index + 1 == len(lines) or lines.gaps[index + 1] or self.items[index + 1]
        return bool(below) and lines.fill(index) < 0.7 and not ends_sentence(lines[index])

    def breaks_word(self, index: int) -> bool:
        """Whether the end of a line cuts a word in two, hyphen and all."""
        lines = self.lines
        last, first = lines.tails[index], lines.heads[index + 1]
        if last in HYPHENS:
            # For an ë that opens a line a sign may have been read.
            opens = first.isalnum() or (first in "&@" and lines[index + 1][1:2].islower())
            broken = opens and ends_broken(lines[index][-3:])
        elif last in _IN_ADDRESS and in_address(lines[index]):
            broken = first in _ADDRESS or FILE.match(lines[index + 1]) is not None
        else:
            broken = last == "/" and first.isalpha() and lines[index][-2:-1].isalnum()
        below = index + 1
        return broken and not (lines.marked[below] and _LIKE_ITEM.match(lines.content, lines.starts[below]))

    def is_item(self, index: int) -> bool:
        """Whether what looks like a list mark is one: not a dash or a number of the running text."""
        lines = self.lines
        if index == 0 or lines.gaps[index] or lines.tops[index]:
            return True
        before = lines[index - 1]
        if ends_sentence(before) or ITEM.match(before) or not self.full(index - 1):
            return True
        # A full line, no sentence ended: a dash of the running text, unless it is one of a row.
        follow = range(index + 1, min(index + 6, len(lines)))
        return lines[index].startswith("- ") and any(lines[i].startswith("- ") for i in follow)
