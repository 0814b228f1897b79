"""Does work grow with its size, or with its square? Sizes are compared: a slow machine is no finding."""

from __future__ import annotations

import time
from collections.abc import Callable

TIMES = 10
MOST = 30
"""Times as long that ten times the work may take; with the square it takes a hundred times as long."""
NOTHING = 0.2
"""Processor seconds in which nothing can be told."""


def grows_evenly(prepare: Callable[[int], Callable[[], object]], few: int) -> bool:
    """Whether work of ten times the size takes some ten times as long; ``prepare`` is not measured."""

    def seconds(size: int) -> float:
        work = prepare(size)
        start = time.process_time()
        work()
        return time.process_time() - start

    most = MOST * min(seconds(few) for _ in range(3)) + NOTHING
    # Whatever else the machine does makes a measure longer, never shorter.
    return any(seconds(TIMES * few) < most for _ in range(2))
