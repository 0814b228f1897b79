"""How one glyph follows another on the page: on the same line, backwards, apart, on top of each other."""

from __future__ import annotations

from .content import Glyph

SAME_LINE = 0.5
"""Of an em: what lies less far above or below is on the same line (superscripts)."""
GAP = 0.25
"""Of an em: letters of one word that lie further apart read as two."""
BLANK = 0.06
"""Of an em: words that lie closer together read as one."""
OVERLAP = 0.25
"""Of a glyph's width: a next one that starts before that lies on top of it."""

Laid = tuple[int, Glyph]
"""The index of a page, and a glyph on it."""


def breaks(last: Laid, number: int, glyph: Glyph) -> bool:
    """Whether a glyph begins another line than the one before it."""
    page, before = last
    limit = SAME_LINE * max(before.size, glyph.size)
    return page != number or abs(before.baseline - glyph.baseline) > limit


def backwards(before: Laid, number: int, glyph: Glyph) -> bool:
    """Whether a glyph lies where nobody reads on to: not further right, not lower, not in a next column."""
    page, last = before
    if page != number:
        return page > number
    slack = 0.25 * max(last.size, glyph.size)
    if abs(last.baseline - glyph.baseline) <= 2 * slack:
        return glyph.x0 < last.x0 - slack
    return glyph.baseline > last.baseline and glyph.x0 < last.x1 - slack


def misset(last: Glyph, glyph: Glyph, *, blank: bool) -> str:
    """What is wrong between two neighbours on a line, with or without a blank between them; or nothing."""
    em = max(last.size, glyph.size)
    between, width = glyph.x0 - last.x1, last.x1 - last.x0
    if blank:
        return "shows no blank" if between < BLANK * em else ""
    if between > GAP * em:
        return "shows a gap inside a word"
    on_top = width > 0.1 * em and glyph.x1 - glyph.x0 > 0.1 * em and glyph.x0 - last.x0 < OVERLAP * width
    return "shows letters on top of each other" if on_top else ""
