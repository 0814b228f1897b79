"""A word that a line end cuts in two without its hyphen gets the hyphen back.

    een gesprek met bestuur/ders en raad   →   een gesprek met bestuur-/ders en raad

    is nodig in verschil~/lende fases  →   is nodig in verschil-/lende fases

Only where one of the halves is no word, and both together are one that the lexicon lists, or can make where
the first half is none. A sign that stands for the hyphen shows as much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Rule

_LINE_END = re.compile(r"(?<=[^\W\d_]{2})([~=>_»]?)\n(?=([^\W\d_]{2,})(?!['’\w]))")
_LAST = re.compile(r"(?<![-'’\w])[^\W\d_]{2,}$")
LONGEST = 40
"""Characters of the first half."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    content = text.content
    for found in _LINE_END.finditer(content):
        sign, tail = found.groups()
        if not tail.islower():
            continue
        at = found.start()
        half = _LAST.search(content[max(at - LONGEST, 0) : at])
        if half is None:
            continue
        whole = half.group() + tail
        odd = [part for part in (tail, half.group()) if not _is_word(part, language)]
        sure = sign or (half.group() in odd and half.group().islower())
        attested = language.listed(whole) or (sure and language.lexical(whole))
        if attested and (sign or odd):
            told = f"{odd[0]} is no word" if odd else f"{sign} for the hyphen"
            yield Edit(at, at + len(sign), "-", f"lexicon: {whole}; {told}")


def _is_word(part: str, language: Language) -> bool:
    return language.lexical(part) or language.count(part) > 1


RULE = Rule("lost_hyphens", Kind.JOIN, "afbreekstreepjes die de OCR niet zag", find)
