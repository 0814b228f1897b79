"""The outline, by which readers find their way outside the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .pdf_file import PdfFile
from .syntax import string, text


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the outline."""

    title: str
    target: str
    children: tuple[Entry, ...] = ()


def add_outline(out: PdfFile, entries: Sequence[Entry]) -> int:
    """Add the outline, closed below its first level; returns its number."""
    root = out.reserve()
    first, last = _add_level(out, root, entries)
    return out.add(
        b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (first, last, len(entries)), root
    )


def _add_level(out: PdfFile, parent: int, entries: Sequence[Entry]) -> tuple[int, int]:
    """Add the children of one entry; returns the numbers of the first and the last."""
    first = out.reserve(len(entries))
    last = first + len(entries) - 1
    for number, entry in enumerate(entries, first):
        shown, target = text(entry.title), string(entry.target.encode())
        said = [b"<</Title%b/Parent %d 0 R/Dest%b" % (shown, parent, target)]
        if number > first:
            said.append(b"/Prev %d 0 R" % (number - 1))
        if number < last:
            said.append(b"/Next %d 0 R" % (number + 1))
        if entry.children:
            ends = _add_level(out, number, entry.children)
            said.append(b"/First %d 0 R/Last %d 0 R/Count %d" % (*ends, -len(entry.children)))
        out.add(b"".join(said) + b">>", number)
    return first, last
