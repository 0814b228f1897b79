"""The result as a table of text, as JSON, and as a page with the worst errors in context."""

from __future__ import annotations

import html
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .measures import Difference, Score

WORST = 60
"""Differences that the page shows for a group."""


@dataclass(frozen=True, slots=True)
class Row:
    """One cleaner on all documents of one model and resolution."""

    model: str
    dpi: str
    peer: str
    score: Score
    doubts: int
    seconds: float


HEAD = ("cleaner", "CER %", "WER %", "fixed", "broken", "doubts", "seconds")


def table(rows: Iterable[Row]) -> str:
    """One table for each model and resolution."""
    out: list[str] = []
    group: tuple[str, str] | None = None
    for row in rows:
        if (row.model, row.dpi) != group:
            group = (row.model, row.dpi)
            out += ["", f"{row.model}, {row.dpi} dpi, {row.score.words:,} words", _line(HEAD)]
        out.append(_line(_cells(row)))
    return "\n".join(out).lstrip("\n") + "\n"


def as_json(rows: Iterable[Row]) -> str:
    """The same as JSON, rates as fractions."""
    return (
        json.dumps(
            [
                {
                    "model": row.model,
                    "dpi": row.dpi,
                    "cleaner": row.peer,
                    "words": row.score.words,
                    "cer": round(row.score.cer, 6),
                    "wer": round(row.score.wer, 6),
                    "fixed": row.score.fixed,
                    "broken": row.score.broken,
                    "doubts": row.doubts,
                    "seconds": round(row.seconds, 3),
                }
                for row in rows
            ],
            indent=1,
        )
        + "\n"
    )


def page(rows: list[Row], errors: dict[tuple[str, str], list[Difference]], definitions: str) -> str:
    """An HTML page: the tables, what is counted, and what ours still has wrong, the most frequent first."""
    parts = [_HEAD, f"<pre>{html.escape(table(rows))}</pre>", "<h2>What is counted</h2>"]
    parts.append(f"<pre>{html.escape(definitions.strip())}</pre>")
    for (model, dpi), found in errors.items():
        counts = Counter((d.gold, d.result) for d in found)
        seen: set[tuple[str, str]] = set()
        parts.append(f"<h2>{model}, {dpi} dpi: what is still wrong</h2><table>")
        parts.append("<tr><th>times<th>before<th>gold<th>result<th>after</tr>")
        ordered = sorted(found, key=lambda d: (-counts[d.gold, d.result], -len(d.gold) - len(d.result)))
        for one in ordered:
            if (one.gold, one.result) in seen or len(seen) >= WORST:
                continue
            seen.add((one.gold, one.result))
            cells = (str(counts[one.gold, one.result]), one.before, one.gold, one.result, one.after)
            parts.append("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in cells) + "</tr>")
        parts.append("</table>")
    return "\n".join(parts) + "\n"


def _cells(row: Row) -> tuple[str, ...]:
    score = row.score
    return (
        row.peer,
        f"{score.cer:.2%}".rstrip("%"),
        f"{score.wer:.2%}".rstrip("%"),
        str(score.fixed),
        str(score.broken),
        str(row.doubts),
        f"{row.seconds:.2f}",
    )


def _line(cells: tuple[str, ...]) -> str:
    return f"  {cells[0]:<20}" + "".join(f"{cell:>9}" for cell in cells[1:])


_HEAD = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>Evaluation of the cleaner</title>
<style>body{font:16px/1.4 sans-serif;margin:2em;max-width:75em}pre{overflow:auto}
table{border-collapse:collapse}td,th{border:1px solid #999;padding:.2em .5em;text-align:left}
td:nth-child(2){text-align:right}</style>
<h1>Evaluation of the cleaner</h1>"""
