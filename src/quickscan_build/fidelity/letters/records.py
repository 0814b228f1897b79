"""What a face shows for which text, told once and for all: ``shipped`` keeps these records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fontTools.agl import toUnicode

from .face import Face, plain, substitutes

Record = Mapping[str, Any]


def record_of(data: bytes) -> Record:
    """Of a font file: the outline of each glyph, what glyphs stand for, what features put for what."""
    face = Face(data)
    numbers = {name: number for number, name in enumerate(face.order)}
    return {
        "shapes": [face.shape(name) for name in face.order],
        "says": {text: [numbers[name] for name in names] for text, names in _names(face).items()},
        "puts": [
            [plain(one.text), [numbers[name] for name in one.of], [numbers[name] for name in one.names]]
            for one in substitutes(face)
        ],
    }


def _names(face: Face) -> Mapping[str, list[str]]:
    """What glyphs stand for → their names: ``one.lnum`` for 1, ``f_i`` for fi."""
    names: dict[str, list[str]] = {}
    # Names that a character leads to come first: most glyphs have one.
    for code, name in face.cmap.items():
        names.setdefault(plain(chr(code)), []).append(name)
    known = frozenset(face.cmap.values())
    for name in face.order:
        if name not in known:
            names.setdefault(plain(toUnicode(name)), []).append(name)
    return names
