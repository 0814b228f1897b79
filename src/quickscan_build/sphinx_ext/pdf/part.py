"""A laid-out sheet as it is kept and bound: its objects as PDF writes them, but for their numbers.

What takes time for each element and mark is done once, by whoever lays the sheet out; to bind a book is then
to number the objects of its parts, and to write what it says as a whole.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name

from .model import FontUse, LaidOut, Link, Page
from .structure import structured
from .syntax import Template, joined, template

FIRST_PAGE = 1
"""Index of a sheet's first page; 0 is ``structure.ABOVE``."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream: what its dictionary says, without its brackets and the length, and its bytes."""

    index: int
    entries: Template
    data: bytes


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet. Its objects are named by their indexes: pages first, then the annotations of its links."""

    name: str
    pages: tuple[Page, ...]
    links: tuple[Link, ...]
    anchors: dict[str, tuple[int, float, float]]
    fonts: tuple[FontUse, ...]
    count: int
    """How many indexes there are."""
    boxes: tuple[bytes, ...]
    """Of each page: what its dictionary says of its boxes."""
    contents: tuple[Stream, ...]
    """Of each page."""
    streams: tuple[Stream, ...]
    """The other ones: images, patterns."""
    resources: tuple[int, Template, Template]
    """Index; what pages draw with, but for XObjects; XObjects. Both without their brackets."""
    used_fonts: int
    """Index of the dictionary of fonts, which is the book's affair."""
    first_plain: int
    """Index of the first object of ``plain``."""
    plain: Template
    """Structure elements, then of each page the array of its marked content, then what else is no stream."""
    roots: tuple[int, ...]
    """The structure elements that stand in none of this sheet."""
    first_marked: int
    """Index of the first page's array of marked content."""
    owners: tuple[tuple[int, int], ...]
    """(link, structure element in which its annotation stands), in reading order."""
    ids: tuple[tuple[bytes, int], ...]
    """Ids of structure elements."""

    @property
    def first_link(self) -> int:
        """Index of the annotation of the first link."""
        return FIRST_PAGE + len(self.pages)


def prepared(laid: LaidOut, *, links: bool) -> Part:
    """A sheet as a part; ``links``: whether these become annotations."""
    with pikepdf.open(io.BytesIO(laid.pdf)) if laid.pages else pikepdf.new() as pdf:
        pages = [page.obj for page in pdf.pages]
        shared = (
            pages[0].Resources
            if pages
            else pdf.make_indirect(Dictionary(Font=pdf.make_indirect(Dictionary())))
        )
        contents = [page.Contents for page in pages]
        apart = {obj.objgen for obj in (*pages, *contents, shared, shared.Font, pdf.Root, pdf.Root.Pages)}
        rest = [obj for obj in pdf.objects if obj.objgen not in apart and not _is_of_the_file(obj)]
        streams = [obj for obj in rest if isinstance(obj, pikepdf.Stream)]
        others = [obj for obj in rest if not isinstance(obj, pikepdf.Stream)]

        first_link = FIRST_PAGE + len(pages)
        first = first_link + (len(laid.links) if links else 0)
        named = (shared, shared.Font, *contents, *streams, *others)
        indexes = {obj.objgen[0]: index for index, obj in enumerate(named, first)}
        first_plain = first + len(named) - len(others)
        structure = structured(
            laid, page=FIRST_PAGE, link=first_link if links else None, first=first + len(named)
        )
        written = [template(obj, indexes.__getitem__) for obj in others]
        drawn = shared.get("/XObject", Dictionary())
        less = Dictionary({key: value for key, value in shared.items() if key != "/XObject"})
        return Part(
            name=laid.name,
            pages=laid.pages,
            links=laid.links,
            anchors=laid.anchors,
            fonts=laid.fonts,
            count=first + len(named) + structure.count + len(pages),
            boxes=tuple(map(_boxes, pages)),
            contents=tuple(_stream(obj, indexes) for obj in contents),
            streams=tuple(_stream(obj, indexes) for obj in streams),
            resources=(first, _entries(less, indexes), _entries(drawn, indexes)),
            used_fonts=first + 1,
            first_plain=first_plain,
            plain=joined(one for one in (*written, structure.elements, structure.marked) if one.text),
            roots=structure.roots,
            first_marked=first + len(named) + structure.count,
            owners=structure.owners,
            ids=structure.ids,
        )


def _is_of_the_file(obj: pikepdf.Object) -> bool:
    """Whether an object only says where others are in the file."""
    return isinstance(obj, pikepdf.Stream) and obj.get("/Type") in (Name.XRef, Name.ObjStm)


def _boxes(page: pikepdf.Object) -> bytes:
    kept = Dictionary({key: page[key] for key in ("/MediaBox", "/TrimBox")})
    return _entries(kept, {}).text


def _stream(obj: pikepdf.Object, indexes: Mapping[int, int]) -> Stream:
    return Stream(indexes[obj.objgen[0]], _entries(obj, indexes), obj.read_raw_bytes())


def _entries(dictionary: pikepdf.Object, indexes: Mapping[int, int]) -> Template:
    """What a dictionary says, without its brackets."""
    whole = template(dictionary, indexes.__getitem__)
    return Template(whole.text[2:-2], whole.refs)
