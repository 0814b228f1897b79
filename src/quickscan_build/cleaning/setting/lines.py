"""The lines of print in a text: where they stand, what is blank around them, how wide they are set."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, compress, pairwise
from sys import byteorder

from ...language.words import chunks
from ...ledger import Change, Kind
from ...text import Text
from .columns import MOST, either
from .measures import CHUNK, Measures
from .type_widths import WEIGHTS, sum_of, width_of

MANY = 4
"""Lines to a change, from which it pays to read only those beside it."""
ROW = " | "
"""What parts the cells of a row to which an editor gave its columns back."""


def _moved(offsets: array[int], drift: int) -> bytes:
    """Offsets that stand so much further on: all at once, as one number."""
    raw = offsets.tobytes()
    if not drift:
        return raw
    ones = int.from_bytes((_ONE * len(offsets)).tobytes(), byteorder)
    return (int.from_bytes(raw, byteorder) + drift * ones).to_bytes(len(raw), byteorder)


_ONE = array("q", [1])
_WORD = re.compile(r"[^\W\d_](?:[a-z]{2}|[a-ln-z] )")
"""How lines of running text open, and no mark of a list, a note or a page does."""


class Lines:
    """All lines that are not blank, as columns of numbers, so that a hundred megabytes fit.

    ``starts`` and ``ends`` are offsets of the text without the blanks around it; ``gaps`` counts the
    blank lines before a line (at most 255); ``indents`` the blanks it opens with (at most 255);
    ``tops`` is 1 where a page starts between the line before and this one; ``marked`` is 1 for a line
    that may open with a mark, since it does not with a word.
    """

    def __init__(self, content: str) -> None:
        self.content = content
        self.starts = array("q")
        self.ends = array("q")
        self.gaps = bytearray()
        self.indents = bytearray()
        self.tops = bytearray()
        self.marked = bytearray()
        self._heads: list[str] = []
        self._tails: list[str] = []

    @classmethod
    def of(cls, text: Text) -> Lines:
        """The lines of a text."""
        lines = cls(text.content)
        gap = top = 0
        for start, end in chunks(text.content):
            gap, top = lines._read(start, end, gap, top)
        lines._mark_pages(text.page_starts)
        lines._as_printed(text)
        return lines

    def after(self, text: Text, changes: Sequence[Change]) -> Lines:
        """The lines of the text that the changes of one pass make of this one.

        Only the lines beside a change are read again; the others move along, with what is known of them.
        """
        if len(changes) * MANY >= len(self):
            return Lines.of(text)
        new = Lines(text.content)
        widths = array("q")
        done = drift = 0
        for first, stop, growth in self._touched(changes):
            new._move(self, done, first, drift)
            read = len(new)
            start = (self.ends[first - 1] if first else 0) + drift
            drift += growth
            end = (self.ends[stop - 1] if stop < len(self) else len(self.content)) + drift
            new._read(start, end, -1 if first else 0, 0)
            marks = text.page_starts
            low = bisect_right(marks, new.starts[read - 1]) if read else 0
            new._mark_pages(marks[low : bisect_right(marks, new.starts[-1])] if len(new) else ())
            if "widths" in vars(self):
                widths += self.widths[done:first]
                widths.extend(width_of(new[index]) for index in range(read, len(new)))
            done = stop
        new._move(self, done, len(self), drift)
        if "widths" in vars(self):
            new.widths = widths + self.widths[done:]
            new._as_printed(text)
        return new

    def without(self, parts: Iterable[range]) -> Lines:
        """These lines save some, where they stand in this text."""
        new = Lines(self.content)
        widths = array("q")
        done = 0
        for part in (*parts, range(len(self), len(self))):
            new._move(self, done, part.start, 0)
            widths += self.widths[done : part.start]
            done = part.stop
        new.widths = widths
        return new

    def _touched(self, changes: Iterable[Change]) -> Iterator[tuple[int, int, int]]:
        """Rows of lines that changes touch, each up to the second line after: first, stop, growth in length.

        The second, because a change can join the line after it to its own, with a page mark in between.
        """
        first = -1
        stop = growth = 0
        for change in changes:
            at = self.at(change.start)
            if first >= 0 and at >= stop:
                yield first, stop, growth
                first, growth = -1, 0
            if first < 0:
                first = at
            stop = min(bisect_left(self.starts, change.end) + 2, len(self))
            growth += len(change.after) - len(change.before)
        if first >= 0:
            yield first, stop, growth

    def _move(self, old: Lines, first: int, stop: int, drift: int) -> None:
        """Append lines of an earlier text, which stand so much further on in this one."""
        self.starts.frombytes(_moved(old.starts[first:stop], drift))
        self.ends.frombytes(_moved(old.ends[first:stop], drift))
        self.gaps += old.gaps[first:stop]
        self.indents += old.indents[first:stop]
        self.tops += old.tops[first:stop]
        self.marked += old.marked[first:stop]
        self._heads.append(old.heads[first:stop])
        self._tails.append(old.tails[first:stop])

    def _read(self, offset: int, end: int, gap: int, top: int) -> tuple[int, int]:
        """Append the lines in a part of the content that ends with a line.

        ``gap`` and ``top`` are of the blank lines before it; those of the blank lines it ends with return.
        """
        starts, ends, gaps, indents, tops = self.starts, self.ends, self.gaps, self.indents, self.tops
        marked, heads, tails, word = self.marked, self._heads, self._tails, _WORD.match
        for number, page in enumerate(self.content[offset:end].split("\f")):
            if number:
                gap, top = 0, len(starts) > 0
            for row in page.split("\n"):
                line = row.strip()
                if line:
                    indent = 0 if line is row else len(row) - len(row.lstrip())
                    starts.append(offset + indent)
                    ends.append(offset + indent + len(line))
                    gaps.append(gap if gap < MOST else MOST)
                    indents.append(indent if indent < MOST else MOST)
                    tops.append(top)
                    marked.append(word(line) is None)
                    heads.append(line[0])
                    tails.append(line[-1])
                    gap = top = 0
                else:
                    gap += 1
                offset += len(row) + 1
        return gap - 1, top

    def _mark_pages(self, marks: Iterable[int]) -> None:
        """Note where the pages of the source start; a page mark that is a blank is no indent."""
        for mark in marks:
            index = bisect_left(self.starts, mark)
            if index == len(self.starts):
                continue
            self.tops[index] = index > 0
            if self.content[mark] == " " and mark == self.starts[index] - self.indents[index]:
                self.indents[index] = max(self.indents[index] - 1, 0)

    def _as_printed(self, text: Text) -> None:
        """Measure anew the lines that an editor made: of two the second counts, of a table no row is full."""
        first = text.ledger.passes[0] if text.ledger.passes else None
        for change in first.changes if first and first.kind is Kind.DECISION else ():
            rows = change.after.count("\n")
            if ROW in change.after or rows < change.before.count("\n"):
                start = text.image(change.start)
                index = self.at(start)
                for row in range(index, min(index + rows + 1, len(self))):
                    words = self.content[max(start, self.starts[row]) : self.ends[row]]
                    self.widths[row] = 0 if ROW in words else width_of(words)

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, index: int) -> str:
        return self.content[self.starts[index] : self.ends[index]]

    def at(self, offset: int) -> int:
        """The line that holds ``offset``, or the last one before it."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def pages(self) -> list[range]:
        """The lines of each page, in order; one range where pages are unknown."""
        starts = [0, *compress(range(len(self)), self.tops), len(self)]
        return [range(a, b) for a, b in pairwise(starts) if a < b]

    @cached_property
    def heads(self) -> str:
        """The first character of each line."""
        return "".join(self._heads)

    @cached_property
    def tails(self) -> str:
        """The last character of each line."""
        return "".join(self._tails)

    @cached_property
    def clear(self) -> bytes:
        """1 for each line with a blank line, a page end or nothing above it, and for the end of the text."""
        return b"\x01" + either(self.gaps, self.tops)[1:] + b"\x01"

    @cached_property
    def widths(self) -> array[int]:
        """How wide each line is set."""
        weights = self.content.encode("latin-1", "replace").translate(WEIGHTS)
        return array("q", [sum_of(weights[s:e]) for s, e in zip(self.starts, self.ends, strict=True)])

    @cached_property
    def _measures(self) -> Measures:
        return Measures(self.widths, self._noted())

    def _noted(self) -> bytearray:
        """1 for each line of a note that was cut out of the text."""
        noted = bytearray(len(self))
        for index in self._opened.get("[", ()):
            if not noted[index] and self.content.startswith("[^", self.starts[index]):
                end = self.clear.find(1, index + 1)
                noted[index:end] = b"\x01" * (end - index)
        return noted

    def measure(self, index: int) -> int:
        """The measure a line is set to, in the unit of ``widths``."""
        return self._measures[index // CHUNK]

    def fill(self, index: int) -> float:
        """How much of its measure a line fills: about 1.0 for a full line."""
        return self.widths[index] / self._measures[index // CHUNK]

    def opening(self, pattern: re.Pattern[str], signs: str = "") -> Iterator[tuple[int, re.Match[str]]]:
        """The lines that ``pattern`` matches at their start, whatever the indent: index and match.

        The pattern is not tried where a line opens with a word: a letter and two small ones, or two letters
        and a blank. Where it begins with one of a few ``signs`` it is tried on lines that do.
        """
        content, starts, ends, opened = self.content, self.starts, self.ends, self._opened
        for index in sorted(chain.from_iterable(opened.get(sign, ()) for sign in signs or opened)):
            if found := pattern.match(content, starts[index], ends[index]):
                yield index, found

    @cached_property
    def _opened(self) -> dict[str, list[int]]:
        """The lines that may open with a mark, by the sign they open with."""
        opened: dict[str, list[int]] = defaultdict(list)
        for index in compress(range(len(self)), self.marked):
            opened[self.heads[index]].append(index)
        return opened
