"""``quickscan-build fidelity``: was what is published what was printed?"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..exits import ExitCode, ToolError, UsageError, command
from ..garbage import uncollected
from .arguments import add_root
from .progress import Progress

if TYPE_CHECKING:
    from ..fidelity.model import Artefacts

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
    from ..fidelity.aside import Hands, Later
    from ..fidelity.check import begun, check

    with Hands() as hands:
        # Before anything else is loaded.
        pdf: Later[Path] = Later()
        whole = not (args.html or args.epub or args.pdf)
        leaves = begun(hands, pdf) if whole or args.pdf else None
        from ..fidelity.model import Artefacts
        from ..fidelity.report import manifest
        from ..fidelity.report.forms import as_json, told
        from ..fidelity.report.page import content_of, page
        from ..files import write_text
        from ..publication import load

        publication = load(args.root)
        built = Artefacts.built(publication)
        artefacts = built if whole else Artefacts(args.html, args.epub, args.pdf)
        _must_be_there(artefacts, args.root)
        if artefacts.pdf:
            pdf.tell(artefacts.pdf)
        browser = _browser(args.browser)
        with Progress("Checking fidelity", total=7) as progress:
            report = check(
                publication, artefacts, browser=browser, hands=hands, leaves=leaves, progress=progress.step
            )
    folder = args.output or publication.build / "fidelity"
    write_text(folder / "report.json", as_json(report))
    held = content_of(report, publication)
    write_text(folder / "index.html", page(held, publication))
    if artefacts == built:
        if (publication.build / "html" / IN_THE_SITE).is_file():
            # The site's accountability page leads here, and this one back to the site.
            in_the_site = page(held, publication, home="index.html", icon="_static/icon.svg")
            write_text(publication.build / "html" / IN_THE_SITE, in_the_site)
        write_text(publication.build / manifest.NAME, manifest.make(publication, artefacts, report))
    sys.stdout.write(told(args.format, report, _from_here(publication.texts)))
    if args.format == "text":
        print(folder / "index.html")
    return ExitCode.FINDING if report.findings else ExitCode.GOOD


def _must_be_there(artefacts: Artefacts, root: Path) -> None:
    for path in (artefacts.html, artefacts.epub, artefacts.pdf):
        # A pipe or a device may never end.
        if path is not None and not (path.is_file() or path.is_dir()):
            raise UsageError(
                "is neither a file nor a folder" if path.exists() else "is not there",
                where=str(path),
                remedy=f"Build it first: {command('build', root)}",
            )


def _browser(asked: str) -> str | None:
    """Chromium, if it is to be used."""
    if asked == "no":
        return None
    from ..fidelity.browser import find

    browser = find()
    if asked == "require" and browser is None:
        raise ToolError("is not there", where="Chromium", remedy="Install it: apt-get install chromium.")
    return browser


def _from_here(path: Path) -> Path:
    """A path relative to the working directory, if it lies below it."""
    here = Path.cwd()
    return path.absolute().relative_to(here) if path.absolute().is_relative_to(here) else path
