"""The same book as one file: what WeasyPrint is given when nobody takes it apart into chapters."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

from quickscan_build.sphinx_ext.pdf import book
from quickscan_build.sphinx_ext.pdf.faces import own_fonts_only
from quickscan_build.sphinx_ext.pdf.setting import styles_for
from quickscan_build.sphinx_ext.pdf.templates import Templates
from quickscan_build.sphinx_ext.pdf.watcher import Watcher
from quickscan_build.sphinx_ext.running import run
from quickscan_build.theme.print import FOLDER as THEME

_BODY = re.compile(r"<body>(.*)</body>", re.DOTALL)
_NUMBER = re.compile(r'(<a href="#[^"]*")>bladzijde 0</a>')
_CSS = """
main, .qb-toc, .qb-part { break-before: page }
.contents-page { display: none }
.numbered::after { content: target-counter(attr(href url), page) }
.contents-line a::after {
  content: target-counter(attr(href url), page);
  position: absolute; right: 0; bottom: 0;
}
"""
"""Chapters on new pages; page numbers come from CSS, because nothing else knows them here."""


def captured(root: Path) -> book.Job:
    """What the PDF of the publication in ``root`` would be made of; nothing is laid out."""
    jobs: list[book.Job] = []
    real = book.make

    def capture(job: book.Job, output: Path, watcher: Watcher) -> None:
        jobs.append(job)

    book.make = capture
    try:
        shutil.rmtree(root / "build" / ".sphinx" / "pdf", ignore_errors=True)
        run(root, "pdf", lambda _: None)
    finally:
        book.make = real
    return jobs[0]


def html(job: book.Job) -> str:
    """The sheets of the book, one after the other in one document."""
    templates = Templates(job.publication, job.contents, job.paper)
    sheets = [piece.html({}) for piece in book.in_order(job, templates)]
    bodies = [found[1] for sheet in sheets if (found := _BODY.search(sheet))]
    whole = _BODY.sub(lambda _: f"<body>{''.join(bodies)}</body>", sheets[0])
    return _NUMBER.sub(r'\1 class="numbered">bladzijde </a>', whole)


def laid_out(job: book.Job, workshop: Path, *, as_offered: bool = False) -> Any:
    """WeasyPrint's document of it, with the styles and hyphenation of the book.

    ``as_offered``: with the changes to WeasyPrint that are offered (``mended``).
    """
    own_fonts_only(THEME / "fonts", workshop / "fontconfig")
    from quickscan_build.sphinx_ext.pdf.layout import engine, hyphenation  # noqa: PLC0415 - fontconfig comes first

    hyphenation.install()
    if as_offered:
        from tests.bench import mended  # noqa: PLC0415 - as above

        mended.install()
    workshop.mkdir(parents=True, exist_ok=True)
    own = workshop / "one-file.css"
    own.write_text(_CSS, "utf-8")
    setter = engine.Engine(styles_for(job.paper, [*job.styles, own]), dict(job.files), workshop)
    return setter.render(setter.parse(html(job)))
