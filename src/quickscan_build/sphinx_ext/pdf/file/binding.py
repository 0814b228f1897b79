"""Write the parts of a book into one PDF, with new numbers for their objects and for what refers to them.

Each font is in it once, pages get their furniture and links, and one structure tree holds all elements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pikepdf

from ..model import FontUse, Link
from . import fonts, press
from .part import FIRST_PAGE, Part
from .pdf_file import PdfFile, add_tree
from .syntax import name, real, reals, references, string, template, text

LARGEST_NODE = 64
"""Pages in one node of the page tree."""
_FURNITURE = b"\nQ /Artifact <</Type /Pagination>> BDC q /Furniture Do Q EMC"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of the book: where it was laid out, and its furniture."""

    sheet: int
    page: int
    furniture: tuple[int, int] | None = None
    """(index in the furniture sheets, page in it); None for a page without."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A part, and the numbers of its objects in the book."""

    part: Part
    numbers: tuple[int, ...]
    first: int
    """Its first page, counted from the start of the book."""

    def page(self, page: int) -> int:
        """The number of one of its pages."""
        return self.numbers[FIRST_PAGE + page]


class Binding:
    """The parts of a book while they are written; to be called in the order of the methods."""

    def __init__(
        self,
        out: PdfFile,
        parts: Sequence[Part],
        shifts: Sequence[tuple[float, float]],
        furniture: Sequence[Part],
        *,
        press: bool,
    ) -> None:
        self._out, self._shifts, self._press = out, shifts, press
        self._document = out.reserve()
        self._parts = list(self._placed(parts))
        self._furniture = list(self._placed(furniture))
        self._pages = [one.page(page) for one in self._parts for page in range(len(one.part.pages))]
        self._owners: list[int] = []
        """The number of the structure element of each annotation."""
        self._shared: dict[bytes, int] = {}
        """Streams that many pages have in common."""

    def _placed(self, parts: Iterable[Part]) -> Iterator[_Placed]:
        pages = 0
        for part in parts:
            first = self._out.reserve(part.count - FIRST_PAGE)
            numbers = range(first, first + part.count - FIRST_PAGE)
            yield _Placed(part, (self._document, *numbers), pages)
            pages += len(part.pages)

    def add_parts(self, face: Callable[[str], bytes]) -> None:
        """Add everything that stays as it was laid out: all but pages and annotations."""
        out, every = self._out, (*self._parts, *self._furniture)
        book_fonts = _add_fonts(out, (use for one in every for use in one.part.fonts), face)
        for one in every:
            part, numbers = one.part, one.numbers
            for stream in part.streams:
                out.stream(stream.data, stream.entries.filled(numbers), numbers[stream.index])
            used = b"".join(b"%b %d 0 R" % (name(use.key), book_fonts[use.key]) for use in part.fonts)
            out.add(b"<<%b>>" % used, numbers[part.used_fonts])
            index, shared, drawn = part.resources
            out.add(b"<<%b/XObject<<%b>>>>" % (shared.filled(numbers), drawn.filled(numbers)), numbers[index])
            out.add_all(numbers[part.first_plain], part.plain, numbers)
        for one in self._furniture:
            for page, stream in zip(one.part.pages, one.part.contents, strict=True):
                form = b"/Type/XObject/Subtype/Form/BBox%b/Resources %d 0 R%b" % (
                    reals((0, 0, page.width, page.height)),
                    one.numbers[one.part.resources[0]],
                    stream.entries.filled(one.numbers),
                )
                out.stream(stream.data, form, one.numbers[stream.index])

    def add_pages(self, leaves: Sequence[Leaf]) -> int:
        """Add the pages, with their annotations; returns the number of their tree."""
        out = self._out
        starts = range(0, len(leaves), LARGEST_NODE)
        root, nodes = out.reserve(), [out.reserve() for _ in starts]
        annotations = [self._add_links(one) for one in self._parts] if not self._press else []
        for at, leaf in enumerate(leaves):
            one = self._parts[leaf.sheet]
            noted = annotations[leaf.sheet][leaf.page] if annotations else []
            said = [
                b"<</Type/Page/Parent %d 0 R" % nodes[at // LARGEST_NODE],
                press.boxes(one.part.pages[leaf.page]) if self._press else one.part.boxes[leaf.page],
                self._content(one, leaf, self._shifts[at]),
                b"/Tabs/S/StructParents %d" % at,
                b"/Annots%b" % references(noted) if noted else b"",
            ]
            out.add(b"".join(said) + b">>", one.page(leaf.page))
        for node, start in zip(nodes, starts, strict=True):
            kids = self._pages[start : start + LARGEST_NODE]
            out.add(
                b"<</Type/Pages/Parent %d 0 R/Count %d/Kids%b>>" % (root, len(kids), references(kids)), node
            )
        return out.add(b"<</Type/Pages/Count %d/Kids%b>>" % (len(leaves), references(nodes)), root)

    def _content(self, one: _Placed, leaf: Leaf, shift: tuple[float, float]) -> bytes:
        """The entries of a page that say what it draws, and with which resources."""
        part, numbers = one.part, one.numbers
        stream = part.contents[leaf.page]
        number = numbers[stream.index]
        self._out.stream(stream.data, stream.entries.filled(numbers), number)
        index, shared, drawn = part.resources
        pieces, resources = [number], b"%d 0 R" % numbers[index]
        if leaf.furniture is not None:
            over = self._furniture[leaf.furniture[0]]
            form = over.numbers[over.part.contents[leaf.furniture[1]].index]
            # The engine leaves its coordinates upside down: what follows must not be drawn in them.
            pieces = [self._share(b"q 1 0 0 1 %g %g cm\n" % shift), number, self._share(_FURNITURE)]
            # Each page has its own dictionary of XObjects, so that no page lists another's running head.
            resources = b"<<%b/XObject<<%b/Furniture %d 0 R>>>>" % (
                shared.filled(numbers),
                drawn.filled(numbers),
                form,
            )
        if self._press:
            # They are upside down on a page without furniture too.
            marks = press.marks(part.pages[leaf.page])
            pieces = [self._share(b"q\n"), *pieces, self._share(b"\nQ " + marks)]
        return b"/Contents%b/Resources %b" % (references(pieces), resources)

    def _share(self, data: bytes) -> int:
        if data not in self._shared:
            self._shared[data] = self._out.pack(data)
        return self._shared[data]

    def _add_links(self, one: _Placed) -> list[list[int]]:
        """Add the annotations of a part; returns their numbers, page by page."""
        made: list[list[int]] = [[] for _ in one.part.pages]
        for index, owner in one.part.owners:
            link, number = one.part.links[index], one.numbers[one.part.first_link + index]
            parent = len(self._pages) + len(self._owners)
            self._out.add(_annotation(link, self._shifts[one.first + link.page], parent), number)
            self._owners.append(one.numbers[owner])
            made[link.page].append(number)
        return made

    def add_structure(self) -> int:
        """Add what holds the structure elements of the parts together; returns its number."""
        out = self._out
        root = out.reserve()
        roots = [one.numbers[index] for one in self._parts for index in one.part.roots]
        out.add(b"<</Type/StructElem/S/Document/P %d 0 R/K%b>>" % (root, references(roots)), self._document)
        marked = [
            one.numbers[one.part.first_marked + page]
            for one in self._parts
            for page in range(len(one.part.pages))
        ]
        parents = [(b"%d" % key, b"%d 0 R" % number) for key, number in enumerate((*marked, *self._owners))]
        said = b"<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d" % (
            self._document,
            add_tree(out, b"Nums", parents),
            len(parents),
        )
        ids = sorted((key, one.numbers[index]) for one in self._parts for key, index in one.part.ids)
        for (key, _), (other, _) in pairwise(ids):
            if key == other:
                raise ValueError(f"the id {key.decode()} occurs twice")
        if ids:
            named = [(string(key), b"%d 0 R" % number) for key, number in ids]
            said += b"/IDTree %d 0 R" % add_tree(out, b"Names", named)
        return out.add(said + b">>", root)

    def add_destinations(self, found: Sequence[tuple[bytes, int, float, float]]) -> int:
        """Add the named destinations; returns the number of their tree."""
        named = [
            (string(target), b"[%d 0 R/XYZ %b %b 0]" % (self._pages[page], real(x), real(y)))
            for target, page, x, y in found
        ]
        return add_tree(self._out, b"Names", named)


def _annotation(link: Link, shift: tuple[float, float], parent: int) -> bytes:
    """The annotation of a link; ``parent`` is its key in the parent tree."""
    across, up = shift
    left, bottom, right, top = link.box
    if link.external:
        leads = b"/A<</S/URI/URI%b>>" % string(link.target.encode())
    else:
        leads = b"/Dest" + string(link.target.encode())
    return b"<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect%b/Contents%b%b/StructParent %d>>" % (
        reals((left + across, bottom + up, right + across, top + up)),
        text(link.text),
        leads,
        parent,
    )


def _add_fonts(out: PdfFile, uses: Iterable[FontUse], face: Callable[[str], bytes]) -> dict[str, int]:
    """Add every face; returns key → number."""
    with pikepdf.new() as pdf:
        together = fonts.embed(pdf, uses, face)
        apart = {pdf.Root.objgen, pdf.Root.Pages.objgen}
        made = [obj for obj in pdf.objects if obj.objgen not in apart]
        first = out.reserve(len(made))
        indexes = {obj.objgen[0]: index for index, obj in enumerate(made)}
        numbers = range(first, first + len(made))
        for number, obj in zip(numbers, made, strict=True):
            shown = template(obj, indexes.__getitem__).filled(numbers)
            if isinstance(obj, pikepdf.Stream):
                out.pack(obj.read_raw_bytes(), shown[2:-2], number)
            else:
                out.add(shown, number)
        return {key[1:]: numbers[indexes[font.objgen[0]]] for key, font in together.items()}
