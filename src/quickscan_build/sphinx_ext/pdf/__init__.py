"""The print PDF: a Sphinx builder of our own, on WeasyPrint.

``builder`` (Sphinx) → ``book`` (what goes where) → ``workshop`` → ``layout`` (WeasyPrint: pages, structure)
→ ``file`` (``part``: objects of a PDF; ``assemble`` and ``binding``: one PDF).
``model`` is what they pass to each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the builder."""
    from . import builder  # noqa: PLC0415 - the workers import this package, and have no use for Sphinx

    builder.setup(app)
