"""Pack an EPUB: the same files always give the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

MIMETYPE = b"application/epub+zip"


def pack(folder: Path, names: Sequence[str], date: str, output: Path) -> None:
    """Write ``names`` of ``folder`` in that order, ``mimetype`` first; ``date`` (ISO) dates each."""
    year, month, day = (int(part) for part in date.split("-"))
    time = (max(year, 1980), month, day, 0, 0, 0)  # a zip knows no earlier year
    with ZipFile(output, "w") as archive:
        archive.writestr(_entry("mimetype", time, ZIP_STORED), MIMETYPE)
        for name in names:
            archive.writestr(_entry(name, time, ZIP_DEFLATED), (folder / name).read_bytes(), compresslevel=9)


def _entry(name: str, time: tuple[int, int, int, int, int, int], method: int) -> ZipInfo:
    entry = ZipInfo(name, time)
    entry.compress_type = method
    entry.create_system = 3  # Unix, wherever it is made
    entry.external_attr = 0o644 << 16
    return entry
