"""Open a zip made by others: its number of files, sizes and paths are checked before a byte is unpacked."""

from __future__ import annotations

import unicodedata
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import NoReturn

from ..findings import UnreadableError

MOST_ENTRIES = 10_000
LARGEST_ENTRY = 64_000_000
LARGEST_ALL = 512_000_000
"""Bytes, unpacked."""


class Archive:
    """A zip whose names and declared sizes are sane; ``read`` never unpacks more than was declared."""

    def __init__(self, path: Path) -> None:
        self.where = str(path)
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise UnreadableError(f"is not a zip file ({error})", where=self.where) from None
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES:
            self._refuse(f"holds {len(entries):,} files (at most {MOST_ENTRIES:,})")
        if self._zip.comment or (entries and min(entry.header_offset for entry in entries)):
            self._refuse("has something before its files or behind them, in which other files may lie")
        if sum(e.file_size for e in entries) > LARGEST_ALL:
            self._refuse(f"unpacks to more than {LARGEST_ALL:,} bytes")
        names: set[str] = set()
        for entry in entries:
            self._check(entry, names)
            names.add(_folded(entry.filename))
        self.names = frozenset(entry.filename for entry in entries)
        self._last = "", b""
        """What was unpacked last, which is often asked for again."""

    def _check(self, entry: zipfile.ZipInfo, seen: set[str]) -> None:
        name = entry.filename
        path = PurePosixPath(name.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in name:
            self._refuse(f"holds a path outside itself: {name!r}")
        if any(ord(letter) < 32 for letter in name):
            self._refuse(f"holds a name that is not valid: {name!r}")
        if _folded(name) in seen:
            self._refuse(f"holds {name!r} twice")
        if entry.file_size > LARGEST_ENTRY:
            self._refuse(f"{name!r} unpacks to {entry.file_size:,} bytes (at most {LARGEST_ENTRY:,})")
        if entry.flag_bits & 1:
            self._refuse(f"{name!r} is encrypted")

    def read(self, name: str) -> bytes:
        if name not in self.names:
            self._refuse(f"lacks {name!r}")
        if name == self._last[0]:
            return self._last[1]
        try:
            with self._zip.open(name) as stream:
                self._last = name, stream.read(LARGEST_ENTRY)
                return self._last[1]
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            self._refuse(f"{name!r} cannot be unpacked ({error})")

    def close(self) -> None:
        self._zip.close()

    def _refuse(self, what: str) -> NoReturn:
        raise UnreadableError(what, where=self.where)


def _folded(name: str) -> str:
    """A name as programs read it that do not distinguish capitals from small letters."""
    return unicodedata.normalize("NFC", name).casefold()
