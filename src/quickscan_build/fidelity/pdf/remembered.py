"""What has been seen once need not be drawn again.

A renderer draws a letter of a font once for each form and colour, and lays that picture wherever the letter
stands. So a letter that was seen on one page is seen on another where it has the same form and colour and the
same even ground, and where nothing covers or cuts it. Whatever differs is drawn and looked at.
"""

from __future__ import annotations

import ctypes
from collections.abc import Hashable, Sequence
from typing import NamedTuple

import numpy as np
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from .columns import Columns, Flags, Whole
from .covered import Box, Text
from .fonts import UNLIKE, Glyphs

MOST = 16_000_000
"""Letters times ways of drawing, as many as are remembered: a text has some thousand, in some hundred."""
NOWHERE = (float("nan"),) * 4
NEW = -1
"""The way of drawing of what has to be looked at."""
SIDE, BELOW, ABOVE = 0.5, 0.5, 1.0
"""Ems: how far the renderer's box of a stretch may lie from ours."""
_STATES = frozenset({"/CA", "/LW", "/Type", "/ca"})
"""What a state of graphics may set where text is drawn as its colour and form say."""


class Place(NamedTuple):
    """Which texts of a page the stretches in question are."""

    order: Sequence[int]
    """By number, in the order they are painted, forms counted in."""
    among: int
    """How many texts the page has."""
    plain: bool
    """Whether its texts look as their colours and forms say (``is_plain``)."""


def is_plain(page: pikepdf.Page) -> bool:
    """Whether nothing but colour and form decides how the texts of a page look: no pattern, layer or mask."""
    resources = page.resources
    states = resources.get("/ExtGState")
    if resources.get("/Pattern") or resources.get("/Properties") or "/Group" in page.obj:
        return False
    if states and not all(one.keys() <= _STATES for _, one in states.items()):
        return False
    return all(one.get("/Subtype") == "/Link" and "/AP" not in one for one in page.obj.get("/Annots", ()))


def drawn(
    page: pypdfium2.PdfPage, texts: Sequence[Text], glyphs: Columns, place: Place
) -> list[Hashable] | None:
    """How each stretch is drawn, but for its ground. ``None`` for one that must be looked at, or for all."""
    colours = _colours(texts)
    if colours is None or len(texts) != place.among or not len(glyphs):
        return None
    crop, trim = page.get_cropbox(), page.get_trimbox()
    within = [*map(max, crop[:2], trim[:2]), *map(min, crop[2:], trim[2:])]
    size = crop[2] - crop[0], crop[3] - crop[1]
    fits = _agreed([texts[number].box or NOWHERE for number in place.order], glyphs, within)
    return [
        (colours[number], one.form, size) if fit else None
        for number, one, fit in zip(place.order, glyphs.stretches, fits.tolist(), strict=True)
    ]


def _colours(texts: Sequence[Text]) -> list[Hashable] | None:
    """How each text of a page itself is painted; ``None`` if any is not simply filled."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    found: list[Hashable] = []
    for one, box in texts:
        if box is not None:
            painted = pdfium.FPDFPageObj_GetFillColor(one, red, green, blue, alpha)
            filled = pdfium.FPDFTextObj_GetTextRenderMode(one) == pdfium.FPDF_TEXTRENDERMODE_FILL
            if not painted or not filled:
                return None
        found.append((red.value, green.value, blue.value, alpha.value))
    return found


def _agreed(boxes: Sequence[Box], glyphs: Columns, within: Sequence[float]) -> Flags:
    """The stretches that lie ``within`` a page, and where the renderer has them too."""
    left, bottom, right, top = np.array(boxes, dtype=np.float64).T
    low, high = glyphs.baseline - BELOW * glyphs.size, glyphs.baseline + ABOVE * glyphs.size
    x0, x1, far = glyphs.x0[glyphs.starts], glyphs.x1[glyphs.ends - 1], SIDE * glyphs.size
    agreed = (abs(left - x0) < far) & (abs(right - x1) < far) & (low < bottom) & (top < high)
    inside = (np.minimum(x0, left) > within[0]) & (np.maximum(x1, right) < within[2])
    told: Flags = agreed & inside & (low > within[1]) & (high < within[3])
    return told


class Memory:
    """The letters that have been seen, by the way they are drawn."""

    def __init__(self) -> None:
        self._shown: Glyphs | None = None
        self._forget(None)

    def _forget(self, shown: Glyphs | None) -> None:
        self._shown = shown
        self._ways: dict[Hashable, int] = {}
        self._seen: Flags = np.zeros((0, 0), dtype=np.bool_)
        self._missed: Flags = np.zeros((0, 0), dtype=np.bool_)

    def ways(self, how: Sequence[Hashable] | None, grounds: Sequence[int | None], glyphs: Columns) -> Whole:
        """A number for how each stretch is drawn, and on which ground; ``NEW`` where either is ``None``."""
        nothing = np.full(len(glyphs.stretches), NEW, np.intp)
        if glyphs.shown is not self._shown:
            self._forget(glyphs.shown)
        if how is None:
            return nothing
        known = self._ways
        ways = [
            NEW if one is None or ground is None else known.setdefault((one, ground), len(known))
            for one, ground in zip(how, grounds, strict=True)
        ]
        # More than is needed, so that it does not grow with every page.
        rows, columns = 2 * len(known), 2 * len(glyphs.shown)
        if rows * columns > MOST:
            self._forget(glyphs.shown)
            return nothing
        held = self._seen.shape
        if rows > 2 * held[0] or columns > 2 * held[1]:
            more = ((0, rows - held[0]), (0, columns - held[1]))
            self._seen, self._missed = np.pad(self._seen, more), np.pad(self._missed, more)
        return np.array(ways, np.intp)

    def holds(self, ways: Whole, glyphs: Columns) -> Flags:
        """Whether each stretch has no letter that must be looked at."""
        told: Flags = ways != NEW
        if told.any():
            of = ways[glyphs.of], glyphs.letters
            known = glyphs.blank | (self._seen[of] & ~self._missed[of] & (glyphs.letters != UNLIKE))
            told &= np.bincount(glyphs.of[~known], minlength=len(ways)) == 0
        return told

    def learn(self, ways: Whole, glyphs: Columns, unseen: Flags) -> None:
        """Remember which letters have been seen. What was not seen once is looked at each time."""
        way = ways[glyphs.of]
        for flags, which in ((self._missed, unseen), (self._seen, ~unseen)):
            told = which & (way != NEW) & (glyphs.letters != UNLIKE) & ~glyphs.blank
            flags[way[told], glyphs.letters[told]] = True
