"""``quickscan-build clean FILE``: clean any OCR text, with no publication around it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..exits import ExitCode, SourceError, UsageError
from ..reading.plain import PageMarks
from .counted import counted
from .progress import Progress

if TYPE_CHECKING:
    from ..cleaning.engine import Cleaning, OpenDoubt
    from ..language import Language
    from ..text import Source

DUTCH = 0.5
"""Share of known words below which a text is not taken for Dutch that OCR could make out."""
SAMPLE = 4000
"""Distinct words that are looked up to tell whether a text is Dutch."""

_DESCRIPTION = """\
Clean the OCR text of a Dutch document: words broken at line ends, letters and diacritics as the OCR model
confuses them, bullets, running heads and page numbers, paragraphs over lines and pages, footnotes, tables.

FILE is UTF-8 text as OCR wrote it, with its line ends; "-" reads standard input. The result goes to
standard output or to OUT, in plain form: a blank line between blocks, one line for a paragraph, list items
"- ..." or "1. ...", table rows "a | b | c", notes "[^3]: ..."."""

_EPILOG = """\
What no rule can decide stays as it was read; --doubts lists it. The ledger holds every change, so the source
can be restored from the result.

examples:
  quickscan-build clean report.txt -o report.clean.txt --ledger report.jsonl --doubts report.doubts
  pdftotext report.pdf - | quickscan-build clean - > report.clean.txt"""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "clean",
        help="clean any OCR text, with no publication around it",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", help='the OCR text, UTF-8; "-" for standard input')
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=lambda name: None if name == "-" else Path(name),
        help='write the result here instead of to standard output ("-")',
    )
    parser.add_argument("--ledger", metavar="FILE", type=Path, help="write every change here, as JSON lines")
    parser.add_argument("--doubts", metavar="FILE", type=Path, help="list here what no rule could decide")
    parser.add_argument(
        "--model",
        choices=("eng", "nld"),
        help="the OCR model that read the text: English or Dutch (default: inferred from its characters)",
    )
    parser.add_argument(
        "--pages",
        choices=[mark.value for mark in PageMarks],
        help="how the text marks a new page (default: form feeds, if it has any)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Clean one text; nothing is written unless all goes well."""
    from ..cleaning.engine import clean
    from ..cleaning.order import rules_for
    from ..language import dutch

    _refuse_shared_files(args)
    source = _read(args)
    language = dutch(source.content, model=args.model)
    share = known_share(language)
    rules = rules_for(dutch=share >= DUTCH)
    with Progress(f"Cleaning {source.name}", total=len(rules)) as progress:
        result = clean(source, rules, language, progress=progress.step)
    if share < DUTCH:
        _say(
            f"{source.name}: {share:.0%} of its words are known: noise, or not Dutch. "
            "No word was changed, only lines, pages and blocks."
        )
    _write(args, result)
    _say(summary(result))
    if result.doubts and not args.doubts:
        _say("They stay as they were read; --doubts FILE lists them.")
    return ExitCode.GOOD


def _refuse_shared_files(args: argparse.Namespace) -> None:
    """Refuse two outputs in one file, one of which would be lost, and an output in FILE, the text itself."""
    options = {"FILE": None if args.file == "-" else Path(args.file), "--output": args.output}
    options |= {"--ledger": args.ledger, "--doubts": args.doubts}
    seen: dict[Path, str] = {}
    for option, path in options.items():
        try:
            if path is None or (path.exists() and not path.is_file()):
                continue
            place = path.resolve()
        except (OSError, RuntimeError):
            continue  # reading or writing it will say what is wrong
        other = seen.setdefault(place, option)
        if other != option:
            raise UsageError(
                f"is also {other}: one of them would be lost",
                where=f"{option} {path}",
                remedy="Name another file.",
            )


def known_share(language: Language) -> float:
    """Share of the running words of three letters or more that the lexicon knows; 1.0 if there are none."""
    known = seen = 0
    for number, (word, count) in enumerate(language.counts.items()):
        if number >= SAMPLE:
            break
        if len(word) > 2 and word.isalpha():
            seen += count
            known += count * language.lexical(word)
    return known / seen if seen else 1.0


def summary(result: Cleaning) -> str:
    """One line: how many changes of which kind, and how many doubts."""
    counts: dict[str, int] = {}
    for one in result.text.ledger.passes:
        counts[one.kind.value] = counts.get(one.kind.value, 0) + len(one.changes)
    parts = ", ".join(f"{count:,} {kind}" for kind, count in counts.items() if count)
    total = counted(len(result.text.ledger), "change")
    doubts = counted(len(result.doubts), "doubt")
    return f"{total} ({parts}); {doubts}." if parts else f"{total}; {doubts}."


def _read(args: argparse.Namespace) -> Source:
    from ..reading.plain import parse, read

    marks = PageMarks(args.pages) if args.pages else None
    if args.file != "-":
        return read(Path(args.file), marks=marks)
    if sys.stdin.isatty():
        raise SourceError(
            "is a terminal, not a text", where="standard input", remedy="Name a file, or pipe the text in."
        )
    return parse(sys.stdin.buffer.read(), where="standard input", marks=marks)


def _write(args: argparse.Namespace, result: Cleaning) -> None:
    """Write the result last: once it is in place, the ledger and the doubts are too."""
    from ..files import write_text, writing
    from ..ledger_file import dump

    text = result.text
    if args.ledger:
        with writing(args.ledger) as aside, aside.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(dump(text))
    if args.doubts:
        write_text(args.doubts, "".join(map(describe, result.doubts)))
    if args.output:
        write_text(args.output, text.content)
    else:
        sys.stdout.buffer.write(text.content.encode("utf-8"))
        sys.stdout.buffer.flush()


def describe(doubt: OpenDoubt) -> str:
    """A doubt as one line: place, reading, candidates, reason, rule, separated by tabs."""
    reading = doubt.reading.replace("\n", "⏎").replace("\t", " ")
    return (
        "\t".join((str(doubt.place), reading, " / ".join(doubt.candidates), doubt.reason, doubt.rule)) + "\n"
    )


def _say(line: str) -> None:
    print(line, file=sys.stderr)
