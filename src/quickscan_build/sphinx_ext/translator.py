"""Sphinx's HTML with what accessibility requires: scopes in tables, tables that scroll, plain classes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.writers.html5 import HTML5Translator

from . import nodes as qb
from .visitors import tag

LONGEST_CAPTION = 160
"""Characters."""
_STOPS = (*".:;,?!", "")
_LEGEND = re.compile(
    r"(?:Afbeelding|Figuur|Foto|Grafiek|Kaart|Schema|Tabel) ?\d+(?:\.\d+)*[a-z]?[.:]?[ \n]"
    r"(?=[^\W\d_a-zà-ÿ]|[‘“\"'(])"
)
"""How the caption of a picture begins, and no sentence about it (``Figuur 1 laat zien``) does."""
LONGEST_LEGEND = 400
"""Characters."""


class ScreenTranslator(HTML5Translator):
    """Translates for the site and the EPUB."""

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        super().__init__(document, builder)
        self._captions = dict(_captions(document))
        self._named = frozenset(self._captions.values())
        self._called: Counter[str] = Counter()
        """How many tables have been called so."""

    def visit_section(self, node: nodes.Element) -> None:
        """Make no section of a chapter: inside one, some readers take an ``h1`` for a lower heading."""
        self.section_level += 1
        name = "div" if self.section_level == 1 else "section"
        self.body.append(tag(self, node, name, "\n"))
        self.context.append(f"</{name}>\n")

    def depart_section(self, node: nodes.Element) -> None:
        self.section_level -= 1
        self.body.append(self.context.pop())

    def visit_table(self, node: nodes.Element) -> None:
        """Put a table in a region of its own that scrolls sideways on a narrow screen, also by keyboard.

        A page of an EPUB has nowhere to scroll to: there the table reflows.
        """
        self._table_row_indices.append(0)  # as the stock visit does: it counts rows there
        scrolls = f' role="region" tabindex="0" aria-label="{self._table_name(node)}"'
        self.body.append(f'<div class="qb-table"{"" if self.builder.name == "epub" else scrolls}>\n')
        self.body.append(self.starttag(node, "table"))

    def depart_table(self, node: nodes.Element) -> None:
        self._table_row_indices.pop()
        self.body.append("</table>\n</div>\n")

    def visit_entry(self, node: nodes.Element) -> None:
        scope = "row" if node.get("header") else "col" if isinstance(node.parent.parent, nodes.thead) else ""
        if scope and node.astext():  # an empty cell is the header of nothing
            self.body.append(tag(self, node, "th", scope=scope))
            self.context.append("</th>\n")
        else:
            self.body.append(tag(self, node, "td"))
            self.context.append("</td>\n")

    def depart_entry(self, node: nodes.Element) -> None:
        self.body.append(self.context.pop())

    def visit_paragraph(self, node: nodes.Element) -> None:
        """Open no paragraph for the first text of an item or cell: the item itself carries its id."""
        if _is_sole_text(node):
            self.context.append("")
        else:
            self.body.append(tag(self, node, "p", **self._naming(node)))
            self.context.append("</p>\n")
        self.number_footnote(node)

    def _naming(self, node: nodes.Element) -> dict[str, str]:
        """The class of a paragraph that names a table, or a picture that this edition does not have."""
        if node in self._named:
            return {"CLASS": "qb-caption"}
        said = node.astext() if isinstance(node.parent, nodes.section | qb.box) else ""
        return {"CLASS": "qb-legend"} if len(said) <= LONGEST_LEGEND and _LEGEND.match(said) else {}

    def number_footnote(self, node: nodes.Element) -> None:
        """Put a footnote's number before its words."""
        if node.get("number"):
            self.body.append(f'<span class="qb-footnote-number">{self.encode(node["number"])}</span> ')

    def depart_paragraph(self, node: nodes.Element) -> None:
        self.body.append(self.context.pop())

    def _table_name(self, node: nodes.Element) -> str:
        """What a screen reader calls the table: its caption, otherwise the heading above it; no two alike."""
        caption = self._captions.get(node)
        text = caption.astext() if caption else self._below_a_heading(node)
        self._called[text] += 1
        count = self._called[text]
        return str(self.attval(f"{text} ({count})" if count > 1 else text))

    def _below_a_heading(self, node: nodes.Element) -> str:
        section = node.parent
        while section is not None and not isinstance(section, nodes.section | qb.box):
            section = section.parent
        heading = section[0].astext() if section is not None and len(section) else ""
        return f"Tabel: {heading}" if heading else "Tabel"


def _captions(document: nodes.document) -> Iterator[tuple[nodes.Element, nodes.Element]]:
    """Each table below a paragraph that names it, with that paragraph: it says so, or is no sentence."""
    for parent in document.findall(nodes.Element):
        for above, below in pairwise(parent.children):
            if isinstance(below, nodes.table) and isinstance(above, nodes.paragraph):
                said = above.astext()
                named = said.startswith("Tabel ") or said[-1:] not in _STOPS
                if named and len(said) <= LONGEST_CAPTION:
                    yield below, above


def _is_sole_text(node: nodes.Element) -> bool:
    parent = node.parent
    return (
        isinstance(parent, nodes.list_item | nodes.entry)
        and parent[0] is node
        and not any(isinstance(other, nodes.paragraph) for other in parent[1:])
    )


def setup(app: Sphinx) -> None:
    """Use this translator for both screen formats."""
    app.set_translator("html", ScreenTranslator)
    app.set_translator("epub", ScreenTranslator)
