"""The site's faces: those of the print, with the characters on the site's pages and few others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTFont

from ...files import write_text, writing
from ...theme.print import FONTS


@dataclass(frozen=True, slots=True)
class Face:
    """A file that a page may load, as its ``@font-face`` describes it."""

    name: str
    """The file's name, without the suffix."""
    source: str
    """The print's file that it is made from."""
    family: str
    weight: str = "400"
    style: str = "normal"

    @property
    def file(self) -> str:
        return f"{self.name}.woff2"


FACES = (
    Face("serif", "SourceSerif4-Regular.ttf", "Source Serif 4"),
    Face("serif-italic", "SourceSerif4-It.ttf", "Source Serif 4", style="italic"),
    Face("serif-semibold", "SourceSerif4-Semibold.ttf", "Source Serif 4", "600 900"),
    Face("display", "SourceSerif4Display-Semibold.ttf", "Source Serif 4 Display", "600 900"),
    Face("sans", "SourceSans3-Regular.ttf", "Source Sans 3"),
    Face("sans-semibold", "SourceSans3-Semibold.ttf", "Source Sans 3", "600 900"),
)

RESERVE = frozenset(map(chr, range(0x20, 0x7F))) | frozenset(
    "\u00a0–—‘’‚“”„«»…•·€" + "áàâäçéèêëíìîïñóòôöúùûü" + "áàâäçéèêëíìîïñóòôöúùûü".upper()
)
"""What a reader of Dutch may type into the search box, and what scripts and styles add."""

FEATURES = ("ccmp", "kern", "liga", "lnum", "locl", "mark", "onum")
"""What browsers apply unasked, and what ``book.css`` asks for."""


def write(folder: Path, texts: Iterable[str]) -> None:
    """Write the faces for all characters of ``texts`` into ``folder``, unless those there are the same."""
    characters = RESERVE.union(*texts)
    sources = [(FONTS / face.source).read_bytes() for face in FACES]
    shown = "".join(sorted(characters)).encode()
    key = sha256(b"".join((shown, Path(__file__).read_bytes(), *sources))).hexdigest()
    note = folder / ".faces"
    if note.is_file() and note.read_text() == key:
        return
    for face, source in zip(FACES, sources, strict=True):
        with writing(folder / face.file) as aside:
            aside.write_bytes(_packed(_subset(source, characters)))
    write_text(note, key)


def _subset(file: bytes, characters: Iterable[str]) -> bytes:
    """The face with the glyphs of ``characters`` and of the features that a page uses."""
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, characters))
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in FEATURES)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    subset: bytes = wanted.subset(uharfbuzz.Face(file)).blob.data
    return subset


def _packed(file: bytes) -> bytes:
    """The font as WOFF 2."""
    packed = BytesIO()
    with TTFont(BytesIO(file), recalcTimestamp=False) as font:
        font.flavor = "woff2"
        font.save(packed)
    return packed.getvalue()
