"""The lines of print and their flow, as rules share them: carried along through the changes of a pass."""

from __future__ import annotations

from dataclasses import dataclass

from ...text import Text
from .flow import Flow
from .lines import Lines


@dataclass(slots=True)
class _Told:
    """What was last told of a text."""

    text: Text
    lines: Lines
    flow: Flow | None = None


_last: list[_Told] = []
"""Of one text at most: what is known of an older one would keep that text beside the later ones."""


def lines_of(text: Text) -> Lines:
    """The lines of a text, made of those of the last one asked for, if that is the same some passes ago."""
    return _told(text).lines


def flow_of(text: Text) -> Flow:
    """The flow of a text, to read, not to change: it is shared as long as the text stays as it is."""
    told = _told(text)
    told.flow = told.flow or Flow(told.lines)
    return told.flow


def own_flow_of(text: Text) -> Flow:
    """The flow of a text, to change."""
    return Flow(lines_of(text))


def forget() -> None:
    """Let go of the lines and the flow last asked for, and of the text they hold."""
    _last.clear()


def _told(text: Text) -> _Told:
    last = _last[0] if _last else None
    lines = (_known(last.text, last.lines, text) if last else None) or Lines.of(text)
    flow = last.flow if last and last.lines is lines else None
    _last[:] = [_Told(text, lines, flow)]
    return _last[0]


def _known(before: Text, lines: Lines, text: Text) -> Lines | None:
    """The lines of a text, made of those of a text before it; None where that is not one."""
    passes, gone = text.ledger.passes, before.ledger.passes
    if before.source is not text.source or gone != passes[: len(gone)]:
        return None
    changed = [one for one in passes[len(gone) :] if one.changes]
    for one in changed:
        before = text if one is changed[-1] else before.after(one)
        lines = lines.after(before, one.changes)
    return lines if before.content is text.content and before.page_starts == text.page_starts else None
