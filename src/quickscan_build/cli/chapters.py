"""``quickscan-build chapters``: the source texts → ``docs/chapters`` and the ledger."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from ..exits import ExitCode, command
from ..publication import load
from .arguments import add_root
from .counted import counted
from .progress import Progress

if TYPE_CHECKING:
    from ..cleaning.engine import OpenDoubt
    from ..publication import Publication


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "chapters",
        help="clean the source and write docs/chapters and docs/ledger.jsonl",
        description="Clean the OCR text of the publication, apply the editorial decisions, and write the "
        "chapters (MyST), the ledger, and the text as the rules alone leave it. "
        "An open doubt stops it: answer it in source_texts/corrections.toml.",
    )
    add_root(parser)
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit with 1 if a generated file is stale",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    from ..cleaning.order import RULES
    from ..edition import make

    publication = load(args.root)
    with Progress("Cleaning the source", total=2 * len(RULES) + 2) as progress:
        edition = make(publication, progress=progress.step)
    if edition.doubts:
        _tell(publication, edition.doubts)
        return ExitCode.FINDING
    files = edition.files(publication)
    stale = _stale(publication, files)
    if args.check:
        for path in stale:
            again = command("chapters", args.root)
            print(f"{path}: is not what the sources, decisions and rules make of it. Run: {again}")
        return ExitCode.FINDING if stale else ExitCode.GOOD
    _write(files, stale)
    # The index and the account of the changes are not chapters of the report.
    made = counted(len(edition.chapters) - 2, "chapter")
    changes = counted(edition.changes, "change")
    print(f"{made}, {changes} in the ledger, {counted(len(stale), 'file')} renewed")
    return ExitCode.GOOD


def _stale(publication: Publication, files: Mapping[Path, str]) -> list[Path]:
    """Files that are missing or differ, and chapters that nothing makes any more."""
    stale = [path for path, text in files.items() if not path.is_file() or path.read_bytes() != text.encode()]
    left = {path for path in publication.chapters.glob("*.md") if not path.is_dir()} - set(files)
    return stale + sorted(left)


def _write(files: Mapping[Path, str], stale: list[Path]) -> None:
    """Renew all of them or none: each is written aside before the first one takes its place."""
    from ..files import writing

    with ExitStack() as every:
        for path in stale:
            if path in files:
                every.enter_context(writing(path)).write_text(files[path], "utf-8", newline="\n")
    for path in set(stale) - set(files):
        path.unlink()


def _tell(publication: Publication, doubts: tuple[OpenDoubt, ...]) -> None:
    """Print each doubt: where it is, what was read, what it may be, and how to answer it."""
    file = publication.texts / publication.source_spec.file
    for doubt in doubts:
        may_be = " or ".join(f"“{one}”" for one in doubt.candidates)
        place = f"{file}:{doubt.place.line}" + (f": p. {doubt.place.page}" if doubt.place.page else "")
        answers = f" It may be {may_be}." if may_be else ""
        print(f"{place}: “{' '.join(doubt.reading.split())}”: {doubt.reason.rstrip('.')}.{answers}")
    first = doubts[0]
    becomes = first.candidates[0] if first.candidates else first.reading
    print(
        f"quickscan-build: {counted(len(doubts), 'open doubt')}; nothing was written. "
        f"Answer each in {publication.texts / 'corrections.toml'}, for instance:\n\n"
        f"[[correction]]\nline = {first.place.line}\n"
        f"reading = {json.dumps(first.reading, ensure_ascii=False)}\n"
        f"becomes = {json.dumps(becomes, ensure_ascii=False)}  # as printed; the same if it is right\n"
        'reason = "…"\nevidence = "…"',
        file=sys.stderr,
    )
