"""The Dutch lexicon: OpenTaal's word forms in a memory-mapped trie, and the compounds they make.

``data/build.py`` builds ``data/dutch.marisa``; ``data/SOURCE.toml`` says from what.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files

import marisa_trie

SHORTEST_HEAD = 4
"""Letters of the last part of a compound, at least: shorter ones (``in``) are words after a lost blank."""
SHORTEST_PART = 3
LONGEST_WORD = 60
"""Letters. Nothing longer is looked up, because no Dutch word is longer."""
MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
PARTS = (
    "artikel|bijlage|boek|categorie|deel|fase|groep|hoofdstuk|klasse|paragraaf|tabel|figuur|titel|type"
    "|niveau|wereldoorlog|afdeling|annex|kolom|variant"
)
"""Words behind which stands the number of what they name."""

_FUNCTION_WORDS = """
aan als bij dan dat den der des die dit dus een ene gij haar had heb heel hem hen het hier hij hoe hun iets
kan ken maar met mij mijn naar nog nou ons ooit toen tot uit van vele veel voor waar want was wat wel wie wij
wil zal zei zich zij zijn zou
"""
_NO_PART = frozenset(_FUNCTION_WORDS.split())
"""Words that, run together, are more likely to have lost a blank than to be a compound."""
_NO_HEAD_LIST = """
daaraan daarbij daardoor daarin daarmee daarna daarom daarop daarover daartoe daaruit daarvan daarvoor deze
echter hebben heeft hierbij hierdoor hierin hiermee hierna hierop hierover hieruit hiervan hiervoor iemand
kunnen like likes moeten niemand omdat terwijl tijdens tussen volgens waaraan waarbij waardoor waarin
waarmee waarna waarom waarop waarover waaruit waarvan waarvoor werd werden worden wordt zoals zodat zonder
zowel zullen
"""
_NO_HEAD = frozenset(_NO_HEAD_LIST.split())
"""No compound ends in these: ``tijdelike`` is ``tijdelijke``, ``scenarioswaarin`` has lost a blank."""
_PREFIX_LIST = """
aarts anti bio co contra de eco ex extra giga her hyper info inter intra kilo macro mede mega meta micro mini
mono multi neo neuro niet non oer on post pre privé pro pseudo psycho quasi re semi socio sub super tele trans
turbo ultra vice video wan
"""
_PREFIXES = frozenset(_PREFIX_LIST.split())
_CLASH_LIST = "aa ae ai au ee ei eu ie ii oe oi oo ou ui uu aë eë"
_CLASHES = frozenset(_CLASH_LIST.split())
"""Vowels that would be read as one sound: between them Dutch joins parts with a hyphen (``auto-ongeluk``)."""
_STRESS = str.maketrans("áéíóúàèìòù", "aeiouaeiou")
_ROMAN = re.compile(r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


@cache
def _trie() -> marisa_trie.Trie:
    trie = marisa_trie.Trie()
    trie.mmap(str(files(__package__).joinpath("data/dutch.marisa")))
    return trie


def entries() -> Callable[[str], bool]:
    """The function that tells whether the list holds a word just as written, for use on many words."""
    holds: Callable[[str], bool] = _trie().__contains__
    return holds


def listed(word: str) -> bool:
    """Whether the list holds the word as written, or as written when it does not open a sentence.

    ``Huis`` and ``HUIS`` are ``huis``; ``amsterdam`` is not ``Amsterdam``.
    """
    trie = _trie()
    if word in trie:
        return True
    first = word[:1]
    if not first.isupper():
        return False
    lower = first.lower() + word[1:]
    if lower in trie:
        return True
    if word.startswith("IJ"):
        return "ij" + word[2:] in trie
    if len(word) > 1 and word.isupper():
        return word.lower() in trie or word.capitalize() in trie
    return False


def lexical(word: str) -> bool:
    """Whether Dutch attests the word: listed, stressed, inflected, or a compound of listed words.

    A word may hold apostrophes (either sort) and hyphens. Accepts nothing over ``LONGEST_WORD`` letters.
    """
    if len(word) > LONGEST_WORD:
        return False
    word = word.replace("’", "'")
    if listed(word):
        return True
    if "-" in word:
        return _hyphenated(word)
    if "'" in word:
        return _apostrophe(word)
    return word.isalpha() and _inflected(word)


def _inflected(word: str) -> bool:
    if word.isupper():
        return bool(_ROMAN.fullmatch(word)) or compound(word.lower())
    return _stressed(word) or compound(word)


def plain(word: str) -> bool:
    """``lexical``, stress accents aside: what an OCR reading may be explained as."""
    return lexical(word) and (word.isascii() or listed(word) or word.translate(_STRESS) == word)


def compound(word: str, *, head: int = SHORTEST_HEAD) -> bool:
    """Whether the word is two or three listed words (or a prefix and one), with or without a joint ``s``.

    The last of them has at least ``head`` letters.
    """
    if len(word) < SHORTEST_PART + SHORTEST_HEAD or not word[1:].islower():
        return False
    return _splits(word[0].lower() + word[1:], 3, head)


def _splits(word: str, parts: int, head: int) -> bool:
    """Whether ``word`` is one to ``parts`` parts, the last of them a head."""
    for left in _lefts(word):
        rest = word[left:]
        if len(rest) >= head and rest.islower() and _head(rest):
            return True
        if parts > 2 and len(rest) >= SHORTEST_PART + SHORTEST_HEAD and _splits(rest, parts - 1, head):
            return True
    return False


def _lefts(word: str) -> Iterator[int]:
    """How far a first part may reach, with and without a joint ``s``, longest first."""
    last = len(word) - SHORTEST_HEAD
    for part in reversed(_trie().prefixes(word[:last])):
        size = len(part)
        prefix = part in _PREFIXES
        if not prefix and (size < SHORTEST_PART or part in _NO_PART):
            continue
        if word[size] == "s" and SHORTEST_PART < size < last and not prefix:
            yield size + 1
        if word[size - 1 : size + 1] not in _CLASHES:
            yield size


def _head(word: str) -> bool:
    return word not in _NO_PART and word not in _NO_HEAD and word in _trie()


def _hyphenated(word: str) -> bool:
    parts = word.split("-")
    return all(parts) and all(_piece(part, last=index == len(parts) - 1) for index, part in enumerate(parts))


def _piece(part: str, *, last: bool) -> bool:
    if listed(part) or part.isdigit() or part.lower() in _PREFIXES:
        return True
    if "'" in part:
        return _apostrophe(part)
    if part.isupper():
        return len(part) == 1 or bool(_ROMAN.fullmatch(part))
    if not last and len(part) > SHORTEST_PART and part.endswith("s") and listed(part[:-1]):
        return True
    return _stressed(part) or compound(part)


def _apostrophe(word: str) -> bool:
    """Whether an apostrophe precedes the end of a plural, genitive or diminutive (``foto's``, ``sms'je``)."""
    stem, _, ending = word.rpartition("'")
    if ending not in _ENDINGS or "'" in stem:
        return False
    return listed(stem) or (len(stem) > 1 and stem.isupper()) or (ending == "s" and compound(stem))


_ENDINGS = frozenset(("s", "er", "ers", "en", "je", "jes", "tje", "tjes", "t"))


def _stressed(word: str) -> bool:
    """Whether it is a word with stress accents (``dát``, ``wérkelijk``)."""
    if word.isascii():
        return False
    plain = word.translate(_STRESS)
    return plain != word and listed(plain)


def words() -> list[str]:
    """Every form of the list, in no particular order."""
    return list(_trie())
