"""A full stop that was read as a comma: at the end of a paragraph of prose, before one that opens a sentence.

Within a paragraph a comma before a capital may be the author's; it changes only in a scan that shows the
confusion at the ends of several paragraphs. List items and short lines (``Geachte heer,``) stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Finding, Rule

_END = re.compile(r",(?=\n\n([^\W\d_]+) )")
_ITEM = re.compile(r"\s*(?:- |\d{1,3}[.)] |\[\^| *\|)")
PROSE = 60
"""Characters. A shorter paragraph may be a salutation or an entry."""
CONFUSED = 4
"""Paragraphs ending so from which the scan confuses the two signs."""
_WORDS = (
    "Als|Bij|Daarnaast|Daarom|Dan|Dat|De|Deze|Die|Dit|Door|Een|Er|Het|Hierbij|Hij|Ik|In|Met|Naast|Om|Omdat|Ook|Op"
    "|Uit|Van|Volgens|Voor|Wanneer|Wat|We|Wij|Ze|Zij|Zo"
)
_WITHIN = re.compile(rf"(?<=[a-zéëï)]),(?= (?:{_WORDS}) [a-z])")


def find(text: Text, language: Language) -> Iterator[Finding]:
    content = text.content
    ends = [found.start() for found in _END.finditer(content) if _is_prose(content, found, language)]
    for at in ends:
        yield Edit(at, at + 1, ".", "the paragraph ends here; the next opens a sentence")
    if len(ends) >= CONFUSED:
        evidence = f"a sentence opens; {len(ends)} paragraphs of this scan end in a comma"
        for found in _WITHIN.finditer(content):
            yield Edit(found.start(), found.end(), ".", evidence)


def _is_prose(content: str, found: re.Match[str], language: Language) -> bool:
    start = content.rfind("\n", 0, found.start()) + 1
    opens = found[1]
    return (
        found.start() - start >= PROSE
        and not _ITEM.match(content, start)
        and opens[0].isupper()
        and language.listed(opens.lower())
    )


RULE = Rule("full_stops", Kind.MARK, "punten die als komma waren gelezen", find)
