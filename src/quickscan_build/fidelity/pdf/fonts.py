"""What a font's codes mean and how wide they are: ToUnicode and the width tables, nothing guessed."""

from __future__ import annotations

import re
import struct
from array import array
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pikepdf

from ..letters.outlines import disguised
from .operators import IrregularError, Part, read_part
from .streams import checked

UNKNOWN = "\ufffd"
"""What a reader gets for a code the font gives no character for, or shows as another than it gives."""

_COMMENT = re.compile(rb"%[^\r\n]*")
_SECTION = re.compile(rb"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.DOTALL)
_CHAR = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(<[0-9A-Fa-f\s]*>|\[[^\]]*\])")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
MOST_CODES = 1 << 19
"""Codes of one table: a font has at most an eighth of them."""
KEPT = 1 << 15
"""Strings of a font that are remembered: letters and parts of words, each with few moves behind it."""
NUMBERS = "q"
"""How the numbers of glyphs are kept, so that columns are made of them as they are."""
WIDE = array(NUMBERS).itemsize
"""Bytes that a number takes."""

UNLIKE = -1
"""The number of what may look different each time."""


class Word(NamedTuple):
    """What a string of a font shows, with the move behind it."""

    text: str
    glyphs: bytes
    """Numbers of ``Glyphs``, as ``NUMBERS`` has them."""
    advance: float
    """From its start to where the next one begins, in em, without what is added behind each glyph."""
    singles: int
    """How many single-byte blanks it has."""


class Glyphs:
    """The glyphs that fonts have shown, each known by a number; what holds for them in columns."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.widths: list[float] = []
        """In em."""
        self.advances: list[float] = []
        """From the start of a glyph to where the next one begins, moves counted in, in em."""
        self.single: list[bool] = []
        """Whether it is the single-byte blank, for which word spacing counts."""
        self.letters: list[int] = []
        """The same number for all that draw the same code of a font; ``UNLIKE`` where that may differ."""

    def __len__(self) -> int:
        return len(self.texts)

    def add(self, text: str, width: float, move: float, *, single: bool, letter: int) -> int:
        self.texts.append(text)
        self.widths.append(width)
        self.advances.append(width - move)
        self.single.append(single)
        self.letters.append(letter)
        return len(self.texts) - 1

    def word(self, numbers: Sequence[int]) -> Word:
        """Glyphs in a row, by their numbers."""
        text = "".join([self.texts[one] for one in numbers])
        advance = sum(self.advances[one] for one in numbers)
        singles = sum(self.single[one] for one in numbers)
        return Word(text, array(NUMBERS, numbers).tobytes(), advance, singles)


class Font(dict[Part, Word]):
    """One font resource: what a string of it shows."""

    def __init__(self, font: Any, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._numbers: dict[tuple[int, float], int] = {}
        self._letters: dict[int, int] = {}
        self._bytes = 2 if font.get("/Subtype") == "/Type0" else 1
        to_unicode = font.get("/ToUnicode")
        self._text = (
            to_unicode_map(checked(to_unicode).read_bytes()) if isinstance(to_unicode, pikepdf.Stream) else {}
        )
        if self._bytes == 2:
            descendant = font.DescendantFonts[0]
            self._default = float(descendant.get("/DW", 1000)) / 1000
            self._widths = _composite_widths(descendant.get("/W"))
            self._text |= dict.fromkeys(_disguised(font, descendant, self._text), UNKNOWN)
        else:
            self._default = 0.5
            # What its letters look like is not asked: those of a text of ours are never of this kind.
            self._text = {}
            first = int(font.get("/FirstChar", 0))
            scale = 1000.0
            if font.get("/Subtype") == "/Type3":
                scale = 1 / (float(font.FontMatrix[0]) or 0.001)
            self._widths = {first + i: float(w) / scale for i, w in enumerate(font.get("/Widths", []))}

    def __missing__(self, part: Part) -> Word:
        data, move = read_part(part)
        if not data or len(data) % self._bytes:
            raise IrregularError("a string of a font shows half a letter")
        *codes, last = struct.unpack(f">{len(data) // self._bytes}{'BH'[self._bytes - 1]}", data)
        numbers = [*map(self._number, codes), self._number(last, move / 1000)]
        if len(self) >= KEPT:
            self.clear()
        self[part] = shown = self._glyphs.word(numbers)
        return shown

    def _number(self, code: int, move: float = 0.0) -> int:
        key = code, move
        if key not in self._numbers:
            text, width = self._text.get(code, UNKNOWN), self._widths.get(code, self._default)
            single = self._bytes == 1
            # What a font of single bytes draws may depend on the page.
            letter = UNLIKE if single else self._letters.setdefault(code, len(self._glyphs))
            self._numbers[key] = self._glyphs.add(
                text, width, move, single=single and code == 32, letter=letter
            )
        return self._numbers[key]


def _disguised(font: Any, descendant: Any, said: dict[int, str]) -> set[int]:
    """The codes whose glyphs look like another character than they are said to be."""
    descriptor = descendant.get("/FontDescriptor", pikepdf.Dictionary())
    programs = [descriptor[key] for key in _PROGRAMS if key in descriptor]
    # What is not in the file may look like anything; of two programs nobody can tell which one is shown.
    if font.get("/Encoding") != "/Identity-H" or len(programs) != 1:
        return set(said)
    (program,) = programs
    if not isinstance(program, pikepdf.Stream):
        return set(said)
    if "/FontFile2" not in descriptor and program.get("/Subtype") != "/OpenType":
        return set()
    table = descendant.get("/CIDToGIDMap")
    glyphs = {code: code for code in said}
    if isinstance(table, pikepdf.Stream):
        numbers = checked(table).read_bytes()
        glyphs = {code: int.from_bytes(numbers[2 * code : 2 * code + 2], "big") for code in said}
    of: dict[int, str] = {}
    wrong = {code for code, glyph in glyphs.items() if of.setdefault(glyph, said[code]) != said[code]}
    amiss = disguised(checked(program).read_bytes(), of)
    return wrong | {code for code, glyph in glyphs.items() if glyph in amiss}


_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


class _Codes:
    """Ranges of codes in one table: not more of them than there are codes, some times over."""

    def __init__(self) -> None:
        self._left = MOST_CODES

    def range(self, first: int, last: int) -> Iterable[int]:
        self._left -= max(last - first, 0)
        if self._left < 0:
            raise ValueError("a font has the same codes over and over")
        return range(first, last + 1)


def to_unicode_map(cmap: bytes) -> dict[int, str]:
    """Code → characters, from a ToUnicode CMap."""
    found: dict[int, str] = {}

    def maps(code: int, text: str) -> None:
        # Programs do not agree on which of two holds.
        found[code] = text if found.get(code, text) == text else UNKNOWN

    cmap, codes = _COMMENT.sub(b"", cmap), _Codes()
    for section in _SECTION.finditer(cmap):
        kind, body = section.groups()
        if kind == b"bfchar":
            for code, text in _CHAR.findall(body):
                maps(int(code, 16), _utf16(text))
        elif kind == b"bfrange":
            for low, high, target in _RANGE.findall(body):
                start, end = int(low, 16), min(int(high, 16), int(low, 16) + 0xFFFF)
                if target.startswith(b"["):
                    for offset, text in enumerate(_HEX.findall(target)[: end - start + 1]):
                        maps(start + offset, _utf16(text))
                else:
                    first = _utf16(target.strip(b"<>"))
                    for code in codes.range(start, end):
                        maps(code, first[:-1] + chr(ord(first[-1]) + code - start) if first else "")
    return found


def _utf16(digits: bytes) -> str:
    data = bytes.fromhex(digits.decode("ascii"))
    return data.decode("utf-16-be", "replace") if len(data) > 1 else data.decode("latin-1")


def _composite_widths(table: Any) -> dict[int, float]:
    widths: dict[int, float] = {}
    if table is None:
        return widths
    items, codes = list(table), _Codes()
    at = 0
    while at < len(items) - 1:
        first = int(items[at])
        if isinstance(items[at + 1], pikepdf.Array):
            for offset, width in enumerate(items[at + 1]):
                widths[first + offset] = float(width) / 1000
            at += 2
        else:
            for code in codes.range(first, min(int(items[at + 1]), first + 0xFFFF)):
                widths[code] = float(items[at + 2]) / 1000
            at += 3
    return widths
