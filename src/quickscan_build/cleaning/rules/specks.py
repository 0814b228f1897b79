"""Specks on the page that were read as signs go: where no writer puts one.

    Kaders voor elke organisatie _    →    Kaders voor elke organisatie
    legt voorstellen voor en. neemt   →    legt voorstellen voor en neemt
    de grens ~ die verschuift         →    de grens - die verschuift

An underscore that stands alone; a full stop after an article, ``en``, ``of`` or ``te``, where a small letter
follows; a swung dash between two words, which was a dash. ``~ 40`` and whatever touches a word stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Rule

_LINE = re.compile(r" _(?<=[^\W_] _)(?=\n|\Z| [^\W_])")
_STOP = re.compile(r"\.(?= [a-zà-ÿ]{2,}\b)(?:(?<= de\.| en\.| of\.| te\.)|(?<= een\.| het\.| der\.))")
_SWUNG = re.compile(r"~(?<=[^\W\d_] ~)(?= [^\W\d_])")


def find(text: Text, language: Language) -> Iterator[Edit]:
    content = text.content
    for found in _LINE.finditer(content):
        yield Edit(found.start(), found.end(), "", "an underscore that stands alone")
    for found in _STOP.finditer(content):
        yield Edit(found.start(), found.end(), "", "no sentence ends so, and it goes on small")
    swung = list(_SWUNG.finditer(content))
    dash = "–" if swung and content.count(" – ") > content.count(" - ") else "-"
    for found in swung:
        yield Edit(found.start(), found.end(), dash, "a swung dash between words")


RULE = Rule("specks", Kind.MARK, "spikkels die als teken waren gelezen", find)
