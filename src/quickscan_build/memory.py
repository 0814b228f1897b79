"""Where long texts lie in memory."""

from __future__ import annotations

import ctypes

LONG = 4_000_000
"""Bytes from which a text lies by itself."""
_MMAP_THRESHOLD = -3
"""``M_MMAP_THRESHOLD`` of glibc's ``mallopt``."""


def long_texts_apart() -> None:
    """Give the memory of a long text back as soon as it is gone.

    Left to itself, glibc keeps it in its heap once one such block was given back: a text that grows by a few
    letters then finds no room in the hole of the one before it, and what a cleaning takes is chance. Where
    the C library is another, nothing is changed.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, LONG)
