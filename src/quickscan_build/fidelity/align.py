"""Align two sequences in nearly linear time: differences nearby, rare anchors, exact gaps."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

EXACT = 4_000_000
"""Cells (length times length) up to which a gap is aligned exactly at once: milliseconds."""
NEAR = 96, 768
"""Elements after a difference within which both sides mostly agree again."""
STEP = 1_500
"""Elements of a first stretch that is aligned if nothing occurs once: a text that repeats itself."""
FURTHEST = 24_000
"""Elements of the longest such stretch; if even that has nothing in common, all of it differs."""
SURE = 12
"""Equal neighbours that cannot be chance."""


class Op(NamedTuple):
    """``a[a_start:a_end]`` is in the place of ``b[b_start:b_end]``; either may be empty."""

    equal: bool
    a_start: int
    a_end: int
    b_start: int
    b_end: int


def align(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Op]:
    """The operations that lead from ``a`` to ``b``, in order, equal runs included, neighbours merged."""
    a, b = list(a), list(b)
    if a == b:
        return [Op(True, 0, len(a), 0, len(b))] if a else []
    merged: list[Op] = []
    for op in _align(a, b):
        last = merged[-1] if merged else None
        if last and last.equal == op.equal:
            merged[-1] = Op(op.equal, last.a_start, op.a_end, last.b_start, op.b_end)
        else:
            merged.append(op)
    return merged


def _align(a: list[Hashable], b: list[Hashable]) -> Iterator[Op]:
    # A stack of ranges instead of recursion: anchors may be tens of thousands.
    todo = [(0, len(a), 0, len(b))]
    while todo:
        a0, a1, b0, b1 = todo.pop()
        head = _common(a, b, (a0, b0), min(a1 - a0, b1 - b0))
        if head:
            yield Op(True, a0, a0 + head, b0, b0 + head)
        a0, b0 = a0 + head, b0 + head
        tail = _common(a, b, (a1, b1), min(a1 - a0, b1 - b0), back=True)
        if a0 == a1 - tail or b0 == b1 - tail:
            if a0 < a1 - tail or b0 < b1 - tail:
                yield Op(False, a0, a1 - tail, b0, b1 - tail)
            if tail:
                yield Op(True, a1 - tail, a1, b1 - tail, b1)
            continue
        if tail:
            # Its turn comes when the middle is done.
            todo.append((a1 - tail, a1, b1 - tail, b1))
            a1, b1 = a1 - tail, b1 - tail
        gap = _Gap(a, b, a0, a1, b0, b1)
        if gap.cells <= EXACT:
            yield from gap.exact()
        elif near := gap.near():
            yield from near
            todo.append((near[-1].a_end, a1, near[-1].b_end, b1))
        elif parts := gap.anchored() or gap.stepped():
            todo.extend(reversed(parts))
        else:
            yield Op(False, a0, a1, b0, b1)


def _common(
    a: list[Hashable], b: list[Hashable], at: tuple[int, int], most: int, *, back: bool = False
) -> int:
    """How many elements both share from a place in each onwards, or backwards; at most so many."""
    i, j = at
    same, step = 0, 1
    # Stretches twice as long each time, then half: comparing slices is cheap, comparing elements is not.
    while step and same < most:
        step = min(step, most - same)
        low, high = (-same - step, -same) if back else (same, same + step)
        if a[i + low : i + high] == b[j + low : j + high]:
            same, step = same + step, step * 2
        elif step == 1:
            break
        else:
            step //= 2
    return same


class _Gap(NamedTuple):
    """A range of both sides that begins and ends with a difference."""

    a: list[Hashable]
    b: list[Hashable]
    a0: int
    a1: int
    b0: int
    b1: int

    @property
    def cells(self) -> int:
        return (self.a1 - self.a0) * (self.b1 - self.b0)

    def exact(self) -> Iterator[Op]:
        return self._stretch(self.a1 - self.a0, self.b1 - self.b0)

    def near(self) -> list[Op]:
        """Its beginning, up to the end of a run that is surely the same; empty if there is none nearby."""
        for step in NEAR:
            ops = list(self._stretch(step, step))
            while ops and not (ops[-1].equal and ops[-1].a_end - ops[-1].a_start >= SURE):
                ops.pop()
            if ops:
                return ops
        return []

    def anchored(self) -> list[tuple[int, int, int, int]]:
        """The gap, cut at what occurs once on each side; empty if nothing does."""
        a, b = self.a, self.b
        ranges: list[tuple[int, int, int, int]] = []
        first_a, first_b = end_a, end_b = self.a0, self.b0
        for in_a, in_b in _anchors(a[self.a0 : self.a1], b[self.b0 : self.b1]):
            i, j = self.a0 + in_a, self.b0 + in_b
            if ranges and i - end_a == j - end_b and a[end_a:i] == b[end_b:j]:
                # It is as far on as on the other side, and everything before it is the same: one run.
                ranges.pop()
            else:
                ranges.append((end_a, i, end_b, j))
                first_a, first_b = i, j
            end_a, end_b = i + 1, j + 1
            ranges.append((first_a, end_a, first_b, end_b))
        return [*ranges, (end_a, self.a1, end_b, self.b1)] if ranges else []

    def stepped(self) -> list[tuple[int, int, int, int]]:
        """The gap, cut at the end of a first stretch that both sides share; empty if they share nothing."""
        step = STEP
        while step <= FURTHEST:
            runs = [op for op in self._stretch(step, step) if op.equal and op.a_end - op.a_start >= SURE]
            if runs:
                i, j = runs[-1].a_end, runs[-1].b_end
                return [(self.a0, i, self.b0, j), (i, self.a1, j, self.b1)]
            step *= 4
        return []

    def _stretch(self, of_a: int, of_b: int) -> Iterator[Op]:
        end_a, end_b = min(self.a0 + of_a, self.a1), min(self.b0 + of_b, self.b1)
        ids: dict[Hashable, int] = {}
        a, b = (
            [ids.setdefault(one, len(ids)) for one in side]
            for side in (self.a[self.a0 : end_a], self.b[self.b0 : end_b])
        )
        for op in Levenshtein.opcodes(a, b):
            yield Op(
                op.tag == "equal",
                self.a0 + op.src_start,
                self.a0 + op.src_end,
                self.b0 + op.dest_start,
                self.b0 + op.dest_end,
            )


def _anchors(a: list[Hashable], b: list[Hashable]) -> list[tuple[int, int]]:
    """Elements that occur once on each side, in the longest order that both sides share (patience)."""
    in_a, in_b = Counter(a), Counter(b)
    once = [one for one, count in in_b.items() if count == 1 and in_a[one] == 1]
    # For what occurs more than once only the last place is kept, and that is not used.
    at_a, at_b = dict(zip(a, range(len(a)), strict=True)), dict(zip(b, range(len(b)), strict=True))
    pairs = sorted((at_a[one], at_b[one]) for one in once)
    tops: list[int] = []
    owners: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        pile = bisect_left(tops, j)
        before.append(owners[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(j)
            owners.append(index)
        else:
            tops[pile] = j
            owners[pile] = index
    chain: list[tuple[int, int]] = []
    at = owners[-1] if owners else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
