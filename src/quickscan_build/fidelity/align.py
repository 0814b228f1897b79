"""Align two sequences in nearly linear time: equal ends, then rare common anchors, then exact gaps."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

EXACT = 4_000_000
"""Cells (length times length) up to which a gap is aligned exactly at once: milliseconds."""
LIMIT = 2_000_000_000
"""Cells beyond which a gap without a single anchor is called different as a whole."""


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
        anchored = _anchored(a, b, a0, a1, b0, b1)
        if anchored:
            todo.extend(reversed(anchored))
        else:
            yield from _exact(a, b, a0, a1, b0, b1)


def _common(a: list[int], b: list[int], in_a: range, in_b: range) -> int:
    same = 0
    for i, j in zip(in_a, in_b, strict=False):
        if a[i] != b[j]:
            break
        same += 1
    return same


def _anchored(  # noqa: PLR0917 - the two ranges, everywhere in this order
    a: list[int], b: list[int], a0: int, a1: int, b0: int, b1: int
) -> list[tuple[int, int, int, int]]:
    """A large gap cut at its anchors; empty when it is small, or has none."""
    if (a1 - a0) * (b1 - b0) <= EXACT:
        return []
    ranges = []
    at_a, at_b = a0, b0
    for i, j in _anchors(a[a0:a1], b[b0:b1]):
        ranges.append((at_a, a0 + i, at_b, b0 + j))
        ranges.append((a0 + i, a0 + i + 1, b0 + j, b0 + j + 1))
        at_a, at_b = a0 + i + 1, b0 + j + 1
    return [*ranges, (at_a, a1, at_b, b1)] if ranges else []


def _exact(  # noqa: PLR0917 - the two ranges, everywhere in this order
    a: list[int], b: list[int], a0: int, a1: int, b0: int, b1: int
) -> Iterator[Op]:
    if (a1 - a0) * (b1 - b0) > LIMIT:
        yield Op(False, a0, a1, b0, b1)
        return
    for op in Levenshtein.opcodes(a[a0:a1], b[b0:b1]):
        equal = op.tag == "equal"
        yield Op(equal, a0 + op.src_start, a0 + op.src_end, b0 + op.dest_start, b0 + op.dest_end)


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
