"""What the faces of the theme show for which text, read from records: to read it from the faces takes long.

Each line of ``shipped.txt`` is the record of one face, with the SHA-256 of its file. A face that has changed
since is read anew, so that only time depends on the records. A test compares them with the faces.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from ..theme import FOLDER
from .face import Shape, plain

RECORDS = Path(__file__).with_suffix(".txt")
Record = Mapping[str, Any]


class Shipped:
    """A face of the theme."""

    def __init__(self, record: Record) -> None:
        self._shapes: Sequence[Shape] = record["shapes"]
        self._says: Mapping[str, Sequence[int]] = record["says"]
        self._record = record

    def shows(self, text: str, shape: Shape) -> bool:
        """Whether a character, or several together, may look like this."""
        return any(self._shapes[glyph] == shape for glyph in self._says.get(plain(text), ()))

    def puts(self, text: str, row: Shape) -> bool:
        """Whether its features substitute what looks like this for a text."""
        return row in self._puts.get(plain(text), ())

    @cached_property
    def _puts(self) -> Mapping[str, set[Shape]]:
        puts: dict[str, set[Shape]] = {}
        for text, _, by in self._record["puts"]:
            puts.setdefault(text, set()).add(self._row(by))
        return puts

    @cached_property
    def substitutes(self) -> frozenset[tuple[Shape, Shape]]:
        """What its features substitute, by the look of it: of glyphs, and of what is shown for them."""
        return frozenset((self._row(of), self._row(by)) for _, of, by in self._record["puts"])

    def _row(self, glyphs: Sequence[int]) -> Shape:
        return "+".join(self._shapes[glyph] for glyph in glyphs)


def faces() -> list[Path]:
    """The files of the theme's faces; last those with signs for everything, which hardly a text needs."""
    return sorted(FOLDER.rglob("*.ttf"), key=lambda path: path.name, reverse=True)


def shipped() -> Iterator[Shipped]:
    """The faces of the theme, each read when it is asked for."""
    return map(_shipped, faces())


@cache
def _shipped(path: Path) -> Shipped:
    start = opening(path)
    known = next((line for line in _lines() if line.startswith(start)), None)
    if known is not None:
        return Shipped(json.loads(known.removeprefix(start)))
    from .records import record_of  # noqa: PLC0415 - hardly ever needed, and it takes as long as all else

    return Shipped(record_of(path))


def opening(path: Path) -> str:
    """What the record of a face begins with: its name and the SHA-256 of its file."""
    return f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()} "


@cache
def _lines() -> list[str]:
    return RECORDS.read_text("utf-8").splitlines() if RECORDS.exists() else []
