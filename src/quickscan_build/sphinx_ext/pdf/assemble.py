"""Put laid-out sheets together into one tagged PDF.

Pages, fonts (each once), the structure tree with its parent tree, links and named destinations across
sheets, outline, page labels, metadata. Only pikepdf is known here; the same sheets give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from ...exits import DataError
from . import fonts, press
from .intent import add_intent
from .model import LaidOut, Page
from .structure import State, add_structure, rounded, tree


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the outline."""

    title: str
    target: str
    children: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """What is said of the book as a whole."""

    title: str
    language: str
    outline: tuple[Entry, ...]
    xmp: bytes
    """The metadata packet."""
    info: Mapping[str, str]
    """The document information dictionary: ``Title``, ``Author``, ``CreationDate`` …"""
    press: bool = False
    """For a print shop: marks and boxes, and no links, which PDF/X forbids where ink goes."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of the book: where it was laid out, what stands on it as folio, and its furniture."""

    sheet: int
    page: int
    folio: str
    furniture: tuple[int, int] | None = None
    """(index in the furniture sheets, page in it); None for a page without."""


def assemble(
    book: Book,
    sheets: Sequence[LaidOut],
    leaves: Sequence[Leaf],
    furniture: Sequence[LaidOut],
    *,
    face: Callable[[str], bytes],
    output: Path,
) -> None:
    """Write the book to ``output``. Leaves are all pages of all sheets, in order."""
    with pikepdf.new() as pdf:
        state = State(pdf)
        together = fonts.embed(pdf, (use for sheet in (*sheets, *furniture) for use in sheet.fonts), face)
        _add_pages(state, sheets, leaves, furniture, together)
        add_structure(state, sheets, links=not book.press)
        _add_names(state, sheets)
        _add_outline(state, sheets, book.outline)
        _add_labels(pdf, [leaf.folio for leaf in leaves])
        _add_metadata(pdf, book)
        if book.press:
            _make_ready(pdf, sheets)
        else:
            add_intent(pdf, Name.GTS_PDFA1)
        pdf.save(
            output,
            min_version="1.6" if book.press else "1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )


def _make_ready(pdf: pikepdf.Pdf, sheets: Sequence[LaidOut]) -> None:
    pages = (page for sheet in sheets for page in sheet.pages)
    for made, page in zip(pdf.pages, pages, strict=True):
        press.add_boxes_and_marks(pdf, made.obj, page.bleed)
    press.add_entries(pdf)


def _add_pages(
    state: State,
    sheets: Sequence[LaidOut],
    leaves: Sequence[Leaf],
    furniture: Sequence[LaidOut],
    together: Dictionary,
) -> None:
    pdf = state.pdf
    overlays = [_overlays(pdf, sheet, together) for sheet in furniture]
    leaf_of = iter(leaves)
    for number, sheet in enumerate(sheets):
        first = len(state.pages)
        state.offsets.append(first)
        with pikepdf.open(io.BytesIO(sheet.pdf)) as part:
            _share_fonts(part, sheet)
            pdf.pages.extend(part.pages)
        state.pages.extend(pdf.pages[at].obj for at in range(first, len(pdf.pages)))
        _fill_fonts(state.pages[first] if sheet.pages else None, sheet, together)
        for index, page in enumerate(sheet.pages):
            leaf = next(leaf_of)
            if (leaf.sheet, leaf.page) != (number, index):
                raise ValueError(f"leaf {leaf} is not page {index} of sheet {number}")
            obj = state.pages[first + index]
            obj.Tabs = Name.S
            obj.StructParents = first + index
            state.parents.append(Array())
            overlay = None if leaf.furniture is None else overlays[leaf.furniture[0]][leaf.furniture[1]]
            shift = (0.0, 0.0)
            if leaf.furniture is not None:
                shift = _shift(sheet, page, furniture[leaf.furniture[0]].pages[leaf.furniture[1]])
            state.shifts.append(shift)
            _dress(pdf, obj, shift, overlay)


def _share_fonts(part: pikepdf.Pdf, sheet: LaidOut) -> None:
    """Nothing to do but check: every resource dictionary of a sheet names one and the same font object."""
    if sheet.pages and "/QBFonts" not in part.pages[0].obj.Resources.Font:
        raise ValueError(f"{sheet.name}: a sheet without the place for its fonts")


def _fill_fonts(page: pikepdf.Object | None, sheet: LaidOut, together: Dictionary) -> None:
    if page is None:
        return
    place = page.Resources.Font
    del place["/QBFonts"]
    for use in sheet.fonts:
        place[f"/{use.key}"] = together[f"/{use.key}"]


def _overlays(pdf: pikepdf.Pdf, sheet: LaidOut, together: Dictionary) -> list[pikepdf.Object]:
    """The pages of a furniture sheet as form XObjects."""
    with pikepdf.open(io.BytesIO(sheet.pdf)) as part:
        forms = [pdf.copy_foreign(page.as_form_xobject()) for page in part.pages]
    if forms:
        _fill_fonts(forms[0], sheet, together)
    return forms


def _shift(sheet: LaidOut, page: Page, furnished: Page) -> tuple[float, float]:
    """How far the content moves from where it was laid out to where a left or right page has its text."""
    if any(abs(one - other) > 0.01 for one, other in zip(page.area, furnished.area, strict=True)):
        raise DataError(
            f"the text area of {page.name or 'the default'} pages is {page.area[0]:.1f} × {page.area[1]:.1f} "
            f"pt on one side and {furnished.area[0]:.1f} × {furnished.area[1]:.1f} pt on the other",
            where=sheet.name,
            remedy="Give left and right pages margins that leave the same width and height",
        )
    across = furnished.origin[0] - page.origin[0]
    down = furnished.origin[1] - page.origin[1]
    return (round(across, 4), round(-down, 4))


def _dress(
    pdf: pikepdf.Pdf, page: pikepdf.Object, shift: tuple[float, float], overlay: pikepdf.Object | None
) -> None:
    if overlay is None:
        return
    # The engine leaves its coordinates turned upside down: what follows must not draw in them.
    contents = [pdf.make_stream(b"q 1 0 0 1 %g %g cm\n" % shift), page.Contents]
    # Each page has its own dictionary of XObjects, so that no page lists another's running head.
    resources = Dictionary(dict(page.Resources.items()))
    drawn = resources.XObject.items() if "/XObject" in resources else ()
    resources.XObject = Dictionary({**dict(drawn), "/Furniture": overlay})
    page.Resources = resources
    contents.append(pdf.make_stream(b"\nQ /Artifact <</Type /Pagination>> BDC q /Furniture Do Q EMC"))
    page.Contents = Array(contents)


def _add_names(state: State, sheets: Sequence[LaidOut]) -> None:
    """Named destinations: every id of the book, wherever it was laid out."""
    found: dict[str, tuple[int, float, float]] = {}
    for sheet, offset in zip(sheets, state.offsets, strict=True):
        for name, (page, x, y) in sheet.anchors.items():
            if name in found:
                raise ValueError(f"{sheet.name}: the id {name} is also on page {found[name][0] + 1}")
            across, up = state.shifts[offset + page]
            found[name] = (offset + page, x + across, y + up)
    for sheet in sheets:
        for link in sheet.links:
            if not link.external and link.target not in found:
                raise DataError(
                    f"the link “{link.text}” leads to “{link.target}”, which is not in the book",
                    where=sheet.name,
                )
    if not found:
        return
    entries = []
    for name in sorted(found, key=lambda text: text.encode("utf-8")):
        page, x, y = found[name]
        destination = Array([state.pages[page], Name.XYZ, rounded(x), rounded(y), 0])
        entries.append((String(name.encode("utf-8")), destination))
    state.pdf.Root.Names = Dictionary(Dests=tree(state.pdf, "/Names", entries))


def _add_outline(state: State, sheets: Sequence[LaidOut], entries: Sequence[Entry]) -> None:
    if not entries:
        return
    root = state.pdf.make_indirect(Dictionary(Type=Name.Outlines))
    _outline_level(state.pdf, root, entries)
    root.Count = len(entries)
    state.pdf.Root.Outlines = root


def _outline_level(pdf: pikepdf.Pdf, parent: pikepdf.Object, entries: Sequence[Entry]) -> None:
    """The children of one entry, closed below the first level."""
    items = []
    for entry in entries:
        item = pdf.make_indirect(
            Dictionary(Title=String(entry.title), Parent=parent, Dest=String(entry.target.encode("utf-8")))
        )
        if entry.children:
            _outline_level(pdf, item, entry.children)
            item.Count = -len(entry.children)
        items.append(item)
    for before, after in pairwise(items):
        before.Next = after
        after.Prev = before
    parent.First, parent.Last = items[0], items[-1]


def _add_labels(pdf: pikepdf.Pdf, folios: Sequence[str]) -> None:
    """Page labels: one run for numbers that count on, one entry for each that does not."""
    nums = Array()
    expected: int | None = None
    for index, folio in enumerate(folios):
        number = int(folio) if folio.isdecimal() else None
        if number is None:
            nums.extend(Array([index, Dictionary(P=String(folio))]))
        elif number != expected:
            nums.extend(Array([index, Dictionary(S=Name.D, St=number)]))
        expected = None if number is None else number + 1
    pdf.Root.PageLabels = Dictionary(Nums=nums)


def _add_metadata(pdf: pikepdf.Pdf, book: Book) -> None:
    packet = pdf.make_stream(book.xmp)
    packet.Type = Name.Metadata
    packet.Subtype = Name.XML
    pdf.Root.Metadata = packet
    pdf.Root.Lang = String(book.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines if book.outline else Name.UseNone
    for key, value in book.info.items():
        pdf.docinfo[f"/{key}"] = String(value)
