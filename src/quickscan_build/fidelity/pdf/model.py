"""What a PDF says, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..blocks import Block, Mark
from ..findings import Amiss, Declared
from .links import Line


class Artifact(NamedTuple):
    """Text on a page that is not read to anyone: a running head, a folio."""

    leaf: int
    """The page, from 1."""
    label: str
    """How that page is numbered."""
    text: str
    amid: bool = False
    """Whether it stands among the lines of the text."""


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a PDF says: blocks and generated marks (a line end of ours as ``BREAK``), and what is amiss."""

    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    contents: tuple[Line, ...]
    bookmarks: tuple[Line, ...]
    titles: tuple[tuple[int, str], ...]
    """Page (from 1) and text of the headings that are generated."""
    artifacts: tuple[Artifact, ...]
    repeated: frozenset[str]
    """Headings, labels and heads of tables, without blanks: what a running head may say."""
    amiss: tuple[Amiss, ...]
    declared: tuple[Declared, ...]
