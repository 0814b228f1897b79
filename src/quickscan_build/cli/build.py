"""``quickscan-build build``: a publication from its texts to the check of its words, in one go."""

from __future__ import annotations

import argparse
import os

from ..exits import ExitCode
from .arguments import add_root

STEPS = ("chapters", "pdf", "epub", "html", "fidelity")
"""In this order: the website offers the other two for download, and the check reads all three."""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "build",
        help="make everything: chapters, PDF, EPUB and website; then check every word",
        description="Clean the text, make the chapters, the PDF, the EPUB and the website, then read them "
        "back and compare every word with the source. It stops at the first step that fails; "
        "earlier output stays as it was.",
        epilog="Example: quickscan-build build --root rapport",
    )
    add_root(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Every step as its own command would do it."""
    from . import parser

    before = dict(os.environ)
    for step in STEPS:
        given = parser().parse_args([step, "--root", str(args.root)])
        code = ExitCode(given.run(given))
        # With the fonts that the PDF is confined to, the browser of the check would set the pages otherwise.
        os.environ.clear()
        os.environ.update(before)
        if code is not ExitCode.GOOD:
            return code
    return ExitCode.GOOD
