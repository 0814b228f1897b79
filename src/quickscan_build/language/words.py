"""What a word is, and how often a text has each: one look at the text, one regular expression."""

from __future__ import annotations

import re
from collections import Counter

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
"""A word: letters, with single hyphens and apostrophes inside. Scans any text in linear time."""

_BROKEN = re.compile(r"(?<!\w)[\w'’]+-[ \t]*\n\s*[\w'’]*")
"""A line-end hyphen and the word halves beside it: neither half counts as a word of the text."""


def count_words(content: str) -> Counter[str]:
    """How often each form stands in the text unbroken: the halves at a line-end hyphen do not count."""
    return Counter(WORD.findall(_BROKEN.sub("\n", content)))
