"""Which glyphs can be seen? A glyph is seen when the page looks different without it.

So one question covers every way to lose text on paper: cut off at the page edge, clipped by a box, painted
over, of the colour of its ground, of no size, or in the invisible render mode.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from . import covered, remembered
from .columns import Columns, Flags, Floats, Whole
from .covered import FAINTEST, Picture
from .remembered import Memory, Place

SCALE = 2.0
"""Pixels a point: a full stop of 7 pt still covers two pixels."""
MOST_PIXELS = 8_000_000
LONGEST = 14_400
"""Points: no side of a page may be longer (ISO 32000, annex C)."""
INVISIBLE = 3
WHITE = 255
EDGE = 0.2
"""Of a glyph's width: so far from its sides its own ink is looked for."""
LOW = 0.56
"""Ems above the baseline: what no small letter reaches over."""


class Sight(NamedTuple):
    """What is seen on a page."""

    unseen: Flags
    """The glyphs that nobody sees, or sees a part of."""
    crossed: list[bool]
    """The stretches that something is drawn through."""
    pictured: bool = False
    """Whether a picture stands among the lines."""


def all_seen(glyphs: Columns) -> Sight:
    """As if nothing could go wrong."""
    return Sight(np.zeros(len(glyphs), dtype=np.bool_), [False] * len(glyphs.stretches))


class Renderer:
    """Renders pages of one file with and without their text."""

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)
        self._with, self._without, self._alone = _Sheet(), _Sheet(), _Sheet()
        self._memory = Memory()

    def close(self) -> None:
        self._document.close()

    def look(self, index: int, glyphs: Columns, place: Place) -> Sight:
        """What is seen on page ``index`` (from 0). Blanks are seen."""
        page = self._document[index]
        try:
            return self._look(page, glyphs, place)
        finally:
            page.close()

    def _look(self, page: pypdfium2.PdfPage, glyphs: Columns, place: Place) -> Sight:
        page.set_rotation(0)
        left, bottom, right, top = page.get_cropbox()
        if max(abs(right - left), abs(top - bottom)) > LONGEST:
            raise ValueError(f"it has a page of more than {LONGEST:,} points")
        area = abs(right - left) * abs(top - bottom)
        scale = min(SCALE, (MOST_PIXELS / area) ** 0.5) if area else SCALE
        view = covered.View(left, top, scale)
        painted = covered.objects(page)
        texts = covered.texts(painted)
        doubtful = covered.possible(painted, texts)
        bare = all(covered.is_text(*one) for one in painted)
        drawn = remembered.drawn(page, texts, glyphs, place) if place.plain and not doubtful else None
        grounds: Sequence[int | None] = [WHITE] * len(glyphs.stretches)
        if bare and self._memory.holds(self._memory.ways(drawn, grounds, glyphs), glyphs).all():
            return all_seen(glyphs)
        pictured = not bare and _among(covered.pictures(painted), glyphs)
        modes = [pdfium.FPDFTextObj_GetTextRenderMode(one.handle) for one in texts]
        for one in texts:
            pdfium.FPDFTextObj_SetTextRenderMode(one.handle, INVISIBLE)
        without = self._without.picture(page, view)
        darkest = without.min(axis=1)
        grounds = _grounds(without, darkest, glyphs, view)
        ways = self._memory.ways(drawn, grounds, glyphs)
        new = ~self._memory.holds(ways, glyphs)
        unseen = np.zeros(len(glyphs), dtype=np.bool_)
        if new.any():
            for number in range(len(texts)) if new.all() else np.array(place.order)[new].tolist():
                pdfium.FPDFTextObj_SetTextRenderMode(texts[number].handle, modes[number])
            with_text = self._with.picture(page, view)
            if _trim(page, with_text, without, view):
                darkest = without.min(axis=1)
            some = glyphs.of_some(new)
            unseen[new[glyphs.of]] = missed = _without_ink(with_text, without, darkest, some, view)
            self._memory.learn(ways[new], some, missed)
            if doubtful:
                covered.strip(page)
                alone = self._alone.picture(page, view)
                unseen |= covered.torn(alone, with_text, without, glyphs, view) & ~glyphs.blank
        return Sight(unseen, covered.crossed(without, darkest, glyphs, view), pictured)


def _among(boxes: Iterable[covered.Box], glyphs: Columns) -> bool:
    """Whether one of these boxes stands between the first line and the last."""
    if not len(glyphs):
        return False
    low, high = glyphs.baseline.min(), glyphs.baseline.max()
    return any(bottom < high and top > low for _, bottom, _, top in boxes)


class _Sheet:
    """Memory that one page after the other is drawn in."""

    def __init__(self) -> None:
        self._memory = (ctypes.c_ubyte * 0)()

    def picture(self, page: pypdfium2.PdfPage, view: covered.View) -> Picture:
        """The page in shades of grey; holds until the next one is drawn."""
        width, height = ceil(page.get_width() * view.scale), ceil(page.get_height() * view.scale)
        if len(self._memory) < width * height:
            self._memory = (ctypes.c_ubyte * (width * height))()
        drawn = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, self._memory, width)
        if not drawn:
            raise ValueError("it has a page that cannot be drawn")
        pdfium.FPDFBitmap_FillRect(drawn, 0, 0, width, height, 0xFFFFFFFF)
        flags = pdfium.FPDF_GRAYSCALE | pdfium.FPDF_ANNOT
        pdfium.FPDF_RenderPageBitmap(drawn, page.raw, 0, 0, width, height, 0, flags)
        pdfium.FPDFBitmap_Destroy(drawn)
        picture: Picture = np.frombuffer(memoryview(self._memory), dtype=np.uint8, count=width * height)
        return picture.reshape(height, width)


def _grounds(without: Picture, darkest: Picture, glyphs: Columns, view: covered.View) -> list[int | None]:
    """The shade behind each stretch; ``None`` where it is not even."""
    if not len(glyphs) or darkest.min() == WHITE:
        return [WHITE] * len(glyphs.stretches)
    left, top, scale = view
    height, width = without.shape
    starts = _pixels((glyphs.x0[glyphs.starts] - left) * scale, 0, width).tolist()
    ends = _pixels((glyphs.x1[glyphs.ends - 1] - left) * scale, 1, width).tolist()
    tops = _pixels((top - glyphs.y1) * scale, 0, height).tolist()
    bottoms = _pixels((top - glyphs.y0) * scale, 1, height).tolist()
    white = np.concatenate([[0], (darkest == WHITE).cumsum()]).tolist()
    found: list[int | None] = []
    for first, end, start, stop in zip(tops, bottoms, starts, ends, strict=True):
        shade: int | None = WHITE
        if white[end] - white[first] < end - first:
            box = without[first:end, start:stop]
            shade = int(box.min(initial=WHITE))
            shade = shade if shade == box.max(initial=0) else None
        found.append(shade)
    return found


def _without_ink(
    with_text: Picture, without: Picture, darkest: Picture, glyphs: Columns, view: covered.View
) -> Flags:
    """The glyphs in whose box both pictures look alike. ``darkest``: the darkest of each row without text."""
    left, top, scale = view
    height, width = with_text.shape
    with np.errstate(all="ignore"):
        # A neighbour's ink may reach into the box of a glyph, and its arms over a small letter.
        inset = (glyphs.x1 - glyphs.x0) * EDGE
        starts = _pixels((glyphs.x0 + inset - left) * scale, 0, width)
        ends = _pixels((glyphs.x1 - inset - left) * scale, 1, width)
        middles = _pixels((top - glyphs.baseline - LOW * glyphs.size) * scale, 0, height).tolist()
        tops = _pixels((top - glyphs.y1) * scale, 0, height).tolist()
        bottoms = _pixels((top - glyphs.y0) * scale, 1, height).tolist()
    # All glyphs of a line of text lie in the same band of pixels, small letters in the lower part of it: each
    # band is looked at once.
    bands: dict[tuple[int, int, int], int] = {}
    known = zip(tops, middles, bottoms, strict=True)
    of = np.array([bands.setdefault(band, len(bands)) for band in known], np.intp)
    white = np.concatenate([[0], (darkest == WHITE).cumsum()]).tolist()
    least = np.empty((2, len(bands), width), dtype=np.uint8)
    for (first, middle, end), band in bands.items():
        lower = min(max(middle, first), end)
        ground = None if white[end] - white[first] == end - first else without
        _on_white(with_text, ground, lower, end, least[1, band])
        _on_white(with_text, ground, first, lower, least[0, band])
    np.minimum(least[0], least[1], out=least[0])
    so_far = np.zeros((2, len(bands), width + 1), dtype=np.int32)
    np.cumsum(least <= WHITE - FAINTEST, axis=2, out=so_far[:, :, 1:])
    band_of = of[glyphs.of]
    small = glyphs.small.astype(np.intp)
    inked = so_far[small, band_of, np.maximum(starts, ends)] > so_far[small, band_of, starts]
    unseen: Flags = ~inked & ~glyphs.blank
    return unseen


def _on_white(with_text: Picture, ground: Picture | None, first: int, end: int, darkest: Picture) -> None:
    """The darkest that text is down some rows, as it would be on a white ground; no ground is a white one."""
    text = with_text[first:end]
    if ground is not None:
        bare = ground[first:end]
        text = WHITE - (np.maximum(text, bare) - np.minimum(text, bare))
    np.minimum.reduce(text, axis=0, out=darkest, initial=WHITE)


def _trim(page: pypdfium2.PdfPage, with_text: Picture, without: Picture, view: covered.View) -> bool:
    """Let text make no difference outside the trim box: it is cut off when the page is printed.

    Whether there is anything outside it.
    """
    left, top, scale = view
    x0, y0, x1, y1 = page.get_trimbox()
    rows = slice(max(int((top - y1) * scale), 0), max(int((top - y0) * scale) + 2, 0))
    columns = slice(max(int((x0 - left) * scale), 0), max(int((x1 - left) * scale) + 2, 0))
    if without[rows, columns].shape == without.shape:
        return False
    inside = without[rows, columns].copy()
    without[:] = with_text
    without[rows, columns] = inside
    return True


def _pixels(places: Floats, more: int, most: int) -> Whole:
    """Whole pixels within a picture; a place that is no number lies at its beginning."""
    known = np.fmin(np.fmax(places, -1.0), most + 1.0).astype(np.intp)
    whole: Whole = np.minimum(np.maximum(known + more, 0), most)
    return whole
