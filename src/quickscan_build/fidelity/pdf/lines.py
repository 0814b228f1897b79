"""Line ends of ours, undone: a PDF says where its lines end, not always whether a blank stood there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise

BREAK = "\u2028"
"""A line end of ours inside a block."""
_HYPHENATED = re.compile(f"[\u2010\u00ad]{BREAK}")
_SPACED = re.compile(f"(?<= ){BREAK}|{BREAK}(?= )")
_FIRST = re.compile(rf"[^\s{BREAK}]*")


class Lines:
    """Undoes line ends. A hyphen that hyphenation put there goes; a blank beside a line end stays.

    For the rest the page cannot say whether a blank was swallowed (``zorg- en``) or never stood there
    (``co-creatieve``): then a reading that ``wanted`` has is the right one, with a blank first.
    """

    def __init__(self, wanted: Iterable[str]) -> None:
        self._pairs: set[tuple[str, str]] = set()
        words: set[str] = set()
        for text in wanted:
            own = text.split(" ")
            words.update(own)
            self._pairs.update(pairwise(["", *own]))
        self._words = sorted(words)

    def undo(self, text: str) -> str:
        if BREAK not in text:
            return text
        text = _SPACED.sub("", _HYPHENATED.sub("", text))
        first, *parts = text.split(BREAK)
        out = first
        for part in parts:
            after = _FIRST.match(part)
            left, right = _last_word(out), after[0] if after else ""
            joined = (left, right) not in self._pairs and self._begins(left + right)
            out += part if joined else f" {part}"
        return out

    def _begins(self, opening: str) -> bool:
        at = bisect_left(self._words, opening)
        return at < len(self._words) and self._words[at].startswith(opening)


def _last_word(text: str) -> str:
    """What stands behind the last blank; from the end, for a paragraph has many lines."""
    return "" if not text or text[-1].isspace() else text.rsplit(maxsplit=1)[-1]
