"""A corpus: folders with ``gold.txt`` (the true reading) and ``ocr/MODEL_DPI.ff.txt`` (what OCR read)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..exits import SourceError

_NAME = re.compile(r"(?P<model>[a-z]{3})_(?P<dpi>\d+c?)\.ff\.txt")


@dataclass(frozen=True, slots=True)
class Reading:
    """One document as one model read it at one resolution; all text is as in the files."""

    document: str
    model: str
    """Tesseract's name for the model: ``eng``, ``nld``."""
    dpi: str
    """Dots per inch; a ``c`` after it means a clean scan."""
    gold: str
    raw: str

    @property
    def group(self) -> tuple[str, str]:
        return self.model, self.dpi


def readings(folder: Path) -> tuple[Reading, ...]:
    """Every reading below ``folder``, by model, resolution and document.

    Raises:
        SourceError: where there is none.
    """
    found = tuple(sorted(_readings(folder), key=lambda r: (r.model, _order(r.dpi), r.document)))
    if not found:
        raise SourceError(
            "is not a corpus: it has no */gold.txt with */ocr/MODEL_DPI.ff.txt beside it",
            where=str(folder),
            remedy="Name a folder of documents, each with its gold text and readings.",
        )
    return found


def _readings(folder: Path) -> Iterator[Reading]:
    for gold in sorted(folder.glob("*/gold.txt")):
        for path in sorted(gold.parent.glob("ocr/*.ff.txt")):
            name = _NAME.fullmatch(path.name)
            if name:
                yield Reading(gold.parent.name, name["model"], name["dpi"], _text(gold), _text(path))


def _order(dpi: str) -> tuple[int, str]:
    return int(dpi.rstrip("c")), dpi


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(
            f"cannot be read ({error})", where=str(path), remedy="It must be UTF-8 text."
        ) from error
