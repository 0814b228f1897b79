"""The structure tree: what a screen reader reads, in order, with the links in their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from .model import Annotation, LaidOut, Link, Mark, Node

LARGEST_LEAF = 64
"""Entries in one leaf of a name or number tree."""


@dataclass(slots=True)
class State:
    """What is known of the book while it is put together."""

    pdf: pikepdf.Pdf
    pages: list[pikepdf.Object] = field(default_factory=list)
    """Of the book, in order. To ask ``pdf.pages`` for each would take longer than all the rest."""
    offsets: list[int] = field(default_factory=list)
    """Of each sheet: the number of its first page in the book."""
    shifts: list[tuple[float, float]] = field(default_factory=list)
    """Of each page of the book: how far its content moves."""
    parents: list[Array] = field(default_factory=list)
    """Of each page: its marked content → structure element."""


def add_structure(state: State, sheets: Sequence[LaidOut], *, links: bool = True) -> None:
    """Add the structure tree and, with it, the link annotations (``links``: whether there are any)."""
    pdf = state.pdf
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document))
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([document])))
    document.P = root
    ids: dict[bytes, pikepdf.Object] = {}
    link_parents: list[pikepdf.Object] = []
    kids = Array()
    for sheet, offset in zip(sheets, state.offsets, strict=True):
        pages = state.pages[offset : offset + len(sheet.pages)]
        annotations = _add_links(state, sheet, offset, pages) if links else []
        builder = _Structure(state, sheet, offset, pages, annotations, ids, link_parents)
        for node in sheet.roots:
            kids.append(builder.element(node, document))
        loose = [link.text for link, made in zip(sheet.links, annotations, strict=links) if not made.owned]
        if loose:
            raise ValueError(f"{sheet.name}: links outside the structure: {loose[:3]}")
    document.K = kids
    numbers: list[tuple[int, pikepdf.Object]] = [
        (index, pdf.make_indirect(array)) for index, array in enumerate(state.parents)
    ]
    numbers += [(len(state.parents) + index, element) for index, element in enumerate(link_parents)]
    root.ParentTree = tree(pdf, "/Nums", numbers)
    root.ParentTreeNextKey = len(numbers)
    if ids:
        root.IDTree = tree(pdf, "/Names", [(String(key), ids[key]) for key in sorted(ids)])
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


@dataclass(slots=True)
class _Placed:
    annotation: pikepdf.Object
    owned: bool = False


def _add_links(state: State, sheet: LaidOut, offset: int, pages: Sequence[pikepdf.Object]) -> list[_Placed]:
    """Put the annotations on their pages; the structure takes them in afterwards."""
    made = []
    for link in sheet.links:
        annotation = state.pdf.make_indirect(_annotation(link, state.shifts[offset + link.page]))
        page = pages[link.page]
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(annotation)
        made.append(_Placed(annotation))
    return made


def _annotation(link: Link, shift: tuple[float, float]) -> Dictionary:
    across, up = shift
    left, bottom, right, top = link.box
    annotation = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=[rounded(left + across), rounded(bottom + up), rounded(right + across), rounded(top + up)],
        Border=[0, 0, 0],
        F=4,
        Contents=String(link.text),
    )
    if link.external:
        annotation.A = Dictionary(S=Name.URI, URI=String(link.target))
    else:
        annotation.Dest = String(link.target.encode("utf-8"))
    return annotation


@dataclass(slots=True)
class _Structure:
    """Builds the structure elements of one sheet."""

    state: State
    sheet: LaidOut
    offset: int
    pages: Sequence[pikepdf.Object]
    annotations: Sequence[_Placed]
    ids: dict[bytes, pikepdf.Object]
    link_parents: list[pikepdf.Object]

    def element(self, node: Node, parent: pikepdf.Object) -> pikepdf.Object:
        pdf = self.state.pdf
        made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{node.role}"), P=parent))
        self._describe(made, node)
        home = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
        if home is not None:
            made.Pg = self.pages[home]
        kids = Array()
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(self.element(kid, made))
            elif isinstance(kid, Mark):
                kids.append(self._content(kid, home, made))
            elif self.annotations:
                kids.append(self._annotation(kid, made))
        made.K = kids[0] if len(kids) == 1 and isinstance(kids[0], int) else kids
        return made

    def _content(self, mark: Mark, home: int | None, owner: pikepdf.Object) -> object:
        array = self.state.parents[self.offset + mark.page]
        while len(array) <= mark.mcid:
            array.append(None)
        array[mark.mcid] = owner
        if mark.page == home:
            return mark.mcid
        return Dictionary(Type=Name.MCR, Pg=self.pages[mark.page], MCID=mark.mcid)

    def _annotation(self, kid: Annotation, owner: pikepdf.Object) -> pikepdf.Object:
        placed = self.annotations[kid.link]
        placed.owned = True
        placed.annotation.StructParent = len(self.state.parents) + len(self.link_parents)
        self.link_parents.append(owner)
        page = self.pages[self.sheet.links[kid.link].page]
        return Dictionary(Type=Name.OBJR, Obj=placed.annotation, Pg=page)

    def _describe(self, made: pikepdf.Object, node: Node) -> None:
        if node.id:
            key = node.id.encode("utf-8")
            if key in self.ids:
                raise ValueError(f"{self.sheet.name}: the id {node.id} is there twice")
            made.ID = String(key)
            self.ids[key] = made
        if node.classes:
            names = [Name(f"/{name}") for name in node.classes]
            made.C = names[0] if len(names) == 1 else Array(names)
        if node.lang:
            made.Lang = String(node.lang)
        if node.alt:
            made.Alt = String(node.alt)
        attributes = _attributes(node)
        if attributes:
            made.A = Dictionary(attributes)


def _attributes(node: Node) -> dict[str, object]:
    """What stands in an attribute dictionary: of table cells, lists, figures."""
    if node.role in ("TH", "TD"):
        cell: dict[str, object] = {}
        if node.scope:
            cell["/Scope"] = Name(f"/{node.scope}")
        if node.columns > 1:
            cell["/ColSpan"] = node.columns
        if node.rows > 1:
            cell["/RowSpan"] = node.rows
        return {"/O": Name.Table, **cell} if cell else {}
    if node.role == "L":
        return {"/O": Name.List, "/ListNumbering": Name(f"/{node.numbering or 'None'}")}
    if node.box is not None:
        return {"/O": Name.Layout, "/BBox": [rounded(value) for value in node.box]}
    return {}


def tree(pdf: pikepdf.Pdf, kind: str, entries: Sequence[tuple[object, object]]) -> pikepdf.Object:
    """A name tree (``/Names``) or number tree (``/Nums``), two levels deep; ``entries`` are sorted."""
    leaves = []
    for start in range(0, len(entries), LARGEST_LEAF):
        run = entries[start : start + LARGEST_LEAF]
        flat = Array([item for entry in run for item in entry])
        leaves.append(Dictionary({kind: flat, "/Limits": Array([run[0][0], run[-1][0]])}))
    if len(leaves) == 1:
        del leaves[0]["/Limits"]
        return pdf.make_indirect(leaves[0])
    return pdf.make_indirect(Dictionary(Kids=Array([pdf.make_indirect(leaf) for leaf in leaves])))


def rounded(value: float) -> float:
    """A length as it is written: a thousandth of a point is less than a printer sees."""
    return round(value, 3)
