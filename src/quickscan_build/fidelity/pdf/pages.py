"""What lies on the pages, piece of marked content by piece, and which of it can be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import pikepdf

from .laid import Laid, Lines


class Piece(NamedTuple):
    """Glyphs of one piece of marked content."""

    actual: str | None
    text: str
    stretches: list[Laid]
    crossed: bool
    """Whether something is drawn through it."""


class Leaf(NamedTuple):
    """What lies on one page."""

    laid: Lines
    pieces: list[tuple[int, str | None, int, int, bool]]
    """MCID, and then as ``Piece``, its stretches named by the lines they begin and end with."""
    loose: list[str]
    """Text that is neither tagged nor an artifact."""
    artifacts: list[tuple[str, bool]]
    """With whether it stands among the lines of tagged text."""
    pictured: bool
    """Whether a picture does."""


class Pages:
    """All pages of a PDF; remembers which pieces the tags have asked for."""

    def __init__(self, pdf: pikepdf.Pdf, read: Sequence[Leaf]) -> None:
        self._numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        self._leaves = read
        self._opened: dict[int, dict[int, list[Piece]]] = {}
        self._used: list[set[int]] = [set() for _ in read]

    @property
    def artifacts(self) -> Iterator[tuple[int, str, bool]]:
        """(index of the page, text, whether among the lines of tagged text) of every artifact with text."""
        return ((number, *one) for number, leaf in enumerate(self._leaves) for one in leaf.artifacts)

    def pictured(self, numbers: Iterable[int]) -> Iterator[str]:
        """Which of the pages with these indices have a picture among their lines."""
        return (_where(number) for number in numbers if self._leaves[number].pictured)

    def number(self, page: Any) -> int:
        """The index of a page object, from 0; -1 for a page the document does not have (any more)."""
        return -1 if page is None else self._numbers.get(page.objgen, -1)

    def pieces(self, number: int, mcid: int, *, use: bool = True) -> list[Piece]:
        """The pieces with this MCID on a page; ``use`` when the tags give them to a reader."""
        if number < 0:
            return []
        if use:
            self._used[number].add(mcid)
        return self._open(number).get(mcid, [])

    def _open(self, number: int) -> dict[int, list[Piece]]:
        if number not in self._opened:
            laid, pieces = self._leaves[number][:2]
            # This takes a fourth of the time that calling ``Laid`` takes.
            every: list[Laid] = [tuple.__new__(Laid, line) for line in zip(*laid, strict=True)]
            # What is known once need not be kept twice.
            laid.clear()
            opened = self._opened[number] = {}
            for mcid, actual, start, end, crossed in pieces:
                text = "".join([one.whole for one in every[start:end]])
                opened.setdefault(mcid, []).append(Piece(actual, text, every[start:end], crossed))
        return self._opened[number]

    def untagged(self) -> Iterator[tuple[str, str]]:
        """(where, text) of what lies on a page, is no artifact, and was not asked for."""
        for number, leaf in enumerate(self._leaves):
            yield from ((_where(number), text) for text in leaf.loose)
        for number, (leaf, used) in enumerate(zip(self._leaves, self._used, strict=True)):
            for mcid in sorted({piece[0] for piece in leaf.pieces} - used):
                text = "".join(piece.text for piece in self._open(number)[mcid]).strip()
                if text:
                    yield _where(number), text


def _where(number: int) -> str:
    return f"p. {number + 1}"
