"""The memory of long texts: asked for at once, and given back as soon as they are gone."""

from __future__ import annotations

import ctypes
import mmap
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

LONG = 4_000_000
"""Bytes from which a text gets a block of memory of its own."""
_MMAP_THRESHOLD = -3
"""``M_MMAP_THRESHOLD`` of glibc's ``mallopt``."""
LARGEST = 50_000_000
"""Bytes up to which that block is of large pages. So much time goes by between two passes over a longer text
that a virtual machine may have given back what was free, and large pages, unlike small ones, come anew."""
_POPULATE = 23
"""``MADV_POPULATE_WRITE`` of Linux 5.14: hand out all pages now, not each when it is first written to."""
_WIDEST = {
    1: (0xFF, "[\x80-\xff]"),
    2: (0xFFFF, "[\u0100-\uffff]"),
    4: (sys.maxunicode, "[\U00010000-\U0010ffff]"),
}
"""By the bytes that a str takes for each character: the last one that fits, and a pattern of those that
need so many: compiled when it is used, which takes longer than all else that is loaded here."""


def long_texts_apart() -> None:
    """Have the memory of a long text returned to the system as soon as the text is gone.

    Left to itself, glibc keeps such a block in its heap once one has been freed: a text that grows by a few
    letters then does not fit in the hole of the one before it, and how much memory a cleaning takes is
    chance. With another C library nothing is changed.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, LONG)


Piece = tuple[str, int, int]
"""A part of a text: where it starts, and where it ends."""


def assembled(pieces: Iterable[Piece], length: int, like: str) -> str:
    """The pieces as one text. It has ``length`` characters, most likely as wide ones as ``like``.

    The memory of a long text is asked for at once, and filled piece by piece. Joined, its pieces would take
    that of another text; and where a text grows, the system takes longer to hand out its memory page by page
    than Python to fill it. If the pieces are not as was said they are joined all the same.
    """
    width = sys.getsizeof(like) // max(len(like), 1)
    api = _api() if length * width >= LONG and width in _WIDEST else None
    if api is None:
        return "".join(_cut(pieces))
    widest, wide = _WIDEST[width]
    room = api.new(length, widest)
    address, end, size = id(room), 0, sys.getsizeof(room)
    advice = mmap.MADV_HUGEPAGE if size <= LARGEST else _POPULATE
    api.advise(address // mmap.PAGESIZE * mmap.PAGESIZE, size, advice)
    rest = iter(pieces)
    more: tuple[str, ...] = ()
    for piece in rest:
        text, first, last = piece
        try:
            end += api.copy(address, end, text, first, last - first)
        except SystemError:  # it is longer or wider
            more = tuple(_cut((piece, *rest)))
            break
    if end == length and not more and re.search(wide, room):
        return room
    # Of parts Python makes a text with characters no wider than it needs, as all texts must have.
    return "".join((room[: end // 2], room[end // 2 : end], *more))


def _cut(pieces: Iterable[Piece]) -> Iterator[str]:
    return (text[first:last] for text, first, last in pieces)


class _Api(NamedTuple):
    """What Python has in its C interface only: a str that is not filled yet."""

    new: Callable[[int, int], str]
    copy: Callable[[int, int, str, int, int], int]
    """How many characters were copied. The str to fill is told by its address: nobody else may hold it."""
    advise: Callable[[int, int, int], int]


@cache
def _api() -> _Api | None:
    """None where there are no large pages, or another Python."""
    if not hasattr(mmap, "MADV_HUGEPAGE") or sys.implementation.name != "cpython":
        return None
    new, copy = ctypes.pythonapi.PyUnicode_New, ctypes.pythonapi.PyUnicode_CopyCharacters
    advise = ctypes.CDLL(None).madvise
    new.restype = ctypes.py_object
    new.argtypes = ctypes.c_ssize_t, ctypes.c_uint32
    copy.restype = ctypes.c_ssize_t
    copy.argtypes = ctypes.c_void_p, ctypes.c_ssize_t, ctypes.py_object, ctypes.c_ssize_t, ctypes.c_ssize_t
    advise.argtypes = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int
    return _Api(new, copy, advise)
