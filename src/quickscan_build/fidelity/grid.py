"""Where the rows of a table lie: each below the one before it.

What is further right and higher is read as a next column. In a table it is a cell in another's place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple


class Extent(NamedTuple):
    """Something in a row: how far down it lies, between which sides, where that is, and what it says."""

    down: float
    left: float
    right: float
    where: str
    text: str


def astray(rows: Iterable[Sequence[Extent]]) -> Iterator[Extent]:
    """Of two rows of a table that overlap, the end of the one that is drawn out the most."""
    for before, after in pairwise(row for row in rows if row):
        last, first = max(before), min(after)
        beside = min(one.left for one in after) >= max(one.right for one in before)
        if last.down > first.down and not beside:
            drawn_out = last.down - min(before).down > max(after).down - first.down
            yield last if drawn_out else first
