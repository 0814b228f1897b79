"""The website: a builder on Sphinx's HTML builder, with a theme and a search index of its own."""

from __future__ import annotations

from sphinx.application import Sphinx

from ..themes import THEMES
from .builder import SiteBuilder


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's own ``html``."""
    app.add_builder(SiteBuilder, override=True)
    app.add_html_theme("quickscan", str(THEMES / "screen"))
