"""Glyphs, in the order of the tags, become text; what is amiss with how they lie is told apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..blocks import Collector
from .content import Stretch
from .following import Glyph, Setting, backwards, breaks, last
from .ink import Missed
from .lines import BREAK
from .pages import Piece

SMALLEST = 3.0
"""Points: what is set smaller cannot be read."""
SOFT = "\u00ad"


class Flow:
    """Tells a collector what a reader gets, a line end of ours as ``BREAK``."""

    def __init__(self, collector: Collector) -> None:
        self._collector = collector
        self._setting = Setting()
        self._last: Glyph | None = None
        """The glyph before, in the same block."""
        self._before: Glyph | None = None
        """The glyph before, in any block."""
        self._beside: Glyph | None = None
        """The same in footnotes: they stand at the foot of a page, and have an order of their own."""
        self.unseen: list[tuple[str, str]] = []
        self.disorder: list[tuple[str, str]] = []
        self.misset: list[tuple[str, str, str]] = []

    def block_ends(self) -> None:
        """What follows stands in another block."""
        self._last = None

    @contextmanager
    def beside(self) -> Iterator[None]:
        """Inside, places are compared with those of the notes before."""
        self._before, self._beside = self._beside, self._before
        yield
        self._before, self._beside = self._beside, self._before

    def show(self, number: int, piece: Piece, *, soft: bool) -> None:
        """A piece of page ``number`` (from 0); ``soft`` when it is a hyphen of ours."""
        where = f"p. {number + 1}"
        out: list[str] = []
        lost: list[str] = []
        wrong: dict[str, None] = {}
        for all_of_it, unseen in zip(piece.stretches, piece.unseen, strict=True):
            missed = _missed(all_of_it, unseen)
            lost += [all_of_it.texts[i] for i in sorted(missed)]
            stretch = (
                all_of_it.only(i for i in range(len(all_of_it.texts)) if i not in missed)
                if missed
                else all_of_it
            )
            if missed and not stretch.texts:
                continue
            if self._last is None or breaks(self._last, number, stretch):
                self._setting.anew()
                if self._last is not None:
                    out.append(BREAK)
            if self._collector.generating:
                self._setting.anew()
            else:
                self.disorder += [(where, piece.text)] * backwards(self._before, number, stretch)
                wrong |= dict.fromkeys(self._setting.wrong(stretch))
            out.append(SOFT * len(stretch.texts) if soft else stretch.text)
            self._last = last(number, stretch)
            if not self._collector.generating:
                self._before = self._last
        self.misset += [(where, what, piece.text) for what in wrong]
        if lost:
            self.unseen.append((where, "".join(lost)))
        if out:
            self._collector.starts(where, leaf=number + 1)
            self._collector.text("".join(out))


def _missed(stretch: Stretch, unseen: Missed) -> set[int]:
    """The glyphs that nobody sees, or nobody reads."""
    if stretch.size >= SMALLEST:
        return set(unseen)
    return {*unseen, *(i for i, text in enumerate(stretch.texts) if not text.isspace())}
