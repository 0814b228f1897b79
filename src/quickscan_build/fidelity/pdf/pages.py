"""What lies on the pages, piece of marked content by piece, and which of it can be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, repeat
from typing import Any, NamedTuple

import pikepdf

from .content import Glyph, Interpreter
from .ink import Renderer


class Piece(NamedTuple):
    """Glyphs of one piece of marked content."""

    actual: str | None
    glyphs: list[Glyph]
    unseen: list[bool]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)


class Pages:
    """All pages of a PDF; remembers which pieces the tags have asked for."""

    def __init__(self, pdf: pikepdf.Pdf, renderer: Renderer | None) -> None:
        self._numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        self._loose: list[tuple[str, str]] = []
        self.artifacts: list[tuple[int, str]] = []
        """(index of the page, text) of every artifact with text."""
        self._pieces = list(self._read(pdf, renderer))
        self._used: list[set[int]] = [set() for _ in self._pieces]

    def __len__(self) -> int:
        return len(self._pieces)

    def number(self, page: Any) -> int:
        """The index of a page object, from 0; -1 for a page the document does not have (any more)."""
        return -1 if page is None else self._numbers.get(page.objgen, -1)

    def pieces(self, number: int, mcid: int, *, use: bool = True) -> list[Piece]:
        """The pieces with this MCID on a page; ``use`` when the tags give them to a reader."""
        if number < 0:
            return []
        if use:
            self._used[number].add(mcid)
        return self._pieces[number].get(mcid, [])

    def untagged(self) -> Iterator[tuple[str, str]]:
        """(where, text) of what lies on a page, is no artifact, and was not asked for."""
        yield from self._loose
        for number, (pieces, used) in enumerate(zip(self._pieces, self._used, strict=True)):
            for mcid in sorted(pieces.keys() - used):
                text = "".join(piece.text for piece in pieces[mcid]).strip()
                if text:
                    yield _where(number), text

    def _read(self, pdf: pikepdf.Pdf, renderer: Renderer | None) -> Iterator[dict[int, list[Piece]]]:
        interpreter = Interpreter()
        for number, page in enumerate(pdf.pages):
            every = interpreter.page(page)
            self.artifacts += [(number, text) for run in every if run.artifact and (text := run.text.strip())]
            runs = [run for run in every if not run.artifact]
            tagged = [run for run in runs if run.mcid >= 0]
            for run in runs:
                text = run.text.strip()
                if run.mcid < 0 and text:
                    self._loose.append((_where(number), text))
            glyphs = [glyph for run in tagged for glyph in run.glyphs]
            answers: Iterable[bool] = renderer.unseen(number, glyphs) if renderer else repeat(False)
            flags = iter(answers)
            pieces: dict[int, list[Piece]] = {}
            for run in tagged:
                seen = list(islice(flags, len(run.glyphs)))
                pieces.setdefault(run.mcid, []).append(Piece(run.actual, run.glyphs, seen))
            yield pieces


def _where(number: int) -> str:
    return f"p. {number + 1}"
