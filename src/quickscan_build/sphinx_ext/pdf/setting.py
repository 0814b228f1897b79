"""What a sheet is laid out with, and the hash of everything that it depends on."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from ...exits import DataError
from ...theme.print import FOLDER as THEME
from ...theme.print import FONTS, PAPERS
from .model import Sheet

STYLES = ("tokens.css", "page.css", "text.css", "blocks.css", "front.css")
"""The theme's style sheets, in the order of the cascade; the paper's and the publisher's come after."""
LIBRARIES = ("weasyprint", "pydyf", "pyphen", "tinycss2", "cssselect2", "tinyhtml5", "fonttools")
_URL = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s]+)""")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a worker needs to lay out any sheet of one book."""

    folder: Path
    styles: tuple[Path, ...]
    files: tuple[tuple[str, Path], ...]
    ground: bytes = b""
    """The hash of what every sheet depends on; an engine that was made for another hash is not used."""

    def grounded(self) -> Setting:
        """The same, with its ``ground``: styles, the files they name, fonts, libraries, this code."""
        digest = hashlib.sha256()
        for name in LIBRARIES:
            digest.update(f"{name} {version(name)}\0".encode())
        code = sorted(Path(__file__).parent.rglob("*.py"))
        named = [file for style in self.styles for file in _named(style, style.parent)]
        for path in (*code, *sorted(FONTS.iterdir()), *self.styles, *named):
            digest.update(path.name.encode() + b"\0" + _hash(path))
        return replace(self, ground=digest.digest())

    def key(self, sheet: Sheet, *, furniture: bool) -> str:
        """The hash of everything that a sheet depends on, including its images."""
        digest = hashlib.sha256(self.ground)
        for part in (sheet.name, str(furniture), sheet.html):
            digest.update(part.encode() + b"\0")
        for name, path in self.files:
            if name in sheet.html:
                digest.update(name.encode() + b"\0" + _hash(path))
        return digest.hexdigest()


def styles_for(paper: str, own: Sequence[Path], *, press: bool = False) -> tuple[Path, ...]:
    """The style sheets, in the order of the cascade: the theme's, the paper's, the publisher's."""
    if paper.upper() not in PAPERS:
        raise DataError(
            f"there is no paper {paper!r}",
            where="docs/conf.py: pdf_paper",
            remedy=f"Choose one of: {', '.join(PAPERS)}",
        )
    for path in own:
        if not path.is_file():
            raise DataError("there is no such style sheet", where=str(path))
        try:
            path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise DataError("is not UTF-8", where=str(path), remedy="Save the style sheet as UTF-8") from None
    names = (*STYLES, f"{paper.lower()}.css", *(["press.css"] if press else []))
    return (*(THEME / name for name in names), *own)


def _named(style: Path, folder: Path) -> Iterator[Path]:
    """The files that a style sheet names, in its folder or below: fonts, a logo, other sheets, theirs."""
    for name in _URL.findall(style.read_text(encoding="utf-8")):
        path = (style.parent / name).resolve()
        if path.is_relative_to(folder.resolve()) and path.is_file():
            yield path
            if path.suffix == ".css" and path != style.resolve():
                yield from _named(path, folder)


def _hash(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
