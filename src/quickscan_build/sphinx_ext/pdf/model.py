"""A laid-out sheet in plain values, from which ``part`` is made.

A *sheet* is one HTML document laid out by itself: a chapter, the contents, a run of running heads. Nothing
here knows WeasyPrint or pikepdf, so layout and binding can change independently. Lengths are
PDF points from the lower left corner of the trimmed page; pages count from 0.
"""

from __future__ import annotations

from dataclasses import dataclass, field

NOTE_PLACE = "data-note"
"""The attribute of an empty HTML element that names the footnote to be read there."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One HTML document to lay out. ``name`` is what errors call it."""

    name: str
    html: str


@dataclass(slots=True)
class Mark:
    """A piece of marked content: what a page draws for one run of text or one image."""

    page: int
    mcid: int = -1
    """-1 until it is drawn."""
    after: Mark | None = None
    """The run of text that it goes on with, if that is drawn just before it."""


@dataclass(slots=True)
class Annotation:
    """The place of a link's annotation among the content of its structure element."""

    link: int
    """Index in ``LaidOut.links``."""


@dataclass(slots=True)
class Node:
    """A structure element: one per HTML element, however many pages it is spread over."""

    role: str
    kids: list[Node | Mark | Annotation] = field(default_factory=list)
    id: str = ""
    classes: tuple[str, ...] = ()
    """Only ours (``qb-``): the fidelity check reads them as ``/C``."""
    lang: str = ""
    alt: str = ""
    scope: str = ""
    """For a header cell: ``Row`` or ``Column``."""
    columns: int = 1
    rows: int = 1
    numbering: str = ""
    """For a list: a PDF ``ListNumbering`` name."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link annotation: one for each line of the link's text."""

    page: int
    box: tuple[float, float, float, float]
    target: str
    """An id of the book, or an absolute address if ``external``."""
    external: bool
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page as laid out: its size, and where the text area starts."""

    width: float
    height: float
    bleed: float
    name: str
    """The name of its CSS page (``@page chapter``); empty for the default page."""
    blank: bool
    origin: tuple[float, float]
    """Upper left corner of the text area, from the upper left corner of the page."""
    area: tuple[float, float]
    """Width and height of the text area."""


@dataclass(frozen=True, slots=True)
class FontUse:
    """A face, and the glyphs a sheet shows with it."""

    key: str
    """Its name in the pages' font resources, the same for a face in every sheet."""
    name: str
    family: str
    face: str
    """SHA-256 of the font file; the file itself is in the workshop."""
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
