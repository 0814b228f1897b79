"""What a word is, and how often a text has each: one look at the text, one regular expression."""

from __future__ import annotations

import re
from collections import Counter

LETTER = "[A-Za-zÀ-ÖØ-öø-ɏ]"
"""A letter of a Latin alphabet; as ranges it is looked up in a bitmap, half the time of a Unicode class."""
WORD = re.compile(f"{LETTER}++(?:[-'’]{LETTER}++)*")
"""A word: letters, with single hyphens and apostrophes inside. Scans any text in linear time.

The group itself is not possessive: Python before 3.11.5, Debian 12's among them, then keeps a hyphen that no
letter follows (cpython#106052).
"""

_LINE_END = re.compile(rf"-[ \t]*+\n\s*+({LETTER}(?:[-'’]?{LETTER})*)?")
_HALF = re.compile(rf"{LETTER}++(?:[-'’]{LETTER}++)*\Z")
LONGEST_HALF = 60
"""Characters looked back from a line-end hyphen for the start of the word it breaks."""


def count_words(content: str) -> Counter[str]:
    """How often each form stands in the text unbroken: the halves at a line-end hyphen do not count."""
    counts = Counter(WORD.findall(content))
    for found in _LINE_END.finditer(content):
        left = _HALF.search(content[max(found.start() - LONGEST_HALF, 0) : found.start()])
        if left:
            counts[left[0]] -= 1
            if found[1]:
                counts[found[1]] -= 1
    return +counts
