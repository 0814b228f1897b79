"""Whoever follows the layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _nothing(*_: object) -> None:
    """Do nothing with what is heard."""


@dataclass(frozen=True, slots=True)
class Watcher:
    """What is called as the work goes on; by itself it does nothing."""

    expects: Callable[[int], object] = _nothing
    """So many more sheets are to be laid out."""
    laid_out: Callable[[str, int], object] = _nothing
    """A sheet is done: its name, and how many pages it has."""
    notes: Callable[[str], object] = _nothing
    """There is something that whoever waits should know."""
