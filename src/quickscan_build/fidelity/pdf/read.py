"""A PDF's text in the order of its tags, with what cannot be seen taken out and told apart."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, repeat
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf

from ..blocks import INLINE, Block, Collector, Mark
from ..findings import UnreadableError
from .content import Glyph, Interpreter
from .ink import Renderer
from .lines import BREAK

LARGEST = 1_000_000_000
MOST_PAGES = 20_000
DEEPEST = 200
SAME_LINE = 0.5
"""Of an em: what lies less far above or below is on the same line (superscripts)."""

_NAMES = {
    **{f"/H{level}": f"h{level}" for level in range(1, 7)},
    "/P": "p", "/L": "ul", "/LI": "li", "/LBody": "div", "/Table": "table", "/TR": "tr", "/TH": "th",
    "/TD": "td", "/Span": "span", "/Link": "a", "/Em": "em", "/Strong": "strong", "/Code": "code",
    "/Quote": "q", "/Reference": "a", "/Annot": "a",
    "/NonStruct": "span",
}  # fmt: skip
_SILENT = frozenset({"/Artifact", "/Figure", "/Form"})
_SOFT = ("", "\u00ad")
_HYPHENS = ("-", "\u2010", "\u00ad")
_NUMBER = re.compile(r"(\d+)[.)]?$")


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a PDF says: blocks (a line end of ours as ``BREAK``), generated marks, and what is amiss."""

    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    pages: int
    unseen: tuple[tuple[str, str], ...]
    """(where, text) of what is tagged but cannot be seen."""
    untagged: tuple[tuple[str, str], ...]
    """(where, text) of what lies on a page, is no artifact, and is not in the tags."""
    disorder: tuple[tuple[str, str], ...]
    """(where, text) of what does not lie where the order of the tags has it."""
    disguised: tuple[tuple[str, str, str], ...]
    """(where, ActualText, glyphs) where a page shows one thing and says another."""


class _Piece(NamedTuple):
    actual: str | None
    glyphs: list[Glyph]
    unseen: list[bool]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)


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
    if not data.rstrip().endswith(b"%%EOF"):
        raise UnreadableError("is no whole PDF: its end is missing", where=where)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise UnreadableError("is encrypted", where=where, remedy="Check the file before it is.")
            if len(pdf.pages) > MOST_PAGES:
                raise UnreadableError(f"has more than {MOST_PAGES:,} pages", where=where)
            tree = pdf.Root.get("/StructTreeRoot")
            if tree is None:
                raise UnreadableError("has no tags: a scan, or not made for readers", where=where)
            return _Reader(pdf, data if ink else None).read(tree)
    except pikepdf.PasswordError:
        raise UnreadableError(
            "is locked with a password", where=where, remedy="Check the file before it is."
        ) from None
    except (pikepdf.PdfError, pikepdf.PdfParsingError, ValueError, KeyError, AttributeError) as error:
        raise UnreadableError(f"is no sound PDF ({error})", where=where) from None


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf, data: bytes | None) -> None:
        self._pdf = pdf
        self._numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        self._untagged: list[tuple[str, str]] = []
        self._unseen: list[tuple[str, str]] = []
        self._disorder: list[tuple[str, str]] = []
        self._disguised: list[tuple[str, str, str]] = []
        self._pages = list(self._lay_out(data))
        self._used: list[set[int]] = [set() for _ in self._pages]
        self._collector = Collector(collapse=False)
        self._last: tuple[int, Glyph] | None = None
        """The glyph before, in the same block."""
        self._before: tuple[int, Glyph] | None = None
        """The glyph before, in any block."""
        self._said: list[str] = []
        self._soft = False

    def _lay_out(self, data: bytes | None) -> Iterator[dict[int, list[_Piece]]]:
        """What lies on each page, by marked content; and which of it is not to be seen."""
        interpreter = Interpreter()
        renderer = Renderer(data) if data is not None else None
        try:
            for number, page in enumerate(self._pdf.pages):
                runs = interpreter.page(page)
                tagged = [run for run in runs if run.mcid >= 0 and not run.artifact]
                for run in runs:
                    if run.mcid < 0 and not run.artifact:
                        self._note_untagged(number, run.glyphs)
                glyphs = [glyph for run in tagged for glyph in run.glyphs]
                flags = iter(renderer.unseen(number, glyphs) if renderer else repeat(False))
                pieces: dict[int, list[_Piece]] = {}
                for run in tagged:
                    piece = _Piece(run.actual, run.glyphs, list(islice(flags, len(run.glyphs))))
                    pieces.setdefault(run.mcid, []).append(piece)
                yield pieces
        finally:
            if renderer is not None:
                renderer.close()

    def _note_untagged(self, number: int, glyphs: list[Glyph]) -> None:
        text = "".join(glyph.text for glyph in glyphs).strip()
        if text:
            self._untagged.append((f"p. {number + 1}", text))

    def read(self, tree: Any) -> PdfText:
        self._kids(tree.get("/K"), None, 0)
        blocks = self._collector.finish()
        for number, (pieces, used) in enumerate(zip(self._pages, self._used, strict=True)):
            for mcid in sorted(pieces.keys() - used):
                self._note_untagged(number, [g for piece in pieces[mcid] for g in piece.glyphs])
        if not blocks and not self._collector.marks:
            raise ValueError("its tags hold no text: a scan?")
        return PdfText(
            tuple(blocks),
            tuple(self._collector.marks),
            len(self._pages),
            tuple(self._unseen),
            tuple(self._untagged),
            tuple(self._disorder),
            tuple(self._disguised),
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
        tag = str(element.S)
        if tag in _SILENT:
            return
        name = _NAMES.get(tag, "div")
        number = self._marker(element) if tag == "/LI" else None
        if tag == "/L" and any(self._marker(item) is not None for item in _list(element.get("/K"))[:1]):
            name = "ol"
        classes = _classes(element)
        if tag == "/Lbl":
            classes.append("qb-gen")
            name = "span"
        self._collector.open(name, classes, number=number)
        if name not in INLINE:
            self._last = None
        given = element.get("/ActualText")
        actual = None if given is None else str(given)
        outer, said = self._soft, len(self._said)
        self._soft = outer or actual in _SOFT
        self._kids(element.get("/K"), page, depth)
        if actual is not None and not self._soft:
            self._compare(actual, "".join(self._said[said:]))
        self._soft = outer
        self._collector.close()
        if name not in INLINE:
            self._last = None

    def _marker(self, item: Any) -> int | None:
        """The number an item is marked with; ``None`` for a bullet."""
        for kid in _list(item.get("/K")):
            if not isinstance(kid, int) and kid.get("/S") == "/Lbl":
                number = _NUMBER.match(self._text_below(kid, item.get("/Pg"), 0))
                return int(number[1]) if number else None
        return None

    def _text_below(self, element: Any, page: Any, depth: int) -> str:
        page = element.get("/Pg", page)
        found: list[str] = []
        for kid in _list(element.get("/K")):
            if isinstance(kid, int):
                found.extend(piece.text for piece in self._pieces(page, kid)[1])
            elif "/S" in kid and depth < DEEPEST:
                found.append(self._text_below(kid, page, depth + 1))
        return "".join(found).strip()

    def _pieces(self, page: Any, mcid: int) -> tuple[int, list[_Piece]]:
        number = -1 if page is None else self._numbers.get(page.objgen, -1)
        if number < 0:
            raise ValueError("its tags name a page it does not have")
        return number, self._pages[number].get(mcid, [])

    def _content(self, page: Any, mcid: int) -> None:
        number, pieces = self._pieces(page, mcid)
        self._used[number].add(mcid)
        for piece in pieces:
            soft = self._soft or (piece.actual in _SOFT and piece.text in _HYPHENS)
            if piece.actual is not None and not soft:
                self._compare(piece.actual, piece.text)
            self._said.append(piece.text)
            if self._collector.generating:
                self._collector.text(piece.text)
            else:
                self._emit(number, piece, soft)

    def _emit(self, number: int, piece: _Piece, soft: bool) -> None:
        where = f"p. {number + 1}"
        out: list[str] = []
        lost: list[str] = []
        for glyph, unseen in zip(piece.glyphs, piece.unseen, strict=True):
            if unseen:
                lost.append(glyph.text)
                continue
            if self._last is not None and _breaks(self._last, number, glyph):
                out.append(BREAK)
            if self._before is not None and _backwards(self._before, number, glyph):
                self._disorder.append((where, piece.text))
            out.append("\u00ad" if soft else glyph.text)
            self._last = self._before = (number, glyph)
        if lost:
            self._unseen.append((where, "".join(lost)))
        if out:
            self._collector.starts(where, leaf=number + 1)
            self._collector.text("".join(out))

    def _compare(self, actual: str, text: str) -> None:
        if "".join(actual.split()) != "".join(text.split()):
            self._disguised.append((self._collector.place(), actual, text))


def _breaks(last: tuple[int, Glyph], number: int, glyph: Glyph) -> bool:
    page, before = last
    return page != number or abs(before.baseline - glyph.baseline) > SAME_LINE * max(before.size, glyph.size)


def _backwards(before: tuple[int, Glyph], number: int, glyph: Glyph) -> bool:
    """Whether a glyph lies where nobody reads on to: not further right, not lower, not in a next column."""
    page, last = before
    if page != number:
        return page > number
    slack = 0.25 * max(last.size, glyph.size)
    if abs(last.baseline - glyph.baseline) <= 2 * slack:
        return glyph.x0 < last.x0 - slack
    return glyph.baseline > last.baseline and glyph.x0 < last.x1 - slack


def _list(kids: Any) -> list[Any]:
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _classes(element: Any) -> list[str]:
    given = element.get("/C")
    return [str(name).lstrip("/") for name in _list(given)]
