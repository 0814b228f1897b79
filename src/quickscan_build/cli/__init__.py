"""``quickscan-build``: arguments → one call → exit code."""

from __future__ import annotations

import argparse
import errno
import io
import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module

from .. import __version__
from ..exits import ExitCode, OutputError, QuickscanError, ToolError, out_of_memory

COMMANDS = (
    "clean",
    "rules",
    "init",
    "build",
    "chapters",
    "html",
    "epub",
    "pdf",
    "serve",
    "fidelity",
    "verify",
    "evaluate",
    "bench",
)
"""The subcommands, in the order of ``--help``: one module each, with ``add`` and ``run``."""

_OUT_OF_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF})
"""Errors of a stream without a name that takes no more: a full disk, a stdout that was closed."""
_NO_WAY = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ELOOP, errno.ENAMETOOLONG})
"""Errors that bar the way to a file, which the user can put right, wherever they occur."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the only place where an error becomes a line and a number."""
    _open_closed_streams()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # results are Dutch text, whatever the locale
    try:
        args = _arguments(argv)
        code = int(args.run(args))
        sys.stdout.flush()
        return code
    except QuickscanError as error:
        return _told(error)
    except KeyboardInterrupt:
        _say("quickscan-build: stopped; earlier output is untouched.")
        return int(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        # The reader of our stdout has gone (`… | head`): there is nobody to tell, and nothing went wrong.
        _drop_stdout()
        return int(ExitCode.GOOD)
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None and error.errno in _OUT_OF_ROOM:
            _drop_stdout()
            _say(f"quickscan-build: the output cannot be written ({error.strerror}).")
            return int(ExitCode.OUTPUT)
        if os.environ.get("QUICKSCAN_DEBUG"):
            raise
        return _told(_explained(error))


def _explained(error: Exception) -> QuickscanError:
    """What no command has foreseen, as an error that a user can read."""
    if isinstance(error, OSError) and error.filename is not None and error.errno in _NO_WAY:
        return OutputError(
            f"cannot be opened ({error.strerror})",
            where=os.fsdecode(error.filename),
            remedy="Check its permissions.",
        )
    if out_of_memory(error):
        return ToolError(
            "there is not enough memory; earlier output is untouched",
            remedy="Free memory, or raise the limit that this shell sets (ulimit -v), and try again.",
        )
    return QuickscanError(
        f"this is a fault of quickscan-build ({type(error).__name__}: {error})",
        remedy="Please report it; QUICKSCAN_DEBUG=1 shows where it happened.",
    )


def _told(error: QuickscanError) -> int:
    _say(f"quickscan-build: {error}")
    return int(error.code)


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    words = sys.argv[1:] if argv is None else argv
    # The command that is asked for need not wait until all others have been loaded.
    made = parser(words[:1] if words and words[0] in COMMANDS else COMMANDS)
    try:
        args, unknown = made.parse_known_args(argv)
    finally:
        sys.stdout.flush()  # of --help
    if unknown:
        # The usage of the command is told, not that of all of them.
        getattr(args, "parser", made).error(f"unrecognized arguments: {' '.join(unknown)}")
    return args


def parser(names: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    """The command line, with these of its commands."""
    made = argparse.ArgumentParser(
        prog="quickscan-build",
        description="Turn the OCR text of a Dutch report into a PDF, an EPUB and a website, "
        "and prove that no word was lost, invented or changed.",
        epilog="Exit codes: 0 good · 1 a finding (difference, open doubt, stale chapters) · 2 usage · "
        "3 unreadable or altered source · 4 mistake in publication data · 5 missing tool · "
        "6 output cannot be written · 70 a fault of quickscan-build.",
    )
    made.add_argument("--version", action="version", version=f"quickscan-build {__version__}")
    commands = made.add_subparsers(title="commands", metavar="COMMAND")
    for name in names:
        import_module(f"{__name__}.{name}").add(commands)
        commands.choices[name].set_defaults(parser=commands.choices[name])

    def show(_args: argparse.Namespace) -> ExitCode:
        """Without a command: show what commands there are."""
        made.print_help(sys.stderr)
        return ExitCode.USAGE

    made.set_defaults(run=show)
    return made


def _open_closed_streams() -> None:
    """Replace each standard stream that was closed (``>&-``).

    Python has None there, and the next file that is opened would get its number. What is written to a
    stdout that was closed is lost, so writing there is an error; nothing is read from a closed stdin, and
    whatever is said on a closed stderr is dropped.
    """
    closed = (("stdin", os.O_RDONLY, "r"), ("stdout", os.O_RDONLY, "w"), ("stderr", os.O_WRONLY, "w"))
    for number, (name, flags, mode) in enumerate(closed):
        if getattr(sys, name) is None:
            os.dup2(os.open(os.devnull, flags), number)
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8"))


def _drop_stdout() -> None:
    """Discard what is still buffered for stdout, so that Python does not try to write it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(line: str) -> None:
    print(line, file=sys.stderr)
