"""The website: a builder on Sphinx's HTML builder, with a theme and a search index of its own."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.config import Config

from ...theme import FOLDER
from .builder import SiteBuilder

THEME = FOLDER / "screen"


def read_style(_app: Sphinx, config: Config) -> None:
    """Make the style a setting: it is in every page, so that a change of it is a change of every page."""
    config["quickscan_style"] = (THEME / "book.css").read_text(encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's own ``html``."""
    app.add_builder(SiteBuilder, override=True)
    app.add_html_theme("quickscan", str(THEME))
    app.add_config_value("quickscan_style", "", "html", types=(str,))
    app.connect("config-inited", read_style)
