"""Where sheets are laid out, each at most once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from ...exits import DataError
from ...theme.print import FOLDER as PRINT
from .fonts import own_fonts_only
from .hyphenation import install
from .model import LaidOut, Sheet

PAPERS = ("A4", "A5")
STYLES = ("tokens.css", "page.css", "text.css", "blocks.css", "front.css")
"""The theme's style sheets, in the order of the cascade; the paper's and the publisher's come after."""


class Workshop:
    """Lays out sheets; what was laid out once is not laid out again."""

    def __init__(
        self,
        folder: Path,
        styles: Sequence[Path],
        paper: str,
        files: Mapping[str, Path],
        tell: Callable[[str], None],
    ) -> None:
        if paper.upper() not in PAPERS:
            raise DataError(f"unknown paper {paper!r}", remedy=f"Choose one of: {', '.join(PAPERS)}")
        sheets = [PRINT / name for name in (*STYLES, f"{paper.lower()}.css")]
        own_fonts_only(PRINT / "fonts", folder / "fontconfig")
        from .engine import Engine  # noqa: PLC0415 - fontconfig had to be told first

        install()
        self._engine = Engine([*sheets, *styles], PRINT, files, folder)
        self._known: dict[str, LaidOut] = {}
        self._tell = tell

    def __enter__(self) -> Workshop:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._known.clear()

    def lay_out(self, sheets: Sequence[Sheet], *, furniture: bool = False) -> list[LaidOut]:
        """The sheets laid out, in their order."""
        laid = []
        for sheet in sheets:
            key = hashlib.sha256(f"{sheet.name}\0{furniture}\0{sheet.html}".encode()).hexdigest()
            if key not in self._known:
                self._known[key] = self._engine.lay_out(sheet, furniture=furniture)
                self._tell(sheet.name)
            laid.append(self._known[key])
        return laid
