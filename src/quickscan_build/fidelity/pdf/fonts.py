"""What a font's codes mean and how wide they are: ToUnicode and the width tables, nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pikepdf

from .streams import checked

UNKNOWN = "\ufffd"
"""What a reader gets for a code the font gives no character for."""

_SECTION = re.compile(rb"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.DOTALL)
_CHAR = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(<[0-9A-Fa-f\s]*>|\[[^\]]*\])")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")


KEPT = 1 << 15
"""Strings of a font that are remembered: a text has few, each with few moves behind it."""

Code = tuple[str, float, bool]
"""The text of a code, its width in em, whether it is the single-byte blank."""
Shown = tuple[tuple[Code, ...], float]
"""Codes shown, and the move to the left after them, in em."""


class Font:
    """One font resource: what its strings show."""

    def __init__(self, font: Any) -> None:
        self._bytes = 2 if font.get("/Subtype") == "/Type0" else 1
        to_unicode = font.get("/ToUnicode")
        self._text = (
            to_unicode_map(checked(to_unicode).read_bytes()) if isinstance(to_unicode, pikepdf.Stream) else {}
        )
        if self._bytes == 2:
            descendant = font.DescendantFonts[0]
            self._default = float(descendant.get("/DW", 1000)) / 1000
            self._widths = _composite_widths(descendant.get("/W"))
        else:
            self._default = 0.5
            first = int(font.get("/FirstChar", 0))
            scale = 1000.0
            if font.get("/Subtype") == "/Type3":
                scale = 1 / (float(font.FontMatrix[0]) or 0.001)
            self._widths = {first + i: float(w) / scale for i, w in enumerate(font.get("/Widths", []))}
        self._part = lru_cache(KEPT)(self._read_part)

    def string(self, data: bytes, move: float = 0.0) -> Shown:
        """What a string shows."""
        size = self._bytes
        found = []
        for at in range(0, len(data) - size + 1, size):
            code = int.from_bytes(data[at : at + size], "big")
            width = self._widths.get(code, self._default)
            found.append((self._text.get(code, UNKNOWN), width, size == 1 and code == 32))
        return tuple(found), move

    def array(self, parts: pikepdf.Array) -> Iterator[Shown]:
        """What strings show, with moves between them in thousandths of an em."""
        written = parts.unparse().replace(b"()", b"<>")
        if b"(" in written or not written.startswith(b"["):
            return (
                self.string(bytes(one)) if isinstance(one, pikepdf.String) else ((), float(one) / 1000)
                for one in parts
            )
        # qpdf has read it and writes it plainly: `[ <0012> -9 <0034> ]`. There is an object a letter, and the
        # same few come again and again.
        return map(self._part, written[1:-1].split(b"<"))

    def _read_part(self, part: bytes) -> Shown:
        """A string in hex, without its opening bracket, and the moves behind it."""
        digits, _, moves = part.rpartition(b">")
        move = sum(map(float, moves.split())) / 1000
        return self.string(bytes.fromhex(digits.decode("ascii")), move)


def to_unicode_map(cmap: bytes) -> dict[int, str]:
    """Code → characters, from a ToUnicode CMap."""
    found: dict[int, str] = {}
    for section in _SECTION.finditer(cmap):
        kind, body = section.groups()
        if kind == b"bfchar":
            for code, text in _CHAR.findall(body):
                found[int(code, 16)] = _utf16(text)
        elif kind == b"bfrange":
            for low, high, target in _RANGE.findall(body):
                start, end = int(low, 16), min(int(high, 16), int(low, 16) + 0xFFFF)
                if target.startswith(b"["):
                    for offset, text in enumerate(_HEX.findall(target)[: end - start + 1]):
                        found[start + offset] = _utf16(text)
                else:
                    first = _utf16(target.strip(b"<>"))
                    for code in range(start, end + 1):
                        found[code] = first[:-1] + chr(ord(first[-1]) + code - start) if first else ""
    return found


def _utf16(digits: bytes) -> str:
    data = bytes.fromhex(digits.decode("ascii"))
    return data.decode("utf-16-be", "replace") if len(data) > 1 else data.decode("latin-1")


def _composite_widths(table: Any) -> dict[int, float]:
    widths: dict[int, float] = {}
    if table is None:
        return widths
    items = list(table)
    at = 0
    while at < len(items) - 1:
        first = int(items[at])
        if isinstance(items[at + 1], pikepdf.Array):
            for offset, width in enumerate(items[at + 1]):
                widths[first + offset] = float(width) / 1000
            at += 2
        else:
            for code in range(first, min(int(items[at + 1]), first + 0xFFFF) + 1):
                widths[code] = float(items[at + 2]) / 1000
            at += 3
    return widths
