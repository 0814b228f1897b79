"""The memory of long texts."""

from __future__ import annotations

import ctypes

LONG = 4_000_000
"""Bytes from which a text gets a block of memory of its own."""
_MMAP_THRESHOLD = -3
"""``M_MMAP_THRESHOLD`` of glibc's ``mallopt``."""


def long_texts_apart() -> None:
    """Have the memory of a long text returned to the system as soon as the text is gone.

    Left to itself, glibc keeps such a block in its heap once one has been freed: a text that grows by a few
    letters then does not fit in the hole of the one before it, and how much memory a cleaning takes is
    chance. With another C library nothing is changed.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, LONG)
