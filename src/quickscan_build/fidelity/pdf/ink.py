"""Which glyphs can be seen? A glyph is seen when the page looks different without it.

So one question covers every way to lose text on paper: cut off at the page edge, clipped by a box, painted
over, of the colour of its ground, of no size, or in the invisible render mode.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import ImageChops
from PIL.Image import Image

from .content import Stretch

SCALE = 2.0
"""Pixels a point: a full stop of 7 pt still covers two pixels."""
MOST_PIXELS = 8_000_000
FAINTEST = 24
"""Of 255: what differs less from its ground is not legible."""
INVISIBLE = 3
INK = b"\xff"
TALLEST = 200
"""Rows of pixels that are laid over each other at once: a white one among more would round to black."""
_ANY = b"\0" + INK * 255

Missed = tuple[int, ...]
"""Indices of the glyphs of a stretch that nobody sees."""


class Renderer:
    """Renders pages of one file with and without their text."""

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)

    def close(self) -> None:
        self._document.close()

    def unseen(self, index: int, stretches: Sequence[Stretch]) -> list[Missed]:
        """For each stretch of page ``index`` (from 0): its glyphs that have no ink. Blanks are seen."""
        page = self._document[index]
        try:
            page.set_rotation(0)
            left, bottom, right, top = page.get_cropbox()
            width, height = abs(right - left), abs(top - bottom)
            scale = SCALE
            if width * height * scale * scale > MOST_PIXELS:
                scale = (MOST_PIXELS / (width * height)) ** 0.5
            ink = _ink(page, scale)
        finally:
            page.close()
        return [ink.missed(stretch, left, top, scale) for stretch in stretches]


class _Ink:
    """A picture that is white where the text makes a difference, and black elsewhere."""

    def __init__(self, seen: Image) -> None:
        self._seen = seen
        self._bands: dict[tuple[int, int], bytes] = {}

    def missed(self, stretch: Stretch, left: float, top: float, scale: float) -> Missed:
        """The glyphs that have no ink in their box; ``left`` and ``top`` are the corner of the picture."""
        y0, y1 = (
            max(int((top - stretch.y1) * scale), 0),
            min(int((top - stretch.y0) * scale) + 1, self._seen.height),
        )
        starts = [max(int((x - left) * scale), 0) for x in stretch.x0]
        ends = [max(int((x - left) * scale) + 1, 0) for x in stretch.x1]
        find = self._band(y0, y1).find if y0 < y1 else b"".find
        return tuple(
            [
                index
                for index, (text, start, end) in enumerate(zip(stretch.texts, starts, ends, strict=True))
                if find(INK, start, end) < 0 and not text.isspace()
            ]
        )

    def _band(self, top: int, bottom: int) -> bytes:
        """Some rows laid over each other: all glyphs of a line of text ask for the same."""
        key = top, bottom
        if key not in self._bands:
            # The mean of some rows, rounded, is not 0 where one of them is white.
            box = 0, top, self._seen.width, bottom
            rows = self._seen.reduce((1, min(bottom - top, TALLEST)), box).tobytes().translate(_ANY)
            width = self._seen.width
            laid = (int.from_bytes(rows[at : at + width], "big") for at in range(0, len(rows), width))
            self._bands[key] = rows if len(rows) == width else reduce(or_, laid).to_bytes(width, "big")
        return self._bands[key]


def _ink(page: pypdfium2.PdfPage, scale: float) -> _Ink:
    with_text = _picture(page, scale)
    for one in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,), max_depth=12):
        pdfium.FPDFTextObj_SetTextRenderMode(one.raw, INVISIBLE)
    without = _picture(page, scale)
    # Both bitmaps live until their difference is taken: the images are views of them.
    difference = ImageChops.difference(with_text.to_pil(), without.to_pil())
    with_text.close()
    without.close()
    return _Ink(difference.point([0] * FAINTEST + [255] * (256 - FAINTEST)))


def _picture(page: pypdfium2.PdfPage, scale: float) -> pypdfium2.PdfBitmap:
    return page.render(scale=scale, grayscale=True, may_draw_forms=False, draw_annots=True)
