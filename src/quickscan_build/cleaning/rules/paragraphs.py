"""Lines of print become paragraphs, with one blank line between blocks.

    een omvangrijke wijziging plaats in de zorg. Het gaat
    om werk en jeugdhulp.                                  →  … in de zorg. Het gaat om werk en jeugdhulp.

A line continues the one before it when that one is full, or when a sentence is not finished: a blank line
or a page end in mid-sentence is OCR's or the page's, not the author's. Line ends after a hyphen are left to
``line_ends``. An item that is indented below another belongs to it: two blanks for each level.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Rule, edit
from ..setting.columns import either
from ..setting.flow import BROKEN, ITEM, NESTED, Flow, kind_of
from ..setting.lines import Lines
from ..setting.shared import flow_of, forget

DEEPEST = 4
"""Levels of a list."""
LONGEST_MARK = 4
"""Characters: ``100.``, ``(a)``."""
_ITEMS = frozenset("-1")
"""Marks that have levels in plain form."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    flow = flow_of(text)
    lines = flow.lines
    content = text.content
    if not len(lines):
        yield Edit(0, len(content), "", "nothing but white space")
        return
    if lines.starts[0]:
        yield Edit(0, lines.starts[0], "", "white space before the text")
    nesting = _Nesting(flow)
    links = flow.decide()
    for index in _parted(text, lines):
        links[index] = ""
    nesting.next(0, links)
    for below, (why, start, end) in enumerate(zip(links, lines.ends, lines.starts[1:], strict=False), 1):
        joint = "\n" if why == BROKEN else " "
        after = joint if why else nesting.next(below, links)
        if content[start:end] != after:
            yield edit((start, end, after, why or ("new block" if after == "\n\n" else "next item"), ""))
    end = lines.ends[-1]
    if content[end:] != "\n":
        yield Edit(end, len(content), "\n", "one line end closes the text")
    # From here on lines are paragraphs: no later rule needs the lines of print.
    forget()


def _parted(text: Text, lines: Lines) -> Iterator[int]:
    """The lines below which an editor put the end of a paragraph."""
    first = text.ledger.passes[0] if text.ledger.passes else None
    for change in first.changes if first and first.kind is Kind.DECISION else ():
        if "\n\n" in change.after and "\n\n" not in change.before:
            parts = range(lines.at(text.image(change.start)), lines.at(text.image(change.end)))
            yield from (index for index in parts if lines.gaps[index + 1])


class _Nesting:
    """The items of one list: how far each level is indented, and how its items are marked."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.levels: list[tuple[int, str]] = []
        self._maybe = either(flow.lines.marked, flow.rows)

    def next(self, index: int, links: list[str]) -> str:
        """The white space before the block that a line opens, which shows what it belongs to."""
        if not self._maybe[index]:
            self.levels = []
            return "\n\n"
        mark = self.flow.mark(index) or self._bare_mark(index, links)
        indent = self.flow.lines.indents[index]
        levels = self.levels
        if levels and mark in _ITEMS and indent >= levels[-1][0] + NESTED and levels[-1][1] in _ITEMS:
            if len(levels) < DEEPEST:
                levels.append((indent, mark))
            return _item(levels)
        while len(levels) > 1 and indent <= levels[-1][0] - NESTED:
            levels.pop()
        if not mark or not levels or (levels[-1][1] != mark and len(levels) == 1):
            self.levels = [(indent, mark)] if mark else []
            return "\n\n"
        return _item(levels)

    def _bare_mark(self, index: int, links: list[str]) -> str:
        """The mark of an item whose text is on the line below."""
        lines = self.flow.lines
        alone = lines.marked[index] and lines.ends[index] - lines.starts[index] <= LONGEST_MARK
        if not alone or index >= len(links) or links[index] in ("", BROKEN):
            return ""
        return kind_of(ITEM.match(f"{lines[index]} {lines[index + 1]}"))


def _item(levels: list[tuple[int, str]]) -> str:
    return "\n" + "  " * (len(levels) - 1)


RULE = Rule("paragraphs", Kind.LAYOUT, "regels van de druk samengevoegd tot alinea’s", find)
