"""What tests wait for is a state, for as long as a slow and busy machine may take to get there."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

PATIENCE = 180.0
"""Seconds after which a test says that something will not come."""
T = TypeVar("T")


def until(come: Callable[[], T], what: str) -> T:
    """What ``come`` answers, once it answers something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if answer := come():
            return answer
        time.sleep(0.01)
    pytest.fail(f"{what}: not within {PATIENCE:.0f} seconds")


def gone(pid: int | str) -> bool:
    """Whether a process has ended; one that is merely not buried yet has."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True
