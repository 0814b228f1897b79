"""The print PDF: a Sphinx builder of our own, on WeasyPrint.

``builder`` (Sphinx) → ``book`` (what stands where) → ``engine`` and ``boxes`` (WeasyPrint: layout, structure)
→ ``assemble`` and ``fonts`` (pikepdf: one PDF). ``model`` is what they pass to each other.
"""

from __future__ import annotations

from sphinx.application import Sphinx

from . import builder


def setup(app: Sphinx) -> None:
    """Register the builder."""
    builder.setup(app)
