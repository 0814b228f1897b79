"""The document: chapters of blocks of inlines, immutable, with the text of the print and nothing else."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Text of the print, in the publication's language or in ``language``."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class PageMark:
    """Here a page of the print starts."""

    label: str


@dataclass(frozen=True, slots=True)
class SicMark:
    """What comes before this is so in the print; the chapter's note ``id`` says what is wrong with it."""

    id: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote of the print is called here."""

    label: str


Inline = Words | PageMark | SicMark | NoteMark
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    content: Inlines


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    content: Inlines


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list; ``lists`` are those nested in it."""

    content: Inlines
    lists: tuple[List, ...] = ()


@dataclass(frozen=True, slots=True)
class List:
    """A list; ``start`` is the number of its first item, 0 for a list without numbers."""

    items: tuple[Item, ...]
    start: int = 0


@dataclass(frozen=True, slots=True)
class Lines:
    """A list that the print sets without markers, one line for each item."""

    items: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, which may be empty."""

    rows: tuple[tuple[Inlines, ...], ...]
    header: str = "row"
    """What its headers are: its first ``row``, the first ``column``, or ``none``."""


@dataclass(frozen=True, slots=True)
class Quotation:
    paragraphs: tuple[Paragraph, ...]
    attribution: Inlines = ()


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote of the print."""

    label: str
    content: Inlines


@dataclass(frozen=True, slots=True)
class PageStart:
    """A page of the print starts between two blocks."""

    label: str


@dataclass(frozen=True, slots=True)
class Box:
    """A block the print sets apart, with its title."""

    kind: str
    title: Inlines
    blocks: tuple[Block, ...]


Block = Paragraph | Heading | List | Lines | Table | Quotation | Footnote | PageStart | Box


@dataclass(frozen=True, slots=True)
class SicNote:
    """The note to a fault of the print."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter. ``pages`` are the pages of the print that start with it."""

    slug: str
    kind: str
    part: str
    group: str
    pages: tuple[str, ...]
    label: Inlines
    title: Inlines
    blocks: tuple[Block, ...]
    notes: tuple[SicNote, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """All chapters, in order."""

    chapters: tuple[Chapter, ...]
