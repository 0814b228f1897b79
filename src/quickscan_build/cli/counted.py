"""Numbers with their nouns, for the lines that commands print."""

from __future__ import annotations


def counted(number: int, what: str) -> str:
    """``1 doubt``, ``2 doubts``, ``1,234 changes``."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
