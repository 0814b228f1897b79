"""The package documents of the EPUB: what it is, what is in it, and the ways through it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ...publication.model import Metadata
from ...theme import words
from .. import accessibility
from ..chapters import Contents

SUFFIX = ".xhtml"
DOCUMENT = "application/xhtml+xml"

ACCESSIBILITY = (
    ("schema:accessMode", "textual"),
    ("schema:accessModeSufficient", "textual"),
    *(("schema:accessibilityFeature", feature) for feature in accessibility.FEATURES),
    ("schema:accessibilityHazard", "none"),
    ("dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"),
)
PAGES = (
    ("schema:accessibilityFeature", accessibility.PAGE_MARKS),
    ("schema:accessibilityFeature", "pageNavigation"),
)

SEMANTICS = {
    "colophon": ("colophon", "doc-colophon"),
    "appendix": ("appendix", "doc-appendix"),
    "accountability": ("afterword", "doc-afterword"),
    "chapter": ("chapter", "doc-chapter"),
}
"""Kind of chapter → its ``epub:type`` and its DPUB-ARIA role."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file in the manifest."""

    id: str
    href: str
    type: str


def write(
    folder: Path, templates: Path, about: Metadata, contents: Contents, files: Sequence[tuple[str, str]]
) -> list[str]:
    """Write the package documents into ``folder``; returns the names to pack, in order.

    ``files`` are the other files of the book, as (name, media type): the pages in reading order first.
    """
    items = [Item(f"file-{i}", name, kind) for i, (name, kind) in enumerate(files, 1)]
    pages = [
        (label, f"{chapter.docname}{SUFFIX}#{name}")
        for chapter in contents.chapters
        for label, name in chapter.page_ids
    ]
    spine = [item.id for item in items if item.type == DOCUMENT]
    values = {
        "about": about,
        "contents": contents,
        "pages": pages,
        "items": items,
        "spine": [*spine[:2], "nav", *spine[2:]],
        "accessibility": _accessibility(about, has_pages=bool(pages)),
        "landmarks": _landmarks(contents),
    }
    made = {
        "META-INF/container.xml": "container.xml",
        "content.opf": "content.opf",
        "nav.xhtml": "nav.xhtml",
        "toc.ncx": "toc.ncx",
    }
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    for name, template in made.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(environment.get_template(template).render(values), encoding="utf-8")
    return [*made, "cover.jpg", *(item.href for item in items)]


def _accessibility(about: Metadata, *, has_pages: bool) -> list[tuple[str, str]]:
    pages = (*PAGES, ("pageBreakSource", about.source)) if has_pages else ()
    *properties, conforms = ACCESSIBILITY
    summary = ("schema:accessibilitySummary", accessibility.epub_summary(has_pages=has_pages))
    return [*properties, summary, conforms, *pages]


def _landmarks(contents: Contents) -> list[tuple[str, str, str]]:
    """Where reading systems can take a reader: cover, contents, start of the text, appendices."""
    first = next((c for c in contents.chapters if c.kind == "chapter"), None)
    found = [("cover", f"cover{SUFFIX}", words.COVER), ("titlepage", f"index{SUFFIX}", words.TITLE_PAGE)]
    found.append(("toc", "nav.xhtml#toc", words.CONTENTS))
    if first is not None:
        found.append(("bodymatter", f"{first.docname}{SUFFIX}", words.START))
    for chapter in contents.chapters:
        if chapter.kind in {"colophon", "appendix", "accountability"}:
            kind = SEMANTICS[chapter.kind][0]
            found.append((kind, f"{chapter.docname}{SUFFIX}", chapter.title))
    return found
