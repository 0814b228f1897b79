"""``quickscan-build bench``: a publication of any length, to measure on it how long everything takes."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from ..exits import DataError, ExitCode, OutputError, command
from ..publication import load
from .arguments import add_root, number
from .progress import Progress


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "bench",
        help="make a publication of N chapters to measure speed with",
        description="Make something to measure speed and growth on: `bench grow N` makes a publication of N "
        "chapters from the text of this one, the same every time.",
    )
    kinds = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    grow = kinds.add_parser(
        "grow",
        help="make a publication of N chapters from the text of this one",
        description="Make a publication of N chapters in a new folder: each chapter is the whole text of "
        "this one, with its decisions, its outline and its second witness. Every command works there. One "
        "word of each chapter links to another chapter; `quickscan-build chapters` there removes the links.",
        epilog="Example: quickscan-build bench grow 120 -o build/120 && quickscan-build pdf --root build/120",
    )
    add_root(grow)
    grow.add_argument(
        "chapters", type=number("a number of chapters", 1), metavar="N", help="number of chapters"
    )
    grow.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="DIR",
        help="folder to make (default: build/bench/N); must not exist yet",
    )
    grow.set_defaults(run=run_grow)


def run_grow(args: argparse.Namespace) -> ExitCode:
    """Write the folder; print where it is."""
    from ..bench import grow
    from ..cleaning.order import RULES
    from ..edition import make
    from ..files import replacing_folder, write_text
    from ..publication import manifest

    publication = load(args.root)
    output: Path = args.output or publication.build / "bench" / str(args.chapters)
    if output.exists():
        raise OutputError(
            "already exists", where=str(output), remedy="Remove it, or name another folder with -o"
        )
    total: int = args.chapters
    with Progress("Growing", total=2 * len(RULES) + 4) as progress, replacing_folder(output) as aside:
        progress.step("texts and decisions")
        files = grow.grow(publication, total)
        for name, text in files.items():
            write_text(aside / "source_texts" / name, text)
        lines = (manifest.line(name, text) for name, text in files.items() if name.endswith(".txt"))
        write_text(aside / "source_texts" / manifest.NAME, "".join(sorted(lines)))
        for path in sorted((publication.root / "docs").iterdir()):
            if path.is_file() and path not in (publication.ledger, publication.rules_alone):
                (aside / "docs").mkdir(exist_ok=True)
                shutil.copyfile(path, aside / "docs" / path.name)
        made = load(aside)
        edition = make(made, progress=progress.step)
        if edition.doubts:
            raise DataError(
                f"leaves {len(edition.doubts)} doubts open when it is grown",
                where=str(publication.texts / publication.source_spec.file),
                remedy=f"Answer them first: {command('chapters', args.root)} lists them.",
            )
        for path, text in edition.files(made).items():
            write_text(path, text)
        for number in range(1, total + 1):
            path = made.chapters / f"{grow.slug(number)}.md"
            other = grow.slug((number + total // 2) % total + 1)
            write_text(path, grow.refer(path.read_text("utf-8"), f"{other}.md"))
    print(output)
    return ExitCode.GOOD
