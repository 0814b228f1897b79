"""Load and check all data of a publication; every mistake is reported in one line, with file and key."""

from __future__ import annotations

import re
import shlex
from datetime import date
from pathlib import Path

from ..exits import DataError
from ..reading.plain import PageMarks
from . import identifiers, manifest
from .decisions import load_decisions
from .model import (
    BlockSpec,
    ChapterSpec,
    Decisions,
    Foreign,
    Metadata,
    Outline,
    Part,
    Publication,
    SourceSpec,
    WitnessSpec,
)
from .table import HOMES, Table, read_table

CHAPTER_KINDS = ("chapter", "colophon", "appendix")
BLOCK_KINDS = ("heading", "box", "quotation", "attribution", "lines")
PAGE_MARKS = tuple(mark.value for mark in PageMarks)
RESERVED_SLUGS = ("index", "search", "404", "genindex", "verantwoording", "controle", "cover", "nav")
"""Names of pages that the website or the EPUB makes itself."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 100
"""Characters: file systems limit the length of a file's name."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-[A-Za-z0-9]{5,8})*")
"""Language, script, region, variants: as in BCP 47."""
_DUTCH = re.compile(r"nl(?:-.+)?")


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
    foreign = tuple(_foreign(one) for one in main.tables("foreign"))
    main.done()
    for one in (main.table("source"), table):
        if one and one.line("file") not in listed:
            raise _not_listed(one, texts)
    return Publication(
        root,
        metadata,
        source,
        witness,
        _outline(read_table(texts / "outline.toml", absent="docs/editing.md describes it.")),
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
        name=_slug(table, "name"),
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
    if metadata.edition_date[: len(metadata.date)] < metadata.date:
        raise table.wrong("edition_date", "is before date: an edition cannot be older than its print")
    fault = identifiers.fault(metadata.identifier)
    if fault:
        raise table.wrong("identifier", f"is {metadata.identifier!r}; {fault}")
    if metadata.base_url and not re.fullmatch(r"https?://[^\s/]+(?:/\S*)?/", metadata.base_url):
        raise table.wrong("base_url", "must be an http(s) address that ends with a slash")
    return metadata


def _source(table: Table) -> SourceSpec:
    spec = SourceSpec(
        file=table.line("file"),
        pages=PageMarks(table.choice("pages", PAGE_MARKS, PageMarks.FORM_FEED.value)),
        first_page=table.integer("first_page", 1),
        model=table.choice("model", ("", "eng", "nld"), ""),
    )
    table.done()
    if spec.first_page < 0:  # the witness may have pages before those that are numbered
        raise table.wrong("first_page", f"is {spec.first_page}; no page of a print has a number below 0")
    return spec


def _witness(table: Table) -> WitnessSpec:
    spec = WitnessSpec(
        file=table.line("file"),
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


def _foreign(table: Table) -> Foreign:
    phrase = Foreign(table.text("phrase"), table.line("language"), at=table.at)
    table.done()
    if not _LANGUAGE.fullmatch(phrase.language):
        raise table.wrong("language", f"is {phrase.language!r}; it must be a language tag such as 'en'")
    return phrase


def _outline(table: Table) -> Outline:
    parts: dict[str, Part] = {}
    for one in table.tables("part"):
        part = Part(_slug(one), one.line("title"))
        one.done()
        if part.slug in parts:
            raise one.wrong("slug", f"{part.slug!r} is given to two parts")
        parts[part.slug] = part
    chapters: dict[str, ChapterSpec] = {}
    for one in table.tables("chapter"):
        chapter = ChapterSpec(
            slug=_slug(one),
            opens=_opening(one, "opens"),
            kind=one.choice("kind", CHAPTER_KINDS, "chapter"),
            part=one.line("part", ""),
            group=one.line("group", ""),
            label=one.text("label", ""),
            page=one.line("page", ""),
            at=one.at,
        )
        one.done()
        if chapter.part and chapter.part not in parts:
            raise one.wrong("part", f"names {chapter.part!r}, which is not a [[part]]")
        if chapter.slug in RESERVED_SLUGS:
            raise one.wrong("slug", f"{chapter.slug!r} is taken by a generated page")
        if chapter.slug in chapters:
            raise one.wrong("slug", f"{chapter.slug!r} is given to two chapters")
        chapters[chapter.slug] = chapter
    if not chapters:
        raise DataError(
            "names no [[chapter]]", where=table.at, remedy="One must open with the text's first block."
        )
    levels = dict.fromkeys(chapters, 1)
    blocks: list[BlockSpec] = []
    for one in table.tables("block"):
        kind = one.choice("kind", BLOCK_KINDS)
        block = BlockSpec(
            chapter=one.line("chapter"),
            opens=_opening(one, "opens"),
            kind=kind,
            until=_opening(one, "until", ""),
            box=one.line("box", "kader") if kind == "box" else "",
            level=one.integer("level", 2) if kind == "heading" else 0,
            page=one.line("page", ""),
            at=one.at,
        )
        one.done()
        if block.chapter not in levels:
            raise one.wrong("chapter", f"names {block.chapter!r}, which is not a [[chapter]]")
        if block.until and kind in ("heading", "attribution"):
            raise one.wrong("until", f"names the last of several blocks; a block of kind {kind!r} is one")
        if kind == "heading" and not 2 <= block.level <= 4:
            raise one.wrong("level", "must be 2, 3 or 4 (1 is the chapter's own title)")
        if block.level > (above := levels[block.chapter]) + 1:
            raise one.wrong(
                "level", f"is {block.level}; below a heading of level {above} it is {above + 1} at most"
            )
        levels[block.chapter] = block.level or above
        blocks.append(block)
    table.done()
    return Outline(tuple(parts.values()), tuple(chapters.values()), tuple(blocks))


def _opening(table: Table, key: str, default: str | None = None) -> str:
    """The words of a block, or its beginning: three full stops do for the ``…`` that few keyboards have."""
    words = table.text(key, default)
    return f"{words[:-3]}…" if words.endswith("...") else words


def _slug(table: Table, key: str = "slug") -> str:
    """What becomes the name of a file."""
    slug = table.line(key)
    if not _SLUG.fullmatch(slug):
        raise table.wrong(key, f"is {slug!r}; lower-case letters, digits and single hyphens only")
    if len(slug) > LONGEST_SLUG:
        raise table.wrong(key, f"is longer than {LONGEST_SLUG} characters")
    return slug


def is_date(text: str) -> bool:
    """Whether it is YYYY, YYYY-MM or YYYY-MM-DD, and exists in the calendar."""
    if not re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True
