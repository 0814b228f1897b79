"""Files appear whole or not at all: they are written aside, then moved into place."""

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
    """A path beside ``path`` to write a file to; it is moved into place if the block ends well.

    What was at ``path`` stays if the block raises. ``OutputError`` if it cannot be written.
    A device or a pipe (``/dev/stdout``) is written to, never replaced.
    """
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = path.exists() and not path.is_file() and not path.is_dir()
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=None if stream else path.parent)
        os.close(handle)
    aside = Path(name)
    try:
        with _told(path):
            yield aside
            if stream:
                with aside.open("rb") as made, path.open("wb") as out:
                    shutil.copyfileobj(made, out)
            else:
                aside.chmod(0o644)
                aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text, whole or not at all; a file that already has this text keeps its time."""
    data = text.encode("utf-8")
    with _told(path):
        if path.is_file() and path.read_bytes() == data:
            return
    with writing(path) as aside:
        aside.write_bytes(data)


@contextmanager
def replacing_folder(path: Path) -> Iterator[Path]:
    """An empty folder beside ``path`` to fill; it takes the place of ``path`` if the block ends well."""
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_dir():
            raise NotADirectoryError(0, "is a file, not a folder", str(path))
        aside = Path(tempfile.mkdtemp(prefix=f".{path.name[:100]}.", dir=path.parent))
        aside.chmod(0o755)
    old = aside.with_name(f"{aside.name}.old")
    try:
        with _told(path):
            yield aside
            if path.exists():
                path.rename(old)
            aside.rename(path)
    except OutputError as error:
        where = error.where.replace(str(aside), str(path), 1)  # the name that it would have had
        raise OutputError(error.what, where=where, remedy=error.remedy) from error
    finally:
        if old.exists() and not path.exists():
            old.rename(path)
        for left in (aside, old):
            if left.is_symlink():
                left.unlink()
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn an ``OSError`` into the one line a user reads, which names the file that caused it."""
    try:
        yield
    except OSError as error:
        named = Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else path
        raise OutputError(
            f"cannot be written ({_why(error)})",
            where=str(
                path if any(part.startswith(f".{path.name[:100]}.") for part in named.parts) else named
            ),
            remedy="Check that the folder is writable and the disk has room.",
        ) from error


def _why(error: OSError) -> str:
    if isinstance(error, FileExistsError):
        return "is a file, not a folder"  # where Python was to make a folder
    if isinstance(error, shutil.Error) and isinstance(error.args[0], list):
        # Of a folder that was copied: one for each file, "[Errno 28] No space left on device: 'a' -> 'b'".
        return str(error.args[0][0][-1]).partition("] ")[2].partition(": '")[0]
    return error.strerror or str(error)
