"""A text as a reader gets it: blocks in order, each with its kind and the boxes, lists and cells it is in.

Every side of a comparison (plain form, chapters, HTML, EPUB, PDF) is reported to a ``Collector`` as a walk
over a tree: ``open``, ``text``, ``close``. So what counts as a block is decided in one place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

HEADINGS = {f"h{level}": f"heading {level}" for level in range(1, 7)}
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr", "br",
})  # fmt: skip
GENERATED = frozenset({"qb-gen", "qb-page"})
HEADER, ROW_HEADER = "th", "th row"
"""What a header of a column is called, and of a row."""
CELLS = frozenset({"cell", "header cell", "row header"})
"""What counts as a block without a word, too: where it is missing, all cells behind it say something else."""
_KINDS = {"qb-label": "label", "qb-box-title": "box title", "qb-attribution": "attribution"}
_CONTAINERS = {"qb-box": "box", "qb-quote": "quotation", "qb-lines": "lines", "qb-footnote": "footnote"}
_OF_TABLE = {"table": "table", "tr": "row", "td": "cell", HEADER: "header cell", ROW_HEADER: "row header"}
_NUMBERS = {"qb-noteref": ("[^", "]"), "qb-footnote-number": ("[^", "]:")}
"""How plain form writes the number of a footnote."""
_BLANK = re.compile(r"[ \t\n\r\f](?:[ \t\n\r\f]+|(?<! ))")
"""White space that a reader gets as one blank, unless it is one already."""


def header(scope: str) -> str:
    """What a header with this scope is called."""
    return ROW_HEADER if scope.lower().strip("/") == "row" else HEADER


class Block(NamedTuple):
    """One block: what it is, its text, what it is in, and where a reader finds it."""

    kind: str
    """``paragraph``, ``heading 1`` … ``heading 6``, ``label``, ``box title``, ``attribution``."""
    text: str
    within: tuple[str, ...] = ()
    """What it is in, outermost first: ``box``, ``quotation``, ``lines``, ``list``, ``item``, ``item 3``,
    ``table``, ``row``, ``cell``, ``header cell``, ``row header``."""
    opens: int = 0
    """How many of ``within``, from the innermost, start with this block."""
    where: str = ""
    leaf: int = 0
    """Page of the PDF on which it starts, from 1; 0 if there are no pages."""
    start: int = -1
    """Offset in the expected text; -1 in an artefact."""

    @property
    def shape(self) -> tuple[str, tuple[str, ...], int]:
        """Everything that is compared besides the text."""
        return self.kind, self.within, self.opens

    def describe(self) -> str:
        """What it is, for people: ``paragraph in box, list, item``."""
        return self.kind + (f" in {', '.join(self.within)}" if self.within else "")


class Mark(NamedTuple):
    """A generated thing inside the text: its classes, its text and its place."""

    classes: frozenset[str]
    text: str
    block: int
    """Index of the block it is in, or of the next one."""
    offset: int
    """Offset in that block's text."""
    target: str = ""
    """Where it links to."""
    id: str = ""
    where: str = ""


@dataclass(slots=True)
class _Element:
    name: str
    classes: frozenset[str]
    container: str
    started: bool = False
    count: int = 0
    text: list[str] = field(default_factory=list)
    target: str = ""
    id: str = ""
    at: tuple[int, int] = (0, 0)


class Collector:
    """Turns a walk over a tree into blocks; text under ``qb-gen`` and ``qb-page`` becomes marks."""

    def __init__(self, where: str = "", *, collapse: bool = True) -> None:
        self.blocks: list[Block] = []
        self.marks: list[Mark] = []
        self.hollow: list[tuple[str, str]] = []
        """(where, name) of elements without a word: readers are told of one more heading, item or row."""
        self._where = where
        self._leaf = 0
        self._collapse = collapse
        self._stack: list[_Element] = []
        self._buffer: list[str] = []
        self._begun: tuple[str, int, int] | None = None
        self._counts: Counter[str] = Counter()
        self.generating = False
        """Whether the walk is inside something generated."""
        self._generated: list[_Element] = []
        """The generated element the walk is inside, and those inside it."""

    def starts(self, where: str, *, leaf: int = 0) -> None:
        """What follows is in this file, or on this page: the ``leaf``-th, from 1."""
        self._where = where
        self._leaf = leaf

    @property
    def in_a_note(self) -> bool:
        """Whether it is among the words of the note to a [sic]."""
        inside = {name for one in self._generated for name in one.classes}
        return "qb-note" in inside and "qb-back" not in inside

    def open(
        self,
        name: str,
        classes: Iterable[str] = (),
        *,
        number: int | None = None,
        target: str = "",
        identity: str = "",
    ) -> None:
        """An element begins. ``number`` is an item's own number, or the number at which a list starts."""
        found = frozenset(classes)
        if name not in INLINE:
            if self._generated:
                for outer in self._generated:
                    outer.text.append(" ")
            else:
                self._flush()
        element = _Element(name, found, self._container(name, found, number), target=target, id=identity)
        if name == "ol" and number is not None:
            element.count = number - 1
        self._stack.append(element)
        if found and not self._generated:
            self._buffer += [before for one, (before, _) in _NUMBERS.items() if one in found]
        if self._generated or GENERATED & found:
            element.at = (len(self.blocks), len(self._joined().lstrip(" ")))
            self._generated.append(element)
            self.generating = True
            for outer in self._generated:
                outer.target = outer.target or target
                outer.id = outer.id or identity

    def text(self, text: str, start: int = -1) -> None:
        """Text of the element that is open; ``start`` is its offset in the expected text."""
        if self._generated:
            for element in reversed(self._generated):
                element.text.append(text)
                if "qb-back" in element.classes:
                    # The way back from a note is not part of its words.
                    break
            return
        if self._begun is None and (start >= 0 or text.strip(" \t\n\r\f")):
            self._begun = self._where, self._leaf, start
        self._buffer.append(text)

    def close(self) -> None:
        element = self._stack[-1]
        if self._generated:
            self._generated.pop()
            self.generating = bool(self._generated)
            if any(name.startswith("qb-") for name in element.classes):
                said = _BLANK.sub(" ", "".join(element.text)).strip(" ")
                self.marks.append(
                    Mark(element.classes, said, *element.at, element.target, element.id, self.place())
                )
        elif element.name not in INLINE:
            self._flush()
            if not element.started and element.container in CELLS:
                element.container = "cell"  # the header of nothing
                self._add("")
            elif not element.started and (element.container or element.name in HEADINGS):
                self.hollow.append((self.place(), element.name))
        if element.classes:
            self._buffer += [after for one, (_, after) in _NUMBERS.items() if one in element.classes]
        self._stack.pop()

    def finish(self) -> list[Block]:
        self._flush()
        return self.blocks

    def place(self) -> str:
        """Where the current block is."""
        where = self._begun[0] if self._begun else self._where
        return f"{where}, block {self._counts[where] + 1}"

    def _joined(self) -> str:
        joined = "".join(self._buffer)
        return _BLANK.sub(" ", joined) if self._collapse else joined

    def _flush(self) -> None:
        text = "" if self._begun is None else self._joined().strip(" ")
        self._buffer.clear()
        if text:
            self._add(text)

    def _add(self, text: str) -> None:
        containers = [e for e in self._stack if e.container]
        opens = 0
        for element in reversed(containers):
            if element.started:
                break
            opens += 1
        for element in self._stack:
            element.started = True
        where, leaf, start = self._begun or (self._where, self._leaf, -1)
        within = tuple(e.container for e in containers)
        self.blocks.append(Block(self._kind(), text, within, opens, self.place(), leaf, start))
        self._counts[where] += 1
        self._begun = None

    def _kind(self) -> str:
        for element in reversed(self._stack):
            for name, kind in _KINDS.items() if element.classes else ():
                if name in element.classes and (element.name not in HEADINGS or kind == "box title"):
                    return kind
            if element.name in HEADINGS:
                return HEADINGS[element.name]
        return "paragraph"

    def _container(self, name: str, classes: frozenset[str], number: int | None) -> str:
        for one, container in _CONTAINERS.items() if classes else ():
            if one in classes:
                return container
        if name in ("ul", "ol"):
            # The container of lines without markers may be the list itself or an element around it.
            return "" if self._in_lines() else "list"
        if name == "li":
            return self._item(number)
        return _OF_TABLE.get(name, "")

    def _in_lines(self) -> bool:
        for element in reversed(self._stack):
            if element.name in ("ul", "ol", "li"):
                return False
            if element.container:
                return element.container == "lines"
        return False

    def _item(self, number: int | None) -> str:
        for element in reversed(self._stack):
            if element.name in ("ul", "ol"):
                if element.name == "ul":
                    return "item"
                element.count = element.count + 1 if number is None else number
                return f"item {element.count}"
        return "item"
