"""Open a PDF and read it back: its text in the order of its tags, and what of it cannot be seen."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pikepdf

from ..findings import UnreadableError
from .file import data_of, opened
from .model import PdfText
from .pages import Leaf, Pages
from .tags import Tags

_STREAM = re.compile(r"stream <[^>]*>[:\s]*")
"""What qpdf calls a file that it was handed as bytes."""
_UNSOUND = (
    pikepdf.PdfError, ArithmeticError, AttributeError, IndexError, KeyError,
    MemoryError, RecursionError, TypeError, ValueError,
)  # fmt: skip
"""What the libraries, and we, make of a file that is not as it should be."""


def read(path: Path, leaves: Callable[[], list[Leaf]] | None = None, *, ink: bool = True) -> PdfText:
    """Read a tagged PDF back. ``UnreadableError`` for what is none, or has no text.

    ``leaves`` waits for its pages, if they are already being read. ``ink=False`` leaves out the question
    whether glyphs can be seen.
    """
    return parse(data_of(path), str(path), leaves, ink=ink)


def parse(
    data: bytes, where: str, leaves: Callable[[], list[Leaf]] | None = None, *, ink: bool = True
) -> PdfText:
    """``read`` for bytes already at hand."""
    try:
        with opened(data, where) as pdf:
            tree = pdf.Root.get("/StructTreeRoot")
            if tree is None:
                raise UnreadableError("has no tags: a scan, or not made for readers", where=where)
            every = leaves() if leaves else _leaves(pdf, data, ink=ink)
            _unmended(pdf)
            text = Tags(pdf, Pages(pdf, every), tree).read()
            _unmended(pdf)
            return text
    except pikepdf.PasswordError:
        raise UnreadableError(
            "is locked with a password", where=where, remedy="Check the file before it is."
        ) from None
    except _UNSOUND as error:
        raise UnreadableError(f"is no sound PDF ({_STREAM.sub('', str(error))})", where=where) from None


def _leaves(pdf: pikepdf.Pdf, data: bytes, *, ink: bool) -> list[Leaf]:
    from .leaves import read as read_leaves  # noqa: PLC0415 - mostly another process has read them

    return read_leaves(pdf, data, ink=ink)


def _unmended(pdf: pikepdf.Pdf) -> None:
    """``ValueError`` where qpdf has mended the file: what one program mends, another reads otherwise."""
    if warnings := pdf.get_warnings():
        raise ValueError(str(warnings[0]).partition("): ")[2] or str(warnings[0]))
