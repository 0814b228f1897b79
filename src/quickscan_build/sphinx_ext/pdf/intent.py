"""The output intent: which colours the numbers in the file mean.

The theme's colours are RGB, and the intent says so: sRGB, with the profile that WeasyPrint ships. PDF/A
asks for one, and so does PDF/X, where the shop converts from it to its own press.
"""

from __future__ import annotations

from importlib.resources import files

import pikepdf
from pikepdf import Array, Dictionary, Name, String


def add_intent(pdf: pikepdf.Pdf, kind: Name) -> None:
    """Add it; ``kind`` is ``GTS_PDFA1`` (of every PDF/A) or ``GTS_PDFX``."""
    profile = pdf.make_stream((files("weasyprint.pdf") / "sRGB2014.icc").read_bytes())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=kind,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([intent])
