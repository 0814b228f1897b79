"""Load and check all data of a publication; every mistake is reported in one line, with file and key."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ..exits import DataError
from ..reading.plain import PageMarks
from . import identifiers, manifest
from .decisions import load_decisions
from .model import Decisions, Foreign, Metadata, Publication, SourceSpec, WitnessSpec
from .outline import load_outline, slug
from .table import HOMES, Table, read_table

PAGE_MARKS = tuple(mark.value for mark in PageMarks)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-[A-Za-z0-9]{5,8})*")
"""Language, script, region, variants: as in BCP 47."""
_DUTCH = re.compile(r"nl(?:-.+)?")
_TEXT_FILE = re.compile(r"(?!/|~)(?:(?!\.\.?/)[^/\\]+/)*[^/\\]+\.txt")
"""The path of a text below ``source_texts/``, as its manifest has it."""
_BASE_URL = re.compile(r"https?://[^\s/?#@]+(?:/[^\s?#]*)?/")
LONGEST = {
    **dict.fromkeys(("title", "subtitle", "authors", "publisher", "identifier", "subjects", "base_url"), 500),
    **dict.fromkeys(("source", "rights", "description"), 5_000),
}
"""Characters: what fits on a cover, and on a page."""
LAST_YEAR = "2099"
"""Of an edition: the time stamps in an EPUB, which is a zip file, end with 2107."""
LAST_PAGE = 99_999
"""The highest number that a first page may have."""


def load(root: Path, *, decisions: bool = True) -> Publication:
    """The publication in ``root``: its sources checked against the manifest, its data against our forms.

    Without ``decisions`` their files are not opened: once the chapters are made, a book is laid out without
    them. ``SourceError`` for an altered source, ``DataError`` for a mistake in the data.
    """
    texts = root / "source_texts"
    main = read_table(
        texts / "publication.toml",
        absent="Name the folder of the publication with --root; quickscan-build init starts a new one.",
    )
    _known_files(texts)
    listed = manifest.check(texts)
    metadata = _metadata(main.table("publication"))
    source = _source(main.table("source"))
    table = main.optional_table("witness")
    witness = _witness(table) if table else None
    foreign = tuple(_foreign(main))
    main.done()
    for one in (main.table("source"), table):
        if one and one.line("file") not in listed:
            raise _not_listed(one, texts)
    if table and witness and witness.file == source.file:
        raise table.wrong("file", "is the text itself: a witness is another reading of the same print")
    return Publication(
        root,
        metadata,
        source,
        witness,
        load_outline(read_table(texts / "outline.toml", absent="docs/editing.md describes it.")),
        load_decisions(texts, with_witness=witness is not None) if decisions else Decisions(),
        foreign,
    )


def _known_files(texts: Path) -> None:
    """Refuse unknown files: a misspelt file name must not pass in silence, any more than a misspelt key."""
    known = sorted({*HOMES.values()})
    for path in sorted(texts.glob("*.toml")):
        if path.name not in known:
            raise DataError(
                "is not a file of a publication", where=str(path), remedy=f"Its files are {', '.join(known)}."
            )


def _not_listed(table: Table, texts: Path) -> DataError:
    name = table.line("file")
    error = table.wrong("file", f"names {name!r}, which is not in {manifest.NAME}")
    path = shlex.quote(str(texts))
    remedy = (
        f"Put the file into {texts}, then: (cd {path} && sha256sum {shlex.quote(name)} >> {manifest.NAME})"
    )
    return DataError(error.what, where=error.where, remedy=remedy)


def _metadata(table: Table) -> Metadata:
    metadata = Metadata(
        name=slug(table, "name"),
        title=table.line("title"),
        subtitle=table.line("subtitle", ""),
        authors=table.texts("authors", ()),
        publisher=table.line("publisher"),
        language=table.line("language"),
        date=table.line("date"),
        edition_date=table.line("edition_date"),
        identifier=table.line("identifier"),
        source=table.line("source"),
        rights=table.line("rights"),
        description=table.line("description"),
        subjects=table.texts("subjects", ()),
        base_url=table.line("base_url", ""),
    )
    table.done()
    for key, most in LONGEST.items():
        values = getattr(metadata, key)
        if any(len(one) > most for one in ([values] if isinstance(values, str) else values)):
            raise table.wrong(key, f"is longer than {most:,} characters")
    if not _LANGUAGE.fullmatch(metadata.language):
        raise table.wrong("language", f"is {metadata.language!r}; it must be a language tag such as 'nl'")
    if not _DUTCH.fullmatch(metadata.language):
        raise table.wrong(
            "language", f"is {metadata.language!r}; text and edition are read as Dutch: 'nl', 'nl-BE'"
        )
    if not is_date(metadata.date):
        raise table.wrong("date", f"is {metadata.date!r}; it must be YYYY, YYYY-MM or YYYY-MM-DD")
    if len(metadata.edition_date) != 10 or not is_date(metadata.edition_date):
        raise table.wrong("edition_date", f"is {metadata.edition_date!r}; it must be YYYY-MM-DD")
    if metadata.edition_date[:4] > LAST_YEAR:
        raise table.wrong("edition_date", f"is after {LAST_YEAR}, and files cannot have such a time stamp")
    if metadata.edition_date[: len(metadata.date)] < metadata.date:
        raise table.wrong("edition_date", "is before date: an edition cannot be older than its print")
    fault = identifiers.fault(metadata.identifier)
    if fault:
        raise table.wrong("identifier", f"is {metadata.identifier!r}; {fault}")
    if metadata.base_url and not _BASE_URL.fullmatch(metadata.base_url):
        raise table.wrong(
            "base_url", "must be an http(s) address that ends with a slash, without ?, # or a user's name"
        )
    return metadata


def _source(table: Table) -> SourceSpec:
    spec = SourceSpec(
        file=_file(table),
        pages=PageMarks(table.choice("pages", PAGE_MARKS, PageMarks.FORM_FEED.value)),
        first_page=table.integer("first_page", 1),
        model=table.choice("model", ("", "eng", "nld"), ""),
    )
    table.done()
    if spec.first_page < 0:  # the witness may have pages before those that are numbered
        raise table.wrong("first_page", f"is {spec.first_page}; no page of a print has a number below 0")
    if spec.first_page > LAST_PAGE:
        raise table.wrong("first_page", f"is {spec.first_page}; no print has more than {LAST_PAGE} pages")
    return spec


def _file(table: Table) -> str:
    file = table.line("file")
    if not _TEXT_FILE.fullmatch(file):
        raise table.wrong("file", f"is {file!r}; it must be the name of a .txt file in source_texts")
    return file


def _witness(table: Table) -> WitnessSpec:
    spec = WitnessSpec(
        file=_file(table),
        pages=PageMarks(table.choice("pages", PAGE_MARKS, PageMarks.FORM_FEED.value)),
        first_page=table.integer("first_page", 1),
        running_heads=table.texts("running_heads", ()),
        exclude_pages=table.texts("exclude_pages", ()),
        name=table.line("name"),
    )
    table.done()
    for pattern in spec.running_heads:
        try:
            re.compile(pattern)
        except re.error as error:
            raise table.wrong("running_heads", f"has a wrong pattern {pattern!r}: {error}") from None
    return spec


def _foreign(main: Table) -> Iterator[Foreign]:
    known: set[str] = set()
    for table in main.tables("foreign"):
        phrase = Foreign(table.line("phrase"), table.line("language"), at=table.at)
        table.done()
        if not _LANGUAGE.fullmatch(phrase.language):
            raise table.wrong("language", f"is {phrase.language!r}; it must be a language tag such as 'en'")
        if phrase.phrase in known:
            raise table.wrong("phrase", f"{phrase.phrase!r} is there twice: remove one of the two")
        known.add(phrase.phrase)
        yield phrase


def is_date(text: str) -> bool:
    """Whether it is YYYY, YYYY-MM or YYYY-MM-DD, and exists in the calendar."""
    if not re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True
