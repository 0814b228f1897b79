"""Laid-out sheets that are kept from build to build, each under the hash of everything it depends on.

Builds may share the folder at the same time, and it may be damaged or deleted: an entry is written whole
or not at all, and one that is not as it should be does not count.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from dataclasses import dataclass
from pathlib import Path

from ...files import writing
from .faces import is_kept
from .file.part import Part

DIGEST = 32
"""Bytes of the hash in front of an entry."""


@dataclass(frozen=True, slots=True)
class Cache:
    """The sheets kept in the workshop's ``folder``."""

    folder: Path

    def recall(self, key: str) -> Part | None:
        """Read an entry; None if there is none, or it is damaged."""
        path = self._path(key)
        try:
            data = path.read_bytes()
            if hashlib.sha256(data[DIGEST:]).digest() != data[:DIGEST]:
                return None
            part: Part = pickle.loads(data[DIGEST:])  # noqa: S301 - our own file, and whole
            if not all(is_kept(self.folder, use.face) for use in part.fonts):
                return None
            os.utime(path)
        except OSError:
            return None
        return part

    def keep(self, key: str, part: Part) -> None:
        """Write an entry; ``OutputError`` if that cannot be done."""
        data = pickle.dumps(part, protocol=5)
        with writing(self._path(key)) as aside:
            aside.write_bytes(hashlib.sha256(data).digest() + data)

    def prune(self, most: int) -> None:
        """Delete the entries that have gone unused longest, until those left take at most ``most`` bytes."""
        folder = self.folder / "sheets"
        if not folder.is_dir():
            return
        entries = []
        for path in folder.iterdir():
            try:
                facts = path.stat()
            except FileNotFoundError:
                continue  # another build was quicker
            entries.append((facts.st_mtime, facts.st_size, path))
        taken = sum(size for _, size, _ in entries)
        for _, size, path in sorted(entries):
            if taken <= most:
                return
            path.unlink(missing_ok=True)
            taken -= size

    def _path(self, key: str) -> Path:
        return self.folder / "sheets" / key
