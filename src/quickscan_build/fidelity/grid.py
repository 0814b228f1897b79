"""Where the rows of a table lie: each below the one before it.

What is further right and higher is read as a next column. In a table it is a cell in another's place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple


class Extent(NamedTuple):
    """Something in a row: how far down it lies, between which sides, where that is, and what it says."""

    down: float
    left: float
    right: float
    where: str
    text: str


NEXT_PAGE = 1e5
"""So much further down than the row before it is what lies on another page."""


def astray(rows: Iterable[Sequence[Extent]]) -> Iterator[Extent]:
    """Of two rows of a table that overlap, the end of the one that is drawn out the most.

    Rows that go on in a next column do not come back from it on the same page.
    """
    edge = -inf
    for before, after in pairwise(row for row in rows if row):
        last, first = max(before), min(after)
        left, right = min(one.left for one in after), max(one.right for one in before)
        if first.down - last.down > NEXT_PAGE:
            edge = -inf
        elif left < edge:
            yield first
        elif last.down > first.down and left >= right:
            edge = right
        elif last.down > first.down:
            drawn_out = last.down - min(before).down > max(after).down - first.down
            yield last if drawn_out else first
