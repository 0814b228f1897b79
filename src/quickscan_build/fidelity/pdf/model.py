"""What a PDF says, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..blocks import Block, Mark
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
    unseen: tuple[tuple[str, str], ...]
    """(where, text) of what is tagged but cannot be seen."""
    untagged: tuple[tuple[str, str], ...]
    """(where, text) of what lies on a page, is no artifact, and is not in the tags."""
    disorder: tuple[tuple[str, str], ...]
    """(where, text) of what does not lie where the order of the tags has it."""
    disguised: tuple[tuple[str, str, str], ...]
    """(where, what is said, glyphs) where a page shows one thing and says another."""
    misset: tuple[tuple[str, str, str], ...]
    """(where, what is wrong, text) of glyphs whose setting changes what is read."""
    mistagged: tuple[tuple[str, str, str], ...]
    """(where, tag, text) of text under a tag that makes something else of it."""
    artifacts: tuple[Artifact, ...]
    repeated: frozenset[str]
    """Headings, labels and heads of tables, without blanks: what a running head may say."""
    foreign: tuple[tuple[str, str], ...]
    """(where, what) of what no print of ours holds."""
