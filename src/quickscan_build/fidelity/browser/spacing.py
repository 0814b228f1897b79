"""How the letters of a page lie: in the order of the text, apart, and words with a blank between them."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..grid import Extent, astray

Box = Sequence[float]
"""Left, top, right, bottom in CSS pixels."""
GAP = 1.6
"""Share of a line's height: a letter that takes more room is apart from the next."""
NEXT = 0.05
"""Share of a line's height: letters closer than this lie on each other, and words have no blank between."""
BESIDE = 0.5
"""Share of a line's height: what is no further right than this stands on the same line, or out of it."""
_HIGH, _LOW = frozenset("'\"‘’“”"), frozenset(".,…")
"""Signs that good faces set one above the other: they share no height."""


class Word(NamedTuple):
    """A word, the box of each of its letters (none where there is none), and whether a blank precedes it."""

    word: str
    boxes: Sequence[Box | None]
    follows: bool
    table: int = -1
    """The table it is in, and which row: -1 if it is in none."""
    row: int = -1
    block: int = -1
    """The paragraph, item or cell it is in."""


def misset(words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """(words, what is wrong) of every word that is not set as it reads."""
    last: tuple[str, Box, int] | None = None
    tables: defaultdict[int, defaultdict[int, list[Extent]]] = defaultdict(lambda: defaultdict(list))
    for one in words:
        boxes = [
            (letter, box)
            for letter, box in zip(one.word, one.boxes, strict=False)
            if box is not None and not unicodedata.combining(letter) and box[3] > box[1]
        ]
        if not boxes:
            continue
        if one.row >= 0:
            (_, first), (_, end) = boxes[0], boxes[-1]
            laid = Extent((first[1] + first[3]) / 2, first[0], end[2], "", one.word)
            tables[one.table][one.row].append(laid)
        what = _inside(*zip(*boxes, strict=True))
        if what:
            yield one.word, what
        if last is not None:
            before, box, block = last
            what = _between(box, boxes[0][1], blank=one.follows, within=block == one.block)
            if what:
                yield f"{before} {one.word}", what
        last = one.word, boxes[-1][1], one.block
    for rows in tables.values():
        for other in astray(rows.values()):
            yield other.text, "a browser sets it in another row of its table"


def _inside(letters: Sequence[str], boxes: Sequence[Box]) -> str:
    lines = sum(not _same_line(one, two) for one, two in pairwise(boxes))
    if lines > 1 + len(boxes) // 6:
        return "a browser breaks it into pieces"
    for (first, one), (second, two) in pairwise(zip(letters, boxes, strict=True)):
        height = one[3] - one[1]
        if not _same_line(one, two):
            if _beside(one, two):
                return "a browser sets a part of it higher or lower"
            continue
        stacked = (first in _HIGH and second in _LOW) or (first in _LOW and second in _HIGH)
        if two[0] - one[0] < (-NEXT if stacked else NEXT) * height:
            return "a browser sets its letters on each other, or backwards"
        if two[0] - one[0] > GAP * height:
            return "a browser sets its letters apart"
    return ""


def _between(last: Box, box: Box, *, blank: bool, within: bool) -> str:
    slack = 0.3 * (last[3] - last[1])
    if _same_line(last, box):
        if box[0] < last[0] - slack:
            return "a browser sets the second before the first"
        if blank and box[0] - last[2] < NEXT * (last[3] - last[1]):
            return "a browser shows no blank between them"
    elif within and _beside(last, box):
        return "a browser sets the second higher or lower than the first"
    elif box[1] < last[1] and box[0] < last[2] - slack:
        return "a browser sets the second above the first"
    return ""


def _beside(one: Box, two: Box) -> bool:
    """Whether a letter on another line goes on where the one before it ends: no line and no column does."""
    height = max(one[3] - one[1], two[3] - two[1])
    return -NEXT * height < two[0] - one[2] < BESIDE * height


def _same_line(one: Box, two: Box) -> bool:
    return abs((one[1] + one[3]) - (two[1] + two[3])) < max(one[3] - one[1], two[3] - two[1])
