"""Files appear whole or not at all: written aside, then moved into place."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .exits import OutputError


@contextmanager
def writing(path: Path) -> Iterator[Path]:
    """A path beside ``path`` to write a file to; moved into place when the block ends well.

    What stood at ``path`` stays when the block raises. ``OutputError`` when it cannot be written.
    """
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        os.close(handle)
    aside = Path(name)
    try:
        with _told(path):
            yield aside
            aside.chmod(0o644)
            aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text, whole or not at all; a file that already reads so keeps its time."""
    data = text.encode("utf-8")
    if path.is_file() and path.read_bytes() == data:
        return
    with writing(path) as aside:
        aside.write_bytes(data)


@contextmanager
def replacing_folder(path: Path) -> Iterator[Path]:
    """An empty folder beside ``path`` to fill; it takes the place of ``path`` when the block ends well."""
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
        aside.chmod(0o755)
    old = aside.with_name(f"{aside.name}.old")
    try:
        with _told(path):
            yield aside
            if path.exists():
                path.rename(old)
            aside.rename(path)
    finally:
        if old.exists() and not path.exists():
            old.rename(path)
        shutil.rmtree(aside, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"cannot be written ({error.strerror or error})",
            where=str(path),
            remedy="Check that the folder is writable and the disk has room.",
        ) from error
