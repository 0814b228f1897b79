"""Small words that were read as others: ``in én oogopslag`` is ``in één oogopslag``.

``én`` is a word, the stressed ``en``; but between a preposition and a word that is none, or after
``slechts`` or ``minstens``, it has nothing to join. ``in én om het huis`` stays.

``dar``, ``her`` and ``mer`` are words too, but rare ones: ``blijkt dar de raad`` is ``blijkt dat de raad``.
They stay behind an article (``de mer``), before ``te`` and ``en`` (``her en der``), where the document writes
them often, ``her`` where it has English, and ``mer`` where it writes of the ``MER``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..respelling import trimmed
from ..rule import Edit, Finding, Rule
from ..signs import words_at

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
_RARE = {"dar": "dat", "her": "het", "mer": "met"}
"""Rare words that differ from frequent ones by the shape of a last letter."""
_RULED_OUT = {
    "dar": ("darren",),
    "her": ("the", "she"),
    "mer": ("MER", "la", "mers", "milieueffectrapport", "milieueffectrapportage"),
}
"""Words of a document that may well mean the rare one."""
OFTEN = 10
"""Times that a document must write the frequent word for each of the rare one."""
_NOUN_AFTER = frozenset(("de", "deze", "die", "een", "elke", "en", "geen", "iedere", "of", "opnieuw", "te"))
"""What the rare word, or ``opnieuw her te``, has before it."""
_NO_SENTENCE = frozenset(("en", "of", "te"))
"""What no clause goes on with after the frequent one."""
_BEFORE_IT = re.compile(r"([a-zà-ÿ]{2,40}),?[ \n]\Z")
_AFTER_IT = re.compile(r"[ \n]([a-zà-ÿ]{2,40})(?![^\W_]|[-/@])")
_NEAR = 42
"""Characters on either side in which they are looked for."""


def find(text: Text, language: Language) -> Iterator[Finding]:
    content = text.content
    for found in _LOST.finditer(content):
        at = found.start() - 1
        before = content[max(at - _LAST, 0) : at].split()[-1:]
        if before and before[0].lower() in _BEFORE and found[1] not in _LINKS and language.lexical(found[1]):
            yield Edit(at + 1, at + 1, "é", f"én joins nothing after {before[0]}")
    for read, meant in _RARE.items():
        if 0 < language.count(read) * OFTEN <= language.count(meant):
            yield from _frequent(content, read, meant, language)


def _frequent(content: str, read: str, meant: str, language: Language) -> Iterator[Finding]:
    if any(map(language.count, _RULED_OUT[read])) or (read == "dar" and language.worn):
        # In a worn scan it may be "daar" as well.
        return
    for at in words_at(content, read):
        before = _BEFORE_IT.search(content, max(at - _NEAR, 0), at)
        after = _AFTER_IT.match(content, at + len(read))
        if not before or not after or before[1] in _NOUN_AFTER or after[1] in _NO_SENTENCE:
            continue
        if language.lexical(before[1]) and language.lexical(after[1]):
            told = f"{language.count(meant)} times here: {meant}; {read} {language.count(read)}"
            yield trimmed(at, read, meant, told)


RULE = Rule("small_words", Kind.LETTER, "kleine woorden die als andere gelezen waren", find)
