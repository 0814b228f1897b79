"""Exit codes, and the one kind of error a user is meant to read."""

from __future__ import annotations

import errno
import re
import shlex
from enum import IntEnum
from pathlib import Path
from typing import ClassVar

_OUT_OF_MEMORY = re.compile("failed to map segment|[Cc]annot allocate memory|can't start new thread")
"""What dlopen, the C library and Python say when there is no memory for a library or a thread."""


QUOTED = 60
"""Characters of a reading that a message quotes."""


class ExitCode(IntEnum):
    """What the process says to a shell or to CI. Documented in ``docs/dev/exit-codes.md``."""

    GOOD = 0
    """Everything asked for was done."""
    FINDING = 1
    """The work ran and found something: a fidelity difference, an open doubt, stale chapters."""
    USAGE = 2
    """The command line was wrong."""
    SOURCE = 3
    """A source text cannot be read as text, or is not the one the manifest names."""
    DATA = 4
    """``publication.toml``, the outline or an editorial decision is wrong."""
    TOOL = 5
    """A tool or library that is needed is not there, or there is not enough memory."""
    OUTPUT = 6
    """An output cannot be written, or a file or folder cannot be opened: disk full, no permission."""
    BUG = 70
    """A fault of quickscan-build itself (EX_SOFTWARE of sysexits.h)."""
    INTERRUPTED = 130
    """Stopped by Ctrl-C, as shells report it."""


class QuickscanError(Exception):
    """An error that says what is wrong, where, and what to do about it.

    ``str(error)`` is one line: ``where: what. remedy``; the CLI prints it and exits with ``code``. Every kind
    of error that a user can cause is a class of its own.
    """

    code: ClassVar = ExitCode.BUG

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        line = f"{where}: {what}" if where else what
        if remedy:
            line = f"{line.rstrip('.')}. {remedy}"
        super().__init__(plain_line(line))


def command(name: str, root: Path) -> str:
    """The command line of a subcommand for the publication in ``root``, for a remedy to name."""
    return f"quickscan-build {name}" + ("" if root == Path() else f" --root {shlex.quote(str(root))}")


def short(text: str) -> str:
    """A reading as messages quote it."""
    return text if len(text) <= QUOTED else f"{text[: QUOTED - 1]}…"


def plain_line(text: str) -> str:
    """A text as one line that does nothing to a terminal but stand there, whatever a file name holds."""
    return "".join(map(_shown, " ".join(text.split())))


def _shown(char: str) -> str:
    """The character, or its escape if it could move a terminal's cursor or reverse its writing direction."""
    return char if char.isprintable() else char.encode("unicode_escape").decode("ascii")


def out_of_memory(error: BaseException | None) -> bool:
    """Whether memory ran out, here or in what led to this: there are several ways of saying so."""
    while error is not None:
        if isinstance(error, MemoryError) or getattr(error, "errno", None) == errno.ENOMEM:
            return True
        if isinstance(error, ImportError | OSError | RuntimeError) and _OUT_OF_MEMORY.search(str(error)):
            return True
        error = error.__cause__ or error.__context__
    return False


class UsageError(QuickscanError):
    """A command line that asks for what cannot be."""

    code = ExitCode.USAGE


class SourceError(QuickscanError):
    """A source text that cannot be read, or is not what it should be."""

    code = ExitCode.SOURCE


class DataError(QuickscanError):
    """A mistake in ``publication.toml``, ``outline.toml`` or an editorial decision."""

    code = ExitCode.DATA


class ToolError(QuickscanError):
    """Something that must be installed is not."""

    code = ExitCode.TOOL


class OutputError(QuickscanError):
    """An output that cannot be written."""

    code = ExitCode.OUTPUT
