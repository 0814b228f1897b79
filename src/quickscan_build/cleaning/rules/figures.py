"""Letters become figures where only a figure can stand; a comma among thousands becomes a full stop.

    Artikel s en 32           →  Artikel 5 en 32
    vóór z augustus zo25      →  vóór 2 augustus 2025
    ruim | miljard            →  ruim 1 miljard
    van O t/m 3 jaar          →  van 0 t/m 3 jaar
    in leden 2 tim 5          →  in leden 2 t/m 5
    wrd-o2 en wrd-1s          →  wrd-02 en wrd-15    (among wrd-01, wrd-03 … of two figures)
    1,000 euro                →  1.000 euro          (the document writes 1.000 elsewhere)
    een 20 volledig mogelijk  →  een zo volledig mogelijk

That is where a letter stands alone before a month, after something that is numbered (``artikel``, ``lid``,
``t/m``), or beside ``t/m`` and a figure. ``bijlage s``, ``punt z`` at the end of a sentence, ``'s`` and three
decimals stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import Language
from ...language.lexicon import MONTHS
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Rule
from ..signs import matches, occurrences

_MEANT = {"z": "2", "s": "5", "l": "1", "I": "1", "O": "0", "o": "0"}
_MONTH = re.compile(rf"(?:{MONTHS})(?![^\W_])")
_AMOUNT = re.compile(r"(?:miljoen|miljard)(?![^\W_])")
_NUMBERED = re.compile(r"(?:[Aa]rtikel(?:en)?|[Ll]id|[Ll]eden|t/m|\d en) \Z")
_AFTER_NUMBER = re.compile(r"en \d|van |t/m |tot en met |[A-Z(]")
_RANGE = re.compile(r"(?:t/m|tot|en|-|–) \d|(?:jaar|euro|procent)\b")
_IN_RANGE = re.compile(r"\d (?:t/m|tot|en|-|–) \Z")
_YEAR = re.compile(r"z(?=o[1-3]\d(?![^\W_]))(?<= z)")
_YEAR_IN_FIVE = re.compile(r"s(?<= 20[012]s)(?![^\W_])")
_THOUSANDS = re.compile(r",000(?![\d,]|[.]\d)")
_WRITTEN = re.compile(r"\.000(?= )")
_AS_POSSIBLE = re.compile(
    r"20(?<=[\s‘“'\"(]20)(?= (?!cent|dag|euro|jaar|keer|kilo|liter|maal|maand|meter|minuut|procent|uur|week)"
    r"[a-zà-ÿ]{3,20}(?<!en)(?<!s) mogelijke?\b)"
)
"""``20 goed mogelijk``: no figure stands before a word that is no plural, nor a measure."""
_CODED = re.compile(r"-(?:\d[osz]|[osz]\d)(?!\w)")
_CODE = re.compile(r"-\d\d(?!\w)")
_STEM = re.compile(r"[\w-]++\Z")
CODES = 5
"""Codes of two figures with one stem that show all its codes to have two."""
_BACK = 12
"""Characters looked back."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    content = text.content
    for letter in "zslI":
        for at in _alone(content, letter, language):
            if _MONTH.match(content, at + 2):
                yield Edit(at, at + 1, _MEANT[letter], "a day before its month")
            elif letter in "zs" and _is_number(content, at):
                yield Edit(at, at + 1, _MEANT[letter], f"a number, no {letter}, stands there")
    for at in _alone(content, "O", language):
        if _RANGE.match(content, at + 2) or _IN_RANGE.search(content, max(at - _BACK, 0), at):
            yield Edit(at, at + 1, "0", "a number, no letter, stands beside another")
    for at in _alone(content, "tim", language):
        if content[at - 2].isdigit() and content[at + 4 : at + 5].isdigit():
            yield Edit(at, at + 3, "t/m", "between two numbers")
    for at in occurrences(content, "|"):
        alone = content[at - 1 : at + 2] == " | "
        if alone and (_MONTH.match(content, at + 2) or _AMOUNT.match(content, at + 2)):
            yield Edit(at, at + 1, "1", "a day before its month, or an amount")
    for found in matches(_AS_POSSIBLE, content, "2"):
        at = found.start()
        opens = content[at - 2 : at] in (". ", "? ", "! ")
        yield Edit(at, at + 2, "Zo" if opens else "zo", "as … as possible: no figure stands there")
    yield from _dates(content, language)
    yield from _codes(content)
    yield from _thousands(content)


def _is_number(content: str, at: int) -> bool:
    numbered = _NUMBERED.search(content, max(at - _BACK, 0), at)
    return numbered is not None and _AFTER_NUMBER.match(content, at + 2) is not None


def _codes(content: str) -> Iterator[Edit]:
    """The letters in codes of one stem, all others of which have two figures."""
    coded = list(_CODED.finditer(content))
    numbers: dict[str, set[str]] = {}
    for found in _CODE.finditer(content) if coded else ():
        numbers.setdefault(_stem(content, found.start()), set()).add(found[0])
    for found in coded:
        stem = _stem(content, found.start())
        if len(stem) in range(2, _BACK) and len(alike := numbers.get(stem, ())) >= CODES:
            at = next(at for at in range(found.start() + 1, found.end()) if content[at].isalpha())
            yield Edit(at, at + 1, _MEANT[content[at]], f"{len(alike)} codes with {stem}- have two figures")


def _stem(content: str, end: int) -> str:
    found = _STEM.search(content, max(end - _BACK, 0), end)
    return found[0] if found else ""


def _dates(content: str, language: Language) -> Iterator[Edit]:
    for month in MONTHS.split("|"):
        if language.count(f"z{month}"):
            for at in occurrences(content, f" z{month} "):
                yield Edit(at + 1, at + 2, "2 ", "a day before its month")
    for found in _YEAR.finditer(content):
        yield Edit(found.start(), found.start() + 2, "20", "a year")
    for found in _YEAR_IN_FIVE.finditer(content) if language.count("s") else ():
        yield Edit(found.start(), found.end(), "5", "a year")


def _thousands(content: str) -> Iterator[Edit]:
    read = [(found.start(), _before(content, found.start())) for found in _THOUSANDS.finditer(content)]
    written = {_before(content, found.start()) for found in _WRITTEN.finditer(content)} if read else ()
    for at, number in read:
        if number and number in written:
            yield Edit(at, at + 1, ".", f"document: {number}.000")


def _before(content: str, end: int) -> str:
    """The figures between a blank and a place, three at most; none if something else is there."""
    _, blank, number = content[max(end - 4, 0) : end].rpartition(" ")
    return number if blank and number.isdecimal() else ""


def _alone(content: str, word: str, language: Language) -> Iterator[int]:
    """Where a word is between blanks."""
    if not language.count(word):
        return iter(())
    return (found.start() + 1 for found in re.finditer(f" {word}(?= )", content))


RULE = Rule("figures", Kind.LETTER, "cijfers die als letter waren gelezen", find)
