"""How wide the lines of print around each line are set: the measure that a full line fills."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from .columns import NOT

MEASURE_QUANTILE = 0.9
"""Share of the lines around that are not wider than the measure; the rest stick out by OCR's errors."""
CHUNK = 24
"""Lines for which one measure is taken; it looks a chunk back and a chunk ahead."""
NARROWEST = 360
"""The measure of a column of some thirty letters: lines that are all shorter are no running text."""


def measures(widths: Sequence[int], noted: bytearray) -> list[int]:
    """The measure each chunk of lines is set to: what the full lines around have in common.

    Where the lines around agree on none (a list of names, a title page) it is that of the whole. Lines of
    notes that were cut out of the text (1 in ``noted``) are set to a measure of their own.
    """
    chunks = [sorted(widths[at : at + CHUNK]) for at in range(0, len(widths), CHUNK)]
    for at in dict.fromkeys(index // CHUNK for index in compress(range(len(noted)), noted)):
        first, stop = at * CHUNK, (at + 1) * CHUNK
        own = compress(widths[first:stop], noted[first:stop].translate(NOT))
        chunks[at] = sorted(own) or chunks[at]
    general = _quantile(sorted(map(_quantile, chunks))) if chunks else 0
    found = []
    for above, chunk, below in zip(([], *chunks), chunks, (*chunks[1:], []), strict=False):
        # Three rows in order: to sort them is to merge them.
        around = above + chunk + below
        around.sort()
        size = len(around)
        local = around[_place(size)]
        full = around[-((size + 3) // 4)] > local * 0.92
        measure = local if full or local > general else general
        found.append(measure if measure > NARROWEST else NARROWEST)
    return found


def _quantile(ordered: list[int]) -> int:
    return ordered[_place(len(ordered))]


def _place(total: int) -> int:
    """The place of the quantile among so many numbers in order."""
    return min(int(total * MEASURE_QUANTILE), total - 1)
