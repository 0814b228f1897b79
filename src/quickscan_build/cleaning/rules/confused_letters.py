"""Look-alike letters are told apart where what was read is no word: ``lk`` is ``Ik``.

A word changes when the lexicon does not list it and exactly one listed word explains the reading by the
model's closed map: ``invioed`` is ``invloed``. ``by. de raad`` is ``bv. de raad``. Names (those of hosts,
too), numerals with a letter (``VIa``), foreign words and whatever the map cannot explain stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import Explanation, Language
from ...language.confusions import DIACRITIC, Where
from ...ledger import Kind
from ...text import Text
from ..respelling import Respelling, respell
from ..rule import Edit, Finding, Rule
from ..signs import occurrences

CLEARLY = 0.25
"""By how much the next explanation must cost more for the first one to count."""
OFTEN = 3
"""Times that a form with ``ic`` stands in the document, from which it is a word of its own."""
_BEFORE = re.compile(r"(?:([^\W\d_]+)[ \n/]|[ \n]|\A)[\"'‘“(]?\Z")
_AFTER = re.compile(r"[ \n]([^\W\d_]+)")
_LATER = re.compile(r"[.,;:)]?[ \n][\"'‘“(]?([^\W\d_]+)")
_OPENS = re.compile(r"(?:\A|\n|[^\W_]{3}[.!?]['’\"”)]? |['’\"”)][.!?] |\w: )[\"'‘“(]?\Z")
_ENGLISH = re.compile(r"ic(?:\Z|-)|\A[Bb]eyond\Z")
_AMONG_ENGLISH = re.compile(r"\b(?:the|and|for|from|with)\b", re.IGNORECASE)
"""Words of English alone."""
_PART = re.compile(r"[IVX]*I[a-z]")
"""A Roman numeral with a letter: ``artikel VIa``."""
_PLURAL = re.compile(r"[A-Z]+Is")
"""Maybe that of an abbreviation: ``AIs``."""
_IN_HOST = re.compile(r"(?:@|www\.|://)[\w.-]{0,60}\Z")
_NEAR = 40
"""Characters on either side in which the neighbours of a word are looked for."""


def find(text: Text, language: Language) -> Iterator[Finding]:
    diacritics = frozenset(DIACRITIC[language.model])

    def judge(word: str) -> Respelling | None:
        explanations = language.explanations(word)
        if not explanations or diacritics.issuperset(explanations[0].confusions):
            return None
        best = explanations[0]
        if not _initial(best) and language.lexical(word):
            return None
        if _PART.fullmatch(word) or (_PLURAL.fullmatch(word) and language.count(word[:-1])):
            return None
        recurs = best.confusions[0].read == "ic" and language.count(word) >= OFTEN
        english = recurs or _ENGLISH.search(word)
        if english and not language.count(best.word):
            # English words end like this (``symmetric``), Dutch ones in ``ie``; others recur (``picker``).
            return None
        rivals = [e.word for e in explanations if e.cost < best.cost + CLEARLY]
        if len(rivals) > 1:
            return Respelling(*rivals, evidence=f"{word} is no word; these are, and the model reads them so")
        return Respelling(best.word, evidence=f"lexicon: {best.word}; {word} unknown")

    def allows(content: str, start: int, end: int, word: str) -> bool:
        """Not in the name of a host, or among unknown words (another language, names); ``le…`` is ``Ie…``
        only as a first word.
        """
        if _IN_HOST.search(content, max(start - 2 * _NEAR, 0), start):
            return False
        before = _BEFORE.search(content, max(start - _NEAR, 0), start)
        after = _AFTER.match(content, end, end + _NEAR)
        if word[0] == "I" and word[1] in _VOWELS and content[start] == "l" and word not in _NO_OTHER:
            return _OPENS.search(content, max(start - _NEAR, 0), start) is not None
        later = after or _LATER.match(content, end, end + _NEAR)
        if end - start == SHORT:
            follows = later if content[start - 1] == "/" else after
            return before is not None and follows is not None and language.lexical(follows[1])
        near = [word for word in (before and before[1], later and later[1]) if word]
        if _ENGLISH.search(content[start:end]):
            # ``a democratic theory``, in a text that also has ``democratie``.
            around = content[max(start - _NEAR, 0) : end + _NEAR]
            return all(map(language.lexical, near)) and not _AMONG_ENGLISH.search(around)
        return not near or any(map(language.lexical, near))

    yield from respell(text, judge, allows, among=language.explained)
    yield from _for_instance(text.content, language)


def _for_instance(content: str, language: Language) -> Iterator[Edit]:
    """``by. de raad``: with a stop behind it and a small word of Dutch, it is no English word."""
    for at in occurrences(content, "by. ") if language.count("by") else ():
        after = _AFTER.match(content, at + 3, at + 3 + _NEAR)
        if (
            content[at - 1 : at] in (" ", "(", "\n")
            and after
            and after[1].islower()
            and language.lexical(after[1])
        ):
            yield Edit(at + 1, at + 2, "v", f"bv. {after[1]}: no sentence ends in by")


def _initial(explanation: Explanation) -> bool:
    return all(c.where is not Where.ANY and c.meant[0] == "I" for c in explanation.confusions)


SHORT = 2
_NO_OTHER = frozenset(("Iedere", "Iedereen", "Iemand"))
"""Words whose misreadings are words of no other language around."""
_VOWELS = frozenset("aeiouyéë")

RULE = Rule("confused_letters", Kind.LETTER, "letters die op elkaar lijken", find)
