"""Load and check all data of a publication; every mistake is one line with file and key."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from ..exits import DataError
from ..reading.plain import PageMarks
from . import manifest
from .model import (
    BlockSpec,
    ChapterSpec,
    Correction,
    Decisions,
    Foreign,
    Insertion,
    Metadata,
    Move,
    Outline,
    Part,
    Publication,
    Sic,
    SourceSpec,
    Variant,
    WitnessSpec,
)
from .table import Table, read_optional, read_table

CHAPTER_KINDS = ("chapter", "colophon", "appendix")
BLOCK_KINDS = (
    "heading",
    "box",
    "box-title",
    "quotation",
    "attribution",
    "lines",
    "list",
    "table",
    "paragraph",
)
PAGE_MARKS = tuple(mark.value for mark in PageMarks)
RESERVED_SLUGS = ("index", "search", "genindex", "verantwoording", "controle")

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_IDENTIFIER = re.compile(r"urn:[a-z0-9][a-z0-9-]{0,31}:\S+|https?://[^\s/]+\S*", re.IGNORECASE)


def load(root: Path) -> Publication:
    """The publication in ``root``: its sources checked against the manifest, its data against our forms.

    ``SourceError`` for an altered source, ``DataError`` for a mistake in the data.
    """
    texts = root / "source_texts"
    main = read_table(texts / "publication.toml")
    listed = manifest.check(texts)
    metadata = _metadata(main.table("publication"))
    source = _source(main.table("source"))
    table = main.optional_table("witness")
    witness = _witness(table) if table else None
    foreign = tuple(_foreign(one) for one in main.tables("foreign"))
    main.done()
    for spec, name in ((source.file, "[source]"), (witness.file if witness else source.file, "[witness]")):
        if spec not in listed:
            raise DataError(
                f"file: there is no {spec!r} in {manifest.NAME}", where=f"publication.toml: {name}"
            )
    return Publication(
        root,
        metadata,
        source,
        witness,
        _outline(read_table(texts / "outline.toml")),
        Decisions(
            tuple(_all(texts, "corrections.toml", "correction", _correction, also=("insertion",))),
            tuple(_all(texts, "corrections.toml", "insertion", _insertion, also=("correction",))),
            tuple(_all(texts, "sic.toml", "sic", _sic)),
            tuple(_all(texts, "variants.toml", "variant", _variant)),
            tuple(_all(texts, "moves.toml", "move", _move)),
        ),
        foreign,
    )


def _metadata(table: Table) -> Metadata:
    metadata = Metadata(
        name=table.line("name"),
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
    if not _SLUG.fullmatch(metadata.name):
        raise table.wrong("name", "is a file name: lower-case letters, digits and single hyphens only")
    if not _LANGUAGE.fullmatch(metadata.language):
        raise table.wrong("language", f"is {metadata.language!r}; it must be a language tag such as 'nl'")
    if not _is_date(metadata.date):
        raise table.wrong("date", f"is {metadata.date!r}; it must be YYYY, YYYY-MM or YYYY-MM-DD")
    if len(metadata.edition_date) != 10 or not _is_date(metadata.edition_date):
        raise table.wrong("edition_date", f"is {metadata.edition_date!r}; it must be YYYY-MM-DD")
    if metadata.edition_date[: len(metadata.date)] < metadata.date:
        raise table.wrong("edition_date", "is before date: an edition cannot be older than its print")
    if not _IDENTIFIER.fullmatch(metadata.identifier):
        raise table.wrong(
            "identifier", f"is {metadata.identifier!r}; it must be a URN (urn:uuid:…, urn:isbn:…) or a URL"
        )
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
    phrase = Foreign(table.text("phrase"), table.line("language"))
    table.done()
    if not _LANGUAGE.fullmatch(phrase.language):
        raise table.wrong("language", f"is {phrase.language!r}; it must be a language tag such as 'en'")
    return phrase


def _outline(table: Table) -> Outline:
    parts: list[Part] = []
    for one in table.tables("part"):
        parts.append(Part(_slug(one), one.line("title")))
        one.done()
    chapters: list[ChapterSpec] = []
    for one in table.tables("chapter"):
        chapter = ChapterSpec(
            slug=_slug(one),
            opens=one.text("opens"),
            kind=one.choice("kind", CHAPTER_KINDS, "chapter"),
            part=one.line("part", ""),
            group=one.line("group", ""),
            label=one.text("label", ""),
            page=one.line("page", ""),
            where=one.where,
        )
        one.done()
        if chapter.part and chapter.part not in {part.slug for part in parts}:
            raise one.wrong("part", f"names {chapter.part!r}, which is no [[part]]")
        if chapter.slug in RESERVED_SLUGS:
            raise one.wrong("slug", f"{chapter.slug!r} is taken by a generated page")
        if any(chapter.slug == other.slug for other in chapters):
            raise one.wrong("slug", f"{chapter.slug!r} is given to two chapters")
        chapters.append(chapter)
    if not chapters:
        raise DataError("names no [[chapter]]", where=table.where)
    slugs = {chapter.slug for chapter in chapters}
    blocks: list[BlockSpec] = []
    for one in table.tables("block"):
        kind = one.choice("kind", BLOCK_KINDS)
        block = BlockSpec(
            chapter=one.line("chapter"),
            opens=one.text("opens"),
            kind=kind,
            until=one.text("until", ""),
            box=one.line("box", "kader") if kind == "box" else "",
            level=one.integer("level", 2) if kind == "heading" else 0,
            page=one.line("page", ""),
            where=one.where,
        )
        one.done()
        if block.chapter not in slugs:
            raise one.wrong("chapter", f"names {block.chapter!r}, which is no [[chapter]]")
        if kind == "heading" and not 2 <= block.level <= 4:
            raise one.wrong("level", "must be 2, 3 or 4 (1 is the chapter's own title)")
        blocks.append(block)
    table.done()
    return Outline(tuple(parts), tuple(chapters), tuple(blocks))


def _all(texts: Path, file: str, key: str, make: Any, also: tuple[str, ...] = ()) -> Iterable[Any]:
    table = read_optional(texts / file)
    for other in also:
        table.has(other)
    for one in table.tables(key):
        common = {
            "page": one.line("page", ""),
            "line": one.integer("line", 0),
            "reason": one.line("reason"),
            "evidence": one.line("evidence"),
            "where": one.where,
        }
        if not (common["page"] or common["line"]):
            raise one.wrong("page", "or line must be given: where does it stand?")
        yield make(one, common)
        one.done()
    table.done()


def _correction(table: Table, common: dict[str, Any]) -> Correction:
    return Correction(**common, reading=table.text("reading"), becomes=table.text("becomes", ""))


def _insertion(table: Table, common: dict[str, Any]) -> Insertion:
    anchor, after = _anchor(table)
    return Insertion(**common, anchor=anchor, after=after, text=table.text("text"), block=table.flag("block"))


def _sic(table: Table, common: dict[str, Any]) -> Sic:
    return Sic(**common, reading=table.text("reading"), note=table.line("note"))


def _variant(table: Table, common: dict[str, Any]) -> Variant:
    variant = Variant(**common, ours=table.text("ours", ""), witness=table.text("witness", ""))
    if variant.ours == variant.witness:
        raise table.wrong("witness", "reads the same as ours: that is no variant")
    return variant


def _move(table: Table, common: dict[str, Any]) -> Move:
    witness = table.flag("witness")
    anchor, after = ("", False) if witness else _anchor(table)
    return Move(**common, text=table.text("text"), witness=witness, anchor=anchor, after=after)


def _anchor(table: Table) -> tuple[str, bool]:
    before, after = table.text("before", ""), table.text("after", "")
    if bool(before) == bool(after):
        raise table.wrong("before", "or after must be given, one of the two")
    return before or after, bool(after)


def _slug(table: Table) -> str:
    slug = table.line("slug")
    if not _SLUG.fullmatch(slug):
        raise table.wrong("slug", f"is {slug!r}; lower-case letters, digits and single hyphens only")
    return slug


def _is_date(text: str) -> bool:
    if not re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True
