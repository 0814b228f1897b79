"""Within a line one blank separates two words, and no word holds a character that cannot be seen.

    het  beleid\tvoor     →  het beleid voor
    beleids\u00admaker    →  beleidsmaker    (a soft hyphen within the line)

Line ends, and the blanks next to them, are left to ``paragraphs``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Rule
from ..signs import places_of

_HIDDEN = r"\u00ad\u200b-\u200d\u2060\ufeff"
_BLANKS = "".join(char for char in map(chr, range(0x3001)) if char.isspace() and char not in " \n\f")
_RUN = re.compile(rf"(?: (?=[^\S\n\f]|[{_HIDDEN}])|[^\S\n\f ]|[{_HIDDEN}])(?:[^\S\n\f]|[{_HIDDEN}])*")
_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
_TWO = re.compile("  ")
_SOUGHT = (*_BLANKS, *map(chr, _UNSEEN))
"""Every run of white space to be changed has one of these, or begins with two blanks."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    content = text.content
    last = len(content) - 1
    for found in _runs(content):
        run = found.group()
        start, end = found.span()
        blanks = run.translate(_UNSEEN)
        edge = start == 0 or content[start - 1] in "\n\f" or end > last or content[end] in "\n\f"
        # At the edge of a line blanks are its indentation, up to the first other character.
        after = run[: _first_hidden(run)] if edge else blanks and " "
        if run[0] == "\u00ad" and end <= last and content[end] == "\n":
            # A soft hyphen at a line end breaks a word, and is left to `line_ends`.
            after = "\u00ad"
        if after != run:
            yield Edit(start, end, after, "one blank parts two words" if blanks else "characters not seen")


def _first_hidden(run: str) -> int:
    return next((at for at, char in enumerate(run) if ord(char) in _UNSEEN), len(run))


def _runs(content: str) -> Iterator[re.Match[str]]:
    """Runs of more than a plain blank, found by what is rare in them, which a plain blank is not."""
    starts = {at - content.startswith(" ", at - 1) if at else 0 for at in places_of(content, _SOUGHT)}
    end = 0
    for start in sorted({0, *starts, *map(re.Match.start, _TWO.finditer(content))}):
        found = _RUN.match(content, start) if start >= end else None
        if found:
            end = found.end()
            yield found


RULE = Rule("white_space", Kind.LAYOUT, "overtollige spaties", find)
