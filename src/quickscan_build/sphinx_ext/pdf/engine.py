"""HTML → pages, through WeasyPrint. With ``boxes`` and ``copyfit``, the only code that knows its insides.

A sheet is laid out and drawn to a PDF of bare pages: no fonts, no tags, no links, which the book has once
and ``assemble`` puts in. Whatever WeasyPrint would only log (a missing image, a style sheet it cannot read,
a character no font has) is an error here: a log line nobody reads is a hole in the page.
"""

from __future__ import annotations

import hashlib
import io
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pydyf
from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.formatting_structure.boxes import MarginBox
from weasyprint.pdf import _use_references
from weasyprint.pdf.stream import Stream
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from ...exits import DataError
from ...files import writing
from .boxes import Tree, bad_breaks
from .copyfit import SETTINGS, WHOLE, ends_nearly_empty, torn
from .faces import face_path
from .hyphenation import PATTERNS
from .model import FontUse, LaidOut, Link, Mark, Page, Sheet

POINTS = 0.75
"""PDF points a CSS pixel."""
LARGEST_FILE = 60 * 1024 * 1024
"""Bytes of an image or font: beyond it, a mistake (a scan of a whole book) is likelier than a picture."""
ROUNDS = 5
"""How often a sheet is laid out, in one setting, to be rid of words and blocks broken in bad places."""
MOST_PAGES = 40
"""Pages laid out for that in all: a long chapter costs twice its layout for it, not five times."""
LONGEST = 20
"""Pages of a chapter that is set again to fit better; in a longer one a page end is not worth the time."""
HYPHEN = "‐"
"""What WeasyPrint puts at the end of a line inside a word."""
SOFT_HYPHEN = "\u00ad"

_PLAIN = {HYPHEN: "-", SOFT_HYPHEN: "-", "\u00a0": " ", "\u202f": " ", "\u2011": "-"}
"""Characters that share a glyph with a plainer one: the glyph stands for the plain one, and where that
would be wrong an ActualText says so."""

STYLES = "https://styles.invalid/"
BOOK = "https://book.invalid/"


class Engine:
    """Lays out sheets with one set of styles; one a process, for reading fonts and styles takes time."""

    def __init__(
        self,
        styles: Sequence[Path],
        files: Mapping[str, Path],
        workshop: Path,
    ) -> None:
        """``files``: name in the HTML (``images/a.png``) → file, the only ones a sheet can reach;
        ``workshop``: a folder of ours, where the font files that were used are left for ``fonts``."""
        self._workshop = workshop
        self._faces: dict[str, str] = {}
        self._fetcher = _Fetcher([path.parent for path in styles], files)
        self._fonts = FontConfiguration()
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
        """Lay out one sheet. ``furniture``: draw only what stands in the margins, as artifacts."""
        with _told(sheet.name):
            document = self._render(self._source(sheet.html)) if furniture else self._copyfit(sheet.html)
            return self._draw(sheet.name, document, furniture=furniture)

    def _copyfit(self, html: str) -> Any:
        """Lay out, and tighter when the last page holds next to nothing or a block had to be moved whole;
        kept only when that saves the page or the move."""
        best: Any = None
        least = (0, False, 0)
        for setting in SETTINGS:
            document, moved = self._without_flaws(html, setting)
            flaws = (len(document.pages), ends_nearly_empty(_boxes(document)), moved)
            if best is None or flaws < least:
                best, least = document, flaws
            pages, empty, moved = least
            if not (empty or moved) or pages > LONGEST:
                break
        return best

    def _without_flaws(self, html: str, setting: Sequence[str]) -> tuple[Any, int]:
        """Lay out, and again without breaking the words and blocks that were broken in a bad place.

        Returns the document, and how many blocks were kept whole for it.

        What the second layout breaks badly in its turn is mended too, until a bound: a hyphen in a bad place
        is better than a build that does not end.
        """
        words, blocks = frozenset[str](), frozenset[int]()
        pages = 0
        for _ in range(ROUNDS):
            PATTERNS.whole = words
            source = self._source(html)
            order = list(source.etree_element.iter())
            _mark(order[0], setting)
            for place in blocks:
                _mark(order[place], [WHOLE])
            document = self._render(source)
            pages += len(document.pages)
            laid = _boxes(document)
            bad = frozenset(bad_breaks(laid, HYPHEN))
            places = {element: place for place, element in enumerate(order)}
            parted = frozenset(places[element] for element in torn(laid))
            if (bad <= words and parted <= blocks) or pages > MOST_PAGES:
                break
            words, blocks = words | bad, blocks | parted
        return document, len(blocks)

    def _source(self, html: str) -> Any:
        return HTML(string=html, base_url=BOOK, url_fetcher=self._fetcher)

    def _render(self, source: Any) -> Any:
        return source.render(
            font_config=self._fonts,
            counter_style=self._counters,
            stylesheets=self._styles,
            presentational_hints=True,  # the number a list starts at is one
        )

    def _draw(self, name: str, document: Any, *, furniture: bool) -> LaidOut:
        tree, links, anchors = Tree(), list[Link](), dict[str, tuple[int, float, float]]()
        canvas = _Canvas(document)
        pages = []
        for number, page in enumerate(document.pages):
            page_box = page._page_box
            marks: dict[int, Mark | None] = {}
            if furniture:
                page_box.children = tuple(box for box in page_box.children if _in_margin(box))
            else:
                page_box.children = tuple(box for box in page_box.children if not _in_margin(box))
                here = _links(page, number)
                own = {key: len(links) + index for index, (key, _) in enumerate(here)}
                links.extend(link for _, link in here)
                marks = tree.plan(page_box, number, own)
                for anchor, (x, y, *_) in page.anchors.items():
                    anchors.setdefault(anchor, (number, x * POINTS, (page.height - y) * POINTS))
            canvas.draw(page, marks)
            pages.append(_page(page))
        return LaidOut(
            name=name,
            pdf=canvas.pdf(),
            pages=tuple(pages),
            roots=tree.prune(),
            links=tuple(links),
            anchors=anchors,
            fonts=tuple(self._font_uses(name, document.fonts)),
        )

    def _font_uses(self, name: str, fonts: dict[Any, Any]) -> Iterator[FontUse]:
        """One use a face: WeasyPrint may hold several fonts of one face, apart only by size or language."""
        by_key: dict[str, list[Any]] = {}
        for font in fonts.values():
            by_key.setdefault(font.hash, []).append(font)
        for key, same in sorted(by_key.items()):
            font = same[0]
            lacking = sorted({chr(code) for one in same for code in one.missing})
            if lacking:
                shown = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in lacking[:5])
                raise DataError(
                    f"no face has the characters {shown}",
                    where=name,
                    remedy="Name a font that has them in the styles, with @font-face",
                )
            if font.bitmap:
                raise DataError(
                    f"{font.family} is a bitmap font", where=name, remedy="Choose an outline font"
                )
            yield FontUse(
                key=key,
                name=font.name.decode("ascii", "replace").lstrip("/"),
                family=font.family,
                face=self._face(key, font),
                index=font.index,
                ascent=font.ascent,
                descent=font.descent,
                flags=font.flags,
                widths={glyph: width for one in same for glyph, width in one.widths.items()},
                text={
                    glyph: _PLAIN.get(text, text)
                    for one in reversed(same)
                    for glyph, text in one.to_unicode.items()
                },
            )

    def _face(self, key: str, font: Any) -> str:
        """The hash of the font's file, which is left in the workshop."""
        if key not in self._faces:
            self._faces[key] = hashlib.sha256(font.file_content).hexdigest()
        path = face_path(self._workshop, self._faces[key])
        if not path.exists():
            with writing(path) as aside:
                aside.write_bytes(font.file_content)
        return self._faces[key]


class _Canvas:
    """The PDF of bare pages that WeasyPrint draws on."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._pdf = pydyf.PDF()
        self._images: dict[str, Any] = {}
        # Filled with the book's fonts by ``assemble``; one object a sheet, however deep it is used.
        self._fonts = pydyf.Dictionary({"QBFonts": "true"})
        self._pdf.add_object(self._fonts)
        spaces = pydyf.Dictionary({})
        for key, profile in document.color_profiles.items():
            stream = pydyf.Stream(
                [profile.content], pydyf.Dictionary({"N": len(profile.components)}), compress=True
            )
            self._pdf.add_object(stream)
            profile.pdf_reference = stream.reference
            spaces[key] = pydyf.Array(("/ICCBased", stream.reference))
        self._pdf.add_object(spaces)
        self._resources = pydyf.Dictionary(
            {
                "ExtGState": pydyf.Dictionary(),
                "XObject": pydyf.Dictionary(),
                "Pattern": pydyf.Dictionary(),
                "Shading": pydyf.Dictionary(),
                "ColorSpace": spaces.reference,
            }
        )
        self._pdf.add_object(self._resources)

    def draw(self, page: Any, marks: dict[int, Mark | None]) -> None:
        bleed = {side: length * POINTS for side, length in page.bleed.items()}
        width, height = page.width * POINTS, page.height * POINTS
        media = (-bleed["left"], -bleed["bottom"], width + bleed["right"], height + bleed["top"])
        rectangle = tuple(
            length / POINTS for length in (media[0], media[1], media[2] - media[0], media[3] - media[1])
        )
        stream = _TaggedStream(
            self._document.fonts,
            rectangle,
            self._resources,
            self._images,
            {},
            self._document.color_profiles,
            self._document.output_intent,
            compress=True,
        )
        stream.marks = marks
        stream.transform(d=-1, f=height)
        page.paint(stream, POINTS)
        self._pdf.add_object(stream)
        self._pdf.add_page(
            pydyf.Dictionary(
                {
                    "Type": "/Page",
                    "Parent": self._pdf.pages.reference,
                    "MediaBox": pydyf.Array(media),
                    "TrimBox": pydyf.Array((0, 0, width, height)),
                    "Contents": stream.reference,
                    "Resources": self._resources.reference,
                }
            )
        )

    def pdf(self) -> bytes:
        self._resources["Font"] = self._fonts.reference
        _use_references(self._pdf, self._resources, self._images, self._document.color_profiles)
        output = io.BytesIO()
        self._pdf.write(output, version=b"1.7", identifier=False, compress=True)
        return output.getvalue()


class _TaggedStream(Stream):  # type: ignore[misc] # WeasyPrint has no types
    """WeasyPrint's stream, drawing each box as the mark the tree has for it, or as an artifact."""

    marks: dict[int, Mark | None]
    inside = False
    count = 0
    shown = (0, "")

    def clone(self, **options: Any) -> Any:
        if self._tags is not None and "resources" in options:
            # A group or pattern: what it draws is one artifact of the page around it.
            options["tags"] = None
        return super().clone(**options)

    @contextmanager
    def marked(self, box: Any, tag: str) -> Iterator[None]:
        mark = self.marks.get(id(box))
        if mark is None:
            with self.artifact():
                yield
            return
        mark.mcid = self.count
        self.count += 1
        broken, properties = _properties(box, mark.mcid)
        self.begin_marked_content(tag, properties)
        self.inside = True
        try:
            yield
        finally:
            self.inside = False
            if broken:
                self._mark_hyphen()
            self.end_marked_content()

    def show_text(self, text: str) -> None:
        self.shown = (len(self.stream), text)
        super().show_text(text)

    def _mark_hyphen(self) -> None:
        """Say that the last glyph shown, the hyphen at a line end, is no character of the text."""
        place, text = self.shown
        glyphs, _, kerning = text.rpartition(">")
        before, hyphen = glyphs[:-4], glyphs[-4:]
        before = before[:-1] if before.endswith("<") else f"{before}>"
        self.stream[place : place + 1] = [
            *([f"[{before}] TJ"] if before else []),
            f"/Span <</ActualText <FEFF00AD>>> BDC [<{hyphen}>{kerning}] TJ EMC",
        ]

    @contextmanager
    def artifact(self) -> Iterator[None]:
        if self.inside:
            # An underline belongs to its text: an artifact inside marked content is forbidden.
            yield
            return
        with super().artifact():
            yield


def _properties(box: Any, mcid: int) -> tuple[bool, Any]:
    """Whether a box of text ends in a hyphen that is not of the text, and its properties."""
    properties = pydyf.Dictionary({"MCID": mcid})
    text = getattr(box, "text", "")
    if HYPHEN not in text:
        return False, properties
    if HYPHEN in "".join(box.element.itertext()):
        properties["ActualText"] = pydyf.String(text)
        return False, properties
    return text.endswith(HYPHEN), properties


def _boxes(document: Any) -> list[Any]:
    return [page._page_box for page in document.pages]


def _mark(element: Any, names: Sequence[str]) -> None:
    """Add classes to an element."""
    element.set("class", " ".join([*(element.get("class") or "").split(), *names]))


def _in_margin(box: Any) -> bool:
    return isinstance(box, MarginBox)


def _links(page: Any, number: int) -> list[tuple[int, Link]]:
    """(id of the box, link) of each piece of a link on a page: of the ``a`` itself, not of what it holds."""
    found = []
    for kind, target, (x1, y1, x2, y2), placed in page.links:
        box = getattr(placed, "_box", placed)
        if box.element_tag != "a" or kind == "attachment":
            continue
        rectangle = (x1 * POINTS, (page.height - y2) * POINTS, x2 * POINTS, (page.height - y1) * POINTS)
        text = " ".join("".join(box.element.itertext()).split())
        name = box.element.get("title") or text or target
        found.append((id(box), Link(number, rectangle, target, kind == "external", name)))
    return found


def _page(page: Any) -> Page:
    box = page._page_box
    return Page(
        width=page.width * POINTS,
        height=page.height * POINTS,
        bleed=page.bleed["left"] * POINTS,
        name=box.page_type.name or "",
        blank=box.page_type.blank,
        origin=(box.content_box_x() * POINTS, box.content_box_y() * POINTS),
        area=(box.width * POINTS, box.height * POINTS),
    )


class _Fetcher(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
    """Reads files for WeasyPrint: those beside or below a style sheet, the images of the chapters, no others.

    Addresses are made up, so that no folder of this machine gets into the PDF (image keys are hashes of
    addresses).
    """

    def __init__(self, folders: Sequence[Path], files: Mapping[str, Path]) -> None:
        super().__init__()
        self._folders = [folder.resolve() for folder in folders]
        self._files = files

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        if url.startswith("data:"):
            return super().fetch(url, headers)
        path = self._path(url)
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise ValueError(
                f"{path.name} is {size // 2**20} MB; at most {LARGEST_FILE // 2**20} MB goes into a page"
            )
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": _media_type(path)})

    def _path(self, url: str) -> Path:
        name = unquote(urlsplit(url).path).lstrip("/")
        if url.startswith(STYLES):
            number, _, rest = name.partition("/")
            folder = self._folders[int(number)] if number.isdecimal() else None
            path = None if folder is None else (folder / rest).resolve()
            if folder and path and path.is_relative_to(folder) and path.is_file():
                return path
        elif url.startswith(BOOK):
            if name in self._files:
                return self._files[name]
        else:
            raise ValueError("nothing outside the project is read: put the file beside the chapter")
        raise ValueError("there is no such file in the project")


def _media_type(path: Path) -> str:
    return {".css": "text/css", ".svg": "image/svg+xml"}.get(path.suffix.lower(), "application/octet-stream")


_ADDRESS = re.compile(rf"{re.escape(STYLES)}\d+/|{re.escape(BOOK)}")


@contextmanager
def _told(where: str) -> Iterator[None]:
    """Turn what WeasyPrint logs as a warning or an error into one ``DataError`` that names the sheet."""
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(_ADDRESS.sub("", record.getMessage()))

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
            f"{said[0]}{more}", where=where, remedy="The PDF was not made: mend it there, or in the styles"
        )
