"""A line-end hyphen is a broken word, a compound's own hyphen or a suspended one: read it as Dutch attests.

    profes-/sionals            →  professionals
    co-/creatieve              →  co-creatieve       (the document writes co-creatief elsewhere)
    AI-/systeem                →  AI-systeem
    huis-aan-/huisverspreiding →  huis-aan-huisverspreiding
    financi-/ele               →  financiële         (Dutch drops the trema where a line breaks)
    zorg-/en welzijn           →  zorg- en welzijn

    potenti-ele                →  potentiële         (within a line: neither half is a word)

In a web address the hyphen stays too, and a Doubt asks, save where the document writes the word solid twice.

Where both readings are attested, or neither is though both halves are words, a Doubt asks; the hyphen stays
as it was read, save in names. Line ends that break a word are the ones ``paragraphs`` left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..flow import ITEM, in_address
from ..rule import Doubt, Edit, Finding, Rule

_LINE_END = re.compile(r"\n(?<=\w[-\u00ad\u2010¬]\n)(?=([^\W_]+(?:['’-][^\W_]+)*))")
_QUOTED = re.compile(r"-\n(?<=[^\W_][\"”’]-\n)(?=([^\W_]+))")
_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*$")
_GOES_ON = re.compile(
    r"[.,;:)]|\n?[ \n](?:met|in|op|van|de|het|een|die|dat|aan|bij|voor|te|om|is|zijn|worden|kunnen|moeten"
    r"|hebben|door|uit|over|naar|tot|als|of|en)\b"
)
"""What cannot be the second half of a pair: ``partij- en coalitiebelang``."""
LONGEST = 80
"""Characters looked back for the first half of a word."""

SHORTEST = 4
"""Letters of a last part that tells how others of it are written."""
LONGEST_MARK = 3
"""Letters or digits of the mark of an item."""
LONGEST_ROW = 400
"""Characters of a row of a table."""

_SUSPENDED = frozenset(
    ("en", "of", "tot", "naar", "als", "noch", "maar", "dan", "resp", "versus", "and", "or")
)
"""What follows a suspended hyphen: ``zorg- en welzijn``, ``18- naar 18+``."""
_SYLLABLES = frozenset(("en", "of", "or", "and"))
"""Of these, those that start with a vowel: no Dutch syllable starts so after a consonant."""
_LINKS = frozenset(
    (
        "aan",
        "tot",
        "en",
        "op",
        "in",
        "voor",
        "van",
        "bij",
        "om",
        "de",
        "of",
        "over",
        "te",
        "na",
        "met",
        "uit",
        "à",
    )
)
"""Small words inside a phrase written with hyphens: ``huis-aan-huis``, ``kant-en-klaar``."""
_ENGLISH_LINKS = frozenset(("to", "and", "by", "the", "on"))
_HYPHENED = frozenset(("niet", "non", "ex", "oud", "bijna", "vice", "adjunct", "quasi"))
"""First parts that Dutch spelling sets off with a hyphen, save for words that are listed solid."""
_TREMA = {"a": "ä", "e": "ë", "i": "ï", "o": "ö", "u": "ü"}
_VOWELS = frozenset("aeiou")


class _Verdict(Enum):
    SOLID = ""
    HYPHEN = "-"
    SUSPENDED = "- "
    TREMA = "trema"


class _Reading(NamedTuple):
    verdict: _Verdict
    evidence: str
    candidates: tuple[str, ...] = ()
    """What it may be, where the verdict is open."""


def find(text: Text, language: Language) -> Iterator[Finding]:
    content = text.content
    hyphened = _Hyphened.of(language)
    yield from _within(content, language)
    for found in _QUOTED.finditer(content):
        after = " " if found[1] in _SUSPENDED else ""
        yield Edit(found.start() + 1, found.start() + 2, after, "a hyphen after a quotation mark")
    read = cache(lambda left, right, sign: _read(left, right, sign, language, hyphened))
    barred = " | " in content
    solid = _Verdict.SOLID
    for found in _LINE_END.finditer(content):
        start, end, right = found.start() - 1, found.end(), found[1]
        if len(right) <= LONGEST_MARK and ITEM.match(content, end):
            continue
        if barred and _in_rows(content, start, end):
            continue
        token = content[max(start - LONGEST, 0) : start].rsplit(None, 1)[-1]
        left = token if token.isalnum() else _before(token)
        if not left:
            continue
        if left is not token and in_address(token):
            reading = _address(left, right, language)
        else:
            plural = _plural(left, language) if _ends_plural(content, left, right, end) else None
            reading = plural or read(left, right, content[start])
        verdict, evidence, candidates = reading
        if verdict is solid:
            yield Edit(start, end, "", evidence)
        elif verdict is _Verdict.TREMA:
            yield Edit(start, end + 1, _TREMA[right[0]], evidence)
        elif verdict is _Verdict.HYPHEN and (small := _small(left, right, language)):
            yield Edit(start, end + 1, small, f"lexicon: {left}{small}{right[1:]}; no capital in a word")
        else:
            yield Edit(start + 1, end, " " if verdict is _Verdict.SUSPENDED else "", evidence)
        if candidates:
            yield Doubt(start - len(left), end + len(right), candidates, evidence)


def _within(content: str, language: Language) -> Iterator[Edit]:
    """``potenti-ele`` within a line, which OCR took from the end of one: neither half is a word."""
    for form in language.hyphened:
        stem, _, tail = form.rpartition("-")
        if not stem.isalpha() or language.lexical(form):
            continue
        trema = _with_trema(stem, tail)
        if trema and language.listed(trema) and not language.lexical(stem) and not language.lexical(tail):
            for found in re.finditer(rf"{form}(?<![\w-]{form})(?![\w-])", content):
                at = found.start() + len(stem)
                yield Edit(at, at + 2, _TREMA[tail[0]], f"lexicon: {trema}; {stem} and {tail} are no words")


def _address(left: str, right: str, language: Language) -> _Reading:
    """Nothing in an address is a word of Dutch; what the document writes twice tells all the same."""
    solid, own = f"{left}{right}", f"{left}-{right}"
    if language.count(solid) > max(language.count(own), 1):
        return _Reading(_Verdict.SOLID, f"document: {solid}, {language.count(solid)} times")
    if language.listed(solid) and not language.count(own) and not language.lexical(left):
        # As an address is hyphened with the text it stands in.
        return _Reading(_Verdict.SOLID, f"lexicon: {solid}; {left} is no word")
    return _Reading(_Verdict.HYPHEN, "an address", (own, solid))


def _ends_plural(content: str, left: str, right: str, end: int) -> bool:
    """Whether ``en`` may end a plural: what follows is no second half of a pair."""
    return right == "en" and left.endswith(_BEFORE_PLURAL) and _GOES_ON.match(content, end + 2) is not None


_BEFORE_PLURAL = ("ij", "e", "i")


def _plural(left: str, language: Language) -> _Reading | None:
    """``partij-/en met``, ``technologie-/en.``: solid, or with the trema that Dutch drops at a line end."""
    if left.endswith("ij"):
        solid = language.listed(f"{left}en")
        return _Reading(_Verdict.SOLID, f"lexicon: {left}en; what follows goes on") if solid else None
    if not left[1:].islower() or not language.lexical(f"{left}ën"):
        return None
    return _Reading(_Verdict.TREMA, f"lexicon: {left}ën; what follows goes on the sentence")


def _before(token: str) -> str:
    """The first half of a word, with what other signs stand before it taken off."""
    found = _TOKEN.search(token)
    return found[0] if found else ""


def _in_rows(content: str, start: int, end: int) -> bool:
    """Whether a line end parts rows of a table."""
    if content.find(" | ", end, end + LONGEST_ROW) < 0:
        return False
    stop = content.find("\n", end, end + LONGEST_ROW)
    above = content[
        max(content.rfind("\n", max(start - LONGEST_ROW, 0), start), start - LONGEST_ROW, 0) : start
    ]
    return " | " in above and " | " in content[end : stop if stop >= 0 else end + LONGEST_ROW]


def _small(left: str, right: str, language: Language) -> str:
    """The letter that a capital at the start of a line was, where both halves then make a word.

    One that is listed, or that the document writes unbroken more than once.

    ``overeen-/Komstig``; ``over-/Jeggen``. A name may be set off with a hyphen (``oud-Hollands``).
    """
    if not (left[1:].islower() and right[0].isupper() and right[1:].islower()):
        return ""
    if language.listed(right) and not language.listed(right.lower()):
        return ""
    letters = (right[0].lower(), *("l" if right[0] == "J" else ""))
    words = {letter: f"{left}{letter}{right[1:]}" for letter in letters}
    found = [letter for letter, word in words.items() if language.listed(word) or language.count(word) > 1]
    return found[0] if len(found) == 1 else ""


class _Hyphened(NamedTuple):
    """What the document sets off with a hyphen in words that stand unbroken."""

    first: frozenset[str]
    last: frozenset[str]
    """Last parts that it never writes solid."""

    @classmethod
    def of(cls, language: Language) -> _Hyphened:
        words = language.hyphened
        first = frozenset(filter(None, map(_set_off, words)))
        last = {tail for head, _, tail in (word.rpartition("-") for word in words) if head[1:].islower()}
        last = {tail for tail in last if len(tail) >= SHORTEST}
        sizes = sorted({len(tail) for tail in last})
        ends = {tail[-SHORTEST:] for tail in last}
        for word in language.counts:
            if word[-SHORTEST:] in ends and "-" not in word:
                last.difference_update(word[-size:] for size in sizes if size < len(word) - 2)
        return cls(first, frozenset(last))


def _set_off(word: str) -> str:
    """The first part of a word with hyphens; empty for a phrase (``up-to-date``)."""
    parts = word.split("-", 2)
    return "" if len(parts) > 2 and (parts[1] in _LINKS or parts[1] in _ENGLISH_LINKS) else parts[0].lower()


def _read(left: str, right: str, hyphen: str, language: Language, hyphened: _Hyphened) -> _Reading:
    """What a hyphen between two halves is, by the first evidence that decides."""
    stem = left.rpartition("-")[2]
    tail = right.partition("-")[0]
    solid, own = f"{left}{right}", f"{left}-{right}"
    core = f"{stem}{tail}"
    if hyphen in "\u00ad¬":
        return _Reading(_Verdict.SOLID, "soft hyphen")
    cut = right in _SYLLABLES and stem[-1].lower() not in _VOWELS
    if right in _SUSPENDED and (cut or not language.listed(core)):
        return _suspended(stem, right, language)
    if stem[-1].isdigit() or tail[0].isdigit():
        return _Reading(_Verdict.HYPHEN, "hyphen beside a number")
    trema = _with_trema(stem, tail)
    if trema and not language.listed(core) and _attests(trema, core, language):
        return _Reading(_Verdict.TREMA, f"lexicon: {trema}; {core} unknown; no trema at a line end")
    if document := _in_document(solid, own, core, f"{stem}-{tail}", language):
        return document
    if len(stem) > 1 and stem.isupper():
        if tail.isupper() and language.lexical(core.lower()):
            return _Reading(_Verdict.SOLID, f"lexicon: {core.lower()}")
        return _Reading(_Verdict.HYPHEN, f"abbreviation: {stem}")
    if (
        len(stem) == 1
        or tail[0].isupper()
        or (_inner_capital(stem) and (stem[-2:].isupper() or _is_word(tail, language)))
    ):
        return _Reading(_Verdict.HYPHEN, f"{stem[-1]}-{tail[0]} is a compound's own hyphen")
    if language.listed(core):
        return _Reading(_Verdict.SOLID, f"lexicon: {core}")
    if language.listed(f"{stem}-{tail}"):
        return _Reading(_Verdict.HYPHEN, f"lexicon: {stem}-{tail}")
    if stem.lower() in _HYPHENED:
        return _Reading(_Verdict.HYPHEN, f"{stem}- is set off with a hyphen")
    if _in_phrase(left, right, language):
        return _Reading(_Verdict.HYPHEN, f"{own} is written with hyphens")
    return _by_parts(stem, tail, core, language, hyphened)


def _in_document(solid: str, own: str, core: str, parted: str, language: Language) -> _Reading | None:
    """What the document writes elsewhere: the whole, or the part of it that the line end cuts."""
    counted = language.count(solid) - language.count(own)
    if counted:
        form = solid if counted > 0 else own
        return _Reading(_Verdict.SOLID if counted > 0 else _Verdict.HYPHEN, f"document: {form}")
    if core != solid and language.count(core) > max(language.count(parted), 1):
        return _Reading(_Verdict.SOLID, f"document: {core}")
    return None


def _inner_capital(stem: str) -> bool:
    """Whether a name has capitals within, and not a last one that opens its next part (``CloudE-/vents``)."""
    if stem[1:].islower():
        return False
    ends_on_one = stem[-1].isupper() and stem[-2].islower()
    return 1 < sum(map(str.isupper, stem)) < len(stem) and not ends_on_one


def _in_phrase(left: str, right: str, language: Language) -> bool:
    """Whether the halves are words of a phrase with hyphens; after an abbreviation a word starts anew."""
    first, _, stem = left.rpartition("-")
    tail, _, last = right.partition("-")
    linked = tail in _LINKS or not language.lexical(stem + tail)
    if (
        first
        and not first.isupper()
        and (stem in _LINKS or ((linked or first.islower()) and language.lexical(stem)))
    ):
        return language.lexical(tail)
    return bool(last) and stem.islower() and linked and _is_word(stem, language)


def _by_parts(stem: str, tail: str, core: str, language: Language, hyphened: _Hyphened) -> _Reading:
    """The same for a word no list has: what its halves tell."""
    if language.lexical(core):
        if stem.lower() in hyphened.first and _is_word(tail, language) and not _frequent(stem, language):
            return _Reading(_Verdict.HYPHEN, f"document: {stem}-")
        if tail in hyphened.last:
            return _Reading(_Verdict.HYPHEN, f"document: -{tail}")
        return _Reading(_Verdict.SOLID, f"lexicon: {core}, a compound")
    if language.lexical(f"{stem}-{tail}") and stem[-1] in _VOWELS and tail[0] in _VOWELS:
        return _Reading(_Verdict.HYPHEN, f"vowels meet in {stem}-{tail}")
    explained = language.explain(core)
    if explained:
        return _Reading(_Verdict.SOLID, f"read for {explained}")
    if stem.lower() in hyphened.first and not _frequent(stem, language):
        return _Reading(_Verdict.HYPHEN, f"document: {stem}-")
    if _is_word(stem, language) and _is_word(tail, language):
        evidence = f"both halves are words; neither {core} nor {stem}-{tail} is attested"
        # A name has a hyphen before another capital.
        verdict = _Verdict.HYPHEN if stem.islower() else _Verdict.SOLID
        return _Reading(verdict, evidence, (core, f"{stem}-{tail}"))
    half = tail if _is_word(stem, language) else stem
    return _Reading(_Verdict.SOLID, f"{half} is no word")


def _attests(trema: str, core: str, language: Language) -> bool:
    """Whether the word with its trema is better attested than without."""
    return language.listed(trema) or (language.lexical(trema) and not language.lexical(core))


def _is_word(half: str, language: Language) -> bool:
    return len(half) > 2 and (language.lexical(half) or language.count(half) > 0)


def _frequent(stem: str, language: Language) -> bool:
    """Whether a first part is an everyday word, which the document sets off now and then."""
    return len(stem) > 3 and language.listed(stem.lower())


def _suspended(stem: str, right: str, language: Language) -> _Reading:
    plural = f"{stem}ën"
    if right == "en" and stem[-1] in "ei" and language.lexical(plural):
        evidence = f"suspended hyphen, or {plural} without the trema a line end drops"
        return _Reading(_Verdict.SUSPENDED, evidence, (f"{stem}- {right}", plural))
    return _Reading(_Verdict.SUSPENDED, f"suspended hyphen before {right}")


def _with_trema(stem: str, tail: str) -> str:
    """The word as Dutch writes it unbroken, if a trema may have been dropped at the break."""
    first = tail[0]
    if stem[-1].lower() not in _VOWELS or first not in _TREMA:
        return ""
    return f"{stem}{_TREMA[first]}{tail[1:]}"


RULE = Rule("line_ends", Kind.JOIN, "woorden die aan het regeleinde waren afgebroken", find)
