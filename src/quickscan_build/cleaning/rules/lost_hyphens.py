"""A word that a line end cuts in two without its hyphen gets the hyphen back.

    een gesprek met bestuur/ders en raad   →   een gesprek met bestuur-/ders en raad

    is nodig in verschil~/lende fases  →   is nodig in verschil-/lende fases

Only where one of the halves is no word, and the two together are one that the lexicon lists or, if the
first half is no word, that it can compose. The Dutch model loses more hyphens: in its texts one also comes
back where the document writes a whole word that the lexicon can compose again and again, and never the two
halves (``beheer/omgeving``), or once where it does not use the second half (``verschil/lende``). A sign in
place of the hyphen proves as much as such a half; in a coarse scan the two together prove it without the
lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...language import Language, Model
from ...language.words import LETTER
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Rule

_LINE_END = re.compile(
    rf"\n(?=[a-zß-öø-ÿ])(?:(?<={LETTER}{{2}}\n)|(?<={LETTER}{{2}}([~=>_»:])\n))(?=({LETTER}{{2,}}+)(?!['’\w]))"
)
_LAST = re.compile(r"(?<![-'’\w])[^\W\d_]{2,}$")
_NO_SIGN = frozenset("~=>_")
"""Signs that no author puts right after a word at a line end."""
_SMALL = frozenset({
    "en", "of", "te", "de", "er", "in", "om", "op", "van", "met", "het", "een", "dat", "die", "aan", "bij",
    "uit",
})  # fmt: skip
"""Words that say nothing about the one before them: ``uitlegbaarheid en``."""
_NO_HALF = frozenset(
    ("daar", "waar", "hier", "over", "voor", "door", "onder", "naar", "achter", "tegen", "samen")
)
"""Words that are as often as not written apart from the next."""
AGAIN = 3
"""Times the document writes the whole word."""
AROUND = 100_000
"""Characters on either side in which the halves are looked for as two words, however long the text is."""
SHORTEST = 4
"""Letters of halves that are words."""
LONGEST = 40
"""Characters of the first half."""
QUOTED = 1000
"""Characters of a quotation, at most."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    content = text.content

    @cache
    def is_word(part: str) -> bool:
        return language.count(part) > 1 or language.lexical(part)

    again = language.model is Model.NLD and not language.worn
    for found in _LINE_END.finditer(content):
        sign, tail = found.groups("")
        at = found.start() - len(sign)
        if (
            not tail.islower()
            or (sign == ":" and not language.worn)
            or (sign == "»" and _quotes(content, at))
        ):
            continue
        half = _half(content[max(at - LONGEST, 0) : at])
        if half and not sign and again and _is_written(half, tail, content, at, language):
            yield Edit(at, at, "-", f"document: {half}{tail}, {language.count(half + tail)} times")
            continue
        if not half or (not sign and is_word(tail) and (is_word(half) or tail in _SMALL)):
            continue
        whole = half + tail
        odd = [part for part in (tail, half) if not is_word(part)]
        if sign == ":" and not odd:
            continue
        if not sign and half not in odd and not language.lexical(_before(content[max(at - LONGEST, 0) : at])):
            # The second half may be as foreign: "process for data/mining".
            continue
        sure = sign or (half in odd and half.islower() and not language.listed(tail))
        attested = language.listed(whole) or (sure and language.lexical(whole))
        if sign and language.worn and sign in _NO_SIGN and odd:
            yield Edit(
                at, at + len(sign), "-", f"{sign} at the end of a line of a worn scan; {odd[0]} is no word"
            )
            continue
        if attested and (sign or odd):
            told = f"{odd[0]} is no word" if odd else f"{sign} for the hyphen"
            yield Edit(at, at + len(sign), "-", f"lexicon: {whole}; {told}")


def _is_written(half: str, tail: str, content: str, at: int, language: Language) -> bool:
    """Whether the document writes two halves as one word, and nowhere nearby as two."""
    whole = half + tail
    times = language.count(whole)
    # The second half is a word that the document does not use: "lende" of "verschillende".
    alone = times and language.count(tail) < 2 and language.listed(whole)
    again = times >= AGAIN and language.lexical(whole)
    if not (alone or again) or min(len(half), len(tail)) < SHORTEST or tail.endswith("en"):
        return False
    apart = content.find(f"{half} {tail}", max(at - AROUND, 0), at + AROUND)
    return _NO_HALF.isdisjoint((half.lower(), tail)) and apart < 0


def _quotes(content: str, at: int) -> bool:
    """Whether a mark closes a quotation: one opens before it, and nothing else closes that."""
    before = content[max(at - QUOTED, 0) : at]
    return before.rfind("«") > before.rfind("»")


def _half(before: str) -> str:
    """The letters in which a line ends, if they are a word by themselves."""
    token = before.rsplit(None, 1)[-1]
    if token.isalpha():
        return token
    found = _LAST.search(before)
    return found[0] if found else ""


def _before(before: str) -> str:
    """The word before the last one; one of Dutch where there is none."""
    words = before.split()
    return next((part for part in words[-2:-1] if part.isalpha() and part.islower()), "de")


RULE = Rule("lost_hyphens", Kind.JOIN, "afbreekstreepjes die de OCR niet zag", find)
