"""Glyphs, in the order of the tags, become text; what is wrong with where they lie is told separately."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from ..blocks import Collector
from ..findings import Amiss, Sort
from ..grid import Extent, astray
from .following import Columns, Glyph, Setting, backwards, breaks, last
from .laid import Laid
from .lines import BREAK
from .pages import Piece

SOFT = "\u00ad"
_ANYWHERE = nullcontext()
"""Most elements are neither a table nor a note, and each is entered."""
_SHEET = 1e6
"""Higher than any page, in points: what is on a next page is lower than what is on this one."""


class Flow:
    """Tells a collector what a reader gets, a line end of ours as ``BREAK``."""

    def __init__(self, collector: Collector) -> None:
        self._collector = collector
        self._setting = Setting()
        self._columns = Columns()
        self._last: Glyph | None = None
        """The glyph before, in the same block."""
        self._said = ""
        """What of the text was shown last."""
        self._before: Glyph | None = None
        """The glyph before, in any block."""
        self._beside: Glyph | None = None
        """The same in footnotes: they stand at the foot of a page, and have an order of their own."""
        self._tables: list[list[list[Extent]]] = []
        """What lies in each row of the tables that are open."""
        self.unseen: list[Amiss] = []
        self.disorder: list[Amiss] = []
        self.misset: list[Amiss] = []

    def block_ends(self) -> None:
        """What follows stands in another block."""
        self._last = None

    @contextmanager
    def beside(self) -> Iterator[None]:
        """Inside, places are compared with those of the notes before, and not with those of a table."""
        self._before, self._beside = self._beside, self._before
        tables, self._tables = self._tables, []
        yield
        self._tables = tables
        self._before, self._beside = self._beside, self._before

    def part(self, name: str) -> AbstractContextManager[None]:
        """Inside is a table, a row, or another element."""
        if name == "table":
            return self._table()
        if name == "tr" and self._tables:
            self._tables[-1].append([])
        return _ANYWHERE

    @contextmanager
    def _table(self) -> Iterator[None]:
        self._tables.append([[]])
        yield
        self.disorder += [_elsewhere(one.where, one.text) for one in astray(self._tables.pop())]

    def show(self, number: int, piece: Piece, *, soft: bool) -> None:
        """A piece of page ``number`` (from 0); ``soft`` when it is a hyphen of ours."""
        where = f"p. {number + 1}"
        out: list[str] = []
        lost: list[str] = []
        wrong: dict[str, None] = {}
        for stretch in piece.stretches:
            if stretch.lost:
                lost.append(stretch.lost)
            if not stretch.glyphs:
                continue
            if self._last is None or breaks(self._last, number, stretch):
                self._setting.anew()
                if self._last is not None:
                    out.append(BREAK)
            if self._collector.generating:
                self._setting.anew()
            else:
                self._placed(number, stretch, where, piece.text)
                wrong |= dict.fromkeys(self._setting.wrong(stretch))
            out.append(SOFT * stretch.glyphs if soft else stretch.text)
            self._last = last(number, stretch)
            self._said = "" if self._collector.generating else out[-1]
            if not self._collector.generating:
                self._before = self._last
        if piece.crossed and not self._collector.generating:
            wrong["has something drawn through it"] = None
        self.misset += [Amiss(Sort.CHANGED, where, what, piece.text) for what in wrong]
        if lost:
            what = "is in the tags, but cannot be seen on the page"
            self.unseen.append(Amiss(Sort.HIDDEN, where, what, "".join(lost)))
        if out:
            self._collector.starts(where, leaf=number + 1)
            self._collector.text("".join(out))

    def _placed(self, number: int, stretch: Laid, where: str, text: str) -> None:
        """Whether it lies where one reads on to; that of rows is asked at the end of their table."""
        astray = self._columns.astray(self._before, number, stretch, said=self._said if self._last else None)
        if backwards(self._before, number, stretch) or astray:
            self.disorder.append(_elsewhere(where, text))
        for rows in self._tables:
            down = number * _SHEET - stretch.baseline
            rows[-1].append(Extent(down, stretch.x0, stretch.last_x1, where, text))


def _elsewhere(where: str, text: str) -> Amiss:
    return Amiss(Sort.MOVED, where, "does not lie where the tags have it", found=text)
