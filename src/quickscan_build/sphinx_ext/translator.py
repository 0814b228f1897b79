"""Sphinx's HTML with what accessibility asks for: scopes in tables, tables that scroll, plain classes."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from . import nodes as qb
from .visitors import tag


class ScreenTranslator(HTML5Translator):
    """For the site and the EPUB."""

    def visit_section(self, node: nodes.Element) -> None:
        """A chapter is its page, not a section of it: some readers would take its ``h1`` for a lower one."""
        self.section_level += 1
        name = "div" if self.section_level == 1 else "section"
        self.body.append(tag(self, node, name, "\n"))
        self.context.append(f"</{name}>\n")

    def depart_section(self, node: nodes.Element) -> None:
        self.section_level -= 1
        self.body.append(self.context.pop())

    def visit_table(self, node: nodes.Element) -> None:
        """A table in a region that scrolls sideways by itself, by keyboard too, on a narrow screen.

        A page of an EPUB has nowhere to scroll to: there the table reflows.
        """
        self._table_row_indices.append(0)  # as the stock visit does: rows are counted in it
        scrolls = f' role="region" tabindex="0" aria-label="{self._table_name(node)}"'
        self.body.append(f'<div class="qb-table"{"" if self.builder.name == "epub" else scrolls}>\n')
        self.body.append(self.starttag(node, "table"))

    def depart_table(self, node: nodes.Element) -> None:
        self._table_row_indices.pop()
        self.body.append("</table>\n</div>\n")

    def visit_entry(self, node: nodes.Element) -> None:
        row = node.parent
        if isinstance(row.parent, nodes.thead):
            self.body.append(tag(self, node, "th", scope="col"))
            self.context.append("</th>\n")
        else:
            self.body.append(tag(self, node, "td"))
            self.context.append("</td>\n")

    def depart_entry(self, node: nodes.Element) -> None:
        self.body.append(self.context.pop())

    def visit_paragraph(self, node: nodes.Element) -> None:
        """The first text of an item or cell has no paragraph of its own: the item bears its id."""
        if _is_sole_text(node):
            self.context.append("")
        else:
            self.body.append(tag(self, node, "p"))
            self.context.append("</p>\n")
        self.number_footnote(node)

    def number_footnote(self, node: nodes.Element) -> None:
        """Before the words of a footnote, its number."""
        if node.get("number"):
            self.body.append(f'<span class="qb-footnote-number">{self.encode(node["number"])}</span> ')

    def depart_paragraph(self, node: nodes.Element) -> None:
        self.body.append(self.context.pop())

    def _table_name(self, node: nodes.Element) -> str:
        """What a reader hears of the table: its caption, else the heading it stands under."""
        section = node.parent
        while section is not None and not isinstance(section, nodes.section | qb.box):
            section = section.parent
        heading = section[0].astext() if section is not None and len(section) else ""
        text = f"Tabel: {heading}" if heading else "Tabel"
        return str(self.attval(text))


def _is_sole_text(node: nodes.Element) -> bool:
    parent = node.parent
    return (
        isinstance(parent, nodes.list_item | nodes.entry)
        and parent[0] is node
        and not any(isinstance(other, nodes.paragraph) for other in parent[1:])
    )


def setup(app: Sphinx) -> None:
    """Use it for both screen formats."""
    app.set_translator("html", ScreenTranslator)
    app.set_translator("epub", ScreenTranslator)
