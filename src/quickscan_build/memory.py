"""The memory of long texts: asked for at once, and given back as soon as they are gone."""

from __future__ import annotations

import ctypes
import mmap
import re
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import NamedTuple

LONG = 4_000_000
"""Bytes from which a text gets a block of memory of its own."""
LARGEST = 50_000_000
"""Bytes up to which that block is of large pages. For a longer text a virtual machine may have given back so
much of what was free that large pages, which come anew, take longer than they save."""
KEPT = 16_000_000
"""Bytes at the end of its heap that glibc keeps, for what comes next, rather than give them back."""
_POPULATE = 23
"""``MADV_POPULATE_WRITE`` of Linux 5.14: hand out all pages now, not each when it is first written to."""
_MMAP_THRESHOLD, _TRIM_THRESHOLD = -3, -1
"""``M_MMAP_THRESHOLD`` and ``M_TRIM_THRESHOLD`` of glibc's ``mallopt``."""
_WIDEST = {
    1: (0xFF, "[\x80-\xff]"),
    2: (0xFFFF, "[\u0100-\uffff]"),
    4: (sys.maxunicode, "[\U00010000-\U0010ffff]"),
}
"""By the bytes that a str takes for each character: the last one that fits, and a pattern of those that
need so many: compiled when it is used, which takes longer than all else that is loaded here."""


@contextmanager
def long_texts_apart() -> Iterator[None]:
    """Have the memory of a long text taken for another, or given back to the system, once the text is gone.

    Left to itself, glibc keeps such a block in its heap once one has been freed: a text that grows by a few
    letters then does not fit in the hole of the one before it, and how much memory a cleaning takes is
    chance. With another C library nothing is changed.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, LONG)
        mallopt(_TRIM_THRESHOLD, KEPT)
    _last_two.append(deque(maxlen=2))
    try:
        yield
    finally:
        _last_two.pop()


_last_two: list[deque[tuple[int, str]]] = []
"""For each time this is asked for: the long texts made last, with the width of their characters."""


Piece = tuple[str, int, int]
"""A part of a text: where it starts, and where it ends."""


def assembled(pieces: Iterable[Piece], length: int, like: str) -> str:
    """The pieces as one text. It has ``length`` characters, most likely as wide ones as ``like``.

    The memory of a long text is asked for at once, and filled piece by piece. Joined, its pieces would take
    that of another text; and the system takes longer to hand out memory than Python to fill it: therefore a
    text is put, if it can be, where the one before the last one was. If the pieces are not as was said they
    are joined all the same.
    """
    width = sys.getsizeof(like) // max(len(like), 1)
    api = _api() if length * width >= LONG and width in _WIDEST else None
    if api is None:
        return "".join(_cut(pieces))
    widest, wide = _WIDEST[width]
    room = _again(api, length, width)
    if room is None:
        room = api.new(length, widest)
        advice = mmap.MADV_HUGEPAGE if sys.getsizeof(room) <= LARGEST else _POPULATE
        api.advise(id(room) // mmap.PAGESIZE * mmap.PAGESIZE, sys.getsizeof(room), advice)
    address, end = id(room), 0
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
        if _last_two:
            _last_two[-1].append((width, room))
        return room
    # Of parts Python makes a text with characters no wider than it needs, as all texts must have.
    return "".join((room[: end // 2], room[end // 2 : end], *more))


def _again(api: _Api, length: int, width: int) -> str | None:
    """The text before the last one as a str to fill, of another length, if nobody holds it any more.

    Python itself makes it longer or shorter where it is, as long as it has one owner: for a moment the one
    that is told by its address, since a name would be another.
    """
    if not _last_two or len(_last_two[-1]) < 2:
        return None
    its_width, text = _last_two[-1].popleft()
    if its_width != width or sys.getrefcount(text) > 2:
        return None
    owned = ctypes.c_void_p(id(text))
    api.own(owned)
    del text
    api.resize(ctypes.byref(owned), length)
    room: str = ctypes.cast(owned, ctypes.py_object).value
    api.disown(owned)
    return room


def _cut(pieces: Iterable[Piece]) -> Iterator[str]:
    return (text[first:last] for text, first, last in pieces)


class _Api(NamedTuple):
    """What Python has in its C interface only: a str that is not filled yet."""

    new: Callable[[int, int], str]
    copy: Callable[[int, int, str, int, int], int]
    """How many characters were copied. The str to fill is told by its address: nobody else may hold it."""
    resize: Callable[[object, int], int]
    """Of a str that is told by a reference to its address, which may become another."""
    own: Callable[[ctypes.c_void_p], None]
    disown: Callable[[ctypes.c_void_p], None]
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
    resize, own, disown = (
        getattr(ctypes.pythonapi, name) for name in ("PyUnicode_Resize", "Py_IncRef", "Py_DecRef")
    )
    resize.argtypes = ctypes.c_void_p, ctypes.c_ssize_t
    own.argtypes = disown.argtypes = (ctypes.c_void_p,)
    own.restype = disown.restype = None
    return _Api(new, copy, resize, own, disown, advise)
