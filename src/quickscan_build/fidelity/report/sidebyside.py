"""The lines of the source beside the text they became, with every change between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
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


@dataclass(slots=True)
class _Group:
    """Changes that share a line: the first and the last of their lines, and they themselves."""

    first: int
    last: int
    told: list[Told] = field(default_factory=list)


def rows(text: Text) -> list[Row]:
    """Every line with a change that is more than white space, in the order of the source."""
    told = sorted(_told(text), key=lambda one: (one.source, one.final))
    groups = list(_grouped(text, told))
    starts = [text.source.line_start(one.first) for one in groups]
    ends = [max(text.source.line_start(one.last + 1) - 1, 0) for one in groups]
    lines = map(Span, starts, ends)
    images = map(Span, text.images(starts), text.images(ends))
    return list(map(_row, repeat(text), groups, lines, images))


def _told(text: Text) -> Iterator[Told]:
    for index, one in enumerate(text.ledger.passes):
        if one.kind in QUIET:
            continue
        changes, changed = one.changes, list(one.shift.changed())
        starts = text.origins([change.start for change in changes], passes=index)
        ends = text.origins([change.end for change in changes], passes=index)
        new_starts = text.images([start for start, _ in changed], passes=index + 1)
        new_ends = text.images([end for _, end in changed], passes=index + 1)
        yield from map(Told, repeat(one), changes, map(Span, starts, ends), map(Span, new_starts, new_ends))


def _grouped(text: Text, told: Sequence[Told]) -> list[_Group]:
    groups: list[_Group] = []
    for one in told:
        start, end = one.source
        first, last = text.source.line(start), text.source.line(max(end - 1, start))
        if not groups or first > groups[-1].last:
            groups.append(_Group(first, last))
        groups[-1].last = max(groups[-1].last, last)
        groups[-1].told.append(one)
    return groups


def _row(text: Text, group: _Group, lines: Span, image: Span) -> Row:
    """The row of some lines, which are now at ``image``."""
    start = min(image.start, *[one.final.start for one in group.told])
    end = max(image.end, *[one.final.end for one in group.told])
    shown = _whole_words(text.content, Span(start, end))
    return Row(
        text.source.page(lines.start),
        group.first,
        group.last,
        tuple(_segments(text.source.content, lines, [one.source for one in group.told])),
        tuple(_segments(text.content, shown, [one.final for one in group.told])),
        tuple(group.told),
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
