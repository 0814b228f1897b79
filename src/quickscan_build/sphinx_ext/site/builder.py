"""Sphinx's HTML builder, without what it adds in English or from elsewhere, and with what readers need."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Set
from pathlib import Path
from typing import Any

from ...files import write_text
from ...theme import words
from .. import accessibility, cover
from ..screen import ScreenBuilder
from . import downloads, faces, page, search, sitemap


class SiteBuilder(ScreenBuilder):
    """``build/html``: a page for each chapter, a landing page, a search page, nothing but static files."""

    name = "html"
    copysource = False
    search = False
    add_permalinks = False

    def prepare_writing(self, docnames: Set[str]) -> None:
        super().prepare_writing(docnames)
        self.globalcontext |= {
            "author": page.author(self.about),
            "cover_size": (cover.WIDTH, cover.HEIGHT),
            "accessibility": accessibility.SITE_SUMMARY,
            "style": self.config["quickscan_style"],
            "faces": faces.FACES,
        }

    def write_documents(self, docnames: Set[str]) -> None:
        """Write all pages if what every page shows (titles, order, parts) has changed, else those named."""
        shown = hashlib.sha256(repr(self.contents.outline()).encode()).hexdigest()
        note = Path(self.outdir) / ".contents"
        known = note.read_text() if note.is_file() else ""
        super().write_documents(docnames if shown == known else self.env.found_docs)
        write_text(note, shown)

    def write_doc(self, docname: str, doctree: Any) -> None:
        if docname != self.config.root_doc:  # the landing page is made from all chapters, at the end
            super().write_doc(docname, doctree)

    def get_doc_context(self, docname: str, body: str, metatags: str) -> dict[str, Any]:
        chapter = self.contents.find(docname)
        if chapter is None:
            return {"body": body, **page.search_page(self.about)}
        return {"body": body, **page.chapter_page(self.about, self.contents, chapter)}

    def copy_static_files(self) -> None:
        super().copy_static_files()
        write_text(self._static_dir / "stemmer.js", search.stemmer())
        cover.write(self._static_dir, self.about, self.contents)

    def handle_finish(self) -> None:
        """Write the pages made from all chapters, search index and site map; no inventory."""
        folder = Path(self.outdir)
        found = downloads.find(self.publication)
        for one in found:
            shutil.copyfile(one.path, folder / one.name)
        self.handle_page(
            self.config.root_doc, page.landing_page(self.about, self.contents, found), "landing.html"
        )
        self.handle_page("search", page.search_page(self.about), "search.html")
        # Until the fidelity check puts its report in its place; and what servers show where nothing is.
        checked = page.other_page(self.about, words.CHECKED)
        self.handle_page("controle", checked, "checked.html")
        self.handle_page("404", page.other_page(self.about, words.MISSING), "missing.html")
        texts = {"searchindex.js": search.index(self.contents), ".nojekyll": ""}  # GitHub Pages: keep _static
        if self.about.base_url:
            texts["sitemap.xml"] = sitemap.sitemap(self.about, self.contents)
            texts["robots.txt"] = sitemap.robots(self.about)
        for name, text in texts.items():
            write_text(folder / name, text)
        self._forget({*texts, *(one.name for one in found)})

    def _forget(self, others: set[str]) -> None:
        """Remove what an earlier build left and this one did not make; notes (``.x``) stay."""
        folder = Path(self.outdir)
        own = [self.config.root_doc, "search", "controle", "404"]
        pages = own + [chapter.docname for chapter in self.contents.chapters]
        made = others | {name + self.out_suffix for name in pages}
        made |= {f"{self.imagedir}/{name}" for name in self.images.values()}
        made |= {"_static/stemmer.js", "_static/cover.jpg", "_static/cover-small.png"}
        for theme in map(Path, self.theme.get_theme_dirs()):
            static = theme / "static"
            made |= {f"_static/{path.relative_to(static).as_posix()}" for path in static.rglob("*")}
        for path in folder.rglob("*"):
            if path.is_file() and path.name[0] != "." and path.relative_to(folder).as_posix() not in made:
                path.unlink()
