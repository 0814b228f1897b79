"""The interface for whoever follows the layout."""

from __future__ import annotations


class Watcher:
    """Hears how the work goes, and by itself does nothing with it."""

    def expects(self, sheets: int) -> None:
        """So many more sheets are to be laid out."""

    def laid_out(self, name: str, pages: int) -> None:
        """A sheet is done."""

    def notes(self, line: str) -> None:
        """There is something that whoever waits should know."""
