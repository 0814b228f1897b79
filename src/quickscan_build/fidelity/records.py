"""Write down what the faces of the theme show for which text (``shipped`` reads it).

``make outlines`` does so; it is needed when a face of the theme has changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from fontTools.agl import toUnicode

from ..files import write_text
from .face import Face, plain, substitutes
from .shipped import RECORDS, Record, faces, opening


def record_of(path: Path) -> Record:
    """What there is to know of a face: the outline of each glyph, what glyphs say, what is put for what."""
    face = Face(path.read_bytes())
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


def line_of(path: Path) -> str:
    """The record of a face as a line of the file."""
    return opening(path) + json.dumps(record_of(path), separators=(",", ":"))


if __name__ == "__main__":
    write_text(RECORDS, "".join(f"{line_of(path)}\n" for path in faces()))
