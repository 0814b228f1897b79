"""Sphinx's EPUB builder with our pages, our package documents and a reproducible archive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.builders.epub3 import Epub3Builder

from ...theme import FOLDER
from .. import cover
from ..screen import ScreenBuilder
from . import archive, package
from .package import DOCUMENT, SEMANTICS, SUFFIX

TEMPLATES = FOLDER / "epub" / "package"


class EpubBuilder(ScreenBuilder, Epub3Builder):
    """``build/epub/<name>.epub``; the finished book is ``<name>.epub`` in the output folder."""

    name = "epub"

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

    def handle_finish(self) -> None:
        """Write cover, package documents and archive."""
        folder = Path(self.outdir)
        cover.write(folder, self.about, self.contents)
        self.handle_page("cover", {"chapter": None})
        pages = ["cover", self.config.root_doc, *(chapter.docname for chapter in self.contents.chapters)]
        files = [(f"{name}{SUFFIX}", DOCUMENT) for name in pages]
        files.append(("_static/book.css", "text/css"))
        for name in sorted(self.images.values()):
            files.append((f"{self.imagedir}/{name}", self.media_types[Path(name).suffix]))
        names = package.write(folder, TEMPLATES, self.about, self.contents, files)
        archive.pack(folder, names, self.about.edition_date, folder / f"{self.about.name}.epub")
