"""The file of a PDF: opened only if it is whole, free to read, and not without end."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf

from ..findings import UnreadableError

LARGEST = 1_000_000_000
MOST_PAGES = 20_000


def data_of(path: Path) -> bytes:
    """Its bytes; ``UnreadableError`` where they are surely no whole PDF."""
    where = str(path)
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableError(f"is larger than {LARGEST:,} bytes", where=where)
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot be read ({error.strerror})", where=where) from None
    if not data.startswith(b"%PDF-"):
        raise UnreadableError("is no PDF", where=where)
    if not data.rstrip().endswith(b"%%EOF"):
        raise UnreadableError("is no whole PDF: its end is missing", where=where)
    return data


@contextmanager
def opened(data: bytes, where: str) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if pdf.is_encrypted:
            raise UnreadableError("is encrypted", where=where, remedy="Check the file before it is.")
        if len(pdf.pages) > MOST_PAGES:
            raise UnreadableError(f"has more than {MOST_PAGES:,} pages", where=where)
        yield pdf
