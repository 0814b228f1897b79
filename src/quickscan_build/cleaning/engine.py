"""The engine: the only code that changes text. It applies what rules propose and keeps the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ..garbage import uncollected
from ..language import Language
from ..ledger import Change, Kind, Pass
from ..memory import long_texts_apart
from ..text import Place, Source, Span, Text
from .rule import Doubt, Edit, Finding, Rule

WORDING = frozenset({Kind.LETTER, Kind.MARK, Kind.FURNITURE})
"""Kinds that may not touch what an editor has protected; lines and pages may still be joined there."""


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """A doubt no decision has answered: its rule, its place, the reading, and what it may be.

    ``reading`` is as the source has it, line ends and all, and as much of its line as makes it the only one
    there: that is what an answer must name. The candidates have the same around them.
    """

    rule: str
    place: Place
    reading: str
    candidates: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Cleaning:
    """The cleaned text (with its ledger) and the doubts that are still open, in order of place."""

    text: Text
    doubts: tuple[OpenDoubt, ...]


@uncollected()
@long_texts_apart()
def clean(
    source: Source,
    rules: Iterable[Rule],
    language: Language,
    *,
    decisions: Pass | None = None,
    protected: Sequence[Span] = (),
    progress: Callable[[str], None] = lambda rule: None,
) -> Cleaning:
    """Apply the editor's decisions, then every rule in turn.

    ``protected`` are spans in the text as the decisions leave it, disjoint and in order: there no rule
    changes wording and no doubt is raised. ``progress`` is told the name of each rule as it starts.
    """
    text = Text.of(source)
    if decisions is not None:
        text = text.after(decisions)
    spans = sorted(protected)
    doubts: list[tuple[int, OpenDoubt]] = []
    for rule in rules:
        progress(rule.name)
        guarded = spans if rule.kind in WORDING else ()
        text = replace(text, decided=tuple(spans)) if spans else text
        changes, asked = _settle(rule.name, rule.find(text, language), text.content, guarded)
        doubts += [_open(rule, one, text) for one in asked if not _touches(spans, Span(one.start, one.end))]
        done = Pass(rule.name, rule.kind, changes, rule.title)
        text = text.after(done)
        if changes and spans:
            shift = done.shift
            spans = [Span(shift.forward(s.start), shift.forward_end(s.end)) for s in spans]
    doubts.sort(key=lambda pair: pair[0])
    return Cleaning(text, tuple(doubt for _, doubt in doubts))


def _settle(
    rule: str, findings: Iterable[Finding], content: str, guarded: Sequence[Span], *, ordered: bool = False
) -> tuple[tuple[Change, ...], list[Doubt]]:
    """Disjoint, ordered changes, and the doubts: of overlapping edits the first, then the longer, stands.

    An insertion overlaps another in the same place, and an edit it lies strictly inside. Most rules find
    their edits in order: each is then gone once it is a change, for those of a long text would take as
    much memory as the text. From the first that is not, all are put in order.
    """
    changes: list[Change] = []
    doubts: list[Doubt] = []
    fallen: list[Edit] = []
    befores: dict[str, str] = {}
    size = len(content)
    end = 0
    last = inserted = -1
    findings = iter(findings)
    for one in findings:
        if isinstance(one, Doubt):
            doubts.append(one)
            continue
        start, stop, after, evidence, mark = one
        if start <= last and not ordered:
            made = (Edit(c.start, c.end, c.after, c.evidence, c.mark) for c in changes)
            edits = [*made, *fallen, one]
            for other in findings:
                if isinstance(other, Doubt):
                    doubts.append(other)
                else:
                    edits.append(other)
            edits.sort(key=lambda e: (e.start, e.start != e.end, -e.end))
            return _settle(rule, edits, content, guarded, ordered=True)[0], doubts
        last = start
        if not 0 <= start <= stop <= size:
            raise ValueError(f"{rule} edits {start}–{stop} of a text of {size} characters")
        before = content[start:stop]
        before = befores.setdefault(before, before)
        stands = start >= end and not start == stop == inserted
        if not stands or before == after or (guarded and _touches(guarded, Span(start, stop))):
            fallen.append(one)
            continue
        changes.append(_change((start, before, after, evidence, mark)))
        end = stop
        inserted = stop if start == stop else -1
    return tuple(changes), doubts


_change: Callable[[tuple[int, str, str, str, str]], Change] = partial(tuple.__new__, Change)
"""A change of its fields, without a look at their names."""


def _touches(spans: Sequence[Span], span: Span) -> bool:
    """Whether ``span`` shares a character with one of ``spans`` (sorted, disjoint)."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].end <= span.start:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low].overlaps(span)


def _open(rule: Rule, doubt: Doubt, text: Text) -> tuple[int, OpenDoubt]:
    content = text.source.content
    start, end = text.origin(doubt.start), text.origin(doubt.end)
    if start == end and doubt.start < doubt.end:
        start, end = _moved(text, doubt.start), _moved(text, doubt.end - 1) + 1
    if read := content[start:end].strip():
        start = content.index(read, start)
        end = start + len(read)
    reading = read or text.content[doubt.start : doubt.end]
    before, after = _told_apart(content, start, end)
    candidates = tuple(f"{before}{one}{after}" for one in doubt.candidates)
    place = text.source.place(start)
    return start, OpenDoubt(rule.name, place, f"{before}{reading}{after}", candidates, doubt.reason)


def _moved(text: Text, offset: int) -> int:
    """The offset in the source of what a rule, or a decision, has moved: an editor finds it there."""
    for one in reversed(text.ledger.passes):
        offset = one.shift.moved(offset)
    return offset


def _told_apart(content: str, start: int, end: int) -> tuple[str, str]:
    """What of its line a reading needs before and after it to stand there once: an answer must name it."""
    first, last = content.rfind("\n", 0, start) + 1, content.find("\n", end)
    line = content[first : last if last >= 0 else len(content)]
    a, b = start - first, end - first
    while line.find(line[a:b]) != line.rfind(line[a:b]):
        blank = line.find(" ", b + 1)
        if b < len(line):
            b = blank if blank >= 0 else len(line)
        else:
            a = line.rfind(" ", 0, max(a - 1, 0)) + 1
    return content[first + a : start], content[end : first + b]
