"""The structure tree: what a screen reader reads, in order, with the links in their places.

These are the elements of one sheet, as they are kept with it: in the book they only get their numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import LaidOut, Mark, Node
from .syntax import Template, escaped, joined, name, string, text

ABOVE = 0
"""Index, among the numbers of a sheet, of the document's element, which holds the sheet's own."""


@dataclass(frozen=True, slots=True)
class Structure:
    """The elements of a sheet, and what the book must know of them. Each is known by its index."""

    elements: Template
    count: int
    roots: tuple[int, ...]
    marked: Template
    """An array for each page: its marked content → element."""
    owners: tuple[tuple[int, int], ...]
    """(link, the element that holds its annotation), in reading order."""
    ids: tuple[tuple[bytes, int], ...]


def structured(laid: LaidOut, *, page: int, link: int | None, first: int) -> Structure:
    """The structure of a sheet.

    ``page``, ``link``, ``first``: indexes of its first page, annotation and element; without ``link`` it has
    no annotations.
    """
    builder = _Builder(laid, page, link, first)
    roots = tuple(builder.element(node, ABOVE) for node in laid.roots)
    owned = {link for link, _ in builder.owners}
    loose = [one.text for index, one in enumerate(laid.links) if index not in owned]
    if loose and link is not None:
        raise ValueError(f"{laid.name}: links outside the structure: {loose[:3]}")
    return Structure(
        elements=joined(builder.made),
        count=len(builder.made),
        roots=roots,
        marked=joined(map(_marked, builder.marks)),
        owners=tuple(builder.owners),
        ids=tuple(builder.ids),
    )


class _Builder:
    """Makes the elements; each gets its number before those inside it."""

    def __init__(self, laid: LaidOut, page: int, link: int | None, first: int) -> None:
        self._laid, self._page, self._link, self._first = laid, page, link, first
        self.made: list[Template] = []
        self.marks: list[dict[int, int]] = [{} for _ in laid.pages]
        """For each page: number of a mark → element."""
        self.owners: list[tuple[int, int]] = []
        self.ids: list[tuple[bytes, int]] = []

    def element(self, node: Node, parent: int) -> int:
        own = self._first + len(self.made)
        self.made.append(Template(b""))  # holds its place until its kids have theirs
        if node.id:
            self.ids.append((node.id.encode(), own))
        said, refs = [b"<</Type/StructElem/P %d 0 R", *map(escaped, _described(node))], [parent]
        home = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
        if home is not None:
            said.append(b"/Pg %d 0 R")
            refs.append(self._page + home)
        kids = []
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(Template(b"%d 0 R", (self.element(kid, own),)))
            elif isinstance(kid, Mark):
                kids.append(self._content(kid, home, own))
            elif self._link is not None:
                kids.append(self._annotation(kid.link, self._link, own))
        held = joined(kids, b" ")
        said += [b"/K ", held.text] if held.text.isdigit() else [b"/K[", held.text, b"]"]
        self.made[own - self._first] = Template(b"".join(said) + b">>", (*refs, *held.refs))
        return own

    def _content(self, mark: Mark, home: int | None, owner: int) -> Template:
        self.marks[mark.page][mark.mcid] = owner
        if mark.page == home:
            return Template(b"%d" % mark.mcid)
        return Template(b"<</Type/MCR/Pg %%d 0 R/MCID %d>>" % mark.mcid, (self._page + mark.page,))

    def _annotation(self, link: int, first: int, owner: int) -> Template:
        self.owners.append((link, owner))
        page = self._page + self._laid.links[link].page
        return Template(b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>", (first + link, page))


def _marked(owners: dict[int, int]) -> Template:
    """A page's entry in the parent tree."""
    every = range(max(owners, default=-1) + 1)
    shown = b" ".join(b"%d 0 R" if mark in owners else b"null" for mark in every)
    return Template(b"[%b]" % shown, tuple(owners[mark] for mark in every if mark in owners))


def _described(node: Node) -> Iterator[bytes]:
    """What an element says about itself."""
    yield b"/S" + name(node.role)
    if node.id:
        yield b"/ID" + string(node.id.encode())
    if node.classes:
        names = b"".join(map(name, node.classes))
        yield b"/C" + (names if len(node.classes) == 1 else b"[%b]" % names)
    if node.lang:
        yield b"/Lang" + text(node.lang)
    if node.alt:
        yield b"/Alt" + text(node.alt)
    attributes = b"".join(_attributes(node))
    if attributes:
        yield b"/A<<%b>>" % attributes


def _attributes(node: Node) -> Iterator[bytes]:
    """The entries of an attribute dictionary: of table cells and lists."""
    if node.role in ("TH", "TD"):
        said = b"/Scope" + name(node.scope) if node.scope else b""
        said += b"/ColSpan %d" % node.columns if node.columns > 1 else b""
        said += b"/RowSpan %d" % node.rows if node.rows > 1 else b""
        if said:
            yield b"/O/Table" + said
    elif node.role == "L":
        yield b"/O/List/ListNumbering" + name(node.numbering or "None")
