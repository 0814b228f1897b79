"""A PDF's text in the order of its tags, with what cannot be seen taken out and told apart."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf

from ..blocks import HEADINGS, INLINE, Block, Collector, Mark
from ..findings import UnreadableError
from .content import Glyph
from .following import Laid, backwards, breaks, misset
from .foreign import foreign
from .ink import Renderer
from .lines import BREAK
from .links import Line, Links
from .pages import Pages, Piece

LARGEST = 1_000_000_000
MOST_PAGES = 20_000
DEEPEST = 200
SMALLEST = 3.0
"""Points: what is set smaller cannot be read."""

_NAMES = {
    **{f"/H{level}": f"h{level}" for level in range(1, 7)},
    "/P": "p", "/L": "ul", "/LI": "li", "/LBody": "div", "/Table": "table", "/TR": "tr", "/TH": "th",
    "/TD": "td", "/Span": "span", "/Link": "a", "/Em": "em", "/Strong": "strong", "/Code": "code",
    "/Quote": "q", "/Reference": "a", "/Annot": "a", "/NonStruct": "span", "/Lbl": "span",
}  # fmt: skip
_SILENT = frozenset({"/Artifact", "/Figure", "/Form"})
_SOFT = ("", "\u00ad")
_HYPHENS = ("-", "\u2010", "\u00ad")
_NUMBER = re.compile(r"(\d+)[.)]?$")


class Artifact(NamedTuple):
    """Text on a page that no reader is read: a running head, a folio."""

    leaf: int
    """The page, from 1."""
    label: str
    """How that page is numbered."""
    text: str


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a PDF says: blocks and generated marks (a line end of ours as ``BREAK``), and what is amiss."""

    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    contents: tuple[Line, ...]
    bookmarks: tuple[Line, ...]
    titles: tuple[tuple[int, str], ...]
    """Page (from 1) and text of the headings that are generated."""
    pages: int
    unseen: tuple[tuple[str, str], ...]
    """(where, text) of what is tagged but cannot be seen."""
    untagged: tuple[tuple[str, str], ...]
    """(where, text) of what lies on a page, is no artifact, and is not in the tags."""
    disorder: tuple[tuple[str, str], ...]
    """(where, text) of what does not lie where the order of the tags has it."""
    disguised: tuple[tuple[str, str, str], ...]
    """(where, what is said, glyphs) where a page shows one thing and says another."""
    misset: tuple[tuple[str, str, str], ...]
    """(where, what is wrong, text) of glyphs whose setting changes what is read."""
    artifacts: tuple[Artifact, ...]
    repeated: frozenset[str]
    """Headings, labels and heads of tables, without blanks: what a running head may say."""
    foreign: tuple[tuple[str, str], ...]
    """(where, what) of what no print of ours holds."""


def read(path: Path, *, ink: bool = True) -> PdfText:
    """Read a tagged PDF back. ``UnreadableError`` for what is none, or has no text.

    ``ink=False`` leaves out the question whether glyphs can be seen.
    """
    where = str(path)
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableError(f"is larger than {LARGEST:,} bytes", where=where)
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot be read ({error.strerror})", where=where) from None
    if not data.startswith(b"%PDF-"):
        raise UnreadableError("is no PDF", where=where)
    if not data.rstrip().endswith(b"%%EOF"):
        raise UnreadableError("is no whole PDF: its end is missing", where=where)
    return parse(data, where, ink=ink)


def parse(data: bytes, where: str, *, ink: bool = True) -> PdfText:
    """``read`` for bytes already at hand."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise UnreadableError("is encrypted", where=where, remedy="Check the file before it is.")
            if len(pdf.pages) > MOST_PAGES:
                raise UnreadableError(f"has more than {MOST_PAGES:,} pages", where=where)
            tree = pdf.Root.get("/StructTreeRoot")
            if tree is None:
                raise UnreadableError("has no tags: a scan, or not made for readers", where=where)
            renderer = Renderer(data) if ink else None
            try:
                return _Reader(pdf, Pages(pdf, renderer), tree).read()
            finally:
                if renderer is not None:
                    renderer.close()
    except pikepdf.PasswordError:
        raise UnreadableError(
            "is locked with a password", where=where, remedy="Check the file before it is."
        ) from None
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise UnreadableError(f"is no sound PDF ({error})", where=where) from None


class _Reader:
    """Walks the tags into a collector."""

    def __init__(self, pdf: pikepdf.Pdf, pages: Pages, tree: Any) -> None:
        self._pages = pages
        self._links = Links(pdf, pages)
        self._foreign = tuple(foreign(pdf))
        self._tree = tree
        self._roles = tree.get("/RoleMap", pikepdf.Dictionary())
        self._labels = [str(page.label) for page in pdf.pages]
        self._unseen: list[tuple[str, str]] = []
        self._disorder: list[tuple[str, str]] = []
        self._disguised: list[tuple[str, str, str]] = []
        self._contents: list[Line] = []
        self._titles: list[tuple[int, str]] = []
        self._collector = Collector(collapse=False)
        self._last: Laid | None = None
        """The glyph before, in the same block."""
        self._before: Laid | None = None
        """The glyph before, in any block."""
        self._beside: Laid | None = None
        """The same in footnotes: they stand at the foot of a page, and have an order of their own."""
        self._ink: Glyph | None = None
        """The glyph before on the same line that is no blank, if nothing generated came between."""
        self._blank = False
        """Whether a blank came after it."""
        self._misset: list[tuple[str, str, str]] = []
        self._repeated: set[str] = set()
        self._said: list[str] = []
        self._soft = False

    def read(self) -> PdfText:
        self._kids(self._tree.get("/K"), None, 0)
        blocks = self._collector.finish()
        if not blocks and not self._collector.marks:
            raise ValueError("its tags hold no text: a scan?")
        return PdfText(
            tuple(blocks),
            tuple(self._collector.marks),
            tuple(self._contents),
            tuple(self._links.bookmarks()),
            tuple(self._titles),
            len(self._pages),
            tuple(self._unseen),
            tuple(self._pages.untagged()),
            tuple(self._disorder),
            tuple(self._disguised),
            tuple(self._misset),
            tuple(Artifact(number + 1, self._labels[number], text) for number, text in self._pages.artifacts),
            frozenset(self._repeated),
            self._foreign,
        )

    def _kids(self, kids: Any, page: Any, depth: int) -> None:
        if depth > DEEPEST:
            raise ValueError("its tags are nested too deep")
        for kid in _list(kids):
            if isinstance(kid, int):
                self._content(page, kid)
            elif kid.get("/Type") == "/MCR":
                self._content(kid.get("/Pg", page), int(kid.MCID))
            elif "/S" in kid:
                self._element(kid, kid.get("/Pg", page), depth + 1)

    def _element(self, element: Any, page: Any, depth: int) -> None:
        tag = self._role(str(element.S))
        if tag in _SILENT:
            return
        name = _NAMES.get(tag, "div")
        number = self._marker(element) if tag == "/LI" else None
        if tag == "/L" and any(self._marker(item) is not None for item in _list(element.get("/K"))[:1]):
            name = "ol"
        classes = _classes(element)
        if tag == "/Lbl":
            classes.append("qb-gen")
        if tag == "/TOCI":
            self._contents += self._entries(element, page)
        identity = element.get("/ID")
        self._collector.open(name, classes, number=number, identity="" if identity is None else str(identity))
        if name not in INLINE:
            self._last = None
        if name in HEADINGS and self._collector.generating and page is not None:
            self._titles.append((self._pages.number(page) + 1, self._text_below(element, page, 0)))
        given = element.get("/ActualText")
        outer, said = self._soft, len(self._said)
        self._soft = outer or (given is not None and str(given) in _SOFT)
        with self._order_of(tag):
            self._kids(element.get("/K"), page, depth)
        if not self._soft:
            # An alternative text or an expansion is what some readers get instead of the words.
            for other in (given, element.get("/Alt"), element.get("/E")):
                if other is not None and (other is given or not self._collector.generating):
                    self._compare(str(other), "".join(self._said[said:]))
        self._soft = outer
        if name in HEADINGS or tag == "/TH" or "qb-label" in classes:
            self._repeated.add("".join("".join(self._said[said:]).split()))
        self._collector.close()
        if name not in INLINE:
            self._last = None

    @contextmanager
    def _order_of(self, tag: str) -> Iterator[None]:
        """Below this tag, compare places with those of the text it belongs to: the notes or the rest."""
        if tag == "/Note":
            self._before, self._beside = self._beside, self._before
        yield
        if tag == "/Note":
            self._before, self._beside = self._beside, self._before

    def _role(self, tag: str) -> str:
        """The standard type that a tag stands for."""
        for _ in range(DEEPEST):
            role = self._roles.get(tag)
            if role is None:
                break
            tag = str(role)
        return tag

    def _marker(self, item: Any) -> int | None:
        """The number an item is marked with; ``None`` for a bullet."""
        for kid in _list(item.get("/K")):
            if not isinstance(kid, int) and kid.get("/S") == "/Lbl":
                number = _NUMBER.match(self._text_below(kid, item.get("/Pg"), 0))
                return int(number[1]) if number else None
        return None

    def _entries(self, item: Any, page: Any) -> list[Line]:
        """The links of one line of a table of contents, not those of the lines below it."""
        found = []
        todo = [(kid, page) for kid in _list(item.get("/K"))]
        while todo:
            kid, at = todo.pop(0)
            if isinstance(kid, int) or kid.get("/S") in ("/TOC", "/TOCI"):
                continue
            at = kid.get("/Pg", at)
            if kid.get("/S") == "/Link":
                leaf = self._target(kid)
                label = self._labels[leaf - 1] if leaf else ""
                here = self._pages.number(at) + 1 if at is not None else 0
                found.append(Line(here, self._text_below(kid, at, 0), leaf, label))
            else:
                todo += [(one, at) for one in _list(kid.get("/K"))]
        return found

    def _target(self, link: Any) -> int:
        """The page (from 1) a link leads to; 0 when it leads nowhere in this file."""
        for kid in _list(link.get("/K")):
            if not isinstance(kid, int) and kid.get("/Type") == "/OBJR":
                leaf = self._links.leaf(kid.Obj)
                if leaf:
                    return leaf
        return 0

    def _text_below(self, element: Any, page: Any, depth: int) -> str:
        page = element.get("/Pg", page)
        found: list[str] = []
        for kid in _list(element.get("/K")):
            if isinstance(kid, int):
                pieces = self._pages.pieces(self._pages.number(page), kid, use=False)
                found.extend(piece.text for piece in pieces)
            elif "/S" in kid and depth < DEEPEST:
                found.append(self._text_below(kid, page, depth + 1))
        return "".join(found).strip()

    def _content(self, page: Any, mcid: int) -> None:
        number = self._pages.number(page)
        for piece in self._pages.pieces(number, mcid):
            soft = self._soft or (piece.actual in _SOFT and piece.text in _HYPHENS)
            if piece.actual is not None and not soft:
                self._compare(piece.actual, piece.text)
            self._said.append(piece.text)
            self._emit(number, piece, soft)

    def _emit(self, number: int, piece: Piece, soft: bool) -> None:
        where = f"p. {number + 1}"
        generated = self._collector.generating
        out: list[str] = []
        lost: list[str] = []
        wrong: dict[str, None] = {}
        for glyph, unseen in zip(piece.glyphs, piece.unseen, strict=True):
            if unseen or (glyph.size < SMALLEST and not glyph.text.isspace()):
                lost.append(glyph.text)
                continue
            if self._last is None or breaks(self._last, number, glyph):
                self._ink = None
                if self._last is not None:
                    out.append(BREAK)
            if generated:
                self._ink = None
            else:
                if self._before is not None and backwards(self._before, number, glyph):
                    self._disorder.append((where, piece.text))
                self._before = (number, glyph)
                wrong[self._wrong(glyph)] = None
            out.append("\u00ad" if soft else glyph.text)
            self._last = (number, glyph)
        self._misset += [(where, what, piece.text) for what in wrong if what]
        if lost:
            self._unseen.append((where, "".join(lost)))
        if out:
            self._collector.starts(where, leaf=number + 1)
            self._collector.text("".join(out))

    def _wrong(self, glyph: Glyph) -> str:
        """What the setting of a glyph, after the one before it, makes of the text; or nothing."""
        if glyph.text.isspace():
            self._blank = True
            return ""
        last, blank = self._ink, self._blank
        self._ink, self._blank = glyph, False
        if not glyph.upright:
            return "does not stand upright"
        return misset(last, glyph, blank=blank) if last else ""

    def _compare(self, actual: str, text: str) -> None:
        if "".join(actual.split()) != "".join(text.split()):
            self._disguised.append((self._collector.place(), actual, text))


def _list(kids: Any) -> list[Any]:
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _classes(element: Any) -> list[str]:
    return [str(name).lstrip("/") for name in _list(element.get("/C"))]
