"""Do the letters of a font look like the characters it says they are?

A font tells programs one character for a glyph and shows people an outline: a text may say one thing and show
another. The outlines of an edition's fonts are compared with those of the faces that the theme ships, whose
glyphs have names. Of any other face, such as a publisher's own, only this is required: a blank is
blank, and no two of the letters a to z look the same.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any, NamedTuple

from fontTools.agl import toUnicode
from fontTools.ttLib import TTFont, TTLibError
from fontTools.ttLib.woff2 import WOFF2GlyfTable

from ..theme import FOLDER
from .substitutes import substitutions

PROBES = 12
"""Letters by which a face is recognised; half of them must look alike."""
LARGE = 500_000
"""Bytes of a face that has signs for everything; one of letters has fewer."""
_HYPHENS = {"\u00ad": "-", "\u2010": "-", "\u2011": "-"}
_ON = bytes(flag & 1 for flag in range(256))
"""Flags of a point → whether it lies on the outline."""
Shape = tuple[Any, ...]
Names = tuple[str, ...]
"""Glyphs in a row."""


class Put(NamedTuple):
    """What a feature substitutes: glyphs for others that stand for a text."""

    text: str
    of: Names
    names: Names


MOST_STEPS = 4
"""How many substitutions are followed, each of what the one before it gave."""
_DRAWN = frozenset({"CBDT", "COLR", "EBDT", "SVG ", "Silf", "mort", "morx", "sbix"})
"""Tables by which some programs show other pictures than the outlines, or other glyphs."""
_UNSOUND = (TTLibError, AttributeError, AssertionError, IndexError, KeyError, TypeError, ValueError, OSError)


class Face:
    """The outlines of a font file, by the names of its glyphs."""

    def __init__(self, file: Any) -> None:
        self.file = file
        self._shapes: dict[str, Shape] = {}

    @cached_property
    def font(self) -> TTFont:
        return TTFont(self.file, lazy=True)

    @cached_property
    def order(self) -> list[str]:
        return list(self.font.getGlyphOrder())

    @cached_property
    def cmap(self) -> Mapping[int, str]:
        return self.font.getBestCmap() or {}

    @cached_property
    def _glyf(self) -> Any:
        if self.font.flavor == "woff2" and (packed := self.font.reader.tables["glyf"]).transformed:
            # The library would write what it has unpacked in the form of a font, and read that again.
            table = WOFF2GlyfTable()
            table.reconstruct(packed.loadData(self.font.reader.transformBuffer), self.font)
            return table
        return self.font["glyf"]

    def read(self) -> None:
        """Do now what has to be done once."""
        if "glyf" in self.font:
            _ = self._names, self._glyf

    def shape(self, name: str) -> Shape:
        """The outline of a glyph; empty for a blank."""
        if name not in self._shapes:
            points, ends, flags = self._glyf[name].getCoordinates(self._glyf)
            whole = (points.array.tobytes(), tuple(ends), bytes(flags).translate(_ON))
            self._shapes[name] = whole if len(points) else ()
        return self._shapes[name]

    @cached_property
    def _names(self) -> Mapping[str, list[str]]:
        """What glyphs stand for → their names: ``one.lnum`` for 1, ``f_i`` for fi."""
        names: dict[str, list[str]] = {}
        # Names that a character leads to come first: most glyphs have one.
        for code, name in self.cmap.items():
            names.setdefault(_plain(chr(code)), []).append(name)
        known = frozenset(self.cmap.values())
        for name in self.order:
            if name not in known:
                names.setdefault(_plain(toUnicode(name)), []).append(name)
        return names

    def shows(self, text: str, shape: Shape) -> bool:
        """Whether a character, or several together, may look like this."""
        return any(self.shape(name) == shape for name in self._names.get(_plain(text), ()))

    def puts(self, text: str, row: Shape) -> bool:
        """Whether its features substitute what looks like this for a text."""
        return any(self.row(one.names) == row for one in self._puts.get(_plain(text), ()))

    @cached_property
    def _puts(self) -> Mapping[str, list[Put]]:
        puts: dict[str, list[Put]] = {}
        for one in substitutes(self):
            puts.setdefault(_plain(one.text), []).append(one)
        return puts

    @cached_property
    def substitutes(self) -> frozenset[tuple[Shape, Shape]]:
        """What its features substitute, by the look of it: of glyphs, and of what is shown for them."""
        every = (one for puts in self._puts.values() for one in puts)
        return frozenset((self.row(one.of), self.row(one.names)) for one in every)

    def row(self, names: Names) -> Shape:
        """The outlines of glyphs in a row."""
        return self.shape(names[0]) if len(names) == 1 else tuple(map(self.shape, names))


def disguised(data: bytes, said: Mapping[int, str]) -> set[int]:
    """The glyphs of a font, by number, whose outlines are not those of what they are said to be."""
    try:
        face = Face(io.BytesIO(data))
        if "glyf" not in face.font:
            return set()
        shapes = {glyph: face.shape(face.order[glyph]) for glyph in said if 0 <= glyph < len(face.order)}
        return _disguised(shapes, said, _like(shapes, said)) | (said.keys() - shapes.keys())
    except _UNSOUND:
        return set(said)


def amiss(data: bytes) -> list[str]:
    """The characters that a font file does not show as they look, its features included."""
    try:
        face = Face(io.BytesIO(data))
        if "glyf" not in face.font:
            return []
        if drawn := sorted(_DRAWN & {*face.font.keys()}):
            return drawn
        shapes = {code: face.shape(name) for code, name in face.cmap.items()}
        said = {code: chr(code) for code in shapes}
        like = _like(shapes, said)
        wrong = [chr(code) for code in sorted(_disguised(shapes, said, like))]
        if like is not None:
            wrong += [one.text for one in substitutes(face) if not _fits(like, face, one)]
            # Faces of the theme do not change with their weight.
            wrong += ["gvar"] if "gvar" in face.font else []
        return list(dict.fromkeys(wrong))
    except _UNSOUND:
        return ["?"]


def _fits(like: Face, face: Face, put: Put) -> bool:
    """Whether another face shows, or substitutes, the same for a text, or for glyphs that look so."""
    row = face.row(put.names)
    # The look of all that a face substitutes is asked for last: it takes as long as all else together.
    return (
        like.shows(put.text, row) or like.puts(put.text, row) or (face.row(put.of), row) in like.substitutes
    )


def _disguised(shapes: Mapping[int, Shape], said: Mapping[int, str], face: Face | None) -> set[int]:
    asked = [one for one in shapes if said[one].strip("\u00ad")]
    if face is not None:
        asked = [one for one in asked if not face.shows(said[one], shapes[one])]
        return {one for one in asked if shapes[one] or _inked(said[one])}
    wrong = {one for one in asked if _inked(said[one]) != bool(shapes[one])}
    of: dict[Shape, list[int]] = {}
    for one in asked:
        if shapes[one] and len(said[one]) == 1 and "a" <= said[one] <= "z":
            of.setdefault(shapes[one], []).append(one)
    return wrong | {one for same in of.values() if len({said[one] for one in same}) > 1 for one in same}


def _inked(text: str) -> bool:
    """Whether a text has anything to see."""
    return any(unicodedata.category(one) not in ("Zs", "Cc", "Cf", "Zl", "Zp") for one in text)


def _like(shapes: Mapping[int, Shape], said: Mapping[int, str]) -> Face | None:
    """The face of the theme that a font is cut from."""
    letters = [one for one in shapes if len(said[one]) == 1 and said[one].isalpha() and shapes[one]]
    probes = letters[:: max(len(letters) // PROBES, 1)]
    for face in _shipped():
        others = (one for one in probes if not face.shows(said[one], shapes[one]))
        if probes and 2 * sum(1 for _ in islice(others, len(probes) // 2 + 1)) <= len(probes):
            return face
    return None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", _HYPHENS.get(text, text))


def prepare() -> None:
    """Read the faces of the theme before processes are forked, which would each do so.

    Those with signs for everything are left for whoever asks: hardly a text does.
    """
    for face in _shipped():
        if face.file.stat().st_size < LARGE:
            face.read()


@lru_cache(1)
def _shipped() -> tuple[Face, ...]:
    return tuple(Face(path) for path in sorted(FOLDER.rglob("*.ttf"), reverse=True))


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
