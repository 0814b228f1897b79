"""What a hyphen between two halves of a word is, by what Dutch and the document attest of the halves."""

from __future__ import annotations

from enum import Enum
from itertools import takewhile
from typing import NamedTuple

from ..language import Language

SHORTEST = 4
"""Letters of a last part that tells how others of it are written."""
SUSPENDED = frozenset(
    ("en", "of", "tot", "naar", "als", "noch", "maar", "dan", "resp", "versus", "and", "or")
)
"""Words that follow a suspended hyphen: ``zorg- en welzijn``, ``18- naar 18+``."""
_SYLLABLES = frozenset(("en", "of", "or", "and"))
"""Those of them that start with a vowel: after a consonant no Dutch syllable does."""
_LINKS = frozenset({
    "aan", "tot", "en", "op", "in", "voor", "van", "bij", "om", "de", "of", "over", "te", "na", "met", "uit",
    "à",
})  # fmt: skip
"""Small words inside a phrase written with hyphens: ``huis-aan-huis``, ``kant-en-klaar``."""
_ENGLISH_LINKS = frozenset(("to", "and", "by", "the", "on"))
_HYPHENED = frozenset(("niet", "non", "ex", "oud", "bijna", "vice", "adjunct", "quasi"))
"""First parts that Dutch spelling sets off with a hyphen, except in words that are listed solid."""
_BOUND = frozenset(("be", "ge", "her", "on", "ont", "ver"))
"""First parts that no hyphen follows."""
_BEFORE_PLURAL = ("ij", "y", "e", "i")
TREMA = {"a": "ä", "e": "ë", "i": "ï", "o": "ö", "u": "ü"}
_VOWELS = frozenset("aeiou")


class Verdict(Enum):
    """What is to stand between the halves."""

    SOLID = ""
    HYPHEN = "-"
    SUSPENDED = "- "
    TREMA = "trema"
    """Nothing, and the vowel that follows gets its trema back."""


class Reading(NamedTuple):
    """A verdict with its evidence."""

    verdict: Verdict
    evidence: str
    candidates: tuple[str, ...] = ()
    """What it may be, where the verdict is open."""


class Hyphened(NamedTuple):
    """What the document sets off with a hyphen in words that stand unbroken."""

    first: frozenset[str]
    last: frozenset[str]
    """Last parts that it never writes solid; those set off from a name (``Geo-kaart``) tell nothing."""

    @classmethod
    def of(cls, language: Language) -> Hyphened:
        words = language.hyphened
        first = frozenset(filter(None, map(_set_off, words)))
        last = {tail for head, _, tail in (word.rpartition("-") for word in words) if head.islower()}
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


def read_halves(left: str, right: str, hyphen: str, language: Language, hyphened: Hyphened) -> Reading:
    """What a hyphen between two halves is, by the first evidence that decides."""
    stem = left.rpartition("-")[2]
    tail = right.partition("-")[0]
    solid, own = f"{left}{right}", f"{left}-{right}"
    core = f"{stem}{tail}"
    if hyphen in "\u00ad¬":
        return Reading(Verdict.SOLID, "soft hyphen")
    cut = right in _SYLLABLES and stem[-1].lower() not in _VOWELS
    if right in SUSPENDED and (cut or not language.listed(core)):
        return _suspended(stem, right, language)
    if stem[-1].isdigit() or tail[0].isdigit():
        return Reading(Verdict.HYPHEN, "hyphen beside a number")
    trema = with_trema(stem, tail)
    if trema and not language.listed(core) and _attests(trema, core, language):
        return Reading(Verdict.TREMA, f"lexicon: {trema}; {core} unknown; no trema at a line end")
    if document := _in_document(solid, own, core, f"{stem}-{tail}", language):
        return document
    if len(stem) > 1 and stem.isupper():
        if tail.isupper() and language.lexical(core.lower()):
            return Reading(Verdict.SOLID, f"lexicon: {core.lower()}")
        return Reading(Verdict.HYPHEN, f"abbreviation: {stem}")
    if (
        len(stem) == 1
        or tail[0].isupper()
        or (_inner_capital(stem) and (stem[-2:].isupper() or _is_word(tail, language)))
    ):
        return Reading(Verdict.HYPHEN, f"{stem[-1]}-{tail[0]} is a compound's own hyphen")
    if language.listed(core):
        return Reading(Verdict.SOLID, f"lexicon: {core}")
    if language.listed(f"{stem}-{tail}"):
        return Reading(Verdict.HYPHEN, f"lexicon: {stem}-{tail}")
    if stem.lower() in _HYPHENED:
        return Reading(Verdict.HYPHEN, f"{stem}- is set off with a hyphen")
    if _in_phrase(left, right, language):
        return Reading(Verdict.HYPHEN, f"{own} is written with hyphens")
    return _by_parts(stem, tail, core, language, hyphened)


def _in_document(solid: str, own: str, core: str, parted: str, language: Language) -> Reading | None:
    """What the document writes elsewhere: the whole, or the part of it that the line end cuts."""
    counted = language.count(solid) - language.count(own)
    if counted:
        form = solid if counted > 0 else own
        return Reading(Verdict.SOLID if counted > 0 else Verdict.HYPHEN, f"document: {form}")
    if core != solid and language.count(core) > max(language.count(parted), 1):
        return Reading(Verdict.SOLID, f"document: {core}")
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
    if first and not first.isupper():
        if stem in _LINKS or (linked and language.lexical(stem)):
            return language.lexical(tail)
        if first.islower() and language.lexical(stem):
            # The two are a compound, too; a tail that no list has is what the line end left of one.
            return language.listed(tail)
    return bool(last) and stem.islower() and linked and _is_word(stem, language)


def _by_parts(stem: str, tail: str, core: str, language: Language, hyphened: Hyphened) -> Reading:
    """The same for a word that no list has, from its parts."""
    if language.lexical(core):
        if stem.lower() in hyphened.first and _is_word(tail, language) and not _frequent(stem, language):
            return Reading(Verdict.HYPHEN, f"document: {stem}-")
        if tail in hyphened.last:
            return Reading(Verdict.HYPHEN, f"document: -{tail}")
        return Reading(Verdict.SOLID, f"lexicon: {core}, a compound")
    if language.lexical(f"{stem}-{tail}") and stem[-1] in _VOWELS and tail[0] in _VOWELS:
        return Reading(Verdict.HYPHEN, f"vowels meet in {stem}-{tail}")
    explained = language.explain(core)
    if explained:
        return Reading(Verdict.SOLID, f"read for {explained}")
    if stem.lower() in hyphened.first and not _frequent(stem, language):
        return Reading(Verdict.HYPHEN, f"document: {stem}-")
    if _is_word(stem, language) and _is_word(tail, language):
        evidence = f"both halves are words; neither {core} nor {stem}-{tail} is attested"
        # Words of Dutch are written solid; a name has a hyphen before another capital.
        dutch = language.lexical(stem) and language.lexical(tail)
        verdict = Verdict.HYPHEN if stem.islower() and not dutch else Verdict.SOLID
        return Reading(verdict, evidence, (core, f"{stem}-{tail}"))
    half = tail if _is_word(stem, language) else stem
    return Reading(Verdict.SOLID, f"{half} is no word")


def _attests(trema: str, core: str, language: Language) -> bool:
    """Whether the word with its trema is better attested than without."""
    return language.listed(trema) or (language.lexical(trema) and not language.lexical(core))


def _is_word(half: str, language: Language) -> bool:
    return len(half) > 2 and (language.lexical(half) or language.count(half) > 0)


def _frequent(stem: str, language: Language) -> bool:
    """Whether a first part is an everyday word, which the document sets off now and then."""
    return len(stem) > 3 and language.listed(stem.lower())


def _suspended(stem: str, right: str, language: Language) -> Reading:
    plural = f"{stem}ën"
    if right == "en" and stem[-1] in "ei" and language.lexical(plural):
        evidence = f"suspended hyphen, or {plural} without the trema a line end drops"
        return Reading(Verdict.SUSPENDED, evidence, (f"{stem}- {right}", plural))
    return Reading(Verdict.SUSPENDED, f"suspended hyphen before {right}")


def with_trema(stem: str, tail: str) -> str:
    """The word as Dutch writes it unbroken, if a trema may have been dropped at the break."""
    first = tail[0]
    if stem[-1].lower() not in _VOWELS or first not in TREMA:
        return ""
    return f"{stem}{TREMA[first]}{tail[1:]}"


def read_in_address(left: str, right: str, language: Language) -> Reading:
    """In an address nothing is a word of Dutch; what the document writes twice is evidence even so.

    Once is enough where the first half is no word.
    """
    stem, tail = left.rpartition("-")[2], right.partition("-")[0]
    solid, own = f"{stem}{tail}", f"{stem}-{tail}"
    half = stem in _BOUND or not language.lexical(stem)
    if language.count(solid) > max(language.count(own), int(not half)):
        return Reading(Verdict.SOLID, f"document: {solid}, {language.count(solid)} times")
    candidates = (f"{left}-{right}", f"{left}{right}")
    word = f"{stem}{''.join(takewhile(str.isalpha, tail))}"
    if (language.lexical(word) if half else language.listed(solid)) and not language.count(own):
        # As an address is hyphened with the text it stands in; its own hyphens are between words.
        return Reading(Verdict.SOLID, f"lexicon: {solid}, in an address", () if half else candidates)
    return Reading(Verdict.HYPHEN, "an address", candidates)


def read_plural(left: str, language: Language) -> Reading | None:
    """Where ``en`` may end a plural (``partij-/en met``, ``technologie-/en.``): solid, or with its trema."""
    if not left.endswith(_BEFORE_PLURAL):
        return None
    if left.endswith(("ij", "y")):
        solid = language.lexical(f"{left}en")
        return Reading(Verdict.SOLID, f"lexicon: {left}en; what follows goes on") if solid else None
    if not left[1:].islower() or not language.lexical(f"{left}ën"):
        return None
    return Reading(Verdict.TREMA, f"lexicon: {left}ën; what follows goes on the sentence")


def small_letter(left: str, right: str, language: Language) -> str:
    """The small letter that OCR read as a capital: ``overeen-/Komstig``, ``over-/Jeggen``.

    With it the halves make a word that is listed, or that the document writes unbroken more than once. Empty
    where there is none: a name may be set off with a hyphen (``oud-Hollands``).
    """
    if not (left[1:].islower() and right[0].isupper() and right[1:].islower()):
        return ""
    if language.listed(right) and not language.listed(right.lower()):
        return ""
    letters = (right[0].lower(), *("l" if right[0] == "J" else ""))
    words = {letter: f"{left}{letter}{right[1:]}" for letter in letters}
    found = [letter for letter, word in words.items() if language.listed(word) or language.count(word) > 1]
    return found[0] if len(found) == 1 else ""
