"""``quickscan-build pdf``: the print PDF from the chapters in ``docs/``."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from ..exits import ExitCode
from ..files import writing
from .progress import Progress
from .publication import add_root, loaded

PAPERS = ("A4", "A5")


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "pdf",
        help="make the print PDF",
        description="Lay out docs/chapters as a book: cover, contents, running heads, tags for screen "
        "readers (PDF/UA-1). The file is written whole or not at all.",
    )
    add_root(parser)
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to write it (default: build/pdf/NAME.pdf)"
    )
    parser.add_argument("--paper", choices=PAPERS, default="A4", help="size of the page (default: A4)")
    parser.add_argument(
        "--jobs",
        type=int,
        default=0,
        metavar="N",
        help="processes to lay out pages with (default: one a core)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Make the PDF; print where it is."""
    from ..sphinx_ext.pdf.workshop import warm

    publication = loaded(args)
    warm(publication.build / ".workshop")
    from ..sphinx_ext.running import run as run_sphinx

    name = f"{publication.metadata.name}.pdf"
    output: Path = args.output or publication.build / "pdf" / name
    with Progress("PDF") as progress:
        made = run_sphinx(
            publication.root, "pdf", progress.step, settings={"pdf_paper": args.paper, "pdf_jobs": args.jobs}
        )
        with writing(output) as aside:
            shutil.copyfile(made / name, aside)
    print(output)
    return ExitCode.GOOD
