"""A PDF file that is written object by object, and never held in memory.

All that is kept is where each object went: a book takes no more memory than its parts. The same objects
give the same bytes; the file's identifier is a hash of its content.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Sequence
from itertools import accumulate, chain
from typing import BinaryIO

from .syntax import Template, references

LARGEST_STREAM = 200
"""Objects in one object stream: a reader must unpack all of it to find one of them."""
LARGEST_LEAF = 64
"""Entries in one leaf of a name or number tree."""
_ROW = struct.Struct(">BIH")
"""A row of the cross-reference stream: in the file or an object stream, where, and which one there."""
_IN_FILE, _IN_STREAM = 1, 2


class PdfFile:
    """Writes to ``file``, from its start; objects may come in any order, each once."""

    def __init__(self, file: BinaryIO, version: str) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self._at = 0
        self._rows = bytearray(struct.pack(">BIH", 0, 0, 65535))
        self._waiting: list[tuple[int, bytes]] = []
        self._write(b"%%PDF-%b\n%%\xbf\xf7\xa2\xfe\n" % version.encode())

    def reserve(self, count: int = 1) -> int:
        """The first of ``count`` consecutive numbers that no other object has."""
        first = len(self._rows) // _ROW.size
        self._rows.extend(bytes(count * _ROW.size))
        return first

    def add(self, value: bytes, number: int = 0) -> int:
        """Add an object that is not a stream; returns its number: ``number``, or if 0 the next one."""
        number = number or self.reserve()
        self._waiting.append((number, value))
        if len(self._waiting) >= LARGEST_STREAM:
            self._flush()
        return number

    def add_all(self, first: int, template: Template, numbers: Sequence[int]) -> None:
        """Add the objects of a template, numbered from ``first`` on; ``numbers``: see ``Template``."""
        if template.text:
            for number, value in enumerate(template.filled(numbers).split(b"\n"), first):
                self.add(value, number)

    def pack(self, data: bytes, entries: bytes = b"", number: int = 0) -> int:
        """Add a stream as ``stream`` does, but pack it first."""
        return self.stream(zlib.compress(data), b"/Filter/FlateDecode" + entries, number)

    def stream(self, data: bytes, entries: bytes = b"", number: int = 0) -> int:
        """Add a stream as it is; returns its number. ``entries``: its dictionary without the length."""
        number = number or self.reserve()
        self._place(number, _IN_FILE, self._at)
        self._write_stream(data, entries, number)
        return number

    def end(self, root: int, info: int) -> None:
        """Write what readers start with: where every object is. ``root``, ``info``: numbers of objects."""
        if self._waiting:
            self._flush()
        number, start = self.reserve(), self._at
        self._place(number, _IN_FILE, start)
        identifier = self._digest.hexdigest()[:32].encode()
        entries = b"/Type/XRef/Filter/FlateDecode/Root %d 0 R/Info %d 0 R/Size %d/W[1 4 2]/ID[<%b><%b>]" % (
            root,
            info,
            number + 1,
            identifier,
            identifier,
        )
        entries += b"/DecodeParms<</Predictor 12/Columns %d>>" % _ROW.size
        self._write_stream(zlib.compress(_differences(self._rows)), entries, number)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, []
        holder = self.reserve()
        starts = accumulate((len(value) + 1 for _, value in waiting), initial=0)
        header = []
        for index, ((number, _), start) in enumerate(zip(waiting, starts, strict=False)):
            self._place(number, _IN_STREAM, holder, index)
            header.append(b"%d %d" % (number, start))
        head = b" ".join(header) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d" % (len(waiting), len(head))
        self.pack(head + b"\n".join(value for _, value in waiting), entries, holder)

    def _place(self, number: int, kind: int, where: int, index: int = 0) -> None:
        at = number * _ROW.size
        if self._rows[at]:
            raise ValueError(f"object {number} is written twice")
        _ROW.pack_into(self._rows, at, kind, where, index)

    def _write_stream(self, data: bytes, entries: bytes, number: int) -> None:
        self._write(b"%d 0 obj\n<<%b/Length %d>>\nstream\n" % (number, entries, len(data)))
        self._write(data)
        # After data that end in a carriage return, a single line feed would look like half of one line end.
        self._write(b"\r\nendstream\nendobj\n")

    def _write(self, data: bytes) -> None:
        self._digest.update(data)
        self._at += self._file.write(data)


def _differences(rows: bytearray) -> bytes:
    """Each row as its difference from the one before: PNG's predictor *up*, which packs far better."""
    before = bytes(_ROW.size) + rows
    less = bytes((one - other) & 255 for one, other in zip(rows, before, strict=False))
    return b"".join(b"\x02" + less[at : at + _ROW.size] for at in range(0, len(less), _ROW.size))


def add_tree(out: PdfFile, kind: bytes, entries: Sequence[tuple[bytes, bytes]]) -> int:
    """Add a name tree (``Names``) or number tree (``Nums``), two levels deep; returns its number.

    ``entries``: keys and values as PDF writes them, sorted.
    """
    runs = [entries[start : start + LARGEST_LEAF] for start in range(0, len(entries), LARGEST_LEAF)]
    leaves = [b"/%b[%b]" % (kind, b" ".join(chain.from_iterable(run))) for run in runs]
    if len(leaves) == 1:
        return out.add(b"<<%b>>" % leaves[0])
    kids = [
        out.add(b"<</Limits[%b %b]%b>>" % (run[0][0], run[-1][0], leaf))
        for run, leaf in zip(runs, leaves, strict=True)
    ]
    return out.add(b"<</Kids%b>>" % references(kids))
