"""How one glyph follows another on the page: on the same line, backwards, apart, on top of each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import gt
from typing import NamedTuple

from .content import Stretch

SAME_LINE = 0.5
"""Of an em: what lies less far above or below is on the same line (superscripts)."""
GAP = 0.25
"""Of an em: letters of one word that lie further apart read as two."""
BLANK = 0.06
"""Of an em: words that lie closer together read as one."""
OVERLAP = 0.25
"""Of a glyph's width: a next one that starts before that lies on top of it."""


class Glyph(NamedTuple):
    """The glyph before: its page (an index), its sides, its baseline, and the height of its em."""

    page: int
    x0: float
    x1: float
    baseline: float
    size: float


def last(page: int, stretch: Stretch) -> Glyph:
    """The last glyph of a stretch."""
    return Glyph(page, stretch.x0[-1], stretch.x1[-1], stretch.baseline, stretch.size)


def breaks(before: Glyph, page: int, stretch: Stretch) -> bool:
    """Whether a stretch begins another line than the glyph before it stands on."""
    limit = SAME_LINE * max(before.size, stretch.size)
    return before.page != page or abs(before.baseline - stretch.baseline) > limit


def backwards(before: Glyph | None, page: int, stretch: Stretch) -> int:
    """How many glyphs lie where nobody reads on to: not further right, not lower, not in a next column."""
    slack = 0.25 * stretch.size
    x0 = stretch.x0
    within = sum(right < left - slack for left, right in pairwise(x0)) if any(map(gt, x0, x0[1:])) else 0
    return within + (before is not None and _back(before, page, stretch))


def _back(before: Glyph, page: int, stretch: Stretch) -> bool:
    if before.page != page:
        return before.page > page
    slack = 0.25 * max(before.size, stretch.size)
    if abs(before.baseline - stretch.baseline) <= 2 * slack:
        return stretch.x0[0] < before.x0 - slack
    return stretch.baseline > before.baseline and stretch.x0[0] < before.x1 - slack


class Setting:
    """What the setting of glyphs makes of the text, one after the other along a line."""

    def __init__(self) -> None:
        self._last: tuple[float, float, float] | None = None
        """Sides and em of the glyph before on the same line that is no blank."""
        self._blank = False
        """Whether a blank came after it."""

    def anew(self) -> None:
        """Another line begins, or something generated stands between."""
        self._last = None

    def wrong(self, stretch: Stretch) -> Sequence[str]:
        """What is wrong between its glyphs, or between the glyph before and its first; each once."""
        found: dict[str, None] = {}
        last, blank, size = self._last, self._blank, stretch.size
        for text, x0, x1 in zip(stretch.texts, stretch.x0, stretch.x1, strict=True):
            if text.isspace():
                blank = True
                continue
            if last is not None:
                left, right, em = last
                gap = x0 - right
                em = max(em, size)
                if blank:
                    if gap < BLANK * em:
                        found["shows no blank"] = None
                elif gap > GAP * em:
                    found["shows a gap inside a word"] = None
                elif gap < 0 and _on_top(left, right, x0, x1, em):
                    found["shows letters on top of each other"] = None
            last, blank = (x0, x1, size), False
        if last is not self._last and not stretch.upright:
            found = {"does not stand upright": None}
        self._last, self._blank = last, blank
        return tuple(found)


def _on_top(left: float, right: float, x0: float, x1: float, em: float) -> bool:
    width = right - left
    return width > 0.1 * em and x1 - x0 > 0.1 * em and x0 - left < OVERLAP * width
