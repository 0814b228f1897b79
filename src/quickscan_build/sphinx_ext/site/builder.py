"""Sphinx's HTML builder, less what it adds in English or from elsewhere, plus what a site to read needs."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from sphinx.builders.html import StandaloneHTMLBuilder

from .. import chapters, edition
from ..chapters import Contents
from .page import context


class SiteBuilder(StandaloneHTMLBuilder):
    """``build/html``: one page a chapter, a landing page, a search page, nothing but static files."""

    name = "html"
    copysource = False
    search = False
    add_permalinks = False
    allow_parallel = False
    contents: Contents

    def init_css_files(self) -> None:
        self._css_files = []

    def init_js_files(self) -> None:
        self._js_files = []

    def prepare_writing(self, docnames: Set[str]) -> None:
        super().prepare_writing(docnames)
        self.contents = chapters.contents(self._app)
        self.globalcontext |= {"about": edition.of(self._app).metadata, "contents": self.contents}

    def get_doc_context(self, docname: str, body: str, metatags: str) -> dict[str, Any]:
        stock = super().get_doc_context(docname, body, metatags)
        return {**stock, **context(self.contents, docname)}

    def copy_static_files(self) -> None:
        self._static_dir.mkdir(parents=True, exist_ok=True)
        self.copy_theme_static_files(self.globalcontext.copy())

    def gen_indices(self) -> None:
        """None: Sphinx's index pages list what a report has not."""

    def handle_finish(self) -> None:
        """No search index nor inventory of Sphinx's."""
