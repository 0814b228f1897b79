"""Cuts the site's faces from those of the print: ``make faces``, after one has changed. A test compares."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTFont

from ...theme.print import FONTS
from . import THEME
from .faces import FACES, Face, characters

FEATURES = ("ccmp", "kern", "liga", "lnum", "locl", "mark", "onum")
"""What browsers apply unasked, and what ``book.css`` asks for."""


def cut(face: Face) -> dict[str, bytes]:
    """Both files of a face by their names."""
    source = FONTS / face.source
    with TTFont(source, lazy=True) as font:
        held = set(map(chr, font.getBestCmap()))
    data = source.read_bytes()
    return {name: _packed(_subset(data, held & characters(ranges))) for name, ranges in face.files.items()}


def _subset(file: bytes, shown: Iterable[str]) -> bytes:
    """The face with the glyphs of some characters and of the features that a page uses."""
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, shown))
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


def write(folder: Path) -> None:
    """Cut all faces anew."""
    for face in FACES:
        for name, data in cut(face).items():
            (folder / name).write_bytes(data)


if __name__ == "__main__":
    write(THEME / "static" / "fonts")
