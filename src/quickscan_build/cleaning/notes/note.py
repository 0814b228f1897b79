"""What is known of the footnotes of a page."""

from __future__ import annotations

from dataclasses import dataclass

DEEPEST = 30
"""Lines from the foot of a page that may be notes."""


@dataclass(slots=True)
class Note:
    number: int
    """0 while it is not known."""
    first: int
    """Its first line."""
    last: int
    mark: int
    """Characters of its number, as read."""
    written: bool = False
    """Whether an editor wrote its number, as ``[^3]:``."""


@dataclass(slots=True)
class Foot:
    """The lines at the foot of one page that may be notes."""

    notes: list[Note]
    page: range
    shown: bool
    """Whether the page by itself shows that they are notes."""
    apart: bool = False
    """Whether they are not, but stand and look as notes do whose number was read as a sign, or not at all."""
    bare: bool = False
    """Whether they are not, but look as notes do whose number was read."""

    item: bool = False
    """Whether they are not, and open as the items do that are above them on their page."""

    @property
    def first(self) -> int:
        return self.notes[0].number

    @property
    def last(self) -> int:
        return self.notes[-1].number
