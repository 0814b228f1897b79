"""HTML → pages, through WeasyPrint: fonts, styles, images, and its messages about them.

Whatever WeasyPrint would only log (a missing image, a style sheet it cannot read) is an error here: a
message that nobody reads is a hole in the page.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration

from ....exits import DataError
from ....theme.print import FONTS
from ..faces import Faces, families
from ..model import LaidOut, Sheet
from .copyfit import fit
from .drawing import draw
from .fetching import BOOK, STYLES, Fetcher
from .hyphenation import PATTERNS
from .thrift import MARGINS


class Engine:
    """Lays out sheets with one set of styles; one per process, for reading fonts and styles takes time."""

    def __init__(
        self,
        styles: Sequence[Path],
        files: Mapping[str, Path],
        workshop: Path,
    ) -> None:
        """``files``: name in the HTML (``images/a.png``) → file; a sheet can reach no others;
        ``workshop``: a folder of ours, in which the font files that were used are left for ``fonts``."""
        self._fetcher = Fetcher([path.parent for path in styles], files)
        self._fonts = _Fonts()
        self._fonts.families.update(families(FONTS))
        self._faces = Faces(workshop, self._fonts.families)
        self._counters = CounterStyle()
        with _told("the style sheets"):
            self._styles = [
                CSS(
                    string=path.read_text(encoding="utf-8"),
                    base_url=f"{STYLES}{number}/{path.name}",
                    url_fetcher=self._fetcher,
                    font_config=self._fonts,
                    counter_style=self._counters,
                )
                for number, path in enumerate(styles)
            ]

    def lay_out(self, sheet: Sheet, *, furniture: bool = False) -> LaidOut:
        """Lay out one sheet; with ``furniture`` draw only what is in the margins, as artifacts."""
        with _told(sheet.name):
            parse = partial(self.parse, sheet.html)
            bare = partial(self.render, margins=False)
            document = self.render(parse()) if furniture else fit(parse, bare)
            return draw(sheet.name, document, self._faces, furniture=furniture)

    def parse(self, html: str) -> Any:
        """WeasyPrint's HTML, which reads no files but those of the book."""
        return HTML(string=html, base_url=BOOK, url_fetcher=self._fetcher)

    def render(self, source: Any, *, margins: bool = True) -> Any:
        """WeasyPrint's document: what ``parse`` gave, on pages; with or without what is in the margins."""
        PATTERNS.whole = frozenset()
        MARGINS.drawn = margins
        return source.render(
            font_config=self._fonts,
            counter_style=self._counters,
            stylesheets=self._styles,
            presentational_hints=True,  # the number at which a list starts is one
        )


class _Fonts(FontConfiguration):  # type: ignore[misc] # WeasyPrint has no types
    """WeasyPrint's font configuration, which also knows the names of its faces."""

    def __init__(self) -> None:
        super().__init__()
        self.families: set[str] = set()

    def add_font_face(self, rule_descriptors: Any, url_fetcher: Any) -> Any:
        self.families.add(rule_descriptors["font_family"])
        return super().add_font_face(rule_descriptors, url_fetcher)


_ADDRESS = re.compile(rf"{re.escape(STYLES)}(\d+/)?|{re.escape(BOOK)}(images/)?|\b\w+Error: ")
"""What means nothing to the user: made-up addresses, names of Python."""
_BARE = re.compile(r"(Failed to load image at .*): $")


@contextmanager
def _told(where: str) -> Iterator[None]:
    """Turn what WeasyPrint logs as a warning or an error into one ``DataError`` that names the sheet."""
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            message = _ADDRESS.sub("", record.getMessage())
            said.append(_BARE.sub(r"\1: it is too large, or no image that can be read", message))

    logger = logging.getLogger("weasyprint")
    listener = Listener(level=logging.WARNING)
    logger.addHandler(listener)
    try:
        yield
    finally:
        logger.removeHandler(listener)
    if said:
        more = f" (and {len(said) - 1} more like it)" if len(said) > 1 else ""
        raise DataError(
            f"{said[0]}{more}", where=where, remedy="The PDF was not made: correct it there, or in the styles"
        )
