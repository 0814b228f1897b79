"""``quickscan-build html``: the website, from the chapters in ``docs/``."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from ..exits import ExitCode, OutputError
from ..files import replacing_folder
from ..publication import load
from .arguments import add_root
from .progress import Progress


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "html",
        help="build the website",
        description="Build the website from docs/chapters: static files only, for any web server or none. "
        "PDF and EPUB are offered for download if they are in build/.",
        epilog="Example: quickscan-build html -o public",
    )
    add_root(parser)
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="DIR",
        help="folder to write (default: build/html): a new or empty one, or an earlier website, which is "
        "replaced",
    )
    parser.set_defaults(run=run)


_MARK = "searchindex.js"
"""The file by which a website of ours is recognised."""
_OURS = frozenset({".html", ".js", ".xml", ".pdf", ".epub"})


def _refuse_others(folder: Path) -> None:
    """``OutputError`` when replacing a folder would remove anything but a website of ours."""
    inside = sorted(folder.iterdir()) if folder.is_dir() else []
    known = any(path.name == _MARK for path in inside)
    for path in inside:
        ours = path.suffix in _OURS if path.is_file() else path.name == "_static"
        if not known or not (ours or path.name in (".nojekyll", "robots.txt")):
            raise OutputError(
                f"holds {path.name}, which is not part of a website made here",
                where=str(folder),
                remedy="It would be lost. Name a folder that is new, empty, or an earlier website",
            )


def _notes(_folder: str, names: list[str]) -> list[str]:
    """The builder's notes to itself, but not ``.nojekyll``, which is for GitHub Pages."""
    return [name for name in names if name.startswith(".") and name != ".nojekyll"]


def run(args: argparse.Namespace) -> ExitCode:
    from ..sphinx_ext.publication import known
    from ..sphinx_ext.running import run as run_sphinx

    publication = load(args.root, decisions=False)
    output: Path = args.output or publication.build / "html"
    if args.output:
        _refuse_others(output)
    with Progress("Website") as progress:
        made = run_sphinx(publication.root, "html", progress.step, settings=known(publication))
        with replacing_folder(output) as aside:
            shutil.copytree(made, aside, dirs_exist_ok=True, ignore=_notes)
    print(output / "index.html")
    return ExitCode.GOOD
