"""A blank that OCR lost between a word and the small word after it: ``vragenlijstvan``.

Only where the word is long and stands elsewhere in the document by itself, the small one is no ending of
Dutch, and both together are nothing that Dutch or the document attests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Rule

_SMALL = ("aan", "bij", "dat", "door", "met", "naar", "niet", "om", "over", "uit", "van", "voor", "in", "is")
_PERSONS = ("er", "ling", "graaf", "oog", "aar", "end", "eur", "ier", "ist")
"""What names persons; ``in`` makes the word for a woman of it."""
RECURS = 2
"""Times that the word must stand by itself."""
SHORTEST = 7
"""Letters of the first word."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    content = text.content
    for form in language.counts:
        if not form.endswith(_SMALL):
            continue
        small = next(filter(form.endswith, _SMALL))
        word = form.removesuffix(small)
        if len(word) < SHORTEST or not form.isalpha() or not form[1:].islower():
            continue
        if small == "in" and word.endswith(_PERSONS):
            continue
        if language.count(word) < RECURS or not language.listed(word) or language.count(form) > 1:
            continue
        if language.lexical(form) or language.explanations(form):
            continue
        for found in re.finditer(rf"{form}(?<![\w-]{form})(?![\w@-]|\.\w)", content):
            at = found.start() + len(word)
            yield Edit(at, at, " ", f"document: {word}, {language.count(word)} times; {form} is no word")


RULE = Rule("lost_blanks", Kind.JOIN, "spaties die de OCR niet zag", find)
