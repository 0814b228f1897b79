"""``index.md``: the root of the book, with its chapters in order, one toctree for each part."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ..publication.model import Publication
from .accountability import SLUG
from .escape import escape, yaml_string


def index(publication: Publication) -> str:
    """The file as MyST. Chapters without a part are in a toctree without a caption."""
    titles = {part.slug: part.title for part in publication.outline.parts}
    parts = ["---\nkind: index\ngenerated: true\n---", f"# {escape(publication.metadata.title)}"]
    for part, chapters in groupby(publication.outline.chapters, lambda one: one.part):
        parts.append(_toctree(titles.get(part, ""), (one.slug for one in chapters)))
    parts.append(_toctree("", (SLUG,)))
    return "\n\n".join(parts) + "\n"


def _toctree(caption: str, slugs: Iterator[str] | tuple[str, ...]) -> str:
    lines = [":::{toctree}", ":hidden:", ":maxdepth: 2"]
    lines += [f":caption: {yaml_string(caption)}"] if caption else []
    return "\n".join([*lines, "", *slugs, ":::"])
