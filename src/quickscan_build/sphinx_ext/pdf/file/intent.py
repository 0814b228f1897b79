"""The output intent: which colours the numbers in the file stand for.

The theme's colours are RGB, and the intent says so: sRGB, with the profile that WeasyPrint ships. PDF/A
requires one, and so does PDF/X, from which the print shop converts to its own press.
"""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

from .pdf_file import PdfFile

PROFILE = "weasyprint/pdf/sRGB2014.icc"


def add_intent(out: PdfFile, kind: bytes) -> int:
    """Add it, and return its number; ``kind`` is ``GTS_PDFA1`` (of every PDF/A) or ``GTS_PDFX``."""
    # This finds WeasyPrint without loading it, which takes longer than binding a short book.
    profile = Path(str(distribution("weasyprint").locate_file(PROFILE))).read_bytes()
    return out.add(
        b"<</Type/OutputIntent/S/%b/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
        b"/DestOutputProfile %d 0 R>>" % (kind, out.pack(profile, b"/N 3"))
    )
