"""The items of lists at the foot of a page: they open as notes do whose number was read as a sign."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..setting.flow import Flow
from ..setting.lines import Lines

BULLET = re.compile(r"[*+•·«»#¢e©®°] ")
"""The mark of an item, as OCR read it."""
BULLETS = frozenset("*+•·«»#-–—")
LIKE_BULLET = re.compile(r"[*+•«»#¢e][ \u00a0]*(?=[A-ZÀ-Ý]|www|http)")
"""What is one, or the number of a note."""


def is_item(lines: Lines, flow: Flow, index: int) -> bool:
    """Whether a line opens an item."""
    return bool(flow.items[index]) or BULLET.match(lines[index]) is not None


def any_item(lines: Lines, flow: Flow, indices: Iterable[int]) -> bool:
    """Whether one of the lines does."""
    return any(is_item(lines, flow, index) for index in indices)
