"""Inside a line one blank parts two words, and nothing stands in a word that cannot be seen.

het  beleid\tvoor     →  het beleid voor
beleids\u00admaker    →  beleidsmaker    (a soft hyphen within the line)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Rule

_BLANKS = re.compile(r"(?<=[^\s])(?:[^\S\n\f ][^\S\n\f]*| [^\S\n\f]+)(?=[^\s])")
_UNSEEN = re.compile(r"[\u200b-\u200d\u2060\ufeff]+|\u00ad(?!\s*\n)")


def find(text: Text, language: Language) -> Iterator[Edit]:
    for found in _BLANKS.finditer(text.content):
        yield Edit(found.start(), found.end(), " ", "one blank parts two words")
    for found in _UNSEEN.finditer(text.content):
        yield Edit(found.start(), found.end(), "", "a character that is not seen")


RULE = Rule("white_space", Kind.LAYOUT, "overtollige spaties", find)
