"""What a PDF declares of the edition: once for each of the two ways in which programs ask for it."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from .. import declared as of
from ..findings import Declared
from ..html import parse
from .streams import checked

_INFO = {"/Author": "creator", "/Keywords": "subject", "/Subject": "description"}


def declared(pdf: pikepdf.Pdf) -> Iterator[Declared]:
    """Its title, its language, and whatever else it declares."""
    info = pdf.docinfo
    yield Declared("", "title", str(info.get("/Title", "")))
    yield Declared("", "language", str(pdf.Root.get("/Lang", "")))
    yield from (Declared("", what, str(info[key])) for key, what in _INFO.items() if key in info)
    packet = pdf.Root.get("/Metadata")
    if isinstance(packet, pikepdf.Stream):
        yield from of.core("its metadata", parse(checked(packet).read_bytes(), "its metadata", strict=True))
