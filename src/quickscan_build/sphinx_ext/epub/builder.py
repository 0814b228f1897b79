"""Sphinx's EPUB builder with our pages, our package documents and a reproducible archive."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path
from typing import Any

from sphinx.builders.epub3 import Epub3Builder

from ...theme import FOLDER
from .. import chapters, cover, edition
from ..chapters import Contents
from ..dutch import month_and_year
from . import archive, package
from .package import DOCUMENT, SEMANTICS, SUFFIX

TEMPLATES = FOLDER / "epub" / "package"


class EpubBuilder(Epub3Builder):
    """``build/epub/<name>.epub``; the finished book is ``<name>.epub`` in the output folder."""

    name = "epub"
    allow_parallel = False
    contents: Contents

    def init_css_files(self) -> None:
        self._css_files = []

    def init_js_files(self) -> None:
        self._js_files = []

    def prepare_writing(self, docnames: Set[str]) -> None:
        super().prepare_writing(docnames)
        self.contents = chapters.contents(self._app)
        about = edition.of(self._app).metadata
        self.globalcontext |= {
            "about": about,
            "contents": self.contents,
            "printed": month_and_year(about.date),
            "edited": month_and_year(about.edition_date),
            "cover_text": cover.description(about),
        }

    def get_doc_context(self, docname: str, body: str, metatags: str) -> dict[str, Any]:
        context = super().get_doc_context(docname, body, metatags)
        chapter = self.contents.find(docname)
        kind = chapter.kind if chapter else ""
        return {
            **context,
            "chapter": chapter,
            "group": self.contents.group_number(chapter) if chapter else 0,
            "semantics": SEMANTICS.get(kind, SEMANTICS["chapter"]),
        }

    def copy_static_files(self) -> None:
        self._static_dir.mkdir(parents=True, exist_ok=True)
        self.copy_theme_static_files(self.globalcontext.copy())

    def gen_indices(self) -> None:
        """Make none: Sphinx's index pages list what a report does not have."""

    def handle_finish(self) -> None:
        """Write cover, package documents and archive."""
        about = edition.of(self._app).metadata
        folder = Path(self.outdir)
        cover.write(folder, about, self.contents)
        self.handle_page("cover", {"chapter": None})
        pages = ["cover", self.config.root_doc, *(chapter.docname for chapter in self.contents.chapters)]
        files = [(f"{name}{SUFFIX}", DOCUMENT) for name in pages]
        files.append(("_static/book.css", "text/css"))
        for name in sorted(self.images.values()):
            files.append((f"{self.imagedir}/{name}", self.media_types[Path(name).suffix]))
        names = package.write(folder, TEMPLATES, about, self.contents, files)
        archive.pack(folder, names, about.edition_date, folder / f"{about.name}.epub")
