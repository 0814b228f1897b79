"""A server goes when whoever started it goes: nobody could stop it any more, and it would hold its port."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

Lives = Callable[[], bool]
"""Whether to go on."""


def starter() -> Lives:
    """As long as the process that started us is there; for ever when it asked for that (``nohup``)."""
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        return lambda: True
    return parent(os.getppid())


def parent(pid: int) -> Lives:
    """As long as our parent is the process ``pid``: who loses a parent is given another at once."""
    return lambda: os.getppid() == pid
