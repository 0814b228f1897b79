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

from .content import Glyph

SCALE = 2.0
"""Pixels a point: a full stop of 7 pt still covers two pixels."""
MOST_PIXELS = 8_000_000
FAINTEST = 24
"""Of 255: what differs less from its ground is not legible."""
INVISIBLE = 3


class Renderer:
    """Renders pages of one file with and without their text."""

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)

    def close(self) -> None:
        self._document.close()

    def unseen(self, index: int, glyphs: Sequence[Glyph]) -> list[bool]:
        """For each glyph of page ``index`` (from 0): whether its ink is not to be seen. Blanks are seen."""
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
        return [
            not glyph.text.isspace()
            and not ink.touches(
                (glyph.x0 - left) * scale,
                (glyph.x1 - left) * scale,
                (top - glyph.y1) * scale,
                (top - glyph.y0) * scale,
            )
            for glyph in glyphs
        ]


class _Ink:
    """A byte a pixel, not 0 where the text makes a difference; ``width`` pixels a row."""

    def __init__(self, data: bytes, width: int, height: int) -> None:
        self._data = data
        self._width = width
        self._height = height
        self._bands: dict[tuple[int, int], bytes] = {}

    def touches(self, left: float, right: float, top: float, bottom: float) -> bool:
        """Whether there is ink in a box of pixels."""
        x0, x1 = max(int(left), 0), min(int(right) + 1, self._width)
        y0, y1 = max(int(top), 0), min(int(bottom) + 1, self._height)
        return x0 < x1 and y0 < y1 and bool(self._band(y0, y1)[x0:x1].strip(b"\0"))

    def _band(self, top: int, bottom: int) -> bytes:
        """Some rows laid over each other: the glyphs of a line of text all ask for the same."""
        key = top, bottom
        if key not in self._bands:
            width = self._width
            rows = (self._data[y * width : (y + 1) * width] for y in range(top, bottom))
            laid = reduce(or_, (int.from_bytes(row, "big") for row in rows))
            self._bands[key] = laid.to_bytes(width, "big")
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
    seen = difference.point([0] * FAINTEST + [255] * (256 - FAINTEST))
    return _Ink(seen.tobytes(), seen.width, seen.height)


def _picture(page: pypdfium2.PdfPage, scale: float) -> pypdfium2.PdfBitmap:
    return page.render(scale=scale, grayscale=True, may_draw_forms=False, draw_annots=True)
