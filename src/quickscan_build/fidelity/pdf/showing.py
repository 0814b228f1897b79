"""Where the glyphs of a string lie on the page: ISO 32000-1, 9.4.4."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import accumulate

from .fonts import NUMBERS, Glyphs
from .state import Matrix, State, multiply
from .stretches import Stretch

DRAWN_OUT = 2.5
"""How much wider or narrower than its face a letter may be drawn."""
THICKEST = 0.2
"""Of an em: a wider line along the outline of a letter fills it."""
_STROKED = (1, 2, 5, 6)
"""The ways to draw glyphs that draw their outlines."""
Said = tuple[str, bytes, float, float, float]
"""The first fields of a ``Stretch``: what does not depend on its place."""


def stretches(said: Said, state: State, tm: Matrix, glyphs: Glyphs, *, rotated: bool) -> Iterable[Stretch]:
    """A string on the page. ``tm`` is the text matrix; ``rotated``: whether the page is shown turned."""
    em = multiply((state.size * state.scale, 0, 0, state.size, 0, state.rise), tm)
    a, b, c, d, e, f = multiply(em, state.ctm)
    size = (c * c + d * d) ** 0.5
    upright = a > 0 and d > 0 and abs(b) < a / 4 and not rotated
    # Letters that are drawn out, slant like hatching or are filled by their own outline are none.
    upright = upright and d / DRAWN_OUT < a < d * DRAWN_OUT and abs(c) < d
    if state.mode in _STROKED:
        _, _, p, q, _, _ = state.ctm
        upright = upright and state.stroke * (p * p + q * q) ** 0.5 < THICKEST * size
    # The box of a glyph: its advance wide, from a quarter em below the baseline to three quarters above it.
    low_x, high_x = (-c / 4, c * 0.75) if c >= 0 else (c * 0.75, -c / 4)
    low_y, high_y = (-d / 4, d * 0.75) if d >= 0 else (d * 0.75, -d / 4)
    form = a, b, c, d
    whole = Stretch(*said, e, a, low_x, high_x, f + low_y, f + high_y, f, size, upright, form)
    return _apart(whole, glyphs) if b else (whole,)


def _apart(whole: Stretch, glyphs: Glyphs) -> Iterator[Stretch]:
    """Each glyph on its own: no two of a line that slants stand on one baseline."""
    _, b, _, _ = whole.form
    numbers = array(NUMBERS, whole.glyphs)
    behind = (
        glyphs.advances[one] + whole.spacing + whole.word_spacing * glyphs.single[one] for one in numbers
    )
    for one, start in zip(numbers, accumulate(behind, initial=whole.first), strict=False):
        rise, end_rise = b * start, b * (start + glyphs.widths[one])
        yield whole._replace(
            text=glyphs.texts[one],
            glyphs=array(NUMBERS, [one]).tobytes(),
            first=start,
            y0=whole.y0 + min(rise, end_rise),
            y1=whole.y1 + max(rise, end_rise),
            baseline=whole.baseline + rise,
        )
