"""Items of a list whose number or letter OCR lost without a trace: there is just room for them.

A line opens one when what is above it has ended as an item does, and as many lines do so between two known
items as numbers are missing; the first one stands right below the words before the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase, digits

from .setting.flow import Flow
from .setting.line_edges import ends_sentence, starts_low

_MARK = re.compile(r"(?:(\d{1,2})|([a-z]))([.)]) (?:_ ?)?(?=[^\W_]|[\"'‘“(])")
_NESTED = frozenset("-–—•")
"""What opens the items of a list within the item that is looked for."""
FAR = 30
"""Lines from one item that is known to the next, at most."""
MOST = 3
"""Numbers in a row that may be lost."""


def unnumbered(flow: Flow) -> Iterator[tuple[int, str]]:
    """The lines that open an item without its number, and the mark that is missing."""
    lines = flow.lines
    above = (-1, 0, "")
    for index, found in lines.opening(_MARK, digits + ascii_lowercase):
        if not flow.is_item(index):
            continue
        kind = f"{'1' if found[1] else 'a'}{found[3]}"
        number = int(found[1]) if found[1] else ord(found[2]) - ord("a") + 1
        first, last, sort = above
        above = (index, number, kind)
        low = starts_low(lines.content[found.end() : found.end() + 3])
        if sort != kind or number <= last:
            if number != 2:
                continue
            first, last = lines.tails.rfind(":", max(index - FAR, 0), index), 0
        missing = number - last - 1
        if first < 0 or index - first > FAR or not 0 < missing <= MOST:
            continue
        opened = _opened(flow, first, index, low=low)
        if len(opened) == missing and (last or opened[0] == first + 1):
            for at, one in zip(opened, range(last + 1, number), strict=True):
                yield at, f"{one if found[1] else ascii_lowercase[one - 1]}{found[3]} "


def _opened(flow: Flow, first: int, known: int, *, low: bool) -> list[int]:
    """The lines between two others that open an item as the lower one does; none if a mark was misread."""
    lines = flow.lines
    opened: list[int] = []
    for index in range(first + 1, known):
        ended = ends_sentence(lines[index - 1]) or lines.tails[index - 1] == lines.tails[known - 1]
        if not ended or not (lines.clear[index] or not flow.full(index - 1)):
            continue
        if not lines.marked[index] and starts_low(lines[index]) == low:
            opened.append(index)
        elif lines.marked[index] and lines.heads[index] not in _NESTED:
            return []
    return opened
