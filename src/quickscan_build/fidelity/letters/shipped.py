"""What the faces of the theme show for which text, read from records: to read it from the faces takes long.

Each line of ``shipped.txt`` is the record of one face, with the SHA-256 of its file. A face that has changed
since is read anew, so that only time depends on the records. ``make outlines`` writes them; a test compares
them with the faces.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ...files import write_text
from ...theme import FOLDER
from .face import Shape, plain

if TYPE_CHECKING:
    from .records import Record

RECORDS = Path(__file__).with_suffix(".txt")


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
    data = path.read_bytes()
    start = _opening(path.name, data)
    known = next((line for line in _lines() if line.startswith(start)), None)
    return Shipped(_record_of(data) if known is None else json.loads(known.removeprefix(start)))


def _record_of(data: bytes) -> Record:
    from .records import record_of  # noqa: PLC0415 - it loads a list of all names of glyphs, hardly ever needed

    return record_of(data)


def line_of(path: Path) -> str:
    """The record of a face as a line of the file."""
    data = path.read_bytes()
    return _opening(path.name, data) + json.dumps(_record_of(data), separators=(",", ":"))


def _opening(name: str, data: bytes) -> str:
    return f"{name} {hashlib.sha256(data).hexdigest()} "


@cache
def _lines() -> list[str]:
    return RECORDS.read_text("utf-8").splitlines() if RECORDS.exists() else []


if __name__ == "__main__":
    write_text(RECORDS, "".join(f"{line_of(path)}\n" for path in faces()))
