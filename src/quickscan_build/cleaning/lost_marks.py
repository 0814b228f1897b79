"""Items of a list whose mark OCR lost without a trace: the items beside them prove it.

A line opens one when it begins and its block ends as theirs do, and it continues their list, or opens it
below a colon.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import compress
from operator import not_

from .setting.flow import Flow
from .setting.line_edges import starts_low

RUN = 6
"""More lost marks in a row are not restored."""


def lost_marks(flow: Flow, marks: Mapping[int, int]) -> Iterator[int]:
    """The lines that open an item without its mark; ``marks``: line → length of the mark as read."""
    return _Search(flow, marks).find()


class _Search:
    """The search for them in one text."""

    def __init__(self, flow: Flow, marks: Mapping[int, int]) -> None:
        self.flow = flow
        self.lines = flow.lines
        self.marks = dict(marks)

    def find(self) -> Iterator[int]:
        """Go from one marked item to the next, and look at what stands between them."""
        flow = self.flow
        opens = self._opens()
        known = bytearray(flow.items)
        for index in (*flow.notes, *compress(range(len(flow.rows)), flow.rows)):
            known[index] = 1
        start = 1
        while start < len(opens) - 1:
            end = start
            while end < len(opens) - 1 and not known[opens[end]]:
                end += 1
            found: set[int] = set()
            if end > start:
                found.update(self._after_items(opens, start, end), self._before_items(opens, start, end))
            for index in sorted(found):
                known[index] = 1
                self.marks[index] = 0
                yield index
            # What is found shows more: it is looked at again.
            start = start if found else end + 1

    def _opens(self) -> list[int]:
        """The first line of each block or item, and the number of lines after the last."""
        links = self.flow.decide()
        return [0, *compress(range(1, len(self.lines)), map(not_, links)), len(self.lines)]

    def _after_items(self, opens: list[int], start: int, end: int) -> list[int]:
        """Of the unmarked elements ``start`` to ``end``, those that continue the list before them."""
        lines = self.lines
        if opens[start - 1] not in self.marks:
            return []
        pattern = self._shape(opens[start - 1], opens[start])
        found: list[int] = []
        joined: list[bool] = []
        close = True
        for nth in range(start, min(end, start + RUN)):
            index = opens[nth]
            close = close and not lines.gaps[index] and not lines.tops[index]
            shape = self._shape(index, opens[nth + 1])
            unfinished = lines.tails[index - 1] in ";," and shape[0]
            if not unfinished and (shape != pattern or not (close or pattern[1])):
                break
            found.append(index)
            joined.append(close or unfinished)
        if start + len(found) == end and opens[end] in self.marks:
            # Items on both sides: of a list without full stops only what stands in one block with them.
            after = lines.gaps[opens[end]] or lines.tops[opens[end]]
            if pattern[1] and not (after and self._close_set(opens, start, end)):
                return found
            return found if all(joined) and not after else []
        return [i for i, together in zip(found, joined, strict=True) if pattern[1] and together]

    def _close_set(self, opens: list[int], start: int, end: int) -> bool:
        """Whether no blank line parts the marked items above the element ``start``, nor from ``end`` on."""
        lines, marks = self.lines, self.marks
        pairs = [opens[n] for n in (start - 1, end + 1) if {opens[n - 1], opens[n]} <= marks.keys()]
        return bool(pairs) and not any(lines.clear[index] for index in pairs)

    def _before_items(self, opens: list[int], start: int, end: int) -> list[int]:
        """Those that open a list: after a colon, before items that look like them."""
        lines = self.lines
        for nth in range(end - 1, max(end - 1 - RUN, start - 1), -1):
            intro = lines.tails[opens[nth] - 1]
            if intro not in ":?":
                continue
            shapes = [self._shape(opens[i], opens[i + 1]) for i in range(nth, end)]
            if end < len(opens) - 1 and opens[end] in self.marks:
                pattern = self._shape(opens[end], opens[end + 1])
                if all(s[0] == pattern[0] and (s[1] == pattern[1] or s[0]) for s in shapes):
                    return opens[nth:end]
            if intro == ":" and len(shapes) > 1:
                small = next((i for i, s in enumerate(shapes) if s != (True, ";")), len(shapes))
                if small > 1 and lines.tails[opens[nth + 1] - 1] in ";,":
                    return opens[nth : nth + small]
            return []
        return []

    def _shape(self, start: int, after: int) -> tuple[bool, str]:
        """How an item opens (small letter?) and closes."""
        lines = self.lines
        first = lines[start][self.marks.get(start, 0) :]
        last = lines.tails[after - 1]
        low = starts_low(first)
        if last in ";,." and low:
            last = ";"
        elif last in "?!":
            last = "."
        elif last not in ".:;":
            last = ""
        return low, last
