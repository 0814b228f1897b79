"""``één`` that lost a letter gets it back: ``in én oogopslag`` is ``in één oogopslag``.

``én`` is a word, the stressed ``en``; but between a preposition and a word that is none, or after
``slechts`` or ``minstens``, it has nothing to join. ``in én om het huis`` stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Finding, Rule

_LIST = "aan achter bij binnen boven door in met na naar onder op over per tot uit van voor"
_PREPOSITIONS = frozenset(_LIST.split())
_MORE = """
buiten gedurende langs naast niet om ook rond sinds te tegen ten ter tijdens tussen vanaf vanuit via volgens
wegens zonder
"""
_LINKS = _PREPOSITIONS.union(_MORE.split())
"""Words that ``én`` may join to a preposition before it."""
_LOST = re.compile(r"é(?<= é)n ([a-z]{3,40})(?![^\W_]|[^\n.]{,60} én )")
_COUNTED = frozenset(("slechts", "minimaal", "maximaal", "minstens", "hooguit", "precies", "exact", "liefst"))
"""Words that a number follows, but not ``én``."""
_BEFORE = _PREPOSITIONS | _COUNTED
_LAST = 12
"""Characters looked back for the word before."""


def find(text: Text, language: Language) -> Iterator[Finding]:
    content = text.content
    for found in _LOST.finditer(content):
        at = found.start() - 1
        before = content[max(at - _LAST, 0) : at].split()[-1:]
        if before and before[0].lower() in _BEFORE and found[1] not in _LINKS and language.lexical(found[1]):
            yield Edit(at + 1, at + 1, "é", f"én joins nothing after {before[0]}")


RULE = Rule("one", Kind.LETTER, "het woord één waaraan een letter ontbrak", find)
