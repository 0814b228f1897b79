"""HTML for the page: as for the screen, but a table says how wide its columns are.

The engine could find the widths itself, by setting every cell at every width: for a long table that takes
longer than the rest of the book. Widths from the words in the cells cost one look at each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt

from docutils import nodes

from ..translator import ScreenTranslator
from ..visitors import tag

LONGEST_WORD = 20
"""Letters of a word that a column makes room for; a longer one is broken."""


class PrintTranslator(ScreenTranslator):
    """For the PDF."""

    def visit_table(self, node: nodes.Element) -> None:
        self._table_row_indices.append(0)  # as the stock visit does: rows are counted in it
        self.body.append(tag(self, node, "table"))
        shares = widths([[cell.astext() for cell in row] for row in node.findall(nodes.row)])
        self.body.append("<colgroup>\n")
        self.body.extend(f'<col style="width:{share}%">\n' for share in shares)
        self.body.append("</colgroup>\n")

    def depart_table(self, node: nodes.Element) -> None:
        self._table_row_indices.pop()
        self.body.append("</table>\n")

    def visit_colspec(self, node: nodes.Element) -> None:
        """The columns have been told their widths already."""
        raise nodes.SkipNode


def widths(rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """The share of each column in per cent: room for its longest word, then by the length of its text."""
    needs = [_need(cells) for cells in _columns(rows)]
    total = sum(needs)
    return tuple(round(100 * need / total, 2) for need in needs)


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    for column in range(max((len(row) for row in rows), default=0)):
        yield [row[column] for row in rows if column < len(row)]


def _need(cells: Sequence[str]) -> float:
    word = max((len(word) for cell in cells for word in cell.split()), default=1)
    text = sum(len(cell) for cell in cells) / len(cells)
    return min(word, LONGEST_WORD) + 2 + 1.5 * sqrt(text)
