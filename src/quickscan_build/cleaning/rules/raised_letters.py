"""A small z that was read as a capital in mid-sentence is small again: ``in de wijk, Zoals bomen``.

    elementen op de pagina, Zoals titels     →  elementen op de pagina, zoals titels
    Ook Zorgt dit voor rust                  →  Ook zorgt dit voor rust

The two differ only in size. Only words that occur in no name or title change (``zoals``, ``zou``,
``zodat``), and only after a listed word in small letters. A comma may have been a full stop: after one,
only words that seldom open a sentence change, and none in a coarse scan. ``de heer Zou``, ``Leven Zoals Het
Is``, a new sentence and ``Zorg``, which may be a ministry's name, stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Rule

_RAISED = re.compile(
    r" Z(?=(oals|ou|ouden|odat|odra|owel|ulke|ullen|ich|elfs|orgt|orgen voor)\b(?! [A-ZÀ-Ý]))"
)
_BEFORE = re.compile(r"(?:^|[\s(])([a-zà-ÿ]{2,})(\)?,|)\Z")
_LOOK_BACK = 40
"""Characters in which the word before is looked for."""
_SELDOM_FIRST = frozenset(("oals", "ich"))
_TITLES = frozenset(("heer", "mevrouw", "meneer", "van", "de", "het"))
"""Words that precede a name."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    content = text.content
    for found in _RAISED.finditer(content):
        at = found.start()
        before = _BEFORE.search(content, max(at - _LOOK_BACK, 0), at)
        if not before or before[1] in _TITLES or not language.listed(before[1]):
            continue
        if not before[2] or (found[1] in _SELDOM_FIRST and not language.worn):
            yield Edit(at + 1, at + 2, "z", f"in mid-sentence, after {before[1]}{before[2]}")


RULE = Rule("raised_letters", Kind.LETTER, "kleine letters die als hoofdletter waren gelezen", find)
