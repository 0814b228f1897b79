"""Work without the collector of reference cycles."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave the collector of reference cycles out.

    For work whose records refer to nothing that refers back: it would find no cycle, and would look at all of
    them time and again. Frozen and thawed they are old to it, and it does not begin with them.
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


# What is left when the process ends goes with it: nothing is gained by looking for cycles in it first.
atexit.register(gc.freeze)
