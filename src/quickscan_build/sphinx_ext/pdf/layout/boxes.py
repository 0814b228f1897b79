"""WeasyPrint's boxes → structure elements.

WeasyPrint has a tag writer of its own; this one differs in what screen readers and the fidelity check
rely on: an element spread over pages is *one* structure element, not one for each page; what CSS
adds (leaders, ornaments) and a table head repeated on the next page are artifacts; every list item has a
body; a link's annotation is inside its Link; classes, ids and languages of the HTML are kept.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from ..model import NOTE_PLACE, Annotation, Mark, Node

ROLES = {
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "p": "P",
    "blockquote": "BlockQuote",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "li": "LI",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "caption": "Caption",
    "figcaption": "Caption",
    "section": "Sect",
    "aside": "Sect",
    "main": "Sect",
    "nav": "Sect",
    "article": "Art",
    "img": "Figure",
    "code": "Code",
    "q": "Quote",
}
"""HTML element → standard structure type of PDF 1.7. ``_role`` decides on all others."""

NUMBERING = {
    "decimal": "Decimal",
    "lower-alpha": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
}
SVG = "{http://www.w3.org/2000/svg}svg"


class Tree:
    """The structure elements of one document, grown page by page in reading order."""

    def __init__(self) -> None:
        self._nodes: dict[tuple[Any, str], Node] = {}
        self._bodies: dict[int, Node] = {}
        self._head_pages: dict[Any, int] = {}
        self._notes: defaultdict[str, Node] = defaultdict(lambda: Node("Note"))
        """Footnotes by id: drawn on the page of their call, read in their place, whichever comes first."""
        self._document = Node("Document")

    def plan(self, page_box: Any, page: int, links: dict[int, int]) -> dict[int, Mark | None]:
        """Grow the tree by one page.

        ``links``: id of a box → index of its link. Returns id of a box that draws → the mark to give it
        (its ``mcid`` is still -1), or None for an artifact.
        """
        marks: dict[int, Mark | None] = {}
        self._walk(page_box, self._document, page, links, marks, artifact=False)
        return marks

    def prune(self) -> tuple[Node, ...]:
        """The roots, without marks that were never drawn and elements that hold nothing."""
        _prune(self._document)
        return tuple(kid for kid in self._document.kids if isinstance(kid, Node))

    def _walk(
        self,
        box: Any,
        parent: Node,
        page: int,
        links: dict[int, int],
        marks: dict[int, Mark | None],
        *,
        artifact: bool,
    ) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.MarginBox):
            return
        if isinstance(box, boxes.TextBox):
            marks[id(box)] = None if artifact else _run(self._inside(parent), page)
            return
        node = parent
        if box.element is not None and not isinstance(box, boxes.PageBox):
            tag, _, pseudo = box.element_tag.partition("::")
            if pseudo == "footnote-call":
                return
            if (note := box.element.get(NOTE_PLACE)) is not None:
                _add(self._inside(parent), self._notes[note])
                return
            artifact = artifact or pseudo in ("before", "after") or _is_decoration(box.element)
            if tag == "thead":
                artifact = artifact or self._head_pages.setdefault(box.element, page) != page
            if not artifact:
                node = self._node(box, tag, pseudo, parent)
        if isinstance(box, boxes.ReplacedBox):
            if not artifact and node.role != "Figure":
                node = _add(node, Node("Figure"))
            marks[id(box)] = None if artifact else _mark(node, page)
            return
        for child in box.children:
            self._walk(child, node, page, links, marks, artifact=artifact)
        link = links.get(id(box))
        if link is not None and not artifact:
            node.kids.append(Annotation(link))

    def _node(self, box: Any, tag: str, pseudo: str, parent: Node) -> Node:
        key = (box.element, pseudo)
        if key in self._nodes:
            return self._nodes[key]
        if pseudo == "marker":
            role: str | None = "Lbl"
        else:
            role = _role(box, tag, parent)
            parent = self._inside(parent) if role and role != "LI" else parent
        if role == "Note" and tag == "span":
            node = _describe(self._notes[box.element.get("id")], box, tag)
        elif role is None:
            node = parent
        else:
            node = _describe(_add(parent, Node(role)), box, tag) if not pseudo else _add(parent, Node(role))
            if role == "Link" and parent.role == "TOCI":
                parent.kids[-1] = Node("Reference", [node])
        self._nodes[key] = node
        return node

    def _inside(self, parent: Node) -> Node:
        """Where content of ``parent`` goes: a list item's content belongs in its body."""
        if parent.role != "LI":
            return parent
        if id(parent) not in self._bodies:
            self._bodies[id(parent)] = _add(parent, Node("LBody"))
        return self._bodies[id(parent)]


def _role(box: Any, tag: str, parent: Node) -> str | None:
    """The structure type of an element; None if it only groups, and leaves no trace."""
    element = box.element
    classes = (element.get("class") or "").split()
    if tag in ("html", "body"):
        return None
    if "qb-note" in classes or "qb-footnote" in classes:
        return "Note"
    if tag == "a" and element.get("href"):
        return "Link"
    if "qb-contents" in classes or (parent.role == "TOCI" and tag in ("ol", "ul")):
        return "TOC"
    if tag == "li" and parent.role == "TOC":
        return "TOCI"
    if tag == "dt":
        return "LI"
    if tag in ROLES:
        return ROLES[tag]
    if tag == SVG:
        return "Figure"
    if isinstance(box, boxes.BlockLevelBox):
        # A block with lines of its own is a paragraph, whatever its tag; one without lines only groups.
        if any(isinstance(child, boxes.LineBox) for child in box.children) and parent.role not in _LINE_ROLES:
            return "P"
        return "Div" if _ours(element) or element.get("lang") else None
    if _ours(element) or element.get("lang") or element.get("id"):
        return "Span"
    return None


_LINE_ROLES = ("P", "H1", "H2", "H3", "H4", "H5", "H6", "Link", "Lbl", "Caption", "Span", "Reference")


def _describe(node: Node, box: Any, tag: str) -> Node:
    """Record on ``node`` what the HTML says about the element."""
    element = box.element
    node.id = element.get("id") or ""
    node.classes = _ours(element)
    node.lang = element.get("lang") or ""
    if tag == "img":
        node.alt = element.get("alt") or ""
    elif tag == SVG:
        title = element.find("{http://www.w3.org/2000/svg}title")
        node.alt = "" if title is None or not title.text else title.text
    elif tag == "th":
        in_head = element.get("scope") != "row" and node.role == "TH"
        node.scope = "Column" if in_head else "Row"
    if tag in ("th", "td"):
        node.columns, node.rows = box.colspan, box.rowspan
    if tag in ("ul", "ol"):
        node.numbering = NUMBERING.get(str(box.style["list_style_type"]), "None")
    return node


def _ours(element: Any) -> tuple[str, ...]:
    return tuple(name for name in (element.get("class") or "").split() if name.startswith("qb-"))


def _is_decoration(element: Any) -> bool:
    if element.get("aria-hidden") == "true" or element.get("role") == "presentation":
        return True
    return bool(element.tag == "img" and element.get("alt") == "")


def _add(parent: Node, node: Node) -> Node:
    parent.kids.append(node)
    return node


def _run(node: Node, page: int) -> Mark:
    """The mark of a run of text."""
    before = node.kids[-1] if node.kids else None
    return _mark(node, page, after=before if isinstance(before, Mark) and before.page == page else None)


def _mark(node: Node, page: int, after: Mark | None = None) -> Mark:
    mark = Mark(page, after=after)
    node.kids.append(mark)
    return mark


def _prune(node: Node) -> bool:
    """Drop what draws nothing; true if something is left. An empty table cell stays: it keeps its column."""
    node.kids = [
        kid
        for kid in node.kids
        if (isinstance(kid, Mark) and kid.mcid >= 0 and (kid.after is None or kid.after.mcid != kid.mcid))
        or isinstance(kid, Annotation)
        or (isinstance(kid, Node) and _prune(kid))
    ]
    return bool(node.kids) or node.role in ("TD", "TH")
