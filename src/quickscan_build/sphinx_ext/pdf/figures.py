"""What the colophon says about how this edition was made: the figures of the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from ... import __version__
from ...ledger import Kind
from ...ledger_file import load
from ...publication import Publication

PROGRAM = f"quickscan-build {__version__}"
SHOWN = 16
"""Hexadecimal digits of a hash that the colophon shows: enough to tell two texts apart."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How the text of the print was made from the source."""

    source: str
    """Name of the source file."""
    changes: int
    """All changes between the source and this text."""
    decisions: int
    """How many of them are an editor's."""
    text: str
    """The beginning of the hash of the cleaned text, which identifies the text of this edition."""
    program: str = PROGRAM


def figures(publication: Publication) -> Figures | None:
    """The figures; None if the chapters came without a ledger."""
    path = publication.ledger
    if not path.is_file():
        return None
    with path.open(encoding="utf-8") as lines:
        file = load(lines, where=str(path))
    return Figures(
        source=file.source_name,
        changes=len(file.ledger),
        decisions=sum(len(one.changes) for one in file.ledger.passes if one.kind is Kind.DECISION),
        text=file.cleaned_sha256[:SHOWN],
    )
