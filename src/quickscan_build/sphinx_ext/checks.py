"""What a chapter must have to be published; whatever it lacks is a warning, and warnings are errors."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from . import nodes as qb
from .chapters import contents

logger = logging.getLogger(__name__)


def check_chapter(app: Sphinx, document: nodes.document) -> None:
    """It needs a heading with words in it, page marks that all differ, and a description of every image."""
    heading = next(iter(document.findall(nodes.title)), None)
    if heading is None:
        logger.warning("the chapter has no heading: begin it with '# …'", location=app.env.docname)
    elif not heading.astext().strip():
        logger.warning("the heading is empty", location=heading)
    for image in document.findall(nodes.image):
        if not str(image.get("alt", "")).strip():
            logger.warning(
                "the image %s has no alt text: say what it shows", image.get("uri", ""), location=image
            )
    seen: set[str] = set()
    for mark in document.findall(qb.page_mark):
        if mark["ids"][0] in seen:
            logger.warning("page %s of the print starts twice", mark["label"], location=mark)
        seen.add(mark["ids"][0])


def check_book(app: Sphinx, env: BuildEnvironment) -> None:
    """A page of the print starts in one chapter only."""
    starts: dict[str, str] = {}
    for chapter in contents(app).chapters:
        for label, name in chapter.page_ids:
            if name in starts and starts[name] != chapter.docname:
                logger.warning(
                    "page %s of the print starts both here and in %s",
                    label,
                    starts[name],
                    location=chapter.docname,
                )
            starts.setdefault(name, chapter.docname)


def setup(app: Sphinx) -> None:
    """Check each chapter as it is read, and the book when all are."""
    app.connect("doctree-read", check_chapter, priority=50)
    app.connect("env-check-consistency", check_book)
