"""The faces that a page loads: each must be among its files, and each of its letters look like itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import cache
from typing import Any

import tinycss2

from ...theme import FOLDER
from ..html import Element
from ..styles.needless import SYMBOLS
from ..styles.sheets import DEEPEST, StyleSource, imported, link_path, nodes_of, sheet_at, sheets_of
from ..styles.values import number

_LEAST, _MOST = 0.5, 2.0
"""What a face may be set at, of the size of its type."""


class Faces:
    """The font files of a site or a book, each looked at once."""

    def __init__(self, source: StyleSource) -> None:
        self._source = source
        self._amiss: dict[str, list[str]] = {}
        self._sheets: dict[tuple[str, str], list[str]] = {}

    def amiss(self, page: Element, name: str) -> Iterator[str]:
        """What is wrong with the faces of a page, as the end of “holds …”."""
        for _, path, text in sheets_of(page, name, self._source):
            if (path, text) not in self._sheets:
                self._sheets[path, text] = list(self._sheet(text, path, {path}))
            yield from self._sheets[path, text]

    def _sheet(self, text: str, path: str, read: set[str]) -> Iterator[str]:
        todo = deque((one, 0) for one in nodes_of(text))
        while todo:
            node, depth = todo.popleft()
            if node.type != "at-rule":
                continue
            if node.lower_at_keyword == "import":
                inner = link_path(path, imported(node))
                if inner and inner not in read:
                    read.add(inner)
                    yield from self._sheet(sheet_at(inner, self._source), inner, read)
            elif node.content is not None and node.lower_at_keyword == "font-face":
                yield from self._face(node.content, path)
            elif node.content is not None and depth < DEEPEST:
                inside = tinycss2.parse_blocks_contents(
                    node.content, skip_comments=True, skip_whitespace=True
                )
                todo += [(one, depth + 1) for one in inside]

    def _face(self, content: Any, path: str) -> Iterator[str]:
        for one in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
            if one.type == "declaration" and one.lower_name == "size-adjust":
                size = tinycss2.serialize(one.value).strip()
                share = number(size)
                if share is not None and not _LEAST <= share <= _MOST:
                    yield f"a face that is set at {size} of its size"
            if one.type == "declaration" and one.lower_name == "src":
                yield from (
                    f"a face of signs, not letters: {one}" for one in _own(one.value) if one in SYMBOLS
                )
                for address in _addresses(one.value):
                    file = link_path(path, address)
                    data = self._source(file) if file else b""
                    if not data:
                        yield f"a face that is not among its files: {address[:80]}"
                        continue
                    if file not in self._amiss:
                        self._amiss[file] = [] if data in _known() else _misshown(data)
                    if wrong := self._amiss[file]:
                        yield f"a face that shows other letters than it says, {file}: {' '.join(wrong[:20])}"


@cache
def _known() -> frozenset[bytes]:
    """The theme's faces for a screen: what they show is tested once and for all."""
    return frozenset(path.read_bytes() for path in FOLDER.rglob("*.woff2"))


def _misshown(data: bytes) -> list[str]:
    from ..letters.outlines import amiss  # noqa: PLC0415 - few sites have another face, and its libraries take long

    return amiss(data)


def _own(value: Any) -> Iterator[str]:
    """The faces of the reader's own machine that a source names."""
    for token in value:
        if token.type == "function" and token.lower_name == "local":
            yield "".join(str(one.value) for one in token.arguments if one.type != "comment").strip().lower()


def _addresses(value: Any) -> Iterator[str]:
    for token in value:
        if token.type == "url":
            yield token.value
        elif token.type == "function" and token.lower_name == "url":
            yield from (one.value for one in token.arguments if one.type == "string")
