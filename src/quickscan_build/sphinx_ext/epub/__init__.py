"""The EPUB: a builder on Sphinx's EPUB builder, with package documents of its own."""

from __future__ import annotations

from sphinx.application import Sphinx

from ...theme import FOLDER
from .builder import EpubBuilder


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's own ``epub``."""
    app.add_builder(EpubBuilder, override=True)
    app.add_html_theme("quickscan-epub", str(FOLDER / "epub"))
