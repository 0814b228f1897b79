"""Dutch words for what the edition says about itself."""

from __future__ import annotations

from ..theme.words import MONTHS


def month_and_year(date: str) -> str:
    """``2017-02`` → ``februari 2017``; ``2026-11-22`` → ``22 november 2026``; a year stays a year."""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"
