"""Roman numerals, and other words of capitals, in which an I was read as a small l.

Bijlage Ill, project Vill    →  Bijlage III, project VIII
Il. Achtergrond              →  II. Achtergrond    (another heading opens with III.)
Deel |: water, deel Ila      →  Deel I: water, deel IIa
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..language import Language
from ..language.lexicon import PARTS
from .rule import Edit
from .signs import forms_at, matches

_SMALL = re.compile(r"l(?<=[A-Z]l)")
_AMONG_CAPITALS = re.compile(r"[A-Zl]{2,30}+(?![^\W_]|['’])")
_NUMERAL = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_SMALL_NUMERAL = re.compile(r"X{0,3}[XV]il{1,2}")
_NUMBERED = re.compile(rf"(?i:{PARTS})(?:en)? \Z")
_READ_CHAPTERS = ("Il", "ll", "lll")
_CHAPTER = re.compile(rf"\n({'|'.join(_READ_CHAPTERS)})(?=\. [A-Z])")
_OTHER_CHAPTER = re.compile(r"(?:I|III|IV)\. [A-Z]")
"""What opens the headings of other chapters where one is ``Il. Achtergrond``."""
_OTHER_BELOW = re.compile(rf"\n{_OTHER_CHAPTER.pattern}")
_STROKE = re.compile(r"\|(?<= \|)(?=[:.,;)])")
_PARTS = tuple(f"{one}l{part}" for one in "Il" for part in "abc")
"""What the first parts of a second chapter are read as: ``IIa``."""
SHORTEST = 4
"""Letters: among fewer capitals an l may belong to an abbreviation."""
_LOOK = 24
"""Characters looked back."""


def numerals(content: str, language: Language) -> Iterator[Edit]:
    """Where an ``l`` among capitals can only be an I."""
    yield from _among_capitals(content, language)
    yield from _small(content, language)
    for found in matches(_STROKE, content, "|"):
        if numbered(content, found.start()):
            yield Edit(found.start(), found.end(), "I", "a Roman numeral, behind a word for a part")
    for at, form in forms_at(content, list(filter(language.count, _PARTS))):
        if numbered(content, at):
            start = at + (form[0] == "I")
            yield Edit(
                start, at + 2, "II"[start - at :], "a Roman numeral with a letter, behind a word for a part"
            )
    others = any(map(language.count, _READ_CHAPTERS)) and (
        _OTHER_CHAPTER.match(content) or _OTHER_BELOW.search(content)
    )
    if others:
        for found in _CHAPTER.finditer(content):
            yield from _capitals(found, "a Roman numeral, as other headings have")


def numbered(content: str, at: int) -> bool:
    """Whether a word that has a number behind it stands before a place: ``artikel``, ``bijlagen``."""
    return _NUMBERED.search(content, max(at - _LOOK, 0), at) is not None


def _among_capitals(content: str, language: Language) -> Iterator[Edit]:
    """Words of capitals in which an ``l`` can only be an I: numerals, and words that are then listed."""
    end = 0
    for small in _SMALL.finditer(content):
        if small.start() < end:
            continue
        start = small.start()
        while start > max(small.start() - _LOOK, end) and content[start - 1].isupper():
            start -= 1
        found = _AMONG_CAPITALS.match(content, start)
        if not found or (start and content[start - 1].isalnum()):
            continue
        end = found.end()
        word = found[0].replace("l", "I")
        if _NUMERAL.fullmatch(word):
            if len(word) > 2 or numbered(content, start):
                yield from _capitals(found, "a Roman numeral")
        elif len(word) >= SHORTEST and language.lexical(word.capitalize()):
            yield from _capitals(found, f"lexicon: {word}")


def _small(content: str, language: Language) -> Iterator[Edit]:
    """``Vill``: a Roman numeral of which the first stroke was read as an i, the others as an l."""
    numerals: dict[str, str] = {}
    for form in [form for form in language.capitals if form[1:2] in "XVil" and "il" in form]:
        numeral = form.partition("-")[0]
        if _SMALL_NUMERAL.fullmatch(numeral) and not language.lexical(numeral):
            numerals[form] = numeral
    for at, form in forms_at(content, numerals):
        numeral = numerals[form]
        strokes = len(numeral) - len(numeral.rstrip("il"))
        end = at + len(numeral)
        yield Edit(end - strokes, end, "I" * strokes, "a Roman numeral: no word is written so")


def _capitals(found: re.Match[str], evidence: str) -> Iterator[Edit]:
    for at, letter in enumerate(found[0]):
        if letter == "l":
            yield Edit(found.start() + at, found.start() + at + 1, "I", evidence)
