"""Letters that are set as one sign are written out: ``oﬃcieel`` is ``officieel``.

Some models print the sign that is on paper, which no reader's search will find. ``œ`` and ``æ`` are letters
of other languages, and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Rule

_LETTERS = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")


def find(text: Text, language: Language) -> Iterator[Edit]:
    content = text.content
    for found in _LIGATURE.finditer(content) if any(map(content.__contains__, _LETTERS)) else ():
        yield Edit(found.start(), found.end(), _LETTERS[found[0]], "a ligature, written out")


RULE = Rule("ligatures", Kind.LAYOUT, "ligaturen uitgeschreven", find)
