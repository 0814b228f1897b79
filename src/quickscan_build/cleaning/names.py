"""Names whose I was read as a small l or as a stroke, or lost: what stands beside them shows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import filterfalse

from ..language import Language
from .rule import Edit
from .signs import matches

_NAME = re.compile(r" (l(?:(?<= heer l)|(?<=[Mm]evrouw l)|(?<= [A-Z]\. l))[a-z]{3,40})(?![\w'’-])")
"""A name in small letters, as no name is."""
_MAY_BE = re.compile(r"l(?<![^\W_]l)[a-z]{3,40}+(?![^\W_])")
"""A word that may be such a name, wherever it stands."""
_INITIAL = re.compile(r"\|(?<=[ \n]\|)(?=\.(?:[A-Z]\.)* (?:[A-Z][a-zà-ÿ]|de |van ))")
_LISTED = re.compile(r"\|(?<=[a-zà-ÿ], \|)(?=\.(?:[A-Z]\.)*(?:,| &| \(\d{4}))")
"""An initial behind a name, as lists of literature have it: ``García, |. & Weiss``."""
_TITLE = re.compile(r"\b(?:heer|mevrouw|mevr\.|dhr\.|mw\.|ir\.|drs\.|mr\.|ing\.|dr\.) \Z", re.IGNORECASE)
_SECOND = re.compile(r"/(?<=[A-Z]{2}/)([A-Z]{2,5})(?![^\W_])")
"""The second of two abbreviations with a stroke between them."""
LONGEST = 12
"""Characters of a title."""
OFTEN = 3
"""Times that the document must write two abbreviations, and less often without the I of the second."""


def names_with_i(content: str, strokes: list[int], language: Language) -> Iterator[Edit]:
    """The changes that give names their I again; ``strokes``: where the content has one.

    A name that a title or an initial shows is one wherever it stands.
    """
    names = frozenset(filterfalse(language.lexical, {found[1] for found in _NAME.finditer(content)}))
    for found in _MAY_BE.finditer(content) if names else ():
        if found[0] in names:
            at = found.start()
            yield Edit(at, at + 1, "I", "a name, behind a title or an initial: names have a capital")
    for at in strokes:
        titled = _INITIAL.match(content, at) and _TITLE.search(content, max(at - LONGEST, 0), at)
        if titled or _LISTED.match(content, at):
            yield Edit(at, at + 1, "I", "an initial, beside a name")


def seconds_with_i(content: str) -> Iterator[Edit]:
    """The changes that give the second of two abbreviations its I again: ``ISO/EC``, beside ``ISO/IEC``."""
    read = list(matches(_SECOND, content, "/"))
    pairs = [(content[one.start() - 2 : one.start(1)], one[1]) for one in read]
    times = Counter(pairs)
    for one, (first, second) in zip(read, pairs, strict=True):
        if (written := times[first, f"I{second}"]) >= OFTEN and written > times[first, second]:
            yield Edit(one.start(1), one.start(1), "I", f"document: {first}I{second}, {written} times")
