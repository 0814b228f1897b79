"""``-b pdf``: Sphinx's builder for the print PDF.

Sphinx reads the chapters and resolves their references; each chapter becomes one HTML document through
Sphinx's own HTML writer; ``book`` lays the documents out and puts them together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import partial
from pathlib import Path
from typing import Any

from docutils.frontend import get_default_settings
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.config import Config
from sphinx.highlighting import PygmentsBridge
from sphinx.writers.html import HTMLWriter

from ...exits import DataError
from ...publication import Publication
from ..chapters import contents
from ..nodes import box
from ..publication import publication_of
from .footnotes import float_footnotes
from .last_lines import tie_words
from .translator import PrintTranslator
from .unique import make_unique
from .watcher import Watcher
from .written import LastTime, Written

LONG_BOX = 900
"""Characters from which a box may run over a page end: kept whole, it would leave half a page white."""
PROGRESS, EXPECTS, NOTES = "pdf-progress", "pdf-expects", "pdf-notes"
"""Sphinx events: (what was laid out, its pages), (how many more sheets,), (a line for whoever waits,)."""


class PdfBuilder(Builder):
    """Writes one PDF into the output folder, named after the publication."""

    name = "pdf"
    format = "html"
    epilog = ""
    allow_parallel = False
    default_translator_class = PrintTranslator
    supported_image_types: Sequence[str] = ("image/svg+xml", "image/png", "image/jpeg")  # type: ignore[assignment,misc] # Sphinx declares a class variable of type list

    # What Sphinx's HTML writer requires of its builder.
    add_permalinks = False
    download_support = False
    search = False
    math_renderer_name = "mathjax"
    dlpath = "files"

    def init(self) -> None:
        self.imgpath = "images"  # Sphinx gives every builder an empty one
        self.highlighter = PygmentsBridge("html", "sphinx")
        self.current_docname = ""
        self.secnumbers: dict[str, tuple[int, ...]] = {}
        self.fignumbers: dict[str, dict[str, tuple[int, ...]]] = {}

    def get_outdated_docs(self) -> Iterator[str]:
        yield from self.env.found_docs

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return docname

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        return to

    def write_documents(self, _docnames: Set[str]) -> None:
        from . import book  # noqa: PLC0415 - it lays out and binds; this module is for every build

        self.settings = get_default_settings(HTMLWriter)  # type: ignore[arg-type] # its stub asks for an instance
        last_time = LastTime(self.env, Path(self.doctreedir))
        order = contents(self._app)
        bodies = {one.docname: self._written(one.docname, last_time) for one in order.chapters}
        publication = publication_of(self._app)
        files = {
            f"{self.imgpath}/{name}": _own(publication, Path(self.srcdir) / source)
            for source, name in self.images.items()
        }
        job = book.Job(
            publication=publication,
            contents=order,
            bodies=bodies,
            files=files,
            paper=self.config.pdf_paper,
            styles=tuple(Path(self.confdir) / name for name in self.config.pdf_styles),
            workshop=publication.build / ".workshop",
            jobs=self.config.pdf_jobs,
            press=self.config.pdf_press,
        )
        book.make(
            job,
            Path(self.outdir) / f"{publication.metadata.name}.pdf",
            Watcher(*(partial(self.events.emit, event) for event in (EXPECTS, PROGRESS, NOTES))),
        )

    def finish(self) -> None:
        """Do nothing more: the one file is in its place."""

    def _written(self, docname: str, last_time: LastTime) -> str:
        """The chapter's HTML as it was written last time, or written anew."""
        written = last_time.recall(docname)
        if written is None:
            others, self.images = self.images, {}
            written = Written(self._write(docname), self.images)
            self.images = others
            last_time.keep(docname, written)
        self.images.update(written.images)
        return written.html

    def _write(self, docname: str) -> str:
        doctree = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
        self.post_process_images(doctree)
        float_footnotes(doctree)
        make_unique(doctree, docname)
        tie_words(doctree)
        for node in doctree.findall(box):
            if len(node.astext()) > LONG_BOX:
                node["classes"].append("long")
        self.current_docname = docname
        self.secnumbers = self.env.toc_secnumbers.get(docname, {})
        self.fignumbers = self.env.toc_fignumbers.get(docname, {})
        doctree.settings = self.settings
        visitor: Any = self.create_translator(doctree, self)
        doctree.walkabout(visitor)
        return "".join(visitor.body)


def _own(publication: Publication, image: Path) -> Path:
    """An image, which must be inside the project, whatever a chapter asks for."""
    if not image.resolve().is_relative_to(publication.root.resolve()):
        raise DataError("lies outside the project", where=image.name, remedy="Put it beside the chapter")
    return image


def check_settings(_app: Sphinx, config: Config) -> None:
    """Refuse settings of the wrong type: Sphinx only warns of one, after the builder has stumbled over it."""
    styles = config["pdf_styles"]
    if not isinstance(config["pdf_paper"], str):
        raise DataError('pdf_paper must be text: pdf_paper = "A5"', where="docs/conf.py")
    if not isinstance(styles, list | tuple) or not all(isinstance(one, str) for one in styles):
        raise DataError('pdf_styles must be a list: pdf_styles = ["huisstijl.css"]', where="docs/conf.py")


def setup(app: Sphinx) -> None:
    """Register the builder and its settings."""
    app.connect("config-inited", check_settings)
    app.add_builder(PdfBuilder)
    for event in (PROGRESS, EXPECTS, NOTES):
        app.add_event(event)
    app.add_config_value("pdf_paper", "A4", "", types=str)
    app.add_config_value("pdf_press", False, "", types=bool)
    app.add_config_value("pdf_jobs", 0, "", types=int)
    app.add_config_value("pdf_styles", (), "", types=(list, tuple))
