"""``quickscan-build pdf``: the print PDF from the chapters in ``docs/``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..exits import DataError, ExitCode
from .progress import Progress

PAPERS = ("A4", "A5")


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "pdf",
        help="make the print PDF",
        description="Lay out docs/chapters as a book: cover, contents, running heads, tags for screen "
        "readers (PDF/UA-1). The file is written whole or not at all.",
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to write it (default: build/pdf/NAME.pdf)"
    )
    parser.add_argument("--paper", choices=PAPERS, default="A4", help="size of the page (default: A4)")
    parser.add_argument(
        "--root",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="the folder that holds source_texts/ and docs/ (default: this folder)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Make the PDF; print where it is."""
    from ..sphinx_ext.pdf.run import build

    root = args.root.resolve()
    if not (root / "docs" / "conf.py").is_file():
        raise DataError(
            "there is no docs/conf.py here",
            where=str(args.root),
            remedy="Run this in the project's folder, or name it with --root",
        )
    with Progress("PDF") as progress:
        output = build(root, args.output, args.paper, lambda _done, _total, what: progress.step(what))
    print(output, file=sys.stdout)
    return ExitCode.GOOD
