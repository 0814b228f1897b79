"""Where the links, the contents and the bookmarks of a PDF lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from .pages import Pages, Piece

Words = dict[int, tuple[float, float, float, float, float]]
"""Where the words of a link lie: by page (an index) their sides, lowest and highest baseline, and em."""
AROUND = 1.5
"""Ems: how far a link may reach beyond its words."""
MOST_BOOKMARKS = 100_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table of contents: what it says, and the page (from 1; 0 for none) it leads to."""

    at: int
    """The page it stands on, from 1; 0 for a bookmark, which stands on none."""
    text: str
    leaf: int
    label: str
    """How that page is numbered."""


def bookmarks(root: Any) -> Iterator[Any]:
    """Every bookmark, in order."""
    outlines = root.get("/Outlines")
    todo = [None if outlines is None else outlines.get("/First")]
    count = 0
    while todo:
        one = todo.pop()
        if one is None:
            continue
        count += 1
        if count > MOST_BOOKMARKS:
            raise ValueError("its bookmarks go in a circle")
        yield one
        todo += [one.get("/Next"), one.get("/First")]


def words_of(pieces: Iterable[tuple[int, Piece]]) -> Words:
    """Where words lie, which are given by piece, each with its page."""
    on: dict[int, list[tuple[float, float, float, float]]] = {}
    for number, piece in pieces:
        shown = [(one.x0, one.last_x1, one.baseline, one.size) for one in piece.stretches if one.letters]
        on.setdefault(number, []).extend(shown)
    words: Words = {}
    for number, every in on.items():
        if every:
            starts, ends, lines, sizes = zip(*every, strict=True)
            words[number] = min(starts), max(ends), min(lines), max(lines), max(sizes)
    return words


def covers(place: Any, words: Words, number: int) -> bool:
    """Whether the place where a reader may click, on a page with this index, is that of its words."""
    if number not in words:
        return False
    x0, x1, low, high, em = words[number]
    a, b, c, d = (float(one) for one in place)
    left, bottom, right, top = min(a, c), min(b, d), max(a, c), max(b, d)
    around = AROUND * em
    within = x0 - around < left < right < x1 + around and low - around < bottom < top < high + 2 * around
    return within and left < x1 and x0 < right and low - em / 4 < (bottom + top) / 2 < high + em


class Links:
    """Follows destinations, by name or direct."""

    def __init__(self, pdf: pikepdf.Pdf, pages: Pages) -> None:
        self._pdf = pdf
        self._pages = pages
        names = pdf.Root.get("/Names")
        tree = None if names is None else names.get("/Dests")
        self._names = None if tree is None else pikepdf.NameTree(tree)

    def leaf(self, holder: Any) -> int:
        """The page (from 1) an annotation or a bookmark leads to; 0 when it is none of this file's."""
        target = holder.get("/Dest")
        if target is None and holder.get("/A", {}).get("/S") == "/GoTo":
            target = holder.A.get("/D")
        target = self._named(target)
        if isinstance(target, pikepdf.Dictionary):
            target = target.get("/D")
        if isinstance(target, pikepdf.Array) and len(target):
            return self._pages.number(target[0]) + 1
        return 0

    def bookmarks(self) -> Iterator[Line]:
        """What every bookmark says, and where it leads."""
        for one in bookmarks(self._pdf.Root):
            yield Line(0, str(one.get("/Title", "")), self.leaf(one), "")

    def _named(self, target: Any) -> Any:
        if isinstance(target, pikepdf.Name):
            old = self._pdf.Root.get("/Dests")
            return None if old is None else old.get(str(target))
        if isinstance(target, pikepdf.String):
            return None if self._names is None else self._names.get(str(target))
        return target
