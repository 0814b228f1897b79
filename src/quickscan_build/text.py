"""A source as it stands, and a text that knows where each of its characters came from."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from .ledger import Ledger, Pass, Shift


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether they share a character; an empty span overlaps what it lies strictly inside."""
        return self.start < other.end and other.start < self.end


class Place(NamedTuple):
    """Where a reader finds a character: the page of the print and the line in the source file."""

    page: str
    line: int

    def __str__(self) -> str:
        return f"p. {self.page}, line {self.line}" if self.page else f"line {self.line}"


@dataclass(frozen=True)
class Source:
    """A source text exactly as it stands, with the offsets at which its pages start.

    ``page_starts[0]`` is 0; a page's mark (form feed, blank) is the first character of the page it
    opens. ``page_labels`` has the folio of each page as printed; both are empty when pages are
    unknown.
    """

    name: str
    content: str
    page_starts: tuple[int, ...] = ()
    page_labels: tuple[str, ...] = ()

    @cached_property
    def _lines(self) -> array[int]:
        starts = array("q", [0])
        starts.extend(map(re.Match.end, re.finditer("\n", self.content)))
        return starts

    def line(self, offset: int) -> int:
        """The line number (from 1) in the source file of a character."""
        return bisect_right(self._lines, offset)

    def line_start(self, line: int) -> int:
        """The offset of a line's first character; the length of the source past its last line."""
        return self._lines[line - 1] if line <= len(self._lines) else len(self.content)

    def page(self, offset: int) -> str:
        """The label of the page a character stands on; empty when pages are unknown."""
        if not self.page_starts:
            return ""
        return self.page_labels[max(bisect_right(self.page_starts, offset) - 1, 0)]

    def place(self, offset: int) -> Place:
        return Place(self.page(offset), self.line(offset))


@dataclass(frozen=True)
class Text:
    """A text on its way from the source: content, the passes it went through, its page starts.

    ``page_starts`` are offsets in ``content``, one for each page of the source, never decreasing.
    """

    source: Source
    content: str
    ledger: Ledger
    page_starts: tuple[int, ...]
    decided: tuple[Span, ...] = ()
    """Where an editor said what is there: spans in ``content``, disjoint and in order, for the next rule."""

    @classmethod
    def of(cls, source: Source) -> Text:
        return cls(source, source.content, Ledger(), source.page_starts)

    def after(self, one: Pass) -> Text:
        """The text after one more pass."""
        if not one.changes:
            return Text(self.source, self.content, Ledger((*self.ledger.passes, one)), self.page_starts)
        return Text(
            self.source,
            one.apply(self.content),
            Ledger((*self.ledger.passes, one)),
            tuple(one.shift.forward_all(self.page_starts)),
        )

    @cached_property
    def _changing(self) -> tuple[int, ...]:
        """The indexes of the passes that change something: many change nothing."""
        return tuple(index for index, one in enumerate(self.ledger.passes) if one.changes)

    @cached_property
    def _shifts(self) -> tuple[Shift, ...]:
        """The shift of each of these."""
        return tuple(self.ledger.passes[index].shift for index in self._changing)

    def origin(self, offset: int, *, passes: int | None = None) -> int:
        """The offset in the source of the character at ``offset``.

        With ``passes``, ``offset`` counts in the text as it was after that many passes.
        """
        return self.origins((offset,), passes=passes)[0]

    def origins(self, offsets: Sequence[int], *, passes: int | None = None) -> Sequence[int]:
        """``origin`` of each of many offsets."""
        shifts = self._shifts if passes is None else self._shifts[: bisect_left(self._changing, passes)]
        for shift in reversed(shifts):
            offsets = shift.back_all(offsets)
        return offsets

    def image(self, offset: int, *, passes: int = 0) -> int:
        """Where the character that was at ``offset`` after that many passes (0: in the source) is now."""
        for shift in self._shifts[bisect_left(self._changing, passes) :]:
            offset = shift.forward(offset)
        return offset

    def images(self, offsets: Sequence[int], *, passes: int = 0) -> Sequence[int]:
        """``image`` of each of many offsets."""
        for shift in self._shifts[bisect_left(self._changing, passes) :]:
            offsets = shift.forward_all(offsets)
        return offsets

    def place(self, offset: int) -> Place:
        return self.source.place(self.origin(offset))

    def places(self) -> Iterable[Place]:
        """The place of every change of the ledger, in the ledger's order."""
        for index, one in enumerate(self.ledger.passes):
            yield from map(self.source.place, self.origins([c.start for c in one.changes], passes=index))
