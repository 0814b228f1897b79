"""Put laid-out sheets together into one tagged PDF.

This module writes what concerns the book as a whole: named destinations, outline, page labels, metadata;
``binding`` writes the contents of the sheets. The same parts give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ....exits import DataError
from .binding import Binding, Leaf
from .intent import add_intent
from .outline import Entry, add_outline
from .part import Part
from .pdf_file import PdfFile
from .syntax import name, text


@dataclass(frozen=True, slots=True)
class Book:
    """What concerns the book as a whole."""

    title: str
    language: str
    outline: tuple[Entry, ...]
    xmp: bytes
    """The metadata packet."""
    info: Mapping[str, str]
    """The document information dictionary: ``Title``, ``Author``, ``CreationDate`` …"""
    press: bool = False
    """For a print shop: marks and boxes, and no links, which PDF/X forbids where ink goes."""


def assemble(
    book: Book,
    parts: Sequence[Part],
    leaves: Sequence[Leaf],
    furniture: Sequence[Part],
    *,
    face: Callable[[str], bytes],
    output: Path,
) -> None:
    """Write the book to ``output``. Leaves are all pages of all parts, in order."""
    if [(leaf.sheet, leaf.page) for leaf in leaves] != [
        (sheet, page) for sheet, part in enumerate(parts) for page in range(len(part.pages))
    ]:
        raise ValueError("the leaves are not the pages of the parts, in order")
    shifts = [_shift(parts[leaf.sheet], leaf, furniture) for leaf in leaves]
    destinations = _destinations(parts, shifts)
    with output.open("wb") as file:
        out = PdfFile(file, "1.6" if book.press else "1.7")
        binding = Binding(out, parts, shifts, furniture, press=book.press)
        binding.add_parts(face)
        pages = binding.add_pages(leaves)
        structure = binding.add_structure()
        said = [
            b"/Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>" % (pages, structure),
            b"/Lang%b/ViewerPreferences<</DisplayDocTitle true>>" % text(book.language),
            b"/PageMode" + (b"/UseOutlines" if book.outline else b"/UseNone"),
            b"/PageLabels<</Nums[0<</S/D/St 1>>]>>",  # folios, too, count all pages from 1
            b"/OutputIntents[%d 0 R]" % add_intent(out, b"GTS_PDFX" if book.press else b"GTS_PDFA1"),
            b"/Metadata %d 0 R" % out.stream(book.xmp, b"/Type/Metadata/Subtype/XML"),
        ]
        if destinations:
            said.append(b"/Names<</Dests %d 0 R>>" % binding.add_destinations(destinations))
        if book.outline:
            said.append(b"/Outlines %d 0 R" % add_outline(out, book.outline))
        root = out.add(b"<<%b>>" % b"".join(said))
        info = b"".join(name(key) + text(value) for key, value in book.info.items())
        out.end(root, out.add(b"<<%b%b>>" % (info, b"/Trapped/False" if book.press else b"")))


def _shift(part: Part, leaf: Leaf, furniture: Sequence[Part]) -> tuple[float, float]:
    """How far the content moves from where it was laid out to where its left or right page has its text."""
    if leaf.furniture is None:
        return (0.0, 0.0)
    page, furnished = part.pages[leaf.page], furniture[leaf.furniture[0]].pages[leaf.furniture[1]]
    if any(abs(one - other) > 0.01 for one, other in zip(page.area, furnished.area, strict=True)):
        raise DataError(
            f"the text area of {page.name or 'the default'} pages is {page.area[0]:.1f} × {page.area[1]:.1f} "
            f"pt on one side and {furnished.area[0]:.1f} × {furnished.area[1]:.1f} pt on the other",
            where=part.name,
            remedy="Give left and right pages margins that leave the same width and height",
        )
    across = furnished.origin[0] - page.origin[0]
    down = furnished.origin[1] - page.origin[1]
    return (round(across, 4), round(-down, 4))


def _destinations(
    parts: Sequence[Part], shifts: Sequence[tuple[float, float]]
) -> list[tuple[bytes, int, float, float]]:
    """Every id of the book, wherever it was laid out, sorted: its bytes, page and place."""
    found: dict[str, tuple[bytes, int, float, float]] = {}
    first = 0
    for part in parts:
        for target, (page, x, y) in part.anchors.items():
            if target in found:
                raise ValueError(f"{part.name}: the id {target} is also on page {found[target][1] + 1}")
            across, up = shifts[first + page]
            found[target] = (target.encode(), first + page, x + across, y + up)
        first += len(part.pages)
    for part in parts:
        for link in part.links:
            if not link.external and link.target not in found:
                raise DataError(
                    f"the link “{link.text}” leads to “{link.target}”, which is not in the book",
                    where=part.name,
                )
    return sorted(found.values())
