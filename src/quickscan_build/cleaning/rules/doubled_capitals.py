"""A capital that was read twice, or with a stroke before it, is one again: ``VVerplicht``, ``\\Wat``.

Of two capitals the second may be one too many, or two V's may be a W: whichever makes a listed word. A
stroke may be an I as well. Abbreviations and names with two capitals (``AAn``, ``IJ``) that Dutch attests
stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..respelling import trimmed
from ..rule import Doubt, Edit, Finding, Rule
from ..signs import matches

_DOUBLED = re.compile(r"([A-Z])\1(?<![^\W_]..)([a-zà-ÿ]{2,40}+)(?![^\W_]|-)")
_STROKE = re.compile(r"\\(?<![^\s(\"'‘“]\\)(?=([A-Za-z][a-zà-ÿ]{1,40}+)(?![^\W_]))")


def find(text: Text, language: Language) -> Iterator[Finding]:
    forms = chain(language.capitals, language.hyphened)
    for found in _DOUBLED.finditer(text.content) if any(map(_DOUBLED.search, forms)) else ():
        read = found[0]
        if language.knows(read):
            continue
        candidates = [found[1] + found[2]] + (["W" + found[2]] if found[1] == "V" else [])
        words = tuple(filter(language.listed, candidates)) or tuple(filter(language.lexical, candidates))
        if len(words) == 1:
            yield trimmed(found.start(), read, words[0], f"lexicon: {words[0]}; {read} unknown")
        elif words:
            yield Doubt(found.start(), found.end(), words, f"{read} is no word; these are")
    for found in matches(_STROKE, text.content, "\\"):
        if language.lexical(found[1]) and found[1][0].isupper():
            yield Edit(found.start(), found.start() + 1, "", f"lexicon: {found[1]}; a stroke of the capital")
        elif found[1].islower() and not language.lexical(found[1]) and language.listed(f"I{found[1]}"):
            yield Edit(found.start(), found.start() + 1, "I", f"lexicon: I{found[1]}")


RULE = Rule("doubled_capitals", Kind.LETTER, "hoofdletters die dubbel waren gelezen", find)
