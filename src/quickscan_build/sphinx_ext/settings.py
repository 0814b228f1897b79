"""The settings that keep the text as it is, and the guard that stops a build that would rewrite it."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from ..exits import DataError

REWRITES: dict[str, tuple[Any, str]] = {
    "smartquotes": (False, "rewrites quotes and dashes"),
    "rst_prolog": ("", "adds text to every chapter"),
    "rst_epilog": ("", "adds text to every chapter"),
    "myst_enable_extensions": ({"colon_fence"}, "lets the text of a source act as markup"),
    "myst_substitutions": ({}, "replaces text"),
    "myst_heading_anchors": (0, "gives headings a second set of ids"),
    "numfig": (False, "adds numbers to captions"),
    "html_permalinks": (False, "adds a sign to every heading"),
    "html_copy_source": (False, "copies the sources into the site"),
    "html_show_sourcelink": (False, "adds a link in English"),
    "html_show_sphinx": (False, "adds a line in English"),
    "html_use_index": (False, "adds a page in English"),
    "html_domain_indices": (False, "adds pages in English"),
    "html_scaled_image_link": (False, "turns images into links"),
    "html_last_updated_fmt": (None, "writes the time of the build into every page"),
    "epub_show_urls": ("no", "adds the address of every link to the text"),
    "epub_use_index": (False, "adds a page in English"),
    "nitpicky": (True, "lets a dead reference pass"),
    "suppress_warnings": ([], "hides a warning, and a warning is an error here"),
}
"""Setting → the only value it may have, and what any other value would do."""


def guard(_app: Sphinx, config: Config) -> None:
    """Give every setting of ``REWRITES`` its value; stop if ``conf.py`` asks for another."""
    # Sphinx has no public way to ask whether conf.py named a setting: only its namespace tells
    # "said so" from "default".
    written = {**config._raw_config, **config.overrides}
    for name, (value, effect) in REWRITES.items():
        if name in written and not _same(written[name], value):
            raise DataError(
                f"{name} = {written[name]!r} {effect}",
                where="docs/conf.py",
                remedy=f"Remove the line: the builds set {name} to {value!r}.",
            )
        config[name] = value


def _same(written: object, value: object) -> bool:
    if isinstance(value, set):
        return isinstance(written, list | tuple | set) and set(written) == value
    if isinstance(value, list | tuple | dict | str) and not value:
        return not written
    return written == value


def setup(app: Sphinx) -> None:
    """Run the guard before any other extension reads the settings."""
    app.connect("config-inited", guard, priority=1)
