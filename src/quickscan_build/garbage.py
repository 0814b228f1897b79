"""Work without the collector of reference cycles."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Switch the collector of reference cycles off.

    For work whose records refer to nothing that refers back: the collector would find no cycle, but go
    through all of them time and again. Once frozen and thawed they count as old, and it does not start with
    them.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


# Whatever is left goes when the process ends: nothing is gained by looking for cycles in it first.
atexit.register(gc.freeze)
