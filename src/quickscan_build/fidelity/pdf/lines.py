"""Line ends of ours, undone: a PDF says where its lines end, not whether a blank stood there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..blocks import Block

BREAK = "\u2028"
"""A line end of ours inside a block."""
_HYPHENATED = re.compile(f"[\u2010\u00ad]{BREAK}")
_SPACED = re.compile(f"(?<= ){BREAK}|{BREAK}(?= )")
_LAST = re.compile(r"\S*\Z")
_FIRST = re.compile(rf"[^\s{BREAK}]*")


def undo(blocks: Sequence[Block], wanted: Iterable[Block]) -> list[Block]:
    """The blocks without line ends.

    A hyphen that hyphenation put there goes; a blank beside a line end stays. For the rest the page
    cannot say whether a blank was swallowed (``zorg- en``) or never stood there (``co-creatieve``):
    then a reading that ``wanted`` has is the right one, with a blank first.
    """
    pairs: set[tuple[str, str]] = set()
    words: set[str] = set()
    for block in wanted:
        before = ""
        for word in block.text.split(" "):
            pairs.add((before, word))
            words.add(word)
            before = word
    ordered = sorted(words)
    return [
        replace(block, text=_undo(block.text, pairs, ordered)) if BREAK in block.text else block
        for block in blocks
    ]


def _undo(text: str, pairs: set[tuple[str, str]], words: Sequence[str]) -> str:
    text = _SPACED.sub("", _HYPHENATED.sub("", text))
    parts = text.split(BREAK)
    out = parts[0]
    for part in parts[1:]:
        before = _LAST.search(out)
        after = _FIRST.match(part)
        left, right = before[0] if before else "", after[0] if after else ""
        joined = (left, right) not in pairs and _begins(words, left + right)
        out += part if joined else f" {part}"
    return out


def _begins(words: Sequence[str], opening: str) -> bool:
    at = bisect_left(words, opening)
    return at < len(words) and words[at].startswith(opening)
