"""``één`` that lost a letter: ``in én oogopslag`` is ``in één oogopslag``.

``én`` is a word, the stressed ``en``; but between a preposition and a word that is none it joins nothing.
``in én om het huis`` stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Finding, Rule

_PREPOSITION = "aan|achter|bij|binnen|boven|door|in|met|na|naar|onder|op|over|per|tot|uit|van|voor"
_LINKS = f"{_PREPOSITION}|buiten|gedurende|langs|naast|niet|om|ook|rond|sinds|te|tegen|ten|ter|tijdens"
_LINKS += "|tussen|vanaf|vanuit|via|volgens|wegens|zonder"
_LOST = re.compile(
    rf"(?<![^\W_])(?:{_PREPOSITION}) (?=én ((?!(?:{_LINKS})\b)[a-z]{{3,40}})\b(?![^\n.]{{,60}} én ))"
)


def find(text: Text, language: Language) -> Iterator[Finding]:
    for found in _LOST.finditer(text.content):
        if language.lexical(found[1]):
            yield Edit(found.end(), found.end(), "é", f"én joins nothing after {found[0]}")


RULE = Rule("one", Kind.LETTER, "één dat een letter had verloren", find)
