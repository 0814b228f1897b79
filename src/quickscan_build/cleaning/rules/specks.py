"""Specks on the page that were read as signs go, where no writer would put one.

    Kaders voor elke organisatie _    →    Kaders voor elke organisatie
    ruimte voor _meerdere partijen    →    ruimte voor meerdere partijen
    legt voorstellen voor en. neemt   →    legt voorstellen voor en neemt
    de grens ~ die verschuift         →    de grens - die verschuift
    de overhead ® die ontstaat        →    de overhead die ontstaat
    de taken en processen /diensten   →    de taken en processen/diensten   (written so elsewhere)
    gastvrouwen en - heren            →    gastvrouwen en -heren
    hoog--risico                      →    hoog-risico          (in a worn scan)

These are an underscore or a sign that stands alone between words; an underscore before or behind one word of
Dutch, if it sets nothing off and is not there again and again; a full stop after an article, ``en``,
``met``, ``of`` or ``te``, if a small letter follows; a swung dash between two words, which was a dash; and
the blank before a stroke that touches the word after it, if the document sets the same two words without it.
``~ 40``, ``en / of`` and ``© 2017`` stay; so does a sign that the text speaks of: ``het sterretje _
betekent``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Rule
from ..signs import matches, places_of

_LINE = re.compile(r"_(?:(?<=[^\W_] _)|(?<=[a-z][.,;)] _))_?(?=\n|\Z| [^\W_])")
_WORD = r"[^\W\d_](?:[^\W_]|[-'’](?=[^\W_])){1,40}"
_BEFORE_WORD = re.compile(rf"_(?<=[ \n(]_)(?=({_WORD})[.,;:!?)]{{0,2}}(?:\s|\Z))")
_BEHIND_WORD = re.compile(r"_(?<=[^\W\d_]_)(?=[.,;:)]?(?:\s|\Z))")
_STOP = re.compile(r"\.(?= [a-zà-ÿ]{2,}\b)(?:(?<= de\.| en\.| of\.| te\.)|(?<= een\.| het\.| der\.| met\.))")
_SIGNS = {sign: re.compile(rf"{sign}(?<=[a-zà-ÿ,] {sign})(?= [a-zà-ÿ]{{2}})") for sign in "®¢°•"}
_STROKE = re.compile(r"/(?<=[a-zà-ÿ] /)(?=([a-zà-ÿ]{5,40}+)[ .,;:)\n])")
_TIGHT = re.compile(r"/(?<=[a-zà-ÿ]/)([a-zà-ÿ]{5,40}+)(?![\w/-])")
_WHOLE = re.compile(r"(?<![\w-])[^\W\d_]{6,}+\Z")
_PATH = re.compile(r"/(?<= /)[a-z]++/")
"""A path: a document with one may also have a short one."""
_BEFORE_STROKE = re.compile(
    r"(?<![^\W_])(?!(?:onder|achter|binnen|tussen|boven|buiten|vanaf|vanuit|bestand)\b)[^\W\d_]{5,}+\Z"
)
_LEADING = re.compile(r"-(?<= en -| of -)(?= ([a-zà-ÿ]{3,40}+)[ .,;:)\n])")
_DOUBLED = re.compile(r"-(?=-[a-zà-ÿ])(?<=[a-zà-ÿ]-)")
_NAMED = re.compile(r"(?:sterretje|(?:lees)?teken|streepje|symbool|toets|underscore|icoon|logo)[ _]*+\Z")
"""Words that name the sign that follows them."""
_SWUNG = re.compile(r"~(?<=[^\W\d_] ~)(?= [^\W\d_])")

LONGEST = 40
"""Characters of a word."""
SET_OFF = 200
"""Characters that a pair of underscores sets off, at most."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    content = text.content
    for found in matches(_LINE, content, "_"):
        if not _is_named(content, found.start()):
            yield Edit(found.start() - 1, found.end(), "", "an underscore that stands alone")
    yield from _beside_words(content, language)
    for found in _STOP.finditer(content):
        yield Edit(found.start(), found.end(), "", "no sentence ends so, and it goes on small")
    swung = list(matches(_SWUNG, content, "~"))
    for found in chain.from_iterable(matches(one, content, sign) for sign, one in _SIGNS.items()):
        if not _is_named(content, found.start()):
            yield Edit(found.start(), found.end() + 1, "", "a sign that stands alone between words")
    tight: set[str] | None = None
    for found in matches(_STROKE, content, "/") if not any(matches(_PATH, content, "/")) else ():
        at = found.start() - 1
        before = _BEFORE_STROKE.search(content, max(at - LONGEST, 0), at)
        # The print may have a blank on both sides, of which one was lost, or none: only the same pair tells.
        if before and language.listed(before[0]) and language.listed(found[1]):
            tight = _pairs(content) if tight is None else tight
            if (pair := f"{before[0]}/{found[1]}") in tight:
                yield Edit(at, at + 1, "", f"document: {pair}")
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


def _beside_words(content: str, language: Language) -> Iterator[Edit]:
    """Underscores that touch one word of Dutch: by pairs they set words off, and names of code have them."""
    touched: list[tuple[int, str]] = []
    paired: set[int] = set()
    opened = -SET_OFF
    for at in places_of(content, "_"):
        if found := _BEFORE_WORD.match(content, at):
            touched.append((at, found[1]))
            opened = at
        elif _BEHIND_WORD.match(content, at):
            touched.append((at, content[max(at - LONGEST, 0) : at].rsplit(None, 1)[-1].lstrip("(")))
            if at - opened < SET_OFF and "\n" not in content[opened:at]:
                paired |= {opened, at}
    times = Counter(word for _, word in touched)
    for at, word in touched:
        if times[word] == 1 and at not in paired and language.knows(word):
            yield Edit(at, at + 1, "", f"an underscore that touches one word: {word}")


def _pairs(content: str) -> set[str]:
    """The pairs of words between which the document has a stroke without a blank."""
    strokes = _TIGHT.finditer(content)
    words = (
        (_BEFORE_STROKE.search(content, max(at.start() - LONGEST, 0), at.start()), at[1]) for at in strokes
    )
    return {f"{first[0]}/{second}" for first, second in words if first}


def _is_named(content: str, at: int) -> bool:
    """Whether the word before a sign announces it."""
    return _NAMED.search(content, max(at - LONGEST, 0), at) is not None


def _shared(word: str, tail: str, language: Language) -> bool:
    """Whether a compound's first part also makes a listed word with ``tail``: ``gastvrouwen en -heren``."""
    return language.listed(word) and any(
        language.listed(word[cut:]) and language.listed(word[:cut] + tail) for cut in range(3, len(word) - 2)
    )


RULE = Rule("specks", Kind.MARK, "spikkels die als teken waren gelezen", find)
