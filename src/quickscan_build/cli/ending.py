"""A server ends with whatever started it: nobody could stop it any more, and it would hold its port."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

Lives = Callable[[], bool]
"""Whether to go on."""


def starter() -> Lives:
    """As long as the process that started us lives; for ever if it asked for that (``nohup``)."""
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        return lambda: True
    return parent(os.getppid())


def parent(pid: int) -> Lives:
    """As long as our parent is the process ``pid``: an orphan gets another parent at once."""
    return lambda: os.getppid() == pid
