"""A digit or sign inside a word was a letter: ``v6or`` is ``vóór``, ``€én`` is ``één``.

A reading changes when exactly one listed word explains it. Numbers with letters that Dutch writes (``18e``,
``3D``, ``A4``, ``b2b``, ``artikel 1ce``) and codes stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product
from string import digits

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..numerals import numbered
from ..respelling import trimmed
from ..rule import Doubt, Finding, Rule
from ..signs import matches

_MEANT: dict[str, tuple[str, ...]] = {
    "6": ("ó", "é", "ö"),
    "0": ("o",),
    "1": ("l", "i"),
    "2": ("z",),
    "8": ("é",),
    "€": ("é",),
    "&": ("é", "ë", "e"),
    "¢": ("ë", "e", "é"),
    "£": ("f",),
    "|": ("l", "I"),
}
_WORDS = {"66n": "één", "0k": "ook", "00k": "ook", "00g": "oog"}
"""Readings that can hardly be anything else, though they are mostly figures."""
_TWICE = re.compile("é€(?=é)")
"""One letter read as two."""
_BESIDE = {"é": ("é", "ó"), "o": ("o", "ó"), "d": ("d", "ó"), "n": ("n",)}
"""Letters that may also be misread beside a sign: ``v6ér`` for ``vóór``."""
_SIGN = re.compile(r"[0-9€¢£&|](?:(?=[\d€¢£&|]{0,40}[^\W\d_])|(?<=[^\W\d_].))")
"""A sign with a letter before it, or after it and other signs."""
_TOKEN = re.compile(r"(?<![\w/@.#&€£$%+-])[^\W\d_]*+[0-9€¢£&|][^\W_]*+(?:[0-9€¢£&|]++[^\W_]*+)?(?![\w/@#%])")
"""A token with a sign in it; tried only where there is a sign."""
_NUMBERED = re.compile(
    r"\d+(?:e|de|ste|st|th|nd|rd|x|ers?|[A-Z].*|[a-z])|[A-Za-z]{1,2}\d+|[A-Za-z](?!66r)\d+[A-Za-z]|\d+(?:en|of)"
)
_LETTERED = re.compile(r"[1-9]\d?[a-hjkm-z]{2}")
"""A number with the letters of articles put in later: ``artikel 1ce``."""
_POINTED = re.compile(r"0(?=\.[a-z]\.)(?<![\w.,]0)")
_SUCH_A = re.compile(r"['’](?=n )(?<=20.)(?<![\w.,]20.)")
"""``zo’n``."""
_L_AS_MARK = re.compile(r"!(?=[,;:.]|[ \n][a-z]{2})")
_WORD_BEFORE = re.compile(r"(?<![^\W_])[^\W\d_]{2,}+\Z")
LONGEST = 40
"""Letters before a sign that are considered."""
SHORTEST = 2
MOST = 64
"""Readings of one token that are looked up."""


def find(text: Text, language: Language) -> Iterator[Finding]:
    content = text.content
    readings: dict[str, tuple[str, ...]] = {}
    for found in _tokens(content):
        token = found[0]
        if token not in readings:
            readings[token] = tuple(_readings(token, language))
        words = readings[token]
        if words and _LETTERED.fullmatch(token) and numbered(content, found.start()):
            continue
        if len(words) == 1:
            yield trimmed(found.start(), token, words[0], f"lexicon: {words[0]}; {token} is no word")
        elif words:
            yield Doubt(found.start(), found.end(), words, f"{token} is no word; these are")
    yield from _abbreviations(content)
    for found in matches(_SUCH_A, content, "'’"):
        yield trimmed(found.start() - len("20"), "20", "zo", "no number goes on so")
    for found in matches(_L_AS_MARK, content, "!"):
        before = _WORD_BEFORE.search(content, max(found.start() - LONGEST, 0), found.start())
        if before and language.listed(word := before[0] + "l"):
            yield trimmed(found.start(), "!", "l", f"lexicon: {word}; the sentence goes on")


def _tokens(content: str) -> Iterator[re.Match[str]]:
    """Each token that holds both letters and signs."""
    end = 0
    for sign in matches(_SIGN, content, digits + "€¢£&|"):
        at = sign.start()
        if at < end:
            continue
        start = at
        while start > max(at - LONGEST, end) and content[start - 1].isalpha():
            start -= 1
        found = _TOKEN.match(content, start)
        if found:
            end = found.end()
            yield found


def _abbreviations(content: str) -> Iterator[Finding]:
    for found in _POINTED.finditer(content):
        yield trimmed(found.start(), "0", "o", "an abbreviation with points: o, not nought")


def _readings(read: str, language: Language) -> Iterator[str]:
    """The listed words that the token may stand for; none for a number or a code."""
    token = _TWICE.sub("é", read)
    if token in _WORDS:
        yield _WORDS[token]
    if read == "1k" and language.worn:
        yield "Ik"
    letters = sum(map(str.isalpha, token))
    if letters < SHORTEST or 2 * letters < len(token) or _NUMBERED.fullmatch(read) or language.listed(read):
        return
    beside = {} if token.isalpha() else _BESIDE
    choices = [_MEANT.get(char) or beside.get(char, (char,)) for char in token]
    seen = set()
    for chars in islice(product(*choices), MOST):
        word = "".join(chars)
        if word not in seen and word[1:].islower() and language.listed(word):
            seen.add(word)
            yield word


RULE = Rule("odd_characters", Kind.LETTER, "letters die als cijfer of teken waren gelezen", find)
