"""The vocabulary as HTML that is also valid as XHTML, for both the site and the EPUB."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from ..theme import words
from . import nodes as qb


def tag(translator: Any, node: nodes.Element, name: str, suffix: str = "", **attributes: str) -> str:
    """An opening tag with the node's ids and classes (docutils' ``starttag``, typed)."""
    return str(translator.starttag(node, name, suffix, **attributes))


def epub(translator: HTML5Translator, kind: str) -> dict[str, str]:
    """The ``epub:type`` of an element, only in an EPUB: HTML has no such attribute."""
    return {"epub:type": kind} if translator.builder.name == "epub" else {}


def visit_page_mark(self: HTML5Translator, node: qb.page_mark) -> None:
    # Of a page without text only the place is told: its number would lie on that of the page after it.
    empty = isinstance(node.next_node(descend=False, siblings=True), qb.page_mark)
    self.body.append(
        tag(
            self,
            node,
            "span" if node["inline"] else "div",
            "",
            CLASS="qb-page qb-page-empty" if empty else "qb-page",
            role="doc-pagebreak",
            title=f"Pagina {node['label']}",
            **{"data-page": node["label"]},
            **epub(self, "pagebreak"),
        )
    )


def depart_page_mark(self: HTML5Translator, node: qb.page_mark) -> None:
    self.body.append("</span>" if node["inline"] else "</div>\n")


def visit_label(self: HTML5Translator, node: qb.chapter_label) -> None:
    group = {"data-group": node["group"]} if node["group"] else {}
    self.body.append(tag(self, node, "p", CLASS="qb-label", **group))


def depart_p(self: HTML5Translator, _node: nodes.Element) -> None:
    self.body.append("</p>\n")


def visit_box(self: HTML5Translator, node: qb.box) -> None:
    named = {"aria-labelledby": node["named"]} if node.get("named") else {}
    kind = {"data-kind": node["kind"]} if node["kind"] else {}
    self.body.append(tag(self, node, "section" if named else "div", CLASS="qb-box", **named, **kind))
    self.context.append("</section>\n" if named else "</div>\n")


def depart_context(self: HTML5Translator, _node: nodes.Element) -> None:
    self.body.append(self.context.pop())


def visit_box_title(self: HTML5Translator, node: qb.box_title) -> None:
    # A heading one level below the section around it, so that the outline of the page has no gap.
    level = min(self.section_level + 1, 6)
    self.body.append(tag(self, node, f"h{level}", CLASS="qb-box-title"))
    self.context.append(f"</h{level}>\n")


def visit_quotation(self: HTML5Translator, node: qb.quotation) -> None:
    self.body.append(tag(self, node, "figure", CLASS="qb-quote"))
    self.body.append("<blockquote>\n")
    if not any(isinstance(child, qb.quoted) for child in node.children):
        self.context.append("</blockquote>\n</figure>\n")
    else:
        self.context.append("</figure>\n")


def visit_attribution(self: HTML5Translator, node: qb.quoted) -> None:
    self.body.append("</blockquote>\n")
    self.body.append(tag(self, node, "figcaption", CLASS="qb-attribution"))


def depart_attribution(self: HTML5Translator, _node: qb.quoted) -> None:
    self.body.append("</figcaption>\n")


def visit_sic_mark(self: HTML5Translator, node: qb.sic_mark) -> None:
    # The no-break space is inside the generated element: the text of the print has none here.
    self.body.append('<span class="qb-sic qb-gen">\N{NO-BREAK SPACE}')
    self.body.append(
        tag(self, node, "a", href=f"#{node['refid']}", role="doc-noteref", **epub(self, "noteref"), lang="la")
    )
    self.body.append("[sic]</a></span>")
    raise nodes.SkipNode


def visit_note_list(self: HTML5Translator, node: qb.note_list) -> None:
    heading = f"{node['ids'][0]}-titel"
    self.body.append(
        tag(
            self,
            node,
            "section",
            CLASS="qb-notes qb-gen",
            **{"aria-labelledby": heading},
            **epub(self, "footnotes"),
        )
    )
    self.body.append(f'<h2 id="{heading}">{words.NOTES}</h2>\n')


def depart_note_list(self: HTML5Translator, _node: qb.note_list) -> None:
    self.body.append("</section>\n")


def visit_sic_note(self: HTML5Translator, node: qb.sic_note) -> None:
    self.body.append(tag(self, node, "aside", CLASS="qb-note", role="doc-footnote", **epub(self, "footnote")))


def depart_sic_note(self: HTML5Translator, node: qb.sic_note) -> None:
    back = node["backrefs"][0] if node.get("backrefs") else ""
    if back:
        self.body.append(
            f'<p class="qb-back"><a href="#{back}" role="doc-backlink">Terug naar de tekst</a></p>\n'
        )
    self.body.append("</aside>\n")


def visit_note_ref(self: HTML5Translator, node: qb.note_ref) -> None:
    self.body.append('<sup class="qb-noteref">')
    link = {"href": f"#{node.get('refid', '')}", "role": "doc-noteref", **epub(self, "noteref")}
    self.body.append(tag(self, node, "a", **link))
    self.body.append(f"{self.encode(node['label'])}</a></sup>")
    raise nodes.SkipNode


def visit_footnote(self: HTML5Translator, node: qb.print_note) -> None:
    # Readers of EPUBs show an aside in place; on a page of the site each would be a landmark.
    name = "aside" if self.builder.name == "epub" else "div"
    kind = epub(self, "footnote")
    self.body.append(tag(self, node, name, CLASS="qb-footnote", role="doc-footnote", **kind))
    self.context.append(f"</{name}>\n")


def depart_footnote(self: HTML5Translator, node: qb.print_note) -> None:
    backs: list[str] = node.get("backrefs", [])
    for number, back in enumerate(backs, 1):
        where = f"Terug naar de tekst ({number})" if len(backs) > 1 else "Terug naar de tekst"
        self.body.append(f'<p class="qb-back qb-gen"><a href="#{back}" role="doc-backlink">{where}</a></p>\n')
    self.body.append(self.context.pop())


def visit_foreign(self: HTML5Translator, node: qb.foreign) -> None:
    self.body.append(tag(self, node, "span", CLASS="qb-foreign", lang=node["lang"]))


def depart_span(self: HTML5Translator, _node: nodes.Element) -> None:
    self.body.append("</span>")


def nothing(_self: Any, _node: nodes.Element) -> None:
    """Close nothing: the visit did, or it skipped the node."""


VISITORS: dict[type[nodes.Element], tuple[Any, Any]] = {
    qb.page_mark: (visit_page_mark, depart_page_mark),
    qb.chapter_label: (visit_label, depart_p),
    qb.box: (visit_box, depart_context),
    qb.box_title: (visit_box_title, depart_context),
    qb.quotation: (visit_quotation, depart_context),
    qb.quoted: (visit_attribution, depart_attribution),
    qb.sic_mark: (visit_sic_mark, nothing),
    qb.note_list: (visit_note_list, depart_note_list),
    qb.sic_note: (visit_sic_note, depart_sic_note),
    qb.note_ref: (visit_note_ref, nothing),
    qb.print_note: (visit_footnote, depart_footnote),
    qb.foreign: (visit_foreign, depart_span),
}
"""The visit and depart functions of every node, for ``Sphinx.add_node``; the PDF writer may reuse them."""


def setup(app: Sphinx) -> None:
    """Register the nodes with their HTML."""
    for node, functions in VISITORS.items():
        app.add_node(node, html=functions)
