"""The Sphinx side: directives and roles of the vocabulary, guards, and the builders.

``extensions = ["quickscan_build.sphinx_ext"]`` is all that ``docs/conf.py`` needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

ENVIRONMENT = 1
"""Increased whenever the form of what is kept between builds changes."""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything; each module has a ``setup`` of its own."""
    from . import (  # noqa: PLC0415 - they import Sphinx, for which ``--help`` must not wait
        blocks,
        chapters,
        checks,
        directives,
        epub,
        pdf,
        publication,
        roles,
        settings,
        site,
        translator,
        visitors,
    )

    app.setup_extension("myst_parser")
    reading = (settings, publication, directives, roles, blocks, chapters, checks)
    for module in (*reading, visitors, translator, site, epub, pdf):
        module.setup(app)
    return {
        "version": __version__,
        "env_version": ENVIRONMENT,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
