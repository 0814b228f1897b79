"""A chapter as a MyST file, in the vocabulary of ``docs/dev/architecture.md``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from ..structure.model import (
    Block,
    Box,
    Chapter,
    Footnote,
    Heading,
    Inlines,
    Lines,
    List,
    PageMark,
    PageStart,
    Paragraph,
    Quotation,
    SicMark,
    Table,
    Words,
)
from .escape import escape, yaml_string

_Block = TypeVar("_Block", bound=Block)


def chapter(one: Chapter) -> str:
    """The whole file, front matter and all."""
    parts = [_front_matter(one)]
    parts += [_page(label) for label in one.pages]
    if one.label:
        parts.append(_fenced("label", [inline(one.label)], options={"group": one.group}))
    parts.append(f"# {inline(one.title, opens=False)}")
    parts += _blocks(one.blocks)
    parts += [_fenced("sic-note", [escape(note.text, opens=True)], argument=note.id) for note in one.notes]
    return "\n\n".join(parts) + "\n"


def inline(content: Inlines, *, opens: bool = True) -> str:
    """Inlines as MyST; ``opens`` if they start a line."""
    out: list[str] = []
    for one in content:
        first = opens and not out
        if isinstance(one, Words) and one.language:
            out.append(_role("foreign", f"{one.language} {one.text}"))
        elif isinstance(one, Words):
            out.append(escape(one.text, opens=first))
        elif isinstance(one, PageMark):
            out.append(_role("page", one.label))
        elif isinstance(one, SicMark):
            out.append(_role("sic", one.id))
        else:
            out.append(_role("noteref", one.label))
    return "".join(out)


def _block(one: Block, *, depth: int, other: bool) -> str:
    """One block. ``depth`` counts the boxes around it; ``other``: whether a list gets the other marker."""
    if isinstance(one, Paragraph):
        return inline(one.content)
    if isinstance(one, Heading):
        return f"{'#' * one.level} {inline(one.content, opens=False)}"
    if isinstance(one, PageStart):
        return _page(one.label, depth=depth)
    if isinstance(one, List):
        return "\n".join(_items(one, "", other=other))
    if isinstance(one, Lines):
        return _fenced("lines", [f"- {inline(line)}" for line in one.items], depth=depth)
    if isinstance(one, Table):
        return _table(one, depth=depth)
    if isinstance(one, Footnote):
        return _fenced("footnote", [inline(one.content)], argument=one.label, depth=depth)
    if isinstance(one, Quotation):
        body = "\n\n".join(inline(paragraph.content) for paragraph in one.paragraphs)
        inner = [body]
        if one.attribution:
            inner += ["", _fenced("attribution", [inline(one.attribution)])]
        return _fenced("quotation", inner, depth=depth + 1)
    return _box(one, depth=depth)


def _blocks(blocks: Sequence[Block], *, depth: int = 0) -> Iterator[str]:
    return (_block(one, depth=depth, other=other) for one, other in _marked(blocks))


def _marked(blocks: Sequence[_Block]) -> Iterator[tuple[_Block, bool]]:
    """Of two lists in a row the second gets the other marker, or MyST would join them."""
    before: Block | None = None
    other = False
    for one in blocks:
        alike = isinstance(before, List) and isinstance(one, List) and bool(before.start) == bool(one.start)
        other = alike and not other
        yield one, other
        before = one


def _box(one: Box, *, depth: int) -> str:
    inner = [_fenced("box-title", [inline(one.title)], depth=depth)]
    inner += _blocks(one.blocks, depth=depth)
    return _fenced("box", ["\n\n".join(inner)], options={"kind": one.kind}, depth=depth + 2)


def _front_matter(one: Chapter) -> str:
    lines = ["---", f"kind: {one.kind}"]
    lines += [f"part: {one.part}"] if one.part else []
    lines += [f"group: {yaml_string(one.group)}"] if one.group else []
    return "\n".join([*lines, "---"])


def _page(label: str, *, depth: int = 0) -> str:
    return _fenced("page", [], argument=label, depth=depth)


def _fenced(
    name: str,
    body: Sequence[str],
    *,
    argument: str = "",
    options: dict[str, str] | None = None,
    depth: int = 0,
) -> str:
    """A directive; its fence is longer than any inside it: three colons and one more for each ``depth``."""
    fence = ":" * (3 + depth)
    opening = f"{fence}{{{name}}}" + (f" {argument}" if argument else "")
    given = [f":{key}: {yaml_string(value)}" for key, value in (options or {}).items() if value]
    gap = [""] if given and body else []
    return "\n".join([opening, *given, *gap, *body, fence])


def _role(name: str, text: str) -> str:
    """A role; its text is enclosed in more backticks than it holds in a row."""
    ticks = "`"
    while ticks in text:
        ticks += "`"
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{{{name}}}{ticks}{pad}{text}{pad}{ticks}"


def _items(one: List, indent: str, *, other: bool) -> Iterator[str]:
    stop, bullet = (")", "*") if other else (".", "-")
    for offset, item in enumerate(one.items):
        marker = f"{one.start + offset}{stop} " if one.start else f"{bullet} "
        yield f"{indent}{marker}{inline(item.content)}"
        for inner, second in _marked(item.lists):
            if inner.start > 1:
                # Otherwise a number other than 1 is part of the text before it.
                yield ""
            yield from _items(inner, indent + " " * len(marker), other=second)


def _table(table: Table, *, depth: int) -> str:
    """A pipe table; MyST's has a first row of headers, which is empty where the one of the print has none."""
    if table.header == "row":
        return "\n".join(_rows(table.rows))
    empty: tuple[Inlines, ...] = ((),) * len(table.rows[0])
    return _fenced("rows", list(_rows((empty, *table.rows))), argument=table.header, depth=depth)


def _rows(rows: Sequence[Sequence[Inlines]]) -> Iterator[str]:
    for index, row in enumerate(rows):
        yield "| " + " | ".join(inline(cell, opens=False) for cell in row) + " |"
        if index == 0:
            yield "|" + " --- |" * len(row)
