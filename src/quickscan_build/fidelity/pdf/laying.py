"""Columns of glyphs as they lie on a page → what each of its stretches says, and what is amiss inside it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from .columns import Columns, Flags, Floats, Whole
from .fonts import NUMBERS
from .laid import AMISS, BACK, Laid, Lines, between
from .stretches import Stretch

NEIGHBOURS = 5
OVER, BESIDE = 0.4, 0.3
"""Ems: words no further apart down the page, which share more than so much of a line, lie on each other."""
SMALLEST = 3.0
"""Points: what is set smaller cannot be read."""


def lay(columns: Columns, unseen: Flags, texts: Sequence[str]) -> Lines:
    """The stretches of a page. ``unseen``: the glyphs without ink; ``texts``: what glyphs say, by number."""
    stretches = columns.stretches
    if not stretches:
        return [[] for _ in Laid._fields]
    lost = unseen | ((columns.size < SMALLEST)[columns.of] & ~columns.blank)
    kept = np.flatnonzero(~lost)
    of = columns.of[kept]
    x0, x1, blank = columns.x0[kept], columns.x1[kept], columns.blank[kept]
    starts, ends = _runs(of, len(stretches))
    same = of[1:] == of[:-1]
    back = same & (x0[1:] < x0[:-1] - BACK * columns.size[of[1:]])
    letters = np.flatnonzero(~blank)
    amiss = _amiss(letters, of[letters], x0[letters], x1[letters], columns.size)
    first_letters, letter_ends = _runs(of[letters], len(stretches))
    first, last = _at(letters, first_letters), _at(letters, letter_ends - 1)
    whole = [one.text for one in stretches]
    told = [(text, "") for text in whole]
    for index in np.flatnonzero(np.bincount(columns.of[lost])).tolist():
        gone = lost[columns.starts[index] : columns.ends[index]]
        told[index] = _told(stretches[index], gone, texts)
    numbers = (
        ends - starts, _at(x0, starts), _at(x0, ends - 1), _at(x1, ends - 1), columns.baseline, columns.size,
        np.array([one.upright for one in stretches]), np.bincount(of[1:][back], minlength=len(stretches)),
    )  # fmt: skip
    for index in _overlaid(_at(x0, first), _at(x1, last), columns, letter_ends > first_letters):
        amiss[index] = (*amiss.get(index, ()), "lies on other words")
    edges = (
        letter_ends - first_letters, _at(x0, first), _at(x1, first), _at(x0, last), _at(x1, last),
        first > starts, last < ends - 1,
    )  # fmt: skip
    return [
        whole,
        *map(list, zip(*told, strict=True)),
        *map(_packed, numbers),
        [amiss.get(index, ()) for index in range(len(stretches))],
        *map(_packed, edges),
    ]


def _packed(column: Any) -> Iterable[Any]:
    """The same values in what whoever has no ``numpy`` can open."""
    return column.tolist() if column.dtype == np.bool_ else array(column.dtype.char, column.tobytes())


def _runs(of: Whole, count: int) -> tuple[Whole, Whole]:
    """Where each of so many runs begins and ends; ``of`` says which run each element belongs to."""
    sizes = np.bincount(of, minlength=count)
    ends: Whole = sizes.cumsum()
    return ends - sizes, ends


def _at(values: Any, places: Whole) -> Any:
    """The values at these places; any value for a place that is none."""
    if not len(values):
        return np.zeros(len(places), np.intp)
    return values[np.minimum(np.maximum(places, 0), len(values) - 1)]


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


def _overlaid(x0: Floats, x1: Floats, columns: Columns, lettered: Flags) -> set[int]:
    """The stretches that lie on another one: of those that follow each other down the page."""
    order = np.lexsort((x0, columns.baseline))
    order = order[lettered[order]]
    x0, x1, size, baseline = x0[order], x1[order], columns.size[order], columns.baseline[order]
    found: set[int] = set()
    for step in range(1, min(NEIGHBOURS, len(order))):
        em = np.minimum(size[step:], size[:-step])
        close = baseline[step:] - baseline[:-step] < OVER * em
        if close.any():
            common = np.minimum(x1[step:], x1[:-step]) - np.maximum(x0[step:], x0[:-step])
            hits = np.flatnonzero(close & (common > BESIDE * em))
            found.update(order[hits].tolist(), order[hits + step].tolist())
    return found


def _told(one: Stretch, lost: Flags, texts: Sequence[str]) -> tuple[str, str]:
    """What can be read of a stretch, and what is lost."""
    parts: tuple[list[str], list[str]] = [], []
    for glyph, gone in zip(array(NUMBERS, one.glyphs), lost.tolist(), strict=True):
        parts[gone].append(texts[glyph])
    return "".join(parts[0]), "".join(parts[1])
