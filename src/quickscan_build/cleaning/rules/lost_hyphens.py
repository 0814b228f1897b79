"""A word that a line end cuts in two without its hyphen gets the hyphen back.

    een gesprek met bestuur/ders en raad   →   een gesprek met bestuur-/ders en raad

Only where the second half is no word, and both halves together are one that the lexicon lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Rule

_LINE_END = re.compile(r"(?<=[^\W\d_]{2})\n(?=([^\W\d_]{2,})(?![-'’\w]))")
_LAST = re.compile(r"(?<![-'’\w])[^\W\d_]{2,}$")
LONGEST = 40
"""Characters of the first half."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    content = text.content
    for found in _LINE_END.finditer(content):
        tail = found.group(1)
        if not tail.islower() or language.lexical(tail) or language.count(tail) > 1:
            continue
        at = found.start()
        half = _LAST.search(content[max(at - LONGEST, 0) : at])
        if half and language.listed(half.group() + tail):
            whole = half.group() + tail
            yield Edit(at, at, "-", f"lexicon: {whole}; {tail} is no word")


RULE = Rule("lost_hyphens", Kind.JOIN, "afbreekstreepjes die de OCR niet zag", find)
