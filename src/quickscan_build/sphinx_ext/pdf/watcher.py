"""Who is told how the laying out goes."""

from __future__ import annotations


class Watcher:
    """Is told how the work goes; does nothing by itself."""

    def expects(self, sheets: int) -> None:
        """So many sheets more are to be laid out."""

    def laid_out(self, name: str, pages: int) -> None:
        """A sheet is done."""

    def notes(self, line: str) -> None:
        """Something that whoever waits should know."""
