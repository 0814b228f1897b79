"""The block markup of the vocabulary: ``page``, ``label``, ``box``, ``quotation``, ``lines`` and notes."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from . import nodes as qb
from .marks import page_mark


class Page(SphinxDirective):
    """``:::{page} 6``: print page 6 starts here."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        mark = page_mark(self.arguments[0], inline=False)
        self.set_source_info(mark)
        return [mark]


class _TextBlock(SphinxDirective):
    """A directive whose paragraphs become one kind of text node each."""

    has_content = True
    node: ClassVar[type[nodes.TextElement]]

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        made: list[nodes.Node] = []
        for child in self.parse_content_to_nodes():
            if isinstance(child, nodes.paragraph):
                node = self.node(child.rawsource, "", *child.children)
                node.source, node.line = child.source, child.line
                made.append(self.dress(node))
            elif isinstance(child, qb.page_mark):
                made.append(child)
            else:
                raise self.error(
                    f"{self.name}: holds a {type(child).__name__}; only plain paragraphs belong here"
                )
        return made

    def dress(self, node: nodes.TextElement) -> nodes.TextElement:
        return node


class Label(_TextBlock):
    """``:::{label}``: the label over a chapter title."""

    node = qb.chapter_label
    option_spec: ClassVar = {"group": directives.unchanged}

    def dress(self, node: nodes.TextElement) -> nodes.TextElement:
        node["group"] = self.options.get("group", "")
        return node


class BoxTitle(_TextBlock):
    """``:::{box-title}``: the first child of a box."""

    node = qb.box_title


class Attribution(_TextBlock):
    """``:::{attribution}``: the last child of a quotation."""

    node = qb.quoted


class _Container(SphinxDirective):
    """A directive whose blocks stay as they are, in one node."""

    has_content = True
    node: ClassVar[type[nodes.Element]]

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        node = self.node("", *self.parse_content_to_nodes())
        self.set_source_info(node)
        self.dress(node)
        return [node]

    def dress(self, node: nodes.Element) -> None:
        pass


class Box(_Container):
    """``::::{box}``: a box of the print, with ``:kind:``."""

    node = qb.box
    option_spec: ClassVar = {"kind": directives.unchanged}

    def dress(self, node: nodes.Element) -> None:
        node["kind"] = self.options.get("kind", "")


class Quotation(_Container):
    """``::::{quotation}``: a pull quote."""

    node = qb.quotation


class Lines(SphinxDirective):
    """``:::{lines}``: a list of the print without markers."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        made = self.parse_content_to_nodes()
        lists = [node for node in made if isinstance(node, nodes.bullet_list)]
        if not lists:
            raise self.error("lines: holds no bullet list")
        for one in lists:
            one["classes"].append(qb.LINES)
        return made


class Rows(SphinxDirective):
    """``:::{rows} column``: a table of the print without a first row of headers."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        if self.arguments[0] not in ("column", "none"):
            raise self.error(f"rows: headers are column or none, not {self.arguments[0]}")
        made = self.parse_content_to_nodes()
        for table in (group for node in made for group in node.findall(nodes.tgroup)):
            head = next(iter(table.findall(nodes.thead)), None)
            if head is None or head.astext().strip():
                raise self.error("rows: holds a table with a first row of headers")
            table.remove(head)
            if self.arguments[0] == "column":
                for row in table.findall(nodes.row):
                    next(iter(row.findall(nodes.entry)))["header"] = True
        return made


class Footnote(_Container):
    """``:::{footnote} 3``: a footnote of the print, after the block that calls it."""

    required_arguments = 1
    node = qb.print_note

    def dress(self, node: nodes.Element) -> None:
        if not isinstance(node[0], nodes.paragraph):
            begins = type(node[0]).__name__
            raise self.error(f"footnote {self.arguments[0]}: begins with a {begins}, not with text")
        node["label"] = self.arguments[0]


class SicNote(SphinxDirective):
    """``:::{sic-note} sic-3``: the note on a fault of the print."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        note = qb.sic_note("", *self.parse_content_to_nodes(), ids=[self.arguments[0]])
        self.set_source_info(note)
        return [note]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    for name, directive in {
        "page": Page,
        "label": Label,
        "box": Box,
        "box-title": BoxTitle,
        "quotation": Quotation,
        "attribution": Attribution,
        "lines": Lines,
        "rows": Rows,
        "footnote": Footnote,
        "sic-note": SicNote,
    }.items():
        app.add_directive(name, directive)
