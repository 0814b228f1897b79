"""What a print shop needs and a reader does not: bleed, crop marks, an output intent (PDF/X-4).

PDF/X-4 wants TrimBox and BleedBox on every page, an output intent, no annotations where ink goes, and its own
entries in the metadata.
"""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Name

from .intent import add_intent

MILLIMETRE = 72 / 25.4
SLUG = 10 * MILLIMETRE
"""From the trimmed page to the edge of the sheet: room for bleed and marks."""
GAP = 4 * MILLIMETRE
"""From the trimmed page to the start of a mark: outside the bleed."""


def add_boxes_and_marks(pdf: pikepdf.Pdf, page: pikepdf.Object, bleed: float) -> None:
    """Give a page its boxes and crop marks; its MediaBox grows, nothing moves."""
    left, bottom, right, top = (float(length) for length in page.TrimBox)
    page.BleedBox = _box(left - bleed, bottom - bleed, right + bleed, top + bleed)
    page.MediaBox = _box(left - SLUG, bottom - SLUG, right + SLUG, top + SLUG)
    marks = []
    for x, outward in ((left, -1), (right, 1)):
        for y, upward in ((bottom, -1), (top, 1)):
            marks.append(_line(x + outward * GAP, y, x + outward * (SLUG - 2), y))
            marks.append(_line(x, y + upward * GAP, x, y + upward * (SLUG - 2)))
    drawn = "/Artifact <</Type /Page>> BDC q 0.25 w 0 G " + " ".join(marks) + " Q EMC"
    contents = page.Contents
    pieces = list(contents) if isinstance(contents, Array) else [contents]
    # A page without furniture leaves its coordinates turned upside down: see ``assemble``.
    page.Contents = Array([pdf.make_stream(b"q\n"), *pieces, pdf.make_stream(f"\nQ {drawn}".encode("ascii"))])


def add_entries(pdf: pikepdf.Pdf) -> None:
    """What the file as a whole must say: its output intent, and that no colours are trapped."""
    add_intent(pdf, Name.GTS_PDFX)
    pdf.docinfo["/Trapped"] = Name("/False")


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"{x1:.3f} {y1:.3f} m {x2:.3f} {y2:.3f} l S"


def _box(*lengths: float) -> Array:
    return Array([round(length, 3) for length in lengths])
