"""What the builders of both screen formats do otherwise than Sphinx's HTML builder."""

from __future__ import annotations

from collections.abc import Set

from sphinx.builders.html import StandaloneHTMLBuilder

from ..publication import Publication
from ..publication.model import Metadata
from . import chapters, cover
from .chapters import Contents
from .dutch import month_and_year
from .publication import publication_of


class ScreenBuilder(StandaloneHTMLBuilder):
    """Knows the publication and the order of its chapters, and leaves out the files that Sphinx adds."""

    allow_parallel = False
    publication: Publication
    about: Metadata
    contents: Contents

    def init_css_files(self) -> None:
        self._css_files = []

    def init_js_files(self) -> None:
        self._js_files = []

    def prepare_writing(self, docnames: Set[str]) -> None:
        super().prepare_writing(docnames)
        self.contents = chapters.contents(self._app)
        self.publication = publication_of(self._app)
        self.about = self.publication.metadata
        self.globalcontext |= {
            "about": self.about,
            "contents": self.contents,
            "printed": month_and_year(self.about.date),
            "edited": month_and_year(self.about.edition_date),
            "cover_text": cover.description(self.about),
        }

    def copy_static_files(self) -> None:
        self._static_dir.mkdir(parents=True, exist_ok=True)
        self.copy_theme_static_files(self.globalcontext.copy())

    def gen_indices(self) -> None:
        """Make none: Sphinx's index pages list what a report does not have."""
