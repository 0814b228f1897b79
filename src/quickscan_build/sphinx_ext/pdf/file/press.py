"""What a print shop needs and a reader does not: bleed and crop marks (PDF/X-4).

PDF/X-4 requires TrimBox and BleedBox on every page, an output intent, no annotations where ink goes, and
its own entries in the metadata.
"""

from __future__ import annotations

from ..model import Page
from .syntax import reals

MILLIMETRE = 72 / 25.4
SLUG = 10 * MILLIMETRE
"""From the trimmed page to the edge of the sheet: room for bleed and marks."""
GAP = 4 * MILLIMETRE
"""From the trimmed page to the start of a mark: outside the bleed."""


def boxes(page: Page) -> bytes:
    """The entries of a page's dictionary for its boxes; the MediaBox grows, nothing moves."""
    sides = (("MediaBox", SLUG), ("BleedBox", page.bleed), ("TrimBox", 0.0))
    return b"".join(
        b"/%b%b" % (name.encode(), reals((-out, -out, page.width + out, page.height + out)))
        for name, out in sides
    )


def marks(page: Page) -> bytes:
    """The instructions that draw the crop marks of a page."""
    drawn = []
    for x, outward in ((0.0, -1), (page.width, 1)):
        for y, upward in ((0.0, -1), (page.height, 1)):
            drawn.append(_line(x + outward * GAP, y, x + outward * (SLUG - 2), y))
            drawn.append(_line(x, y + upward * GAP, x, y + upward * (SLUG - 2)))
    return b"/Artifact <</Type /Page>> BDC q 0.25 w 0 G %b Q EMC" % b" ".join(drawn)


def _line(x1: float, y1: float, x2: float, y2: float) -> bytes:
    return b"%.3f %.3f m %.3f %.3f l S" % (x1, y1, x2, y2)
