"""Lines of print become paragraphs, blocks stand one blank line apart.

    een omvangrijke wijziging plaats in de zorg. Het gaat
    om werk en jeugdhulp.                                  →  … in de zorg. Het gaat om werk en jeugdhulp.

A line goes on from the one before it when that one is full, or when a sentence is under way; a blank
line or a page end in mid-sentence is OCR's or the page's, not the author's. Line ends after a hyphen
are left to ``line_ends``.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..flow import flow_of
from ..rule import Edit, Rule


def find(text: Text, language: Language) -> Iterator[Edit]:
    flow = flow_of(text)
    lines = flow.lines
    content = text.content
    if not len(lines):
        yield Edit(0, len(content), "", "nothing but white space")
        return
    if lines.starts[0]:
        yield Edit(0, lines.starts[0], "", "white space before the text")
    item = flow.mark(0)
    for index, why in enumerate(flow.decide()):
        start, end = lines.ends[index], lines.starts[index + 1]
        if why:
            after = "\n" if flow.breaks_word(index) else " "
        else:
            mark = flow.mark(index + 1)
            after = "\n" if mark and mark == item else "\n\n"
            item = mark
        if content[start:end] != after:
            yield Edit(start, end, after, why or ("next item" if after == "\n" else "new block"))
    end = lines.ends[-1]
    if content[end:] != "\n":
        yield Edit(end, len(content), "\n", "one line end closes the text")


RULE = Rule("paragraphs", Kind.LAYOUT, "regels van de druk samengevoegd tot alinea’s", find)
