"""``quickscan-build evaluate``: the cleaner beside its peers, on texts whose true reading is known."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..exits import ExitCode, ToolError, UsageError
from .progress import Progress

if TYPE_CHECKING:
    from ..evaluation.corpus import Reading
    from ..evaluation.peers import Cleaner
    from ..evaluation.report import Row

CORPUS = Path("tests/corpus")

_DESCRIPTION = """\
Run the cleaner and its peers over a corpus and print one table for each OCR model and resolution: character
and word errors, words fixed and broken, doubts, seconds. A corpus is a folder of documents, each with
gold.txt and ocr/MODEL_DPI.ff.txt. build/evaluation/index.html shows what is still wrong, in context."""

_EPILOG = """\
A peer whose library is not installed is named and left out; make evaluate installs them.

examples:
  quickscan-build evaluate
  quickscan-build evaluate my-corpus --only quickscan-build"""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "evaluate",
        help="measure the cleaner and its peers on texts whose true reading is known",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "corpus", nargs="?", type=Path, default=CORPUS, metavar="CORPUS", help=f"default: {CORPUS}"
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("build/evaluation"),
        metavar="DIR",
        help="folder for the page and the JSON (default: build/evaluation)",
    )
    parser.add_argument(
        "--only", action="append", metavar="NAME", help="run only this cleaner; may be repeated"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Measure everything, then write; the tables go to stdout."""
    from ..evaluation import measures, report
    from ..evaluation.corpus import readings
    from ..evaluation.peers import naive, peers
    from ..files import write_text

    corpus = readings(args.corpus)
    known = [peer.name for peer in peers()]
    for name in args.only or ():
        if name not in known:
            raise UsageError(
                f"there is no cleaner {name!r}",
                where="--only",
                remedy=f"The cleaners are {', '.join(map(repr, known))}.",
            )
    cleaners: dict[str, Cleaner] = {}
    for peer in peers():
        if not args.only or peer.name in args.only:
            try:
                cleaners[peer.name] = peer.make()
            except ToolError as error:
                print(f"{peer.name}: left out: {error}", file=sys.stderr)
    groups: dict[tuple[str, str], list[Reading]] = {}
    for reading in corpus:
        groups.setdefault(reading.group, []).append(reading)
    rows: list[Row] = []
    errors: dict[tuple[str, str], list[measures.Difference]] = {}
    with Progress("Evaluating", total=len(groups) * len(cleaners)) as progress:
        for group, members in groups.items():
            plain = [naive(member.raw) for member in members]
            for name, cleaner in cleaners.items():
                progress.step(f"{name}: {group[0]}, {group[1]} dpi")
                row, results = _measure(name, cleaner, members, plain)
                rows.append(row)
                if name == "quickscan-build":
                    errors[group] = [
                        difference
                        for member, result in zip(members, results, strict=True)
                        for difference in measures.differences(member.gold, result)
                    ]
    write_text(args.output / "report.json", report.as_json(rows))
    write_text(args.output / "index.html", report.page(rows, errors, measures.__doc__ or ""))
    print(report.table(rows), end="")
    print(f"What is still wrong, in context: {args.output / 'index.html'}", file=sys.stderr)
    return ExitCode.GOOD


def _measure(name: str, cleaner: Cleaner, members: list[Reading], plain: list[str]) -> tuple[Row, list[str]]:
    from time import process_time

    from ..evaluation.measures import Score, score
    from ..evaluation.report import Row

    start = process_time()
    results = [cleaner(member.raw) for member in members]
    seconds = process_time() - start
    total = Score(0, 0, 0, 0, 0, 0)
    for member, before, (result, _) in zip(members, plain, results, strict=True):
        total += score(member.gold, before, result)
    doubts = sum(count for _, count in results)
    row = Row(members[0].model, members[0].dpi, name, total, doubts, seconds)
    return row, [result for result, _ in results]
