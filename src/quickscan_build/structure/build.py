"""The cleaned text and the outline → the document. Whatever the outline names must be there, in order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ..exits import DataError, short
from ..publication.model import BlockSpec, ChapterSpec, Foreign, Outline
from ..publication.resolve import SicPlace
from ..text import Text
from .find import find, find_title, not_there, reads
from .inline import Marks, inlines
from .model import (
    Block,
    Box,
    Chapter,
    Document,
    Footnote,
    Heading,
    Inlines,
    Item,
    Lines,
    List,
    PageStart,
    Paragraph,
    Quotation,
    SicNote,
    Table,
)
from .plain import Piece, PlainBlock, Sort, blocks

TITLES = frozenset({"heading", "box", "attribution"})
"""Kinds of ``[[block]]`` that begin with a title."""
_MAKE_ROWS = "A correction writes its rows: docs/editing.md shows how."


@dataclass(frozen=True, slots=True)
class Sics:
    """The faults of the print: the offset after each reading, id and note, in the order of the text."""

    places: tuple[tuple[int, str], ...]
    notes: dict[str, str]


def build(text: Text, outline: Outline, sics: Sequence[SicPlace], foreign: Sequence[Foreign]) -> Document:
    """The document of a cleaned text. ``sics`` are placed in the text after the ledger's first pass."""
    content = text.content
    plain = list(blocks(content))
    faults = _faults(text, sics)
    pages = [
        (offset, label)
        for offset, label in zip(text.page_starts, text.source.page_labels, strict=True)
        if offset < len(content)
    ]
    for one in foreign:
        if not re.search(rf"(?<!\w){re.escape(one.phrase)}(?!\w)", content):
            raise DataError(
                f"phrase: “{short(one.phrase)}” is not in the text",
                where=one.at,
                remedy="Write it as in the cleaned text, capitals included; remove it if it is not needed.",
            )
    marks = Marks(pages, faults.places, foreign)
    reader = _Reader(text, marks, frozenset(one.label for one in plain if one.sort is Sort.NOTE))
    starts = _openings(reader, plain, outline.chapters)
    specs: dict[str, list[BlockSpec]] = defaultdict(list)
    for block in outline.blocks:
        specs[block.chapter].append(block)
    return Document(
        tuple(
            _chapter(reader, spec, plain[start:end], specs[spec.slug], faults)
            for spec, (start, end) in zip(outline.chapters, pairwise([*starts, len(plain)]), strict=True)
        )
    )


def _faults(text: Text, sics: Sequence[SicPlace]) -> Sics:
    ends = [text.image(place.span.end - 1, passes=1) + 1 for place in sics]
    names = [f"sic-{number}" for number in range(1, len(sics) + 1)]
    return Sics(
        tuple(zip(ends, names, strict=True)),
        {name: place.sic.note for name, place in zip(names, sics, strict=True)},
    )


def _openings(reader: _Reader, plain: Sequence[PlainBlock], chapters: Sequence[ChapterSpec]) -> list[int]:
    """The index of each chapter's first block: its label if it has one, otherwise its title."""
    starts: list[int] = []
    at = 0
    for spec in chapters:
        title = find_title(reader.text, plain, spec.opens, at, spec.page)
        if title is None:
            after = chapters[len(starts) - 1].opens if starts else ""
            raise not_there(reader.text, spec.at, "opens", spec.opens, after=after, page=spec.page)
        start = title
        if spec.label:
            start = title - 1
            if start < at or not reads(reader.content, plain[start], spec.label):
                raise DataError(
                    f"label: “{spec.label}” is not directly before “{short(spec.opens)}”",
                    where=spec.at,
                )
        starts.append(start)
        at = title + 1
    if starts[0] > 0:
        first = reader.content[slice(*plain[0].span)]
        raise DataError(
            f"the text before the first chapter is in no chapter: “{short(first)}”",
            where=chapters[0].at,
            remedy="Let the first chapter open there.",
        )
    return starts


def _chapter(
    reader: _Reader,
    spec: ChapterSpec,
    plain: Sequence[PlainBlock],
    specs: Sequence[BlockSpec],
    faults: Sics,
) -> Chapter:
    label: Inlines = ()
    pages = reader.pages_at(plain[0])
    start, end = plain[0].span.start, plain[-1].span.end
    if spec.label:
        label = reader.title(plain[0], spec.at)
        plain = plain[1:]
    title = reader.title(plain[0], spec.at)
    body = plain[1:]
    placed = {one.start: one for one in _placed(reader, body, specs)}
    content = tuple(_assemble(reader, body, placed, 0, len(body)))
    notes = tuple(SicNote(name, faults.notes[name]) for at, name in faults.places if start < at <= end)
    return Chapter(spec.slug, spec.kind, spec.part, spec.group, pages, label, title, content, notes)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block of the outline found in a chapter: from ``start`` up to ``end`` (indices of blocks)."""

    spec: BlockSpec
    start: int
    end: int


def _placed(reader: _Reader, body: Sequence[PlainBlock], specs: Sequence[BlockSpec]) -> Iterator[_Placed]:
    at = 0
    for spec in specs:
        look = find_title if spec.kind in TITLES else find
        start = look(reader.text, body, spec.opens, at, spec.page)
        if start is None:
            raise not_there(reader.text, spec.at, "opens", spec.opens, page=spec.page, chapter=spec.chapter)
        end = start + 1
        if spec.until:
            last = find(reader.text, body, spec.until, start)
            if last is None:
                raise not_there(
                    reader.text, spec.at, "until", spec.until, after=spec.opens, chapter=spec.chapter
                )
            end = last + 1
        elif spec.kind == "box":
            end = len(body)
        yield _Placed(spec, start, end)
        # A block inside a box may be named after the box.
        at = start + 1 if spec.kind == "box" else end


def _assemble(
    reader: _Reader, body: Sequence[PlainBlock], placed: Mapping[int, _Placed], index: int, stop: int
) -> Iterator[Block]:
    """The blocks of a chapter from ``index`` up to ``stop``; ``placed``: start → block of the outline."""
    while index < stop:
        here = placed.get(index)
        yield from map(PageStart, reader.pages_at(body[index]))
        if here is None:
            yield from reader.block(body[index])
            index += 1
            continue
        if here.end > stop:
            raise DataError(
                f"until: “{short(here.spec.until)}” is not in the box that holds “{short(here.spec.opens)}”",
                where=here.spec.at,
                remedy="Let it end in the box, or the box after it: until = …",
            )
        run = body[here.start : here.end]
        if here.spec.kind == "box":
            named = reader.title(run[0], here.spec.at)
            yield Box(here.spec.box, named, tuple(_assemble(reader, body, placed, index + 1, here.end)))
        elif here.spec.kind == "quotation":
            after = placed.get(here.end) if here.end < stop else None
            after = after if after and after.spec.kind == "attribution" else None
            attribution = reader.title(body[here.end], after.spec.at) if after else ()
            _only(run, (Sort.PARAGRAPH,), here.spec)
            yield Quotation(tuple(Paragraph(reader.read(block.pieces[0])) for block in run), attribution)
            if after:
                index = after.end
                continue
        elif here.spec.kind == "lines":
            _only(run, (Sort.PARAGRAPH, Sort.LIST), here.spec)
            yield Lines(reader.read_all([piece for block in run for piece in block.pieces]))
        elif here.spec.kind == "table":
            _only(run, (Sort.TABLE,), here.spec)
            yield from reader.block(run[0], here.spec.header)
        elif here.spec.kind == "heading":
            yield Heading(here.spec.level, reader.title(run[0], here.spec.at))
        else:
            raise DataError(
                f"kind: {here.spec.kind!r} cannot stand here (it follows no quotation or box)",
                where=here.spec.at,
            )
        index = here.end


def _only(run: Sequence[PlainBlock], sorts: Sequence[Sort], spec: BlockSpec) -> None:
    """Refuse a run with a block that this kind would lose."""
    other = next((block.sort for block in run if block.sort not in sorts), None)
    if other is not None:
        raise DataError(
            f"kind: a {spec.kind} cannot hold a {other.name.lower()} (from “{short(spec.opens)}”)",
            where=spec.at,
            remedy=_MAKE_ROWS if spec.kind == "table" else "Let it end before that: until = …",
        )


@dataclass(frozen=True)
class _Reader:
    """Plain blocks → blocks of the document."""

    text: Text
    marks: Marks
    notes: frozenset[str]

    @property
    def content(self) -> str:
        return self.text.content

    def read(self, piece: Piece, since: int | None = None) -> Inlines:
        return inlines(self.content, piece.span, self.marks, self.notes, since)

    def title(self, block: PlainBlock, where: str) -> Inlines:
        """The words of a title, label or attribution: a number that looks like a list's is one of them."""
        if block.sort is Sort.TABLE or len(block.pieces) > 1:
            text = self.content[slice(*block.span)]
            raise DataError(f"a {block.sort.name.lower()} cannot be a title: “{short(text)}”", where=where)
        return self.read(Piece(block.span))

    def read_all(self, pieces: Sequence[Piece]) -> tuple[Inlines, ...]:
        """The pieces of one block; a page that starts between two of them is marked in the second."""
        ends = [None, *(piece.span.end for piece in pieces)]
        return tuple(self.read(piece, since) for piece, since in zip(pieces, ends, strict=False))

    def pages_at(self, block: PlainBlock) -> tuple[str, ...]:
        """The labels of the pages that start with this block: more than one if there are empty pages."""
        # Two line ends at most separate this block from the one before.
        gap = max(block.span.start - 2, 0)
        return tuple(label for _, label in self.marks.pages_in(gap, block.span.start + 1))

    def block(self, block: PlainBlock, header: str = "row") -> Iterator[Block]:
        if block.sort is Sort.LIST:
            yield from self._lists(list(zip(block.pieces, self.read_all(block.pieces), strict=True)))
        elif block.sort is Sort.TABLE:
            cells = self.read_all([Piece(cell) for row in block.rows for cell in row])
            width = len(block.rows[0])
            yield Table(tuple(_batched(cells, width)), header)
        elif block.sort is Sort.NOTE:
            yield Footnote(block.label, self.read(block.pieces[0]))
        else:
            yield Paragraph(self.read(block.pieces[0]))

    def _lists(self, pieces: Sequence[tuple[Piece, Inlines]]) -> Iterator[List]:
        """Items of one depth are one list, unless numbers and bullets alternate or counting starts anew."""
        depth = min(piece.depth for piece, _ in pieces)
        items: list[Item] = []
        start = last = 0
        for nested, group in groupby(pieces, lambda pair: pair[0].depth > depth):
            run = list(group)
            if nested and items:
                items[-1] = Item(items[-1].content, tuple(self._lists(run)))
                continue
            if nested:
                yield from self._lists(run)
                continue
            for piece, content in run:
                if items and piece.number != last + bool(last):
                    yield List(tuple(items), start)
                    items = []
                if not items:
                    start = piece.number
                last = piece.number
                items.append(Item(content))
        yield List(tuple(items), start)


def _batched(cells: Sequence[Inlines], width: int) -> Iterator[tuple[Inlines, ...]]:
    for at in range(0, len(cells), width):
        yield tuple(cells[at : at + width])
