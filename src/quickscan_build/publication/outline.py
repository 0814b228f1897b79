"""``outline.toml``: parts, chapters and blocks, each checked against the others."""

from __future__ import annotations

import re

from ..exits import DataError
from .model import BlockSpec, ChapterSpec, Outline, Part
from .table import Table

CHAPTER_KINDS = ("chapter", "colophon", "appendix")
BLOCK_KINDS = ("heading", "box", "quotation", "attribution", "lines", "table")
HEADERS = ("row", "column", "none")
RESERVED_SLUGS = ("index", "search", "404", "genindex", "verantwoording", "controle", "cover", "nav")
"""Names of pages that the website or the EPUB makes itself."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 100
"""Characters: file systems limit the length of a file's name."""


def load_outline(table: Table) -> Outline:
    parts: dict[str, Part] = {}
    for one in table.tables("part"):
        part = Part(slug(one), one.line("title"))
        one.done()
        if part.slug in parts:
            raise one.wrong("slug", f"{part.slug!r} is given to two parts")
        parts[part.slug] = part
    chapters: dict[str, ChapterSpec] = {}
    for one in table.tables("chapter"):
        chapter = ChapterSpec(
            slug=slug(one),
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
            header=one.choice("header", HEADERS) if kind == "table" else "row",
        )
        one.done()
        if block.chapter not in levels:
            raise one.wrong("chapter", f"names {block.chapter!r}, which is not a [[chapter]]")
        if block.until and kind in ("heading", "attribution", "table"):
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
    words = f"{words[:-3]}…" if words.endswith("...") else words
    if words == "…":
        raise table.wrong(key, "names no word of the block")
    return words


def slug(table: Table, key: str = "slug") -> str:
    """What becomes the name of a file."""
    name = table.line(key)
    if not _SLUG.fullmatch(name):
        raise table.wrong(key, f"is {name!r}; lower-case letters, digits and single hyphens only")
    if len(name) > LONGEST_SLUG:
        raise table.wrong(key, f"is longer than {LONGEST_SLUG} characters")
    return name
