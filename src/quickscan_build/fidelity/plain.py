"""Plain form and the outline → the blocks a reader should get. It follows the contract, not ``structure``."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from ..exits import DataError
from ..publication.model import BlockSpec, Outline
from .blocks import HEADER, ROW_HEADER, Block, Collector

_ITEM = re.compile(r"( *)(?:-|(\d{1,3})\.) (?=\S)")
_NOTE = re.compile(r"\[\^[^\]\s]{1,8}\]: ")
_ROW = " | "
_EMPTY = "[^]"
"""A cell without words."""
_TITLES = frozenset({"heading", "box", "attribution"})
"""Kinds of ``[[block]]`` that begin with a title."""


@dataclass(slots=True)
class _Line:
    """A line of a block, which may be its only one: its text, offset, depth and number."""

    text: str
    start: int
    depth: int = 0
    number: int = 0


@dataclass(slots=True)
class _Plain:
    """A block of plain form: ``form`` is ``list``, ``table`` or ``paragraph``."""

    form: str
    lines: list[_Line]
    whole: _Line | None = None
    """The only line of a block, with its marker, which may be part of a title: ``1. Inleiding``."""
    kind: str = ""
    """What the outline says it is: ``h1`` …, ``qb-label``, ``qb-box-title``, ``qb-attribution``."""
    header: str = "row"
    """Of a table: what its headers are, its first ``row``, the first ``column``, or ``none``."""
    opens: list[str] = field(default_factory=list)
    """Classes of the containers that open before it, outermost first."""
    closes: int = 0
    """How many containers close after it."""


def expected(content: str, outline: Outline, page: Callable[[int], str] = lambda at: "") -> tuple[Block, ...]:
    """The blocks of a cleaned text, each with its offset in it as ``start``.

    ``page`` gives the page of the print for an offset, for what the outline also names by its page.
    """
    plain = _parse(content)
    _Applying(plain, page).apply(outline)
    collector = Collector("text")
    for block in plain:
        for name in block.opens:
            collector.open("div", [name])
        if block.opens and block.opens[-1] == "qb-lines":
            # The lines of the run are in one list.
            collector.open("ul")
        _emit(collector, block, in_lines=block.kind == "line")
        for _ in range(block.closes):
            collector.close()
    return tuple(collector.finish())


def _parse(content: str) -> list[_Plain]:
    blocks: list[_Plain] = []
    for found in re.finditer(r"[^\n]+(?:\n[^\n]+)*", content):
        lines: list[_Line] = []
        at = found.start()
        for text in found.group().split("\n"):
            lines.append(_Line(text, at))
            at += len(text) + 1
        blocks += _block(lines)
    return blocks


def _block(lines: list[_Line]) -> list[_Plain]:
    markers = [_ITEM.match(line.text) for line in lines]
    if all(markers):
        items = [
            _Line(line.text[m.end() :], line.start + m.end(), len(m[1]) // 2, int(m[2] or 0))
            for line, m in zip(lines, markers, strict=True)
            if m
        ]
        return [_Plain("list", items, lines[0] if len(lines) == 1 else None)]
    widths = {line.text.count(_ROW) for line in lines}
    if len(lines) > 1 and len(widths) == 1 and widths != {0}:
        return [_Plain("table", lines)]
    alone = []
    for line in lines:
        note = _Plain("paragraph", [line], line)
        if _NOTE.match(line.text):
            note.opens.append("qb-footnote")
            note.closes += 1
        alone.append(note)
    return alone


# The outline.


class _Applying:
    """Writes into every block what the outline says it is."""

    def __init__(self, plain: list[_Plain], page: Callable[[int], str]) -> None:
        self._plain = plain
        self._page = page

    def apply(self, outline: Outline) -> None:
        plain = self._plain
        starts = []
        at = 0
        for chapter in outline.chapters:
            every = range(at, len(self._plain))
            title = self._title(chapter.opens, every, chapter.at, chapter.page)
            plain[title].kind = "h1"
            if chapter.label and title:
                plain[title - 1].kind = "qb-label"
            starts.append(title)
            at = title + 1
        for index, chapter in enumerate(outline.chapters):
            end = len(plain)
            if index + 1 < len(starts):
                end = starts[index + 1] - (1 if outline.chapters[index + 1].label else 0)
            at = starts[index] + 1
            for spec in (one for one in outline.blocks if one.chapter == chapter.slug):
                at = self._place(spec, at, end)

    def _place(self, spec: BlockSpec, at: int, end: int) -> int:
        plain = self._plain
        find = self._title if spec.kind in _TITLES else self._find
        first = find(spec.opens, range(at, end), spec.at, spec.page)
        last = self._find(spec.until, range(first, end), spec.at) if spec.until else first
        if spec.kind == "box":
            plain[first].opens.append("qb-box")
            plain[first].kind = "qb-box-title"
            plain[last if spec.until else end - 1].closes += 1
            return first + 1
        if spec.kind == "heading":
            plain[first].kind = f"h{spec.level}"
        elif spec.kind == "attribution":
            plain[first].kind = "qb-attribution"
            # It is the last line of the quotation before it.
            if first and plain[first - 1].closes:
                plain[first - 1].closes -= 1
                plain[first].closes += 1
        elif spec.kind == "table":
            plain[first].header = spec.header
        elif spec.kind == "quotation":
            plain[first].opens.append("qb-quote")
            plain[last].closes += 1
        elif spec.kind == "lines":
            plain[first].opens.append("qb-lines")
            plain[last].closes += 2
            for block in plain[first : last + 1]:
                block.kind = "line"
        return last + 1

    def _title(self, reading: str, among: range, where: str, page: str) -> int:
        """The block of a title: one of its own, if one reads like this, otherwise the item of a list."""
        for index in among:
            if len(self._plain[index].lines) == 1 and self._reads(index, reading, page):
                return index
        return self._find(reading, among, where, page)

    def _find(self, reading: str, among: range, where: str, page: str = "") -> int:
        for index in among:
            if self._reads(index, reading, page):
                return index
        raise DataError(f"no block of the cleaned text reads “{reading[:60]}”", where=where)

    def _reads(self, index: int, reading: str, page: str) -> bool:
        block = self._plain[index]
        return any(
            line.text == reading or (reading.endswith("…") and line.text.startswith(reading[:-1]))
            for line in filter(None, (block.lines[0], block.lines[-1], block.whole))
        ) and page in ("", self._page((block.whole or block.lines[0]).start))


# Into blocks.


def _emit(collector: Collector, block: _Plain, *, in_lines: bool) -> None:
    if in_lines:
        for line in block.lines:
            _leaf(collector, "li", line)
    elif block.kind:
        name, classes = (block.kind, []) if block.kind.startswith("h") else ("p", [block.kind])
        for line in [block.whole] if block.whole else block.lines:
            collector.open(name, classes)
            collector.text(line.text, line.start)
            collector.close()
    elif block.form == "list":
        items = deque(block.lines)
        while items:
            _list(collector, items, items[0].depth)
    elif block.form == "table":
        _table(collector, block)
    else:
        _leaf(collector, "p", block.lines[0])


def _leaf(collector: Collector, name: str, line: _Line) -> None:
    collector.open(name)
    collector.text(line.text, line.start)
    collector.close()


def _list(collector: Collector, items: deque[_Line], depth: int) -> None:
    """One list: items of one depth that keep counting (or keep not counting), deeper ones inside them."""
    first = items[0].number
    collector.open("ol" if first else "ul", number=first or None)
    number = first
    while items and items[0].depth == depth and items[0].number == number:
        item = items.popleft()
        collector.open("li", number=item.number or None)
        collector.text(item.text, item.start)
        while items and items[0].depth > depth:
            _list(collector, items, items[0].depth)
        collector.close()
        number += 1 if first else 0
    collector.close()


def _table(collector: Collector, block: _Plain) -> None:
    collector.open("table")
    for index, line in enumerate(block.lines):
        collector.open("tr")
        at = line.start
        for column, cell in enumerate(line.text.split(_ROW)):
            heads = {"row": HEADER if not index else "", "column": ROW_HEADER if not column else ""}
            collector.open(heads.get(block.header) or "td")
            collector.text("" if cell == _EMPTY else cell, at)
            collector.close()
            at += len(cell) + len(_ROW)
        collector.close()
    collector.close()
