"""How wide the lines of print around each line are set: the measure that a full line fills."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import chain, compress

from .columns import NOT

MEASURE_QUANTILE = 0.9
"""Share of the lines around that are not wider than the measure; the rest stick out by OCR's errors."""
CHUNK = 24
"""Lines for which one measure is taken; it looks a chunk back and a chunk ahead."""
NARROWEST = 360
"""The measure of a column of some thirty letters: lines that are all shorter are no running text."""


class Measures(dict[int, int]):
    """The measure each chunk of lines is set to: what the full lines around have in common.

    Where the lines around agree on none (a list of names, a title page) it is that of the whole. Lines of
    notes that were cut out of the text (1 in ``noted``) are set to a measure of their own. It is taken
    when it is first asked for: many a rule asks after few lines.
    """

    def __init__(self, widths: Sequence[int], noted: bytearray) -> None:
        super().__init__()
        self._chunks = [sorted(widths[at : at + CHUNK]) for at in range(0, len(widths), CHUNK)]
        for at in dict.fromkeys(index // CHUNK for index in compress(range(len(noted)), noted)):
            first, stop = at * CHUNK, (at + 1) * CHUNK
            own = compress(widths[first:stop], noted[first:stop].translate(NOT))
            self._chunks[at] = sorted(own) or self._chunks[at]

    def __missing__(self, chunk: int) -> int:
        # Three rows in order: to sort them is to merge them.
        around = [*chain.from_iterable(self._chunks[max(chunk - 1, 0) : chunk + 2])]
        around.sort()
        local = _quantile(around)
        full = around[-((len(around) + 3) // 4)] > local * 0.92
        measure = local if full or local > self._general else self._general
        self[chunk] = max(measure, NARROWEST)
        return self[chunk]

    @cached_property
    def _general(self) -> int:
        """The measure of the whole."""
        return _quantile(sorted(map(_quantile, self._chunks)))


def _quantile(ordered: list[int]) -> int:
    return ordered[min(int(len(ordered) * MEASURE_QUANTILE), len(ordered) - 1)]
