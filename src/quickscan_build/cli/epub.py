"""``quickscan-build epub``: the EPUB, from the chapters in ``docs/``."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from ..exits import ExitCode
from ..files import writing
from ..publication import load
from .arguments import add_root
from .progress import Progress


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "epub",
        help="build the EPUB",
        description="Build the EPUB from docs/chapters: EPUB 3.3, accessible, with a list of the pages of "
        "the print. The same chapters always give the same bytes.",
        epilog="Example: quickscan-build epub -o shop/book.epub",
    )
    add_root(parser)
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="file to write (default: build/epub/NAME.epub)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    from ..sphinx_ext.publication import known
    from ..sphinx_ext.running import run as run_sphinx

    publication = load(args.root, decisions=False)
    name = f"{publication.metadata.name}.epub"
    output: Path = args.output or publication.build / "epub" / name
    with Progress("EPUB") as progress:
        made = run_sphinx(publication.root, "epub", progress.step, settings=known(publication))
        with writing(output) as aside:
            shutil.copyfile(made / name, aside)
    print(output)
    return ExitCode.GOOD
