"""Do the letters of a font look like the characters it says they are?

A font tells programs one character for a glyph and shows people an outline: a text may say one thing and show
another. The outlines of an edition's fonts are compared with those of the faces that the theme ships, whose
glyphs have names. Of any other face, such as a publisher's own, only this is required: a blank is
blank, and no two of the letters a to z look the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from itertools import islice

from fontTools.ttLib import TTLibError

from .face import Face, Put, Shape, substitutes
from .shipped import Shipped, shipped

PROBES = 12
"""Letters by which a face is recognised; half of them must look alike."""
_DRAWN = frozenset({"CBDT", "COLR", "EBDT", "SVG ", "Silf", "mort", "morx", "sbix"})
"""Tables by which some programs show other pictures than the outlines, or other glyphs."""
_UNSOUND = (TTLibError, AttributeError, AssertionError, IndexError, KeyError, TypeError, ValueError, OSError)


def disguised(data: bytes, said: Mapping[int, str]) -> set[int]:
    """The glyphs of a font, by number, whose outlines are not those of what they are said to be."""
    try:
        face = Face(data, named=False)
        if "glyf" not in face.font:
            return set()
        shapes = {glyph: face.shape(face.order[glyph]) for glyph in said if 0 <= glyph < len(face.order)}
        return _disguised(shapes, said, _like(shapes, said)) | (said.keys() - shapes.keys())
    except _UNSOUND:
        return set(said)


def amiss(data: bytes) -> list[str]:
    """The characters that a font file does not show as they look, its features included."""
    try:
        face = Face(data)
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


def _fits(like: Shipped, face: Face, put: Put) -> bool:
    """Whether another face shows, or substitutes, the same for a text, or for glyphs that look so."""
    row = face.row(put.names)
    # The look of all that a face substitutes is asked for last: it takes as long as all else together.
    return (
        like.shows(put.text, row) or like.puts(put.text, row) or (face.row(put.of), row) in like.substitutes
    )


def _disguised(shapes: Mapping[int, Shape], said: Mapping[int, str], face: Shipped | None) -> set[int]:
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
    """Whether a text has anything to see; what chooses between forms of a sign (U+FE0F) has not."""
    chosen = re.sub("[\ufe00-\ufe0f]", "", text)
    return any(unicodedata.category(one) not in ("Zs", "Cc", "Cf", "Zl", "Zp") for one in chosen)


def _like(shapes: Mapping[int, Shape], said: Mapping[int, str]) -> Shipped | None:
    """The face of the theme that a font is cut from."""
    letters = [one for one in shapes if len(said[one]) == 1 and said[one].isalpha() and shapes[one]]
    probes = letters[:: max(len(letters) // PROBES, 1)]
    for face in shipped():
        others = (one for one in probes if not face.shows(said[one], shapes[one]))
        if probes and 2 * sum(1 for _ in islice(others, len(probes) // 2 + 1)) <= len(probes):
            return face
    return None
