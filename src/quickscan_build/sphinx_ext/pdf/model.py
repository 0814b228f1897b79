"""What a laid-out sheet is, in plain values: what ``part`` is made of.

A *sheet* is one HTML document laid out by itself: a chapter, the contents, a run of running heads. Nothing
here knows WeasyPrint or pikepdf, so what lays out and what puts together can each change alone. Lengths are
PDF points from the lower left corner of the trimmed page; pages count from 0.
"""

from __future__ import annotations

from dataclasses import dataclass, field

NOTE_PLACE = "data-note"
"""Attribute of an empty element of the HTML: the id of the footnote that is read here."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One HTML document to lay out. ``name`` is what errors call it."""

    name: str
    html: str


@dataclass(slots=True)
class Mark:
    """A piece of marked content: what a page draws for one run of text or one image."""

    page: int
    mcid: int


@dataclass(slots=True)
class Annotation:
    """The place of a link's annotation among the content of its structure element."""

    link: int
    """Index in ``LaidOut.links``."""


@dataclass(slots=True)
class Node:
    """A structure element. One per HTML element, however many pages it is spread over."""

    role: str
    kids: list[Node | Mark | Annotation] = field(default_factory=list)
    id: str = ""
    classes: tuple[str, ...] = ()
    """Only ours (``qb-``): the fidelity check reads them as ``/C``."""
    lang: str = ""
    alt: str = ""
    scope: str = ""
    """Of a header cell: ``Row`` or ``Column``."""
    columns: int = 1
    rows: int = 1
    numbering: str = ""
    """Of a list: a PDF ``ListNumbering`` name."""
    box: tuple[float, float, float, float] | None = None
    """Of a figure: where it stands on its first page."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link annotation: one a line of the link's text."""

    page: int
    box: tuple[float, float, float, float]
    target: str
    """An id of the book, or an absolute address when ``external``."""
    external: bool
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page as laid out: its size, and where the text area starts."""

    width: float
    height: float
    bleed: float
    name: str
    """The CSS page it is of (``@page chapter``); empty for the default page."""
    blank: bool
    origin: tuple[float, float]
    """Upper left corner of the text area, from the upper left corner of the page."""
    area: tuple[float, float]
    """Width and height of the text area."""


@dataclass(frozen=True, slots=True)
class FontUse:
    """A face, and the glyphs a sheet shows with it."""

    key: str
    """The name in the pages' font resources: the same for the same face in every sheet."""
    name: str
    family: str
    face: str
    """SHA-256 of the font file; the file itself lies in the workshop."""
    index: int
    ascent: int
    descent: int
    flags: int
    widths: dict[int, int]
    """Glyph → width in thousandths of an em."""
    text: dict[int, str]
    """Glyph → the characters it stands for."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A sheet laid out: a PDF of bare pages, and what is needed to make it part of a book."""

    name: str
    pdf: bytes
    """Pages with their content and resources; no fonts, no tags, no links."""
    pages: tuple[Page, ...]
    roots: tuple[Node, ...]
    links: tuple[Link, ...]
    anchors: dict[str, tuple[int, float, float]]
    fonts: tuple[FontUse, ...]
