"""``quickscan-build init FILE``: a folder for the next report, with a first outline to correct."""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..exits import DataError, ExitCode, UsageError
from ..reading.plain import NOT_TEXT, PageMarks
from .arguments import number
from .counted import counted
from .progress import Progress

if TYPE_CHECKING:
    from ..structure.draft import Proposal

CONF = '''"""Sphinx: all that is particular to this publication is in source_texts/."""

extensions = ["quickscan_build.sphinx_ext"]
'''


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "init",
        help="start a publication from an OCR text",
        description="Make DIR/source_texts and DIR/docs for a new report: the text itself, its manifest, "
        "publication.toml to fill in, and a first outline.toml to correct. "
        "Nothing is overwritten. docs/editing.md describes every file and every key.",
        epilog='Example: quickscan-build init rapport.txt --root rapport --title "Rapport" '
        '--publisher "Uitgever" --date 2024. Then: quickscan-build build --root rapport.',
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the OCR text (UTF-8)")
    parser.add_argument(
        "--root", type=Path, required=True, metavar="DIR", help="the folder of the new publication"
    )
    parser.add_argument("--title", required=True, help="the report's title")
    parser.add_argument("--publisher", required=True, help="who published the print")
    parser.add_argument("--date", required=True, help="of the print: YYYY, YYYY-MM or YYYY-MM-DD")
    parser.add_argument(
        "--pages",
        choices=[mark.value for mark in PageMarks],
        default=None,
        help="how the text marks a new page: a form feed, a line that starts with one blank, or not at all "
        "(default: form feeds, if there are any)",
    )
    parser.add_argument(
        "--first-page",
        type=number("the number of a page", 0),
        default=1,
        metavar="N",
        help="the number printed on the first page (default: 1)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    from ..cleaning.engine import clean
    from ..cleaning.order import RULES
    from ..files import replacing_folder, write_text
    from ..language import dutch
    from ..publication import manifest
    from ..reading.plain import read
    from ..structure.draft import propose

    texts = args.root / "source_texts"
    if texts.exists():
        raise DataError(
            "already exists", where=str(texts), remedy="Name another folder, or remove this one first."
        )
    _check(args)
    marks = PageMarks(args.pages) if args.pages else None
    source = read(args.file, marks=marks, first_page=args.first_page)
    with Progress("Looking for titles", total=len(RULES)) as progress:
        language = dutch(source.content)
        text = clean(source, RULES, language, progress=progress.step).text
    proposals = propose(text)
    found = marks or (PageMarks.FORM_FEED if "\f" in source.content else PageMarks.NONE)
    name = _name(args.file)
    with replacing_folder(texts) as aside:
        write_text(aside / name, source.content)
        write_text(aside / manifest.NAME, manifest.line(name, source.content))
        write_text(aside / "publication.toml", _publication(args, name, found, source.content))
        write_text(aside / "outline.toml", _outline(proposals))
    conf = args.root / "docs" / "conf.py"
    if not conf.exists():
        write_text(conf, CONF)
    chapters = sum(one.level == 1 for one in proposals)
    headings = len(proposals) - chapters
    print(f"{texts}: {counted(chapters, 'chapter')} and {counted(headings, 'heading')} proposed")
    print("Next: check publication.toml, correct outline.toml (docs/editing.md has every key), then run:")
    print(f"{_called()} build --root {shlex.quote(str(args.root))}")
    return ExitCode.GOOD


def _check(args: argparse.Namespace) -> None:
    """Report what the publication would be refused for before anything is written."""
    from ..publication.load import is_date

    for name in ("title", "publisher"):
        given = getattr(args, name)
        if not given.strip():
            raise UsageError("is empty", where=f"--{name}")
        if found := NOT_TEXT.search(given):
            sign = f"U+{ord(found[0]):04X}"
            raise UsageError(f"holds {sign}, which is not text", where=f"--{name}")
    if not _name(args.file).isprintable():
        raise UsageError(
            "has a name that a manifest cannot hold",
            where=str(args.file),
            remedy="Rename the file: letters, digits, spaces and punctuation only.",
        )
    if not is_date(args.date):
        raise UsageError(f"is {args.date!r}; it must be YYYY, YYYY-MM or YYYY-MM-DD", where="--date")


def _name(file: Path) -> str:
    """The text's name in the publication: the manifest covers ``.txt`` files."""
    return file.with_suffix(".txt").name if file.name else ""


def _called() -> str:
    """This command as it was called, so that the next line can be copied."""
    called = Path(sys.argv[0])
    return shlex.quote(str(called)) if called.name == "quickscan-build" else "quickscan-build"


def _publication(args: argparse.Namespace, file: str, marks: PageMarks, text: str) -> str:
    import datetime
    import uuid

    from ..sphinx_ext.dutch import month_and_year
    from ..structure.draft import slugs

    name = next(slugs([args.title]))
    identifier = uuid.uuid5(uuid.NAMESPACE_OID, text.encode().hex())
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    rows = [
        ("name", name, "file name of the PDF and the EPUB"),
        ("title", args.title, ""),
        ("publisher", args.publisher, ""),
        ("language", "nl", ""),
        ("date", args.date, "of the print"),
        ("edition_date", today, "of this edition; also every time stamp in the files"),
        ("identifier", f"urn:uuid:{identifier}", "or urn:isbn:…"),
        (
            "source",
            f"De gedrukte uitgave van {args.publisher}, {month_and_year(args.date)}.",
            "in a Dutch sentence",
        ),
        ("rights", f"De tekst is van {args.publisher}.", "in a Dutch sentence"),
        ("description", args.title, "to be filled in: what it is about, in a Dutch sentence or two"),
    ]
    lines = ["# What this edition says about itself; docs/editing.md has every key.", "", "[publication]"]
    lines += [f"{key} = {_toml(value)}" + (f"  # {hint}" if hint else "") for key, value, hint in rows]
    lines += ["", "[source]", f"file = {_toml(file)}", f"pages = {_toml(marks.value)}"]
    lines += [f"first_page = {args.first_page}  # the number that its first page has in print"]
    return "\n".join(lines) + "\n"


def _outline(proposals: tuple[Proposal, ...]) -> str:
    from ..structure.draft import slugs

    names = slugs([one.opens for one in proposals if one.level == 1])
    lines = ["# A first outline, found by form alone: remove what is not a title, add what is missing."]
    chapter = ""
    for one in proposals:
        if one.level == 1:
            chapter = next(names)
            lines += ["", "[[chapter]]", f"slug = {_toml(chapter)}", f"opens = {_toml(one.opens)}"]
        else:
            lines += ["", "[[block]]", f"chapter = {_toml(chapter)}", 'kind = "heading"']
            lines += [f"level = {one.level}", f"opens = {_toml(one.opens)}"]
        lines += [f"page = {_toml(one.page)}"] if one.page else []
        lines += [f"kind = {_toml(one.kind)}"] if one.kind else []
    return "\n".join(lines) + "\n"


def _toml(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's."""
    return json.dumps(text, ensure_ascii=False)
