"""Dates as Dutch prose writes them."""

from __future__ import annotations

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def in_words(date: str) -> str:
    """``2017`` → ``2017``, ``2017-02`` → ``februari 2017``, ``2017-02-16`` → ``16 februari 2017``."""
    year, *rest = date.split("-")
    if not rest:
        return year
    words = f"{MONTHS[int(rest[0]) - 1]} {year}"
    return f"{int(rest[1])} {words}" if len(rest) > 1 else words
