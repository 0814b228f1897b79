"""What goes where: the order of the parts, the page numbers, the running heads.

A chapter's layout does not depend on its place in the book: folios and running heads are sheets of
their own (*furniture*), laid over the pages afterwards, and only the contents and the part openers show
page numbers. So a chapter is laid out once, and one more page in chapter 1 costs a new set of numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

from ...exits import DataError
from ...files import writing
from ...publication import Publication
from ..chapters import Chapter, Contents, Heading
from .faces import face_path
from .file import metadata
from .file.assemble import Book, assemble
from .file.binding import Leaf
from .file.outline import Entry
from .file.part import Part
from .model import Sheet
from .setting import Setting, styles_for
from .templates import Templates
from .unique import anchor
from .watcher import Watcher
from .workshop import Workshop

ROUNDS = 6
"""How often the contents are laid out anew before a page number that keeps moving is an error."""
LEAVES = 64
"""Pages a furniture sheet holds: WeasyPrint's cost grows with the square of a document's pages."""


@dataclass(frozen=True)
class Job:
    """Everything that a PDF is made of."""

    publication: Publication
    contents: Contents
    bodies: Mapping[str, str]
    """Name of a chapter → its text, as HTML."""
    files: Mapping[str, Path]
    paper: str
    styles: tuple[Path, ...]
    """The publisher's own style sheets, after the theme's."""
    workshop: Path
    """Where laid-out sheets are kept from build to build."""
    jobs: int = 0
    """Processes that lay out; 0 for one per core."""
    press: bool = False
    """For a print shop: bleed and crop marks."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One sheet of the book in its place; ``html`` makes it from the page numbers it shows."""

    name: str
    html: Callable[[Mapping[str, str]], str]
    numbered: bool = False
    """Whether ``html`` depends on the page numbers."""
    entry: Entry | None = None
    head: tuple[str, str] = ("", "")
    """Running heads: the part's (left) and the chapter's (right)."""
    furnished: bool = True
    part: str = ""


def make(job: Job, output: Path, watcher: Watcher) -> None:
    """Lay out the book and write it to ``output``."""
    templates = Templates(job.publication, job.contents, job.paper)
    pieces = list(in_order(job, templates))
    setting = Setting(
        job.workshop, styles_for(job.paper, job.styles, press=job.press), tuple(sorted(job.files.items()))
    )
    with Workshop(setting, watcher, jobs=job.jobs) as workshop:
        laid = _settle(pieces, workshop)
        leaves = _leaves(pieces, laid)
        furniture = workshop.lay_out(_furniture(pieces, leaves, laid, templates), furniture=True)
        book = Book(
            title=job.publication.metadata.title,
            language=job.publication.metadata.language,
            outline=tuple(_outline(pieces, job)),
            xmp=metadata.packet(job.publication.metadata, press=job.press),
            info=metadata.info(job.publication.metadata),
            press=job.press,
        )
        with writing(output) as aside:
            assemble(book, laid, leaves, furniture, face=partial(_face, job.workshop), output=aside)


def _face(workshop: Path, digest: str) -> bytes:
    return face_path(workshop, digest).read_bytes()


def in_order(job: Job, templates: Templates) -> Iterator[_Piece]:
    """Cover and title page, a colophon that opens the text, contents, then the parts with their chapters."""
    yield _Piece("cover", lambda _: templates.front(), furnished=False)
    for chapter in job.contents.before:
        yield _chapter(chapter, job, "", templates)
    yield _Piece(
        "contents",
        templates.contents,
        numbered=True,
        entry=Entry(templates.contents_title, templates.contents_id),
        head=("", templates.contents_title),
    )
    titles = {part.slug: part.title for part in job.publication.outline.parts}
    current = ""
    for chapter in job.contents.chapters[len(job.contents.before) :]:
        if chapter.part and chapter.part != current and chapter.part in titles:
            slug = chapter.part
            yield _Piece(
                slug,
                partial(templates.part, slug),
                numbered=True,
                entry=Entry(titles[slug], templates.part_id(slug)),
                furnished=False,
                part=slug,
            )
        current = chapter.part
        yield _chapter(chapter, job, titles.get(chapter.part, ""), templates)


def _chapter(chapter: Chapter, job: Job, part_title: str, templates: Templates) -> _Piece:
    name = chapter.docname
    return _Piece(
        name,
        partial(templates.chapter, chapter, job.bodies[name]),
        numbered=chapter.kind == "colophon",
        entry=Entry(chapter.title, anchor(name), tuple(_entries(name, chapter.headings))),
        head=(part_title or templates.title, chapter.title),
        part=chapter.part,
    )


def _entries(docname: str, headings: Sequence[Heading]) -> Iterator[Entry]:
    """Headings in the order of the chapter, each with those below it."""
    starts = [at for at, one in enumerate(headings) if one.level == headings[0].level]
    for start, end in pairwise([*starts, len(headings)]):
        below = tuple(_entries(docname, headings[start + 1 : end]))
        yield Entry(headings[start].title, anchor(docname, headings[start].id), below)


def _settle(pieces: Sequence[_Piece], workshop: Workshop) -> list[Part]:
    """Lay out until the page numbers that are shown are right.

    First what shows no numbers, once; with one page for each of the others, that mostly gives the right
    numbers.
    """
    plain = dict(_lay_out(pieces, {}, workshop, numbered=False))
    numbers = _numbers(pieces, [plain.get(place) for place in range(len(pieces))])
    for _ in range(ROUNDS):
        laid = plain | dict(_lay_out(pieces, numbers, workshop, numbered=True))
        parts = [laid[place] for place in range(len(pieces))]
        found = _numbers(pieces, parts)
        if all(found[name] == number for name, number in numbers.items()):
            return parts
        moved = [name for name in found if found[name] != numbers.get(name)]
        numbers = found
    raise DataError(
        f"page numbers keep moving: after {ROUNDS} layouts “{moved[0]}” still changes page",
        where="contents",
        remedy="Give the contents a style in which a longer page number does not take another line",
    )


def _lay_out(
    pieces: Sequence[_Piece], numbers: Mapping[str, str], workshop: Workshop, *, numbered: bool
) -> Iterator[tuple[int, Part]]:
    """Lay out the pieces that show page numbers, or those that do not; yields place in the book and part."""
    places = [place for place, piece in enumerate(pieces) if piece.numbered is numbered]
    sheets = [Sheet(pieces[place].name, pieces[place].html(numbers)) for place in places]
    return zip(places, workshop.lay_out(sheets), strict=True)


def _numbers(pieces: Sequence[_Piece], laid: Sequence[Part | None]) -> dict[str, str]:
    """Anchor → page number; a sheet not laid out yet counts as one page, on which its title is."""
    found: dict[str, str] = {}
    first = 1
    for piece, sheet in zip(pieces, laid, strict=True):
        if sheet is None and piece.entry is not None:
            found[piece.entry.target] = str(first)
        elif sheet is not None:
            found.update({name: str(first + page) for name, (page, _, _) in sheet.anchors.items()})
        first += 1 if sheet is None else len(sheet.pages)
    return found


def _leaves(pieces: Sequence[_Piece], laid: Sequence[Part]) -> list[Leaf]:
    leaves: list[Leaf] = []
    for number, (piece, sheet) in enumerate(zip(pieces, laid, strict=True)):
        for page in range(len(sheet.pages)):
            at = len(leaves)
            over = (at // LEAVES, at % LEAVES) if piece.furnished else None
            leaves.append(Leaf(number, page, over))
    return leaves


def _furniture(
    pieces: Sequence[_Piece], leaves: Sequence[Leaf], laid: Sequence[Part], templates: Templates
) -> list[Sheet]:
    sheets = []
    for start in range(0, len(leaves), LEAVES):
        rows = []
        for folio, leaf in enumerate(leaves[start : start + LEAVES], start + 1):
            piece = pieces[leaf.sheet]
            blank = laid[leaf.sheet].pages[leaf.page].blank
            kind = "bare" if leaf.furniture is None or blank else "opener" if leaf.page == 0 else "leaf"
            rows.append((kind, str(folio), *piece.head))
        name = f"pages {start + 1} to {start + len(rows)}"
        sheets.append(Sheet(name, templates.furniture(rows, right=start % 2 == 0)))
    return sheets


def _outline(pieces: Sequence[_Piece], job: Job) -> Iterator[Entry]:
    """The outline: chapters are below the opener of their part."""
    openers = {piece.part for piece in pieces if piece.part and not piece.furnished}
    waiting: tuple[Entry, list[Entry]] | None = None
    part = ""
    for piece in pieces:
        if piece.entry is None:
            continue
        if waiting is not None and piece.part != part:
            yield Entry(waiting[0].title, waiting[0].target, tuple(waiting[1]))
            waiting = None
        if piece.part in openers and not piece.furnished:
            waiting, part = (piece.entry, []), piece.part
        elif waiting is not None:
            waiting[1].append(piece.entry)
        else:
            yield piece.entry
    if waiting is not None:
        yield Entry(waiting[0].title, waiting[0].target, tuple(waiting[1]))
