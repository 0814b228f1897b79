"""``quickscan-build fidelity``: was what is published what was printed?"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from ..exits import ExitCode, ToolError, UsageError, command
from ..garbage import uncollected
from ..publication import load
from .arguments import add_root
from .progress import Progress

IN_THE_SITE = "controle.html"
"""The page of a website whose place the report takes."""
FORMATS = ("text", "json", "github", "junit")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "fidelity",
        help="read the finished files back and compare them with the source",
        description="Read the text back out of the website, the EPUB and the PDF and compare it, word by "
        "word, with the source and its ledger; compare that text with the second witness. Every difference "
        "that no decision explains is a finding.",
        epilog="Exit codes: 0 no finding · 1 a finding · 2 usage · 3 altered source · 4 mistake in the data. "
        "Without --html, --epub and --pdf all three formats in build/ are checked; with them, only those.",
    )
    add_root(parser)
    parser.add_argument("--html", type=Path, metavar="DIR", help="a website to check instead of build/html")
    parser.add_argument(
        "--epub", type=Path, metavar="FILE", help="an EPUB to check instead of the one in build/"
    )
    parser.add_argument(
        "--pdf", type=Path, metavar="FILE", help="a PDF to check instead of the one in build/"
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="how the result is printed (default: text)"
    )
    parser.add_argument(
        "--browser",
        choices=("auto", "require", "no"),
        default="auto",
        help="look at website and EPUB in Chromium: if it is installed (auto, the default), always, or never",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="DIR",
        help="where report.json and index.html go (default: build/fidelity)",
    )
    parser.set_defaults(run=run)


@uncollected()
def run(args: argparse.Namespace) -> ExitCode:
    # No matrix is multiplied here: threads that wait for one would only take time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from ..fidelity.check import check
    from ..fidelity.model import Artefacts

    publication = load(args.root)
    artefacts = Artefacts(args.html, args.epub, args.pdf)
    if artefacts == Artefacts():
        artefacts = Artefacts.built(publication)
    for path in (artefacts.html, artefacts.epub, artefacts.pdf):
        # A pipe or a device may never end.
        if path is not None and not (path.is_file() or path.is_dir()):
            raise UsageError(
                "is neither a file nor a folder" if path.exists() else "is not there",
                where=str(path),
                remedy=f"Build it first: {command('build', args.root)}",
            )
    browser = None
    if args.browser != "no":
        from ..fidelity.browser import find

        browser = find()
    if args.browser == "require" and browser is None:
        raise ToolError("is not there", where="Chromium", remedy="Install it: apt-get install chromium.")
    with Progress("Checking fidelity", total=8) as progress:
        report = check(publication, artefacts, browser=browser, jobs=0, progress=progress.step)
    from ..fidelity import manifest
    from ..fidelity.page import content_of, page
    from ..fidelity.report import as_json, told
    from ..files import write_text

    folder = args.output or publication.build / "fidelity"
    write_text(folder / "report.json", as_json(report))
    held = content_of(report, publication)
    write_text(folder / "index.html", page(held, publication))
    if artefacts == Artefacts.built(publication):
        if (publication.build / "html" / IN_THE_SITE).is_file():
            # The site's accountability page leads here, and this one back to the site.
            in_the_site = page(held, publication, home="index.html", icon="_static/icon.svg")
            write_text(publication.build / "html" / IN_THE_SITE, in_the_site)
        write_text(publication.build / manifest.NAME, manifest.make(publication, artefacts, report))
    sys.stdout.write(told(args.format, report, _from_here(publication.texts)))
    if args.format == "text":
        print(folder / "index.html")
    return ExitCode.FINDING if report.findings else ExitCode.GOOD


def _from_here(path: Path) -> Path:
    """A path relative to the working directory, if it lies below it."""
    here = Path.cwd()
    return path.absolute().relative_to(here) if path.absolute().is_relative_to(here) else path
