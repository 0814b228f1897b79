"""How one glyph follows another on the page: on the same line, backwards, apart, on top of each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .laid import AMISS, BACK, Laid, between

SAME_LINE = 0.5
"""Of an em: what lies less far above or below is on the same line (superscripts)."""


class Glyph(NamedTuple):
    """The glyph before: its page (an index), its sides, its baseline, and the height of its em."""

    page: int
    x0: float
    x1: float
    baseline: float
    size: float


def last(page: int, laid: Laid) -> Glyph:
    """The last glyph of a stretch."""
    return Glyph(page, laid.last_x0, laid.last_x1, laid.baseline, laid.size)


def breaks(before: Glyph, page: int, laid: Laid) -> bool:
    """Whether a stretch begins another line than the glyph before it stands on."""
    limit = SAME_LINE * max(before.size, laid.size)
    return before.page != page or abs(before.baseline - laid.baseline) > limit


def backwards(before: Glyph | None, page: int, laid: Laid) -> int:
    """How many glyphs lie where nobody reads on to: not further right, not lower, not in a next column."""
    return laid.backwards + (before is not None and _back(before, page, laid))


def _back(before: Glyph, page: int, laid: Laid) -> bool:
    if before.page != page:
        return before.page > page
    slack = BACK * max(before.size, laid.size)
    if abs(before.baseline - laid.baseline) <= 2 * slack:
        return laid.x0 < before.x0 - slack
    return laid.baseline > before.baseline and laid.x0 < before.x1 - slack


class Setting:
    """What the setting of glyphs makes of the text, one after the other along a line."""

    def __init__(self) -> None:
        self._last: tuple[float, float, float] | None = None
        """Sides and em of the last glyph on the same line that is not a blank."""
        self._blank = False
        """Whether a blank came after it."""

    def anew(self) -> None:
        """Another line begins, or something generated stands between."""
        self._last = None

    def wrong(self, laid: Laid) -> Sequence[str]:
        """What is wrong between its glyphs, or between the glyph before and its first; each once."""
        if not laid.letters:
            # Only what is blank has no letter.
            self._blank = True
            return ()
        found: dict[str, None] = {}
        if self._last is not None:
            left, right, size = self._last
            em, blank = max(size, laid.size), self._blank or laid.blank_before
            amiss = between(
                gap=laid.letter_x0 - right,
                blank=blank,
                width=right - left,
                next_width=laid.letter_x1 - laid.letter_x0,
                step=laid.letter_x0 - left,
                em=em,
            )
            found = {what: None for what, holds in zip(AMISS, amiss, strict=True) if holds}
        self._last = laid.last_letter_x0, laid.last_letter_x1, laid.size
        self._blank = laid.blank_after
        if not laid.upright:
            return ("does not stand upright, or not in the form of its letters",)
        return tuple(found | dict.fromkeys(laid.amiss))
