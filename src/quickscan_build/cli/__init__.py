"""``quickscan-build``: arguments → one call → exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from .. import __version__
from ..exits import ExitCode, QuickscanError

COMMANDS = ("clean",)
"""The subcommands, in the order of ``--help``: one module each, with ``add`` and ``run``."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the only place where an error becomes a line and a number."""
    parser = _parser()
    args = parser.parse_args(argv)
    try:
        return int(args.run(args))
    except QuickscanError as error:
        _say(f"quickscan-build: {error}")
        return int(error.code)
    except KeyboardInterrupt:
        _say("quickscan-build: stopped; earlier output is untouched.")
        return int(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        # The reader of our stdout has gone (`… | head`): nobody to tell, and nothing went wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(ExitCode.GOOD)
    except Exception as error:
        if os.environ.get("QUICKSCAN_DEBUG"):
            raise
        _say(
            f"quickscan-build: this is a fault of quickscan-build ({type(error).__name__}: {error}). "
            "Please report it; QUICKSCAN_DEBUG=1 shows where it happened."
        )
        return int(ExitCode.BUG)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="quickscan-build",
        description="Turn the OCR text of a Dutch report into a PDF, an EPUB and a website, "
        "and prove that no word was lost, invented or changed.",
        epilog="Exit codes: 0 good · 1 a finding (difference, open doubt, stale chapters) · 2 usage · "
        "3 unreadable or altered source · 4 mistake in publication data · 5 missing tool · "
        "6 output cannot be written · 70 a fault of quickscan-build.",
    )
    parser.add_argument("--version", action="version", version=f"quickscan-build {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in COMMANDS:
        import_module(f"{__name__}.{name}").add(commands)
    return parser


def _say(line: str) -> None:
    print(line, file=sys.stderr)
