"""What one command takes: seconds on the clock, seconds of processors, memory of its largest process."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_BECOME_SUBREAPER = 36
"""``PR_SET_CHILD_SUBREAPER`` of Linux."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Of one command, with all the processes that it started."""

    wall: float
    """Seconds."""
    processors: float
    """Seconds, user and system, of all processes together."""
    peak: int
    """Bytes: the most that any one process held in memory."""


class FailedError(Exception):
    """A command that did not do what it was to do; says its last lines."""


def take(command: Sequence[str], folder: Path, log: Path, patience: float) -> Taken:
    """Run a command in ``folder`` and wait for it and for all that it leaves behind.

    ``patience``: seconds after which it is ended, which is a failure.
    """
    # Workers that outlive their parent are ours to wait for, or their time would be nobody's.
    ctypes.CDLL(None, use_errno=True).prctl(_BECOME_SUBREAPER, 1, 0, 0, 0)
    begin = time.perf_counter()
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, cwd=folder, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        )
        timer = threading.Timer(patience, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            timer.cancel()
        wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    processors, peak = usage.ru_utime + usage.ru_stime, usage.ru_maxrss
    while True:
        try:
            _, _, usage = os.wait3(0)
        except ChildProcessError:
            break
        processors += usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss)
    if wall > patience:
        raise FailedError(f"ended after {patience:,.0f} s")
    if process.returncode:
        raise FailedError("\n".join(log.read_text("utf-8", "replace").splitlines()[-5:]))
    return Taken(wall, processors, peak * 1024)
