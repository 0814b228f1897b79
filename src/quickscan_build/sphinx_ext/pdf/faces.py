"""Font files: which of them a page can be set in, and where those that were used are kept."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Container, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from ...exits import DataError
from ...files import write_text, writing
from .model import FontUse

HYPHEN = "‐"
"""What WeasyPrint puts where a line ends inside a word."""
SOFT_HYPHEN = "\u00ad"

FAMILY, TYPOGRAPHIC_FAMILY = 1, 16
"""Numbers in a font's table of names."""

_PLAIN = {HYPHEN: "-", SOFT_HYPHEN: "-", "\u00a0": " ", "\u202f": " ", "\u2011": "-"}
"""Characters that share a glyph with a plainer one: the glyph stands for the plain one; where that is
wrong, an ActualText says so."""


def own_fonts_only(folder: Path, settings: Path) -> None:
    """Let fontconfig see only the fonts in ``folder``: a page must not look different on another machine.

    To be called before WeasyPrint is imported: fontconfig reads its settings once. ``settings`` is a folder
    of ours to keep them in.
    """
    settings = settings.resolve()
    escaped = [str(path).replace("&", "&amp;").replace("<", "&lt;") for path in (folder, settings / "cache")]
    write_text(
        settings / "fonts.conf",
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
        f"<fontconfig><dir>{escaped[0]}</dir><cachedir>{escaped[1]}</cachedir></fontconfig>",
    )
    os.environ["FONTCONFIG_FILE"] = str(settings / "fonts.conf")


def families(folder: Path) -> Iterator[str]:
    """The names of the faces in a folder."""
    for path in sorted(folder.glob("*.?tf")):
        with TTFont(path, lazy=True) as font:
            yield from {font["name"].getDebugName(number) or "" for number in (FAMILY, TYPOGRAPHIC_FAMILY)}


def face_path(workshop: Path, digest: str) -> Path:
    """Where a font file that was used is kept in the workshop."""
    return workshop / "faces" / digest


def is_kept(workshop: Path, digest: str) -> bool:
    """Whether that file is there, and whole."""
    path = face_path(workshop, digest)
    try:
        facts = path.stat()
        return _digest(path, facts.st_ino, facts.st_mtime_ns, facts.st_size) == digest
    except OSError:
        return False


@lru_cache
def _digest(path: Path, *_: int) -> str:
    """The hash of a file, which every sheet asks for: the file is read again only if it has changed."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def blank_of(font: Any) -> int:
    """The glyph of a blank in a font of WeasyPrint's, which may not have shown one yet."""
    known = next((glyph for glyph, text in font.to_unicode.items() if text in (" ", "\u00a0")), None)
    if known is None:
        with TTFont(io.BytesIO(font.file_content), fontNumber=font.index, lazy=True) as face:
            name = face.getBestCmap()[ord(" ")]
            known = int(face.getGlyphID(name))
            font.widths[known] = round(face["hmtx"][name][0] * 1000 / face["head"].unitsPerEm)
        font.to_unicode[known] = " "
    return known


class Faces:
    """The faces that sheets are set in; their files are left in ``workshop`` for ``fonts``."""

    def __init__(self, workshop: Path, families: Container[str]) -> None:
        self._workshop = workshop
        self._known: dict[str, str] = {}
        self.families = families
        """The names by which styles can ask for them."""

    def uses(self, name: str, fonts: dict[Any, Any]) -> Iterator[FontUse]:
        """One use for each face: WeasyPrint may hold several fonts of one face, by size or language."""
        by_key: dict[str, list[Any]] = {}
        for font in fonts.values():
            by_key.setdefault(font.hash, []).append(font)
        for key, same in sorted(by_key.items()):
            font = same[0]
            lacking = sorted({chr(code) for one in same for code in one.missing})
            if lacking:
                shown = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in lacking[:5])
                raise DataError(
                    f"no face has the characters {shown}",
                    where=name,
                    remedy="Name a font that has them in the styles, with @font-face",
                )
            if font.bitmap:
                raise DataError(
                    f"{font.family} is a bitmap font", where=name, remedy="Choose an outline font"
                )
            yield FontUse(
                key=key,
                name=font.name.decode("ascii", "replace").lstrip("/"),
                family=font.family,
                face=self._keep(key, font),
                index=font.index,
                ascent=font.ascent,
                descent=font.descent,
                flags=font.flags,
                widths={glyph: width for one in same for glyph, width in one.widths.items()},
                text={
                    glyph: _PLAIN.get(text, text)
                    for one in reversed(same)
                    for glyph, text in one.to_unicode.items()
                },
            )

    def _keep(self, key: str, font: Any) -> str:
        """Leave the font's file in the workshop; returns its hash."""
        if key not in self._known:
            self._known[key] = hashlib.sha256(font.file_content).hexdigest()
        if not is_kept(self._workshop, self._known[key]):
            with writing(face_path(self._workshop, self._known[key])) as aside:
                aside.write_bytes(font.file_content)
        return self._known[key]
