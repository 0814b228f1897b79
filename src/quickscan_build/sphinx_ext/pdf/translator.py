"""HTML for the page: as for the screen, but tables say how wide their columns are, footnotes float, and
addresses are marked, because a hyphen inserted in one would be read as its own.

The engine could find the widths itself, by setting every cell at every width: for a long table that takes
longer than the rest of the book. Getting the widths from the words in the cells takes one look at each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import sqrt
from typing import Any

from docutils import nodes

from .. import nodes as qb
from ..translator import ScreenTranslator
from ..visitors import tag
from .footnotes import floated_note, note_place
from .model import NOTE_PLACE

LONGEST_LINE = 100
"""Characters of a row that fits on one line of a page, with ``GAP`` behind each cell."""
GAP = 3
ROOM = 1.5
"""Times its longest word that a column is wide at least."""
LONGEST_WORD = 20
"""Letters of a word that a column makes room for; a longer one is broken."""

WHOLE = 160
"""Characters of a cell, at most, in a row that is not torn: in the narrowest column they fit on a page. Of a
row that does not WeasyPrint drops the head of its table."""

_OPENING_MARKS = frozenset("‘“„'\"")
_ADDRESS_SIGN = re.compile(r"://|www\.|@|[a-z]\.[a-z]{2}|_")
_RUN = re.compile(r"\S+")


class PrintTranslator(ScreenTranslator):
    """Translates for the PDF."""

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802 - docutils' name
        super().visit_Text(node)
        self.body[-1] = with_addresses(self.body[-1])

    def visit_table(self, node: nodes.Element) -> None:
        self._table_row_indices.append(0)  # as the stock visit does: it counts rows there
        self.body.append(tag(self, node, "table"))
        shares = widths([[cell.astext() for cell in row] for row in node.findall(nodes.row)])
        self.body.append("<colgroup>\n")
        self.body.extend(f'<col style="width:{share}%">\n' for share in shares)
        self.body.append("</colgroup>\n")

    def depart_table(self, node: nodes.Element) -> None:
        self._table_row_indices.pop()
        self.body.append("</table>\n")

    def visit_row(self, node: Any) -> None:
        self._table_row_indices[-1] += 1  # as the stock visit does, and the next line
        node.column = 0
        whole = all(len(cell.astext()) <= WHOLE for cell in node)
        self.body.append(tag(self, node, "tr", **({"data-whole": ""} if whole else {})))

    def visit_floated_note(self, node: floated_note) -> None:
        """Use no paragraphs, because the note is inside one: the styles make blocks of its parts."""
        self.body.append(tag(self, node, "span", CLASS="qb-footnote", role="doc-footnote"))

    def depart_floated_note(self, _node: floated_note) -> None:
        self.body.append("</span>")

    def visit_note_place(self, node: note_place) -> None:
        self.body.append(tag(self, node, "div", CLASS="footnote-place", **{NOTE_PLACE: node["refid"]}))

    def depart_note_place(self, _node: note_place) -> None:
        self.body.append("</div>\n")

    def visit_paragraph(self, node: nodes.Element) -> None:
        if isinstance(node.parent, floated_note):
            self.body.append(tag(self, node, "span", CLASS="footnote-text"))
            self.context.append("</span>")
            self.number_footnote(node)
        else:
            super().visit_paragraph(node)

    def _naming(self, node: nodes.Element) -> dict[str, str]:
        """The class of what is quoted between marks, too: its first mark hangs outside the edge."""
        if isinstance(node.parent, qb.quotation) and node.astext()[:1] in _OPENING_MARKS:
            return {"CLASS": "marked"}
        return super()._naming(node)

    def visit_colspec(self, node: nodes.Element) -> None:
        """Do nothing: the table has given its columns their widths."""
        raise nodes.SkipNode


def with_addresses(text: str) -> str:
    """The text with each address in an element of its own: when the engine asks where letters may be broken,
    it does not say what they are part of.

    >>> with_addresses("Zie voorbeeld.nl/gemeente voor meer.")
    'Zie <span class="address">voorbeeld.nl/gemeente</span> voor meer.'
    """
    return _RUN.sub(_as_address, text) if _ADDRESS_SIGN.search(text) else text


def _as_address(found: re.Match[str]) -> str:
    run = found[0]
    return f'<span class="address">{run}</span>' if _ADDRESS_SIGN.search(run) else run


def widths(rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """The width of each column in per cent: by its longest cell where a row fits on a line; else room for its
    longest word, then by the length of its text.
    """
    columns = list(_columns(rows))
    # A publisher's larger type breaks a line, but no word.
    needs = [max(*map(len, cells), ROOM * _word(cells)) + GAP for cells in columns]
    if sum(needs) > LONGEST_LINE:
        needs = [_need(cells) for cells in columns]
    total = sum(needs)
    return tuple(round(100 * need / total, 2) for need in needs)


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    for column in range(max((len(row) for row in rows), default=0)):
        yield [row[column] for row in rows if column < len(row)]


def _need(cells: Sequence[str]) -> float:
    text = sum(len(cell) for cell in cells) / len(cells)
    return _word(cells) + 2 + 1.5 * sqrt(text)


def _word(cells: Sequence[str]) -> int:
    """The letters of the longest word that there must be room for."""
    return min(max((len(word) for cell in cells for word in cell.split()), default=1), LONGEST_WORD)
