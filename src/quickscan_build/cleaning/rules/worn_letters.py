"""Letters that a coarse scan made into others come back: ``beheerorgantsatie`` is ``beheerorganisatie``.

Only in a document that proves to be such a scan: many of its unknown words become Dutch when one letter is
replaced by another of its shape. An unknown word then becomes the one word that such a confusion explains
or, if there are several, the one that the document writes. If it has capitals, or Dutch could compose it of
other words, the document must write that word elsewhere. ``social beleid`` is ``sociaal beleid`` where the
document writes that too. Words among unknown ones (another language, names) stay.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator

from ...language import Language
from ...language.explain import LONG_HEAD
from ...language.lexicon import compound
from ...language.worn import LONGEST, SHORTEST, TELLING, WEAK, WORN, readings
from ...ledger import Kind
from ...text import Text
from ..respelling import Respelling, respell, trimmed
from ..rule import Finding, Rule
from ..signs import occurrences

RECURS = 2
"""Times that a form must occur in the document to be one of its words beyond chance."""
FREQUENT = 5
"""The same for words of fewer than ``SHORTEST`` letters, too many of which look alike."""
LONG = 9
"""Letters from which a word may have two worn letters."""
LONG_COMPOUND = 12
"""Letters from which a word may be a compound that is not listed."""
MOST = 60
"""Words of one document that may have lost a vowel."""
_BEFORE = re.compile(r"([^\W\d_]+)[,;:]?[ \n][\"'‘“(]?\Z")
_AFTER = re.compile(r"[.,;:]?[ \n][\"'‘“(]?([^\W\d_]+)")
_IN_ADDRESS = re.compile(r"[@/._\\]\Z")
_GOES_ON = re.compile(r"[@/_\\]|\.\w")
"""What comes next to the words of an address or a file name."""
_NEAR = 40
"""Characters on either side in which the neighbours of a word are looked for."""


def find(text: Text, language: Language) -> Iterator[Finding]:
    if not language.worn:
        return

    forms = sorted(language.counts)

    def judge(word: str) -> Respelling | None:
        if language.listed(word) or _is_written(word, language):
            return None
        split = re.split(r"([-'’])", word)
        parts = [_mended(part, language, forms, alone=len(split) == 1) or part for part in split]
        reading = "".join(parts)
        times = language.count(reading)
        if reading == word or (times <= language.count(word) > 1 and not word.isalpha()):
            return None
        told = f"{times} times here" if times else "lexicon"
        return Respelling(reading, evidence=f"{told}: {reading}; {word} unknown, and the scan is worn")

    def allows(content: str, start: int, end: int, word: str) -> bool:
        if _IN_ADDRESS.search(content, max(start - 1, 0), start) or _GOES_ON.match(content, end):
            return False
        before = _BEFORE.search(content, max(start - _NEAR, 0), start)
        if before and before[1][0].isupper() and word[0].isupper() and end - start < len(word):
            # A name in another language: Data Security Standard.
            return False
        after = _AFTER.match(content, end, end + _NEAR)
        near = [found[1] for found in (before, after) if found]
        return not near or any(map(language.lexical, near))

    yield from respell(text, judge, allows)
    yield from _vowels(text.content, language)


def _is_written(word: str, language: Language) -> bool:
    """Whether the document also writes a word with a capital: ``burgerbesluit``, the ``Burgerbesluit``."""
    return language.count(word.capitalize()) > RECURS


def _vowels(content: str, language: Language) -> Iterator[Finding]:
    """Words with a vowel missing: ``social`` for ``sociaal``, where that occurs next to the same word.

    Only for a word that the document writes more often, with the same word before or after it.
    """
    pairs = sorted(_halved(language))[:MOST]
    for _, short, word in pairs:
        beside = {side for at in _places(content, word) for side in _sides(content, at, at + len(word))}
        for at in _places(content, short):
            if not beside.isdisjoint(_sides(content, at, at + len(short))):
                told = f"{language.count(word)} times here: {word}; the scan is worn"
                yield trimmed(at, short, word, told)


def _halved(language: Language) -> Iterator[tuple[int, str, str]]:
    """Forms that are another, no less frequent form of the document with a vowel missing."""
    for word, times in language.counts.items():
        if times < OFTEN or len(word) < SHORTEST_HALVED or not word.islower() or not word.isalpha():
            continue
        for double in _DOUBLES.finditer(word):
            short = word[: double.start()] + word[double.start() + 1 :]
            less = language.count(short)
            if less and less <= times and language.lexical(word):
                yield -less, short, word


SHORTEST_HALVED = 6
"""Letters of a word that may have lost a vowel: ``en`` occurs where ``een`` does, ``man`` where ``maan``."""
OFTEN = 4
"""Times that the word must occur with its vowels, and no more often without."""
_DOUBLES = re.compile("aa|ee|oo|uu")


def _places(content: str, word: str) -> Iterator[int]:
    """Where a word is by itself."""
    for at in occurrences(content, word):
        if not _LETTER.match(content, at + len(word)) and not (at and _LETTER.match(content, at - 1)):
            yield at


def _sides(content: str, start: int, end: int) -> Iterator[tuple[bool, str]]:
    """The words right before and after a place."""
    if before := _RIGHT_BEFORE.search(content, max(start - _NEAR, 0), start):
        yield False, before[1].lower()
    if after := _RIGHT_AFTER.match(content, end, end + _NEAR):
        yield True, after[1].lower()


_LETTER = re.compile(r"[\w@'’-]")
_RIGHT_BEFORE = re.compile(r"([^\W\d_]+)[ \n]\Z")
_RIGHT_AFTER = re.compile(r"[ \n]([^\W\d_]+)")


def _mended(word: str, language: Language, forms: list[str], *, alone: bool) -> str:
    """What the word (or part of one, if not ``alone``) was before the scan; empty if that is not clear."""
    if not 2 < len(word) <= LONGEST or not word[1:].islower() or language.listed(word):
        return ""
    if word[-1] == "s" and language.count(word[:-1]) >= RECURS:
        # ``kernels``, where the document writes ``kernel``.
        return ""
    short = len(word) < SHORTEST
    if short and (word[0].isupper() or (word[0] == "l" and language.listed("I" + word[1:]))):
        return ""
    needs_document = not alone or word[0].isupper() or language.lexical(word)

    def times(reading: str) -> int:
        return max(language.count(reading), language.count(reading[0].swapcase() + reading[1:]))

    def known(reading: str) -> bool:
        return times(reading) >= (FREQUENT if short else 1) and language.lexical(reading)

    def recurs(reading: str) -> bool:
        return times(reading) >= RECURS and language.lexical(reading)

    def attests(reading: str) -> bool:
        if known(reading):
            return True
        if needs_document or short:
            return False
        long = len(word) >= LONG_COMPOUND
        return language.listed(reading) or (long and compound(reading, head=LONG_HEAD))

    found = {*readings(word, WORN, attests), *readings(word, WEAK, known)}
    if not found and len(word) >= LONG:
        halfway = readings(word, TELLING, lambda reading: True)
        found = {one for half in halfway for one in readings(half, TELLING, recurs)}
    return _likeliest(word, found, times, language, forms)


def _likeliest(
    word: str, found: Collection[str], times: Callable[[str], int], language: Language, forms: list[str]
) -> str:
    """The only reading, or the only one that the document writes; a form more frequent than that stays.

    A listed one is as frequent as the forms that begin with it: ``standaard`` as ``standaarden`` are.
    """
    best, *rest = sorted(found, key=lambda one: (-times(one), one)) or [""]
    if not best:
        return ""
    if times(best) < language.count(word) > 1:
        own, other = (_family(one, forms, language) for one in (word, best))
        if not (language.listed(best) and own == language.count(word) < other):
            return ""
    return "" if rest and (times(best) < RECURS or times(rest[0])) else best


def _family(stem: str, forms: list[str], language: Language) -> int:
    """How often forms that begin with a word occur in the document; ``forms`` are all of them, in order."""
    start = bisect_left(forms, stem)
    return sum(language.count(form) for form in forms[start : start + KIN] if form.startswith(stem))


KIN = 40
"""Forms that begin with one word, at most."""


RULE = Rule("worn_letters", Kind.LETTER, "letters die door een grove scan onleesbaar waren", find)
