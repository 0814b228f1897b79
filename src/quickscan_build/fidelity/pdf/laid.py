"""A stretch of glyphs as it lies on the page: what it says, what of it is lost, what is amiss inside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from .columns import Columns, Flags, Floats, Whole
from .content import Stretch

SMALLEST = 3.0
"""Points: what is set smaller cannot be read."""
GAP = 0.25
"""Of an em: letters of one word that lie further apart read as two."""
BLANK = 0.06
"""Of an em: words that lie closer together read as one."""
OVERLAP = 0.25
"""Of a glyph's width: a next one that starts before that lies on top of it."""
BACK = 0.25
"""Of an em: a glyph that starts further to the left than the one before it lies backwards."""
AMISS = ("shows no blank", "shows a gap inside a word", "shows letters on top of each other")


class Ink(NamedTuple):
    """Where the letters of a stretch begin and end that are no blanks, and which blanks stand around them."""

    x0: float
    x1: float
    """Of the first."""
    last_x0: float
    last_x1: float
    """Of the last."""
    blank_before: bool
    blank_after: bool


class Laid(NamedTuple):
    """A stretch, without those of its glyphs that nobody sees."""

    whole: str
    """What all of it says."""
    text: str
    """What can be read."""
    lost: str
    """What cannot."""
    glyphs: int
    """How many of them can be read; where there is none, the rest says nothing."""
    x0: float
    """Left side of the first."""
    last_x0: float
    last_x1: float
    baseline: float
    size: float
    upright: bool
    backwards: int
    """How many lie further to the left than the one before."""
    amiss: tuple[str, ...]
    """What is wrong between them, each once."""
    ink: Ink | None


def lay(columns: Columns, unseen: Flags, texts: Sequence[str]) -> list[Laid]:
    """The stretches of a page. ``unseen``: the glyphs without ink; ``texts``: what glyphs say, by number."""
    stretches = columns.stretches
    if not stretches:
        return []
    lost = unseen | ((columns.size < SMALLEST)[columns.of] & ~columns.blank)
    kept = np.flatnonzero(~lost)
    of = columns.of[kept]
    x0, x1, blank = columns.x0[kept], columns.x1[kept], columns.blank[kept]
    ends = np.bincount(of, minlength=len(stretches)).cumsum()
    same = of[1:] == of[:-1]
    back = same & (x0[1:] < x0[:-1] - BACK * columns.size[of[1:]])
    backwards = np.bincount(of[1:][back], minlength=len(stretches)).tolist()
    letters = np.flatnonzero(~blank)
    amiss = _amiss(letters, of[letters], x0[letters], x1[letters], columns.size)
    inks = _inks(letters, np.bincount(of[letters], minlength=len(stretches)).cumsum(), ends, x0, x1)
    missed = np.bincount(columns.of[lost], minlength=len(stretches)).tolist()
    lefts, rights = x0.tolist(), x1.tolist()
    out = []
    start = 0
    for index, (one, end) in enumerate(zip(stretches, ends.tolist(), strict=True)):
        text, gone = (
            _told(one, lost[columns.starts[index] : columns.ends[index]], texts)
            if missed[index]
            else (one.text, "")
        )
        x, last = (start, end - 1) if end > start else (0, 0)
        edges = (lefts[x], lefts[last], rights[last]) if lefts else (0.0, 0.0, 0.0)
        laid = Laid(
            one.text, text, gone, end - start, edges[0], edges[1], edges[2], one.baseline, one.size,
            one.upright, backwards[index], amiss.get(index, ()), inks[index],
        )  # fmt: skip
        out.append(laid)
        start = end
    return out


def between(*, gap: Any, blank: Any, width: Any, next_width: Any, step: Any, em: Any) -> tuple[Any, Any, Any]:
    """Whether each of ``AMISS`` holds between a letter and the next: of one pair, or of columns of pairs.

    ``blank``: whether a blank stands between them; ``step``: from the start of one to the start of the other.
    """
    letters = blank ^ True
    return (
        blank & (gap < BLANK * em),
        letters & (gap > GAP * em),
        letters & (gap < 0) & (width > 0.1 * em) & (next_width > 0.1 * em) & (step < OVERLAP * width),
    )


def _amiss(letters: Whole, of: Whole, x0: Floats, x1: Floats, size: Floats) -> dict[int, tuple[str, ...]]:
    """What is wrong in each stretch, between letters that are no blanks; only where something is."""
    em, width = size[of[1:]], x1 - x0
    blank = np.diff(letters) > 1
    found = between(
        gap=x0[1:] - x1[:-1], blank=blank, width=width[:-1], next_width=width[1:], step=np.diff(x0), em=em
    )
    same = of[1:] == of[:-1]
    wrong: dict[int, dict[str, None]] = {}
    hits = sorted(
        (at, what) for what, where in enumerate(found) for at in np.flatnonzero(where & same).tolist()
    )
    for at, what in hits:
        wrong.setdefault(int(of[at + 1]), {})[AMISS[what]] = None
    return {index: tuple(what) for index, what in wrong.items()}


def _inks(letters: Whole, counts: Whole, ends: Whole, x0: Floats, x1: Floats) -> list[Ink | None]:
    """The letters that are no blanks of each stretch: ``counts`` and ``ends`` count them and all glyphs."""
    out: list[Ink | None] = [None] * len(ends)
    inked = np.flatnonzero(np.diff(counts, prepend=0))
    last = counts[inked] - 1
    first, last = letters[(counts - np.diff(counts, prepend=0))[inked]], letters[last]
    begins, stops = (ends - np.diff(ends, prepend=0))[inked], ends[inked] - 1
    columns = (x0[first], x1[first], x0[last], x1[last], first > begins, last < stops)
    for index, ink in zip(inked.tolist(), zip(*(one.tolist() for one in columns), strict=True), strict=True):
        out[index] = Ink(*ink)
    return out


def _told(one: Stretch, lost: Flags, texts: Sequence[str]) -> tuple[str, str]:
    """What can be read of a stretch, and what is lost."""
    parts: tuple[list[str], list[str]] = [], []
    for glyph, gone in zip(one.glyphs, lost.tolist(), strict=True):
        parts[gone].append(texts[glyph])
    return "".join(parts[0]), "".join(parts[1])
