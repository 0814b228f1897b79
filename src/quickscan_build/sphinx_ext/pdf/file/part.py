"""A laid-out sheet as it is kept and bound: its objects in PDF syntax, without their numbers.

What takes time for each element and mark is done once, where the sheet is laid out; binding a book then
means numbering the objects of its parts, and writing what concerns the whole.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name

from ..model import FontUse, LaidOut, Link, Page
from .structure import structured
from .syntax import Template, joined, template

FIRST_PAGE = 1
"""Index of a sheet's first page; 0 is ``structure.ABOVE``."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream: the entries of its dictionary, without brackets and length, and its bytes."""

    index: int
    entries: Template
    data: bytes


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet. Its objects are known by their indexes: pages first, then the annotations of its links."""

    name: str
    pages: tuple[Page, ...]
    links: tuple[Link, ...]
    anchors: dict[str, tuple[int, float, float]]
    fonts: tuple[FontUse, ...]
    count: int
    """How many indexes there are."""
    boxes: tuple[bytes, ...]
    """For each page, the entries of its dictionary that give its boxes."""
    contents: tuple[Stream, ...]
    """What each page draws."""
    streams: tuple[Stream, ...]
    """All other streams: images, patterns."""
    resources: tuple[int, Template, Template]
    """Index; resources of the pages except XObjects; XObjects. Both without brackets."""
    used_fonts: int
    """Index of the dictionary of fonts, which the book fills."""
    first_plain: int
    """Index of the first object of ``plain``."""
    plain: Template
    """Structure elements, then each page's array of marked content, then all else that is not a stream."""
    roots: tuple[int, ...]
    """The structure elements that are in no other of this sheet."""
    first_marked: int
    """Index of the first page's array of marked content."""
    owners: tuple[tuple[int, int], ...]
    """(link, structure element that holds its annotation), in reading order."""
    ids: tuple[tuple[bytes, int], ...]
    """Ids of structure elements."""

    @property
    def first_link(self) -> int:
        """Index of the annotation of the first link."""
        return FIRST_PAGE + len(self.pages)


def prepared(laid: LaidOut, *, links: bool) -> Part:
    """A sheet as a part; ``links``: whether its links become annotations."""
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
    """Whether an object only says where other objects are in the file."""
    return isinstance(obj, pikepdf.Stream) and obj.get("/Type") in (Name.XRef, Name.ObjStm)


def _boxes(page: pikepdf.Object) -> bytes:
    kept = Dictionary({key: page[key] for key in ("/MediaBox", "/TrimBox")})
    return _entries(kept, {}).text


def _stream(obj: pikepdf.Object, indexes: Mapping[int, int]) -> Stream:
    return Stream(indexes[obj.objgen[0]], _entries(obj, indexes), obj.read_raw_bytes())


def _entries(dictionary: pikepdf.Object, indexes: Mapping[int, int]) -> Template:
    """The entries of a dictionary, without brackets."""
    whole = template(dictionary, indexes.__getitem__)
    return Template(whole.text[2:-2], whole.refs)
