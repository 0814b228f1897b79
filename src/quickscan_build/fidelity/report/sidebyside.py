"""The lines of the source beside the text they became, with every change between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import NamedTuple

from ...ledger import Change, Kind, Pass
from ...text import Span, Text

QUIET = frozenset({Kind.LAYOUT})
"""Kinds that change white space only: counted, not shown line by line."""


class Segment(NamedTuple):
    """A stretch of text, changed or not."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One change and the rule that made it, with its place on both sides."""

    rule: Pass
    change: Change
    source: Span
    final: Span


@dataclass(frozen=True, slots=True)
class Row:
    """One or more lines of the source that changed, and what they read now."""

    page: str
    first: int
    last: int
    """Lines in the source file, from 1."""
    source: tuple[Segment, ...]
    published: tuple[Segment, ...]
    changes: tuple[Told, ...]


def rows(text: Text) -> list[Row]:
    """Every line with a change that is more than white space, in the order of the source."""
    told = sorted(_told(text), key=lambda one: (one.source, one.final))
    spans = [(_lines(text, one), one) for one in told]
    out: list[Row] = []
    for _, group in groupby(_grouped(spans), key=lambda pair: pair[0]):
        out.append(_row(text, [one for _, one in group]))
    return out


def _told(text: Text) -> Iterator[Told]:
    for index, one in enumerate(text.ledger.passes):
        if one.kind in QUIET:
            continue
        drifts = accumulate((len(c.after) - len(c.before) for c in one.changes), initial=0)
        for change, drift in zip(one.changes, drifts, strict=False):
            start = change.start + drift
            yield Told(
                one,
                change,
                Span(text.origin(change.start, passes=index), text.origin(change.end, passes=index)),
                Span(
                    text.image(start, passes=index + 1),
                    text.image(start + len(change.after), passes=index + 1),
                ),
            )


def _lines(text: Text, one: Told) -> tuple[int, int]:
    end = max(one.source.end - 1, one.source.start)
    return text.source.line(one.source.start), text.source.line(end)


def _grouped(spans: Sequence[tuple[tuple[int, int], Told]]) -> Iterator[tuple[int, Told]]:
    """Changes that share a line get one number."""
    number = last = 0
    for (first, end), one in spans:
        if first > last:
            number += 1
        last = max(last, end)
        yield number, one


def _row(text: Text, told: Sequence[Told]) -> Row:
    content = text.source.content
    first = min(_lines(text, one)[0] for one in told)
    last = max(_lines(text, one)[1] for one in told)
    lines = Span(text.source.line_start(first), max(text.source.line_start(last + 1) - 1, 0))
    shown = Span(
        min(text.image(lines.start), *(one.final.start for one in told)),
        max(text.image(lines.end), *(one.final.end for one in told)),
    )
    shown = _whole_words(text.content, shown)
    return Row(
        text.source.page(lines.start),
        first,
        last,
        tuple(_segments(content, lines, [one.source for one in told])),
        tuple(_segments(text.content, shown, [one.final for one in told])),
        tuple(told),
    )


def _whole_words(content: str, span: Span) -> Span:
    start, end = span
    while start > 0 and not content[start - 1].isspace():
        start -= 1
    while end < len(content) and not content[end].isspace():
        end += 1
    return Span(start, end)


def _segments(content: str, within: Span, spans: Sequence[Span]) -> Iterator[Segment]:
    at = within.start
    for span in sorted(spans):
        start, end = max(span.start, at), min(span.end, within.end)
        if start > end:
            continue
        if content[at:start]:
            yield Segment(content[at:start], changed=False)
        if content[start:end]:
            yield Segment(content[start:end], changed=True)
        at = end
    if content[at : within.end]:
        yield Segment(content[at : within.end], changed=False)
