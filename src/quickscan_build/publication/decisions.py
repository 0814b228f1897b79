"""Load the editorial decisions: corrections, insertions, faults of the print, variants, moves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..exits import DataError
from .model import Correction, Decisions, Insertion, Move, Sic, Variant
from .table import HOMES, Table, read_optional

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_HOLLOW = re.compile(r"^ \||\| +\||\| $")
"""A cell without a sign, between bars or at an end of a row."""


def load_decisions(texts: Path, *, with_witness: bool) -> Decisions:
    """The decisions in ``texts``; ``DataError`` for one that is malformed."""
    decisions = Decisions(
        tuple(_all(texts, "correction", _correction)),
        tuple(_all(texts, "insertion", _insertion)),
        tuple(_all(texts, "sic", _sic)),
        tuple(_all(texts, "variant", _variant)),
        tuple(_all(texts, "move", _move)),
    )
    about = (*decisions.variants, *(move for move in decisions.moves if move.witness))
    if about and not with_witness:
        raise DataError(
            "is about the second witness, but publication.toml names none",
            where=about[0].at,
            remedy="Name it there under [witness], or remove the decision.",
        )
    return decisions


def _all(texts: Path, key: str, make: Any) -> Iterator[Any]:
    table = read_optional(texts / HOMES[key])
    for other, home in HOMES.items():
        if home == HOMES[key]:
            table.expect(other)
    for one in table.tables(key):
        common = {
            "page": one.line("page", ""),
            "line": one.integer("line", 0),
            "reason": one.line("reason"),
            "evidence": one.line("evidence"),
            "where": one.where,
            "at": one.at,
        }
        if not (common["page"] or common["line"]):
            raise one.wrong("page", f"or line must be given. The keys there are: {', '.join(one)}")
        yield make(one, common)
        one.done()
    table.done()


def _correction(table: Table, common: dict[str, Any]) -> Correction:
    correction = Correction(**common, reading=table.text("reading"), becomes=table.text("becomes", ""))
    if correction.becomes != correction.reading:
        _check_rows(table, "becomes", correction.becomes)
    return correction


def _check_rows(table: Table, key: str, text: str) -> None:
    """Refuse what looks like a table and is none: rows have equally many cells, and something in each."""
    for block in _BLANK_LINES.split(text.strip("\n")):
        rows = [f" {line.strip()} " for line in block.split("\n")]
        if sum(" | " in row for row in rows) < 2:
            continue
        if any(map(_HOLLOW.search, rows)):
            raise table.wrong(
                key, "has an empty cell: it is written [^], and no bar stands at the end of a row"
            )
        if len(counts := {len(row.split(" | ")) for row in rows}) > 1:
            raise table.wrong(
                key,
                f"has rows of {min(counts)} and {max(counts)} cells: all rows of a table have as many, an "
                "empty cell is written [^], and a blank line parts a table from other text",
            )


def _insertion(table: Table, common: dict[str, Any]) -> Insertion:
    _check_rows(table, "text", table.text("text"))
    anchor, after = _anchor(table)
    return Insertion(**common, anchor=anchor, after=after, text=table.text("text"), block=table.flag("block"))


def _sic(table: Table, common: dict[str, Any]) -> Sic:
    return Sic(**common, reading=table.text("reading"), note=table.line("note"))


def _variant(table: Table, common: dict[str, Any]) -> Variant:
    variant = Variant(**common, ours=table.text("ours", ""), witness=table.text("witness", ""))
    if variant.ours == variant.witness:
        raise table.wrong("witness", "reads the same as ours: that is not a variant")
    return variant


def _move(table: Table, common: dict[str, Any]) -> Move:
    witness = table.flag("witness")
    anchor, after = ("", False) if witness else _anchor(table)
    return Move(**common, text=table.text("text"), witness=witness, anchor=anchor, after=after)


def _anchor(table: Table) -> tuple[str, bool]:
    before, after = table.text("before", ""), table.text("after", "")
    if bool(before) == bool(after):
        raise table.wrong("before", "or after must be given, one of the two")
    return before or after, bool(after)
