"""Align two sequences in nearly linear time: equal ends, then rare common anchors, then exact gaps."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

EXACT = 4_000_000
"""Cells (length times length) up to which a gap is aligned exactly at once: milliseconds."""
STEP = 1_500
"""Elements of a first stretch that is aligned where nothing stands once: a text that repeats itself."""
FURTHEST = 24_000
"""Elements of the longest such stretch; where even that has nothing in common, all of it differs."""
SURE = 12
"""Equal neighbours that cannot be chance."""


class Op(NamedTuple):
    """``a[a_start:a_end]`` stands where ``b[b_start:b_end]`` does; either may be empty."""

    equal: bool
    a_start: int
    a_end: int
    b_start: int
    b_end: int


def align(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Op]:
    """The operations that lead from ``a`` to ``b``, in order, equal runs included, neighbours merged."""
    ids: dict[Hashable, int] = {}
    left = [ids.setdefault(one, len(ids)) for one in a]
    right = [ids.setdefault(one, len(ids)) for one in b]
    merged: list[Op] = []
    for op in _align(left, right):
        last = merged[-1] if merged else None
        if last and last.equal == op.equal:
            merged[-1] = Op(op.equal, last.a_start, op.a_end, last.b_start, op.b_end)
        else:
            merged.append(op)
    return merged


def _align(a: list[int], b: list[int]) -> Iterator[Op]:
    # A stack of ranges instead of recursion: anchors may be tens of thousands.
    todo = [(0, len(a), 0, len(b))]
    while todo:
        a0, a1, b0, b1 = todo.pop()
        head = _common(a, b, range(a0, a1), range(b0, b1))
        if head:
            yield Op(True, a0, a0 + head, b0, b0 + head)
        a0, b0 = a0 + head, b0 + head
        tail = _common(a, b, range(a1 - 1, a0 - 1, -1), range(b1 - 1, b0 - 1, -1))
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
        elif parts := gap.anchored() or gap.stepped():
            todo.extend(reversed(parts))
        else:
            yield Op(False, a0, a1, b0, b1)


def _common(a: list[int], b: list[int], in_a: range, in_b: range) -> int:
    same = 0
    for i, j in zip(in_a, in_b, strict=False):
        if a[i] != b[j]:
            break
        same += 1
    return same


class _Gap(NamedTuple):
    """A range of both sides that begins and ends with a difference."""

    a: list[int]
    b: list[int]
    a0: int
    a1: int
    b0: int
    b1: int

    @property
    def cells(self) -> int:
        return (self.a1 - self.a0) * (self.b1 - self.b0)

    def exact(self) -> Iterator[Op]:
        yield from self._stretch(self.a1 - self.a0, self.b1 - self.b0)

    def anchored(self) -> list[tuple[int, int, int, int]]:
        """The gap cut at what stands once on each side; empty where nothing does."""
        ranges = []
        at_a, at_b = self.a0, self.b0
        for i, j in _anchors(self.a[self.a0 : self.a1], self.b[self.b0 : self.b1]):
            ranges.append((at_a, self.a0 + i, at_b, self.b0 + j))
            ranges.append((self.a0 + i, self.a0 + i + 1, self.b0 + j, self.b0 + j + 1))
            at_a, at_b = self.a0 + i + 1, self.b0 + j + 1
        return [*ranges, (at_a, self.a1, at_b, self.b1)] if ranges else []

    def stepped(self) -> list[tuple[int, int, int, int]]:
        """The gap cut at the end of a first stretch both sides share; empty where they share nothing."""
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
        for op in Levenshtein.opcodes(self.a[self.a0 : end_a], self.b[self.b0 : end_b]):
            yield Op(
                op.tag == "equal",
                self.a0 + op.src_start,
                self.a0 + op.src_end,
                self.b0 + op.dest_start,
                self.b0 + op.dest_end,
            )


def _anchors(a: list[int], b: list[int]) -> list[tuple[int, int]]:
    """Elements that stand once on each side, in the longest order both sides share (patience)."""
    in_a, in_b = Counter(a), Counter(b)
    at_b = {one: j for j, one in enumerate(b) if in_b[one] == 1}
    pairs = [(i, at_b[one]) for i, one in enumerate(a) if in_a[one] == 1 and one in at_b]
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
