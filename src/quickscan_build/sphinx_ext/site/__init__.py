"""The website: a builder on Sphinx's HTML builder, with a theme and a search index of its own."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from sphinx.application import Sphinx

from .builder import SiteBuilder

THEME = Path(str(files("quickscan_build.theme"))) / "screen"


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's own ``html``."""
    app.add_builder(SiteBuilder, override=True)
    app.add_html_theme("quickscan", str(THEME))
