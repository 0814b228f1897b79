"""Plain form, read back into blocks with their places in the text (``docs/dev/architecture.md``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from ..text import Span

_ITEM = re.compile(r"(?P<indent> *)(?:- |(?P<number>\d{1,3})\. )(?=\S)")
_NOTE = re.compile(r"\[\^(?P<label>[^\]\s]{1,8})\]: ")
_CELL = " | "
_EMPTY = "[^]"
"""What stands in a cell without words."""


class Sort(Enum):
    """What a block is, by its form alone."""

    PARAGRAPH = auto()
    LIST = auto()
    TABLE = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of one paragraph, item, row, cell or note: ``span`` without its marker."""

    span: Span
    depth: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class PlainBlock:
    """One block: what it is and its pieces; ``rows`` only for a table, ``label`` only for a note."""

    sort: Sort
    span: Span
    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[Span, ...], ...] = ()
    label: str = ""


def blocks(text: str) -> Iterator[PlainBlock]:
    """The blocks of ``text`` in order."""
    for found in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text):
        yield from _block(text, Span(*found.span()))


def _block(text: str, span: Span) -> Iterator[PlainBlock]:
    lines = list(_lines(text, span))
    markers = [_ITEM.match(text, line.start, line.end) for line in lines]
    if all(markers):
        pieces = tuple(
            Piece(Span(found.end(), line.end), len(found["indent"]) // 2, int(found["number"] or 0))
            for line, found in zip(lines, markers, strict=True)
            if found
        )
        yield PlainBlock(Sort.LIST, span, pieces)
        return
    rows = tuple(tuple(_cells(text, line)) for line in lines)
    if len(rows) > 1 and len(rows[0]) > 1 and len({len(row) for row in rows}) == 1:
        yield PlainBlock(Sort.TABLE, span, tuple(map(Piece, lines)), rows)
        return
    for line in lines:
        note = _NOTE.match(text, line.start, line.end)
        if note:
            yield PlainBlock(Sort.NOTE, line, (Piece(Span(note.end(), line.end)),), label=note["label"])
        else:
            yield PlainBlock(Sort.PARAGRAPH, line, (Piece(line),))


def _lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while start < span.end:
        end = text.find("\n", start, span.end)
        end = span.end if end < 0 else end
        yield Span(start, end)
        start = end + 1


def _cells(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    while True:
        end = text.find(_CELL, start, line.end)
        stop = line.end if end < 0 else end
        yield Span(start, start if text[start:stop] == _EMPTY else stop)
        if end < 0:
            return
        start = end + len(_CELL)
