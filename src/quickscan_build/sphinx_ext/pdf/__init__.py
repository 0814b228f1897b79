"""The print PDF: a Sphinx builder of our own, on WeasyPrint.

``builder`` (Sphinx) → ``book`` (what stands where) → ``engine`` and ``boxes`` (WeasyPrint: layout, structure)
→ ``assemble`` and ``fonts`` (pikepdf: one PDF). ``model`` is what they pass to each other.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from . import builder


def setup(app: Sphinx) -> dict[str, Any]:
    """The Sphinx extension."""
    builder.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
