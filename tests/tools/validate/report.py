"""What the checks found, as one table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


class MissingError(Exception):
    """A tool that a check needs is not there; the text says which, and how to get it."""


@dataclass
class Row:
    """One check of one sort of artefact."""

    tool: str
    what: str
    looked_at: int = 0
    findings: list[str] = field(default_factory=list)
    missing: str = ""

    @property
    def verdict(self) -> str:
        return "missing" if self.missing else str(len(self.findings))


def table(rows: Iterable[Row]) -> str:
    """The rows in columns, the findings below; a finding many pages share is told once."""
    rows = list(rows)
    cells = [("tool", "what", "looked at", "findings")]
    cells += [(row.tool, row.what, str(row.looked_at), row.verdict) for row in rows]
    widths = [max(len(line[i]) for line in cells) for i in range(4)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in cells]
    lines.insert(1, "  ".join("-" * width for width in widths))
    for row in rows:
        if row.missing:
            lines.append(f"\n{row.tool}: {row.missing}")
        lines += [f"\n{row.tool}: {finding}" for finding in dict.fromkeys(row.findings)]
    return "\n".join(line.rstrip() for line in lines)
