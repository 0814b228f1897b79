"""The outlines of a font file by the names of its glyphs, and what its features put in their place."""

from __future__ import annotations

import hashlib
import io
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from fontTools.ttLib import TTFont

from .substitutes import substitutions

_HYPHENS = {"\u00ad": "-", "\u2010": "-", "\u2011": "-"}
_ON = bytes(flag & 1 for flag in range(256))
"""Flags of a point → whether it lies on the outline."""
Shape = str
"""An outline by its hash, or several in a row; empty for a blank."""
DIGITS = 16
"""Of the hash: 64 bits tell apart more outlines than anyone draws."""
Names = tuple[str, ...]
"""Glyphs in a row."""
MOST_STEPS = 4
"""How many substitutions are followed, each of what the one before it gave."""


class Put(NamedTuple):
    """What a feature substitutes: glyphs for others that stand for a text."""

    text: str
    of: Names
    names: Names


def plain(text: str) -> str:
    """A text as it looks: its ligatures as letters, all hyphens as one."""
    return unicodedata.normalize("NFKC", _HYPHENS.get(text, text))


class Face:
    """The outlines of a font file, by the names of its glyphs."""

    def __init__(self, data: bytes, *, named: bool = True) -> None:
        """``named``: whether the names of glyphs matter, which take long to make where the file has none."""
        self._data = data
        self._named = named
        self._shapes: dict[str, Shape] = {}

    @cached_property
    def font(self) -> TTFont:
        return TTFont(io.BytesIO(self._data), lazy=True)

    @cached_property
    def order(self) -> list[str]:
        if not self._named:
            self.font.setGlyphOrder([str(number) for number in range(self.font["maxp"].numGlyphs)])
        return list(self.font.getGlyphOrder())

    @cached_property
    def cmap(self) -> Mapping[int, str]:
        return self.font.getBestCmap() or {}

    def shape(self, name: str) -> Shape:
        """The outline of a glyph; empty for a blank."""
        if name not in self._shapes:
            glyf = self.font["glyf"]
            points, ends, flags = glyf[name].getCoordinates(glyf)
            # As text, for bytes would depend on the machine.
            whole = repr((points.array, tuple(ends), bytes(flags).translate(_ON)))
            digest = hashlib.sha256(whole.encode("ascii")).hexdigest()[:DIGITS]
            self._shapes[name] = digest if len(points) else ""
        return self._shapes[name]

    def row(self, names: Names) -> Shape:
        """The outlines of glyphs in a row."""
        return "+".join(map(self.shape, names))


def substitutes(face: Face) -> Iterator[Put]:
    """What the features of a font substitute for one or more characters, and for what they substituted."""
    if "GSUB" not in face.font:
        return
    every = [
        (tuple(face.order[glyph] for glyph in one.of), tuple(face.order[glyph] for glyph in one.by))
        for one in substitutions(face.font.getTableData("GSUB"))
    ]
    texts: dict[str, str] = {}
    further = {name: chr(code) for code, name in face.cmap.items()}
    for _ in range(MOST_STEPS):
        # What stands for two texts says the one or the other: either is as good to go on from.
        fresh = further.keys() - texts.keys()
        if not fresh:
            return
        texts = further | texts
        found = {
            Put("".join(texts[name] for name in of), of, by)
            for of, by in every
            if not fresh.isdisjoint(of) and all(name in texts for name in of)
        }
        told = sorted(found)
        yield from told
        further = {put.names[0]: put.text for put in told if len(put.names) == 1}
