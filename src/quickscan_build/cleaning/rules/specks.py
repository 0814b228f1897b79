"""Specks on the page that were read as signs go: where no writer puts one.

    Kaders voor elke organisatie _    →    Kaders voor elke organisatie
    legt voorstellen voor en. neemt   →    legt voorstellen voor en neemt
    de grens ~ die verschuift         →    de grens - die verschuift
    de overhead ® die ontstaat        →    de overhead die ontstaat
    de processen /diensten            →    de processen/diensten
    gastvrouwen en - heren            →    gastvrouwen en -heren
    hoog--risico                      →    hoog-risico          (in a worn scan)

An underscore or a sign that stands alone between words; a full stop after an article, ``en``, ``of`` or
``te``, where a small letter follows; a swung dash between two words, which was a dash; the blank before a
stroke that touches the word after it, where both are words. ``~ 40``, ``en / of`` and ``© 2017`` stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Rule

_LINE = re.compile(r"_(?<=[^\W_] _)(?=\n|\Z| [^\W_])")
_STOP = re.compile(r"\.(?= [a-zà-ÿ]{2,}\b)(?:(?<= de\.| en\.| of\.| te\.)|(?<= een\.| het\.| der\.))")
_SIGNS = tuple(re.compile(rf"{sign}(?<=[a-zà-ÿ,] {sign})(?= [a-zà-ÿ]{{2}})") for sign in "®¢°•")
_STROKE = re.compile(r"/(?<=[a-zà-ÿ] /)(?=([a-zà-ÿ]{5,40}+)[ .,;:)\n])")
_WHOLE = re.compile(r"(?<![\w-])[^\W\d_]{6,}+\Z")
_PATH = re.compile(r"/(?<= /)[a-z]++/")
"""A document that writes paths may write a short one, too."""
_BEFORE_STROKE = re.compile(
    r"(?<![^\W_])(?!(?:onder|achter|binnen|tussen|boven|buiten|vanaf|vanuit|bestand)\b)[^\W\d_]{5,}+\Z"
)
_LEADING = re.compile(r"-(?<= en -| of -)(?= ([a-zà-ÿ]{3,40}+)[ .,;:)\n])")
_DOUBLED = re.compile(r"-(?=-[a-zà-ÿ])(?<=[a-zà-ÿ]-)")
_SWUNG = re.compile(r"~(?<=[^\W\d_] ~)(?= [^\W\d_])")

LONGEST = 40
"""Characters of a word."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    content = text.content
    for found in _LINE.finditer(content):
        yield Edit(found.start() - 1, found.end(), "", "an underscore that stands alone")
    for found in _STOP.finditer(content):
        yield Edit(found.start(), found.end(), "", "no sentence ends so, and it goes on small")
    swung = list(_SWUNG.finditer(content))
    for found in chain.from_iterable(sign.finditer(content) for sign in _SIGNS):
        yield Edit(found.start(), found.end() + 1, "", "a sign that stands alone between words")
    for found in _STROKE.finditer(content) if not _PATH.search(content) else ():
        at = found.start() - 1
        before = _BEFORE_STROKE.search(content, max(at - LONGEST, 0), at)
        if before and language.listed(before[0]) and language.listed(found[1]):
            yield Edit(at, at + 1, "", "a stroke that touches the second word touches the first")
    for found in _DOUBLED.finditer(content) if language.worn else ():
        yield Edit(found.start(), found.end(), "", "a hyphen read twice")
    for found in _LEADING.finditer(content):
        at = found.end()
        start = at - len(" en -")
        before = _WHOLE.search(content, max(start - LONGEST, 0), start)
        if before and _shared(before[0], found[1], language):
            yield Edit(at, at + 1, "", f"lexicon: {before[0]} and {found[1]} share their first part")
    dash = "–" if swung and content.count(" – ") > content.count(" - ") else "-"
    for found in swung:
        yield Edit(found.start(), found.end(), dash, "a swung dash between words")


def _shared(word: str, tail: str, language: Language) -> bool:
    """Whether a compound's first part makes a listed word with ``tail``, too: ``gastvrouwen en -heren``."""
    return language.listed(word) and any(
        language.listed(word[cut:]) and language.listed(word[:cut] + tail) for cut in range(3, len(word) - 2)
    )


RULE = Rule("specks", Kind.MARK, "spikkels die als teken waren gelezen", find)
