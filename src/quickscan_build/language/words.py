"""What a word is, and how often a text has each: one look at the text, one regular expression."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

LETTER = "[A-Za-zÀ-ÖØ-öø-ɏ]"
"""A letter of a Latin alphabet; as ranges it is looked up in a bitmap, half the time of a Unicode class."""
WORD = re.compile(f"{LETTER}++(?:[-'’]{LETTER}++)*")
"""A word: letters, with single hyphens and apostrophes inside. Scans any text in linear time.

The group itself is not possessive: Python before 3.11.5, Debian 12's among them, then keeps a hyphen that no
letter follows (cpython#106052).
"""

_LINE_END = re.compile(rf"-[ \t]*+\n\s*+({LETTER}++(?:[-'’]{LETTER}++)*)?")
_HALF = re.compile(rf"{LETTER}++(?:[-'’]{LETTER}++)*\Z")
AROUND = ".,;:!?()\"'‘’“”"
"""What usually stands around a word in a token."""
LONGEST_HALF = 60
"""Characters looked back from a line-end hyphen for the start of the word it breaks."""


def chunks(content: str) -> Iterator[tuple[int, int]]:
    """Pieces of the content that end after a line, or at its end, for splitting into tokens.

    The tokens of a whole book at once would take ten times its memory.
    """
    start = 0
    while start < len(content):
        end = content.find("\n", min(start + CHUNK, len(content)))
        end = len(content) if end < 0 else end + 1
        yield start, end
        start = end


CHUNK = 1 << 14
"""Characters: the tokens of so many stay in the processor's cache."""


def count_tokens(content: str) -> Counter[str]:
    """How often each run of characters between blanks stands there: the interpreter's own loops."""
    tokens: Counter[str] = Counter()
    for start, end in chunks(content):
        tokens.update(content[start:end].split())
    return tokens


def count_words(tokens: Mapping[str, int], content: str) -> dict[str, int]:
    """How often each form stands in the text unbroken: the halves at a line-end hyphen do not count.

    ``tokens`` are those of the content, as ``count_tokens`` counts them.
    """
    counts: dict[str, int] = {}
    for token, times in tokens.items():
        word = token if token.isalpha() else token.strip(AROUND)
        if word.isascii() and word.isalpha():
            counts[word] = counts.get(word, 0) + times
        else:
            for word in WORD.findall(token):
                counts[word] = counts.get(word, 0) + times
    for half, times in Counter(_halves(content)).items():
        unbroken = counts.get(half, 0) - times
        if unbroken > 0:
            counts[half] = unbroken
        else:
            counts.pop(half, None)
    return counts


def _halves(content: str) -> Iterator[str]:
    """What stands before and after each line-end hyphen."""
    for found in _LINE_END.finditer(content):
        at = found.start()
        before = content[max(at - LONGEST_HALF, 0) : at]
        if not before[-1:].isalpha():
            continue
        left = before.rsplit(None, 1)[-1]
        if not (left.isascii() and left.isalpha()):
            half = _HALF.search(left)
            if half is None:
                continue
            left = half[0]
        yield left
        if right := found[1]:
            yield right
