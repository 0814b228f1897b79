"""How one glyph follows another on the page: on the same line, backwards, apart, on top of each other."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from .laid import AMISS, BACK, Laid, between

SAME_LINE = 0.5
"""Of an em: what lies less far above or below is on the same line (superscripts)."""
APART = 0.75
"""Of an em: words of a line do not stand further apart, and columns do."""
MOST = 400
"""Stretches of one page that are looked back at; without a bound a page of a million takes hours."""
_ENDS = (*" \u00a0\u00ad\u200b-‐–—/", "")
"""What a line, and so a column, ends with."""


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


class Columns:
    """What goes on further right, higher or lower, reads as a next column; or else it is out of its line.

    On the line that it leaves nothing follows to its left, and on the one that it comes to nothing was to its
    right. In a block it does not step aside between two parts of one line, nor within a word.
    """

    def __init__(self) -> None:
        self._page = -1
        self._placed: deque[Glyph] = deque(maxlen=MOST)
        """The stretches on the page, each as one glyph."""
        self._left: deque[Glyph] = deque(maxlen=MOST)
        """Those from which the text went on higher."""

    def astray(self, before: Glyph | None, page: int, laid: Laid, *, said: str | None) -> bool:
        """Whether a stretch, which follows ``before``, shows that one of the two is in another's place.

        ``said``: what was shown last in the same block, if anything was.
        """
        if page != self._page:
            self._page = page
            self._placed.clear()
            self._left.clear()
        slack = BACK * laid.size
        amiss = any(laid.x0 < one.x1 - slack for one in self._left if not breaks(one, page, laid))
        if before is not None and before.page == page and breaks(before, page, laid):
            higher = laid.baseline > before.baseline
            if said is not None and -slack < laid.x0 - before.x1 < APART * laid.size:
                start = self._start(before)
                ends = (one.x1 for one in self._placed if not breaks(one, page, laid))
                amiss |= any(-slack < start - end < APART * laid.size for end in ends)
                amiss |= said[-1:] not in _ENDS and not laid.text[:1].isspace()
            if higher:
                ends = (one.x1 for one in self._placed if not breaks(one, page, laid))
                amiss |= any(end > laid.x0 + slack for end in ends)
                self._left.append(before)
        self._placed.append(Glyph(page, laid.x0, laid.last_x1, laid.baseline, laid.size))
        return amiss

    def _start(self, before: Glyph) -> float:
        """The left side of what was placed last on the line of a glyph."""
        start = before.x0
        for one in reversed(self._placed):
            if abs(one.baseline - before.baseline) > SAME_LINE * before.size:
                break
            start = min(start, one.x0)
        return start


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
