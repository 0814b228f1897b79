"""``quickscan-build pdf``: the print PDF from the chapters in ``docs/``."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from ..exits import ExitCode
from ..files import writing
from ..publication import load
from ..theme.print import PAPERS
from .arguments import add_root, number
from .progress import Progress


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "pdf",
        help="make the print PDF",
        description="Lay out docs/chapters as a book: cover, contents, running heads, tags for screen "
        "readers (PDF/UA-1). Chapters are laid out in parallel and kept; only what changed is laid out "
        "again. The file is written whole or not at all.",
        epilog="Examples: quickscan-build pdf · quickscan-build pdf --paper A5 -o boekje.pdf · "
        "quickscan-build pdf --print",
    )
    add_root(parser)
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="where to write it (default: build/pdf/NAME.pdf; with --print build/pdf/NAME-print.pdf)",
    )
    parser.add_argument(
        "--paper", choices=PAPERS, help="page size (default: what docs/conf.py says, otherwise A4)"
    )
    parser.add_argument(
        "--print",
        action="store_true",
        dest="press",
        help="for a print shop: 3 mm bleed, crop marks, output intent (PDF/X-4), no links",
    )
    parser.add_argument(
        "--jobs",
        type=number("a number of processes", 1),
        default=0,
        metavar="N",
        help="how many processes lay out pages (default: one per core)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Make the PDF; print where it is."""
    from ..sphinx_ext.pdf import stamp, workshop
    from ..sphinx_ext.pdf.commit import commit

    publication = load(args.root, decisions=False)
    name = publication.metadata.name
    workplace = publication.build / ".workshop"
    default = publication.build / "pdf" / (f"{name}-print.pdf" if args.press else f"{name}.pdf")
    output: Path = args.output or default
    settings: dict[str, object] = {"pdf_press": args.press}
    if args.paper:
        settings["pdf_paper"] = args.paper
    mark = stamp.fingerprint(publication.root, {**settings, "commit": commit(publication.root)})
    if stamp.is_made(workplace, output, mark):
        print("PDF: nothing has changed.", file=sys.stderr)
        print(output)
        return ExitCode.GOOD
    # The layout engine loads in a process of its own, while Sphinx loads and reads in this one.
    workshop.warm(workplace)
    from ..sphinx_ext.publication import known
    from ..sphinx_ext.running import run as run_sphinx

    with Progress("PDF") as progress:
        made = run_sphinx(
            publication.root,
            "pdf",
            progress.step,
            settings={**settings, **known(publication), "pdf_jobs": args.jobs},
            expect=progress.expect,
            note=progress.note,
        )
        with writing(output) as aside:
            shutil.copyfile(made / f"{name}.pdf", aside)
    stamp.note(workplace, output, mark)
    if args.press:
        _tell_pages(output)
    print(output)
    return ExitCode.GOOD


def _tell_pages(output: Path) -> None:
    """Say how many pages there are: a printer's first question."""
    import pikepdf

    with pikepdf.open(output) as pdf:
        pages = len(pdf.pages)
    blank = -pages % 4
    more = f"; for folded sheets add {blank} blank" if blank else "; a multiple of four"
    print(f"{pages} pages{more}.", file=sys.stderr)
