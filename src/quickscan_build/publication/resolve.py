"""Editorial decisions → the first pass of the ledger, and the spans no rule may touch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..exits import DataError, short
from ..ledger import Change, Kind, Pass, Shift
from ..text import Source, Span
from .model import Correction, Decision, Decisions, Insertion, Move, Sic

_REMEDY = {
    0: "Give the line instead: line = …",
    1: "Does its text mark new pages as publication.toml says (pages = …)?",
}
"""What to do about a decision's page, where the source has no pages, or just one."""

RULE = "decisions"
TITLE = "redactionele beslissingen"


@dataclass(frozen=True, slots=True)
class SicPlace:
    """Where a fault of the print is in the text as the decisions leave it."""

    span: Span
    sic: Sic


@dataclass(frozen=True, slots=True)
class Resolved:
    """All decisions, each found in its one place. Spans are in the text after ``first``."""

    first: Pass
    protected: tuple[Span, ...]
    sics: tuple[SicPlace, ...]


def resolve(source: Source, decisions: Decisions) -> Resolved:
    """Find every decision in the source, exactly once, or raise ``DataError`` naming it."""
    changes = [change for decision in decisions.corrections for change in _corrected(source, decision)]
    changes += [_inserted(source, decision) for decision in decisions.insertions]
    changes += [c for decision in decisions.moves if not decision.witness for c in _moved(source, decision)]
    changes.sort(key=lambda pair: (pair[0].start, pair[0].end))
    for (one, first), (two, second) in pairwise(changes):
        if two.start < one.end or (two.start == one.start and not one.before and not two.before):
            raise DataError(
                f"touches the same text as {first.at}",
                where=second.at,
                remedy="Make one decision of the two.",
            )
    made = tuple(change for change, _ in changes if change.before != change.after)
    first_pass = Pass(RULE, Kind.DECISION, made, TITLE)
    shift = first_pass.shift
    content = first_pass.apply(source.content)
    answers = {
        Span(
            shift.forward(change.start) - (0 if change.before else len(change.after)),
            shift.forward(change.end),
        )
        for change, _ in changes
    }
    sics = tuple(
        sorted((_sic(source, content, shift, one) for one in decisions.sics), key=lambda place: place.span)
    )
    for left, right in pairwise(sics):
        if left.span.overlaps(right.span):
            raise DataError(
                f"concerns the same words as {left.sic.at}",
                where=right.sic.at,
                remedy="Make one decision of the two.",
            )
    protected = _merge(sorted(answers | {place.span for place in sics}))
    return Resolved(first_pass, protected, sics)


def _corrected(source: Source, decision: Correction) -> list[tuple[Change, Decision]]:
    at = _find(source, decision, decision.reading)
    return [(Change(at, decision.reading, decision.becomes, _evidence(decision)), decision)]


def _inserted(source: Source, decision: Insertion) -> tuple[Change, Decision]:
    at = _find(source, decision, decision.anchor)
    text = decision.text
    if decision.after:
        at += len(decision.anchor)
        text = f"\n\n{text}" if decision.block else text
    elif decision.block:
        text = f"{text}\n\n"
    return Change(at, "", text, _evidence(decision)), decision


def _moved(source: Source, decision: Move) -> list[tuple[Change, Decision]]:
    start = _find(source, decision, decision.text)
    at = _find(source, decision, decision.anchor)
    end = start + len(decision.text)
    # The white space after the block moves with it, so that neither place keeps a gap.
    while source.content[end : end + 1] == "\n":
        end += 1
    if decision.after:
        at += len(decision.anchor)
        moved = f"\n\n{decision.text}"
    else:
        moved = f"{decision.text}\n\n"
    evidence = _evidence(decision)
    return [
        (Change(start, source.content[start:end], "", evidence), decision),
        (Change(at, "", moved, evidence), decision),
    ]


def _sic(source: Source, content: str, shift: Shift, sic: Sic) -> SicPlace:
    """Find a fault of the print in the corrected text: corrections restore what was printed."""
    start, end = _around(source, sic, sic.reading)
    # What the corrections inserted at the page's start comes before the page's first character.
    start = shift.forward(max(start - 1, 0))
    end = max(shift.forward(end), shift.forward_end(end)) + len(sic.reading)
    matches = [
        at
        for at in _matches(content, sic.reading, start, end)
        if sic.page in ("", source.page(shift.back(at))) and sic.line in (0, source.line(shift.back(at)))
    ]
    _exactly_one(matches, sic, sic.reading, _Within(source, content, shift))
    return SicPlace(Span(matches[0], matches[0] + len(sic.reading)), sic)


def _find(source: Source, decision: Decision, reading: str) -> int:
    """The one offset of ``reading`` on the decision's page (and line)."""
    start, end = _around(source, decision, reading)
    matches = [
        at for at in _matches(source.content, reading, start, end) if decision.line in (0, source.line(at))
    ]
    _exactly_one(matches, decision, reading, _Within(source, source.content))
    return matches[0]


def _around(source: Source, decision: Decision, reading: str) -> Span:
    """The part of the source that holds the reading if it is on the decision's page, from its line on."""
    start, end = _page(source, decision) if decision.page else (0, len(source.content))
    if decision.line > 0:
        start = max(start, source.line_start(decision.line))
        end = min(end, source.line_start(decision.line + 1) + len(reading))
    return Span(start, end)


def _page(source: Source, decision: Decision) -> Span:
    if decision.page not in source.page_labels:
        labels = source.page_labels
        pages = "–".join(dict.fromkeys((labels[0], labels[-1]))) if labels else "no pages"
        raise DataError(
            f"names page {decision.page!r}, but the source has {pages}",
            where=decision.at,
            remedy=_REMEDY.get(len(labels), ""),
        )
    index = source.page_labels.index(decision.page)
    ends = (*source.page_starts[1:], len(source.content))
    return Span(source.page_starts[index], ends[index])


def _matches(content: str, reading: str, start: int, end: int) -> list[int]:
    found: list[int] = []
    at = content.find(reading, start, end)
    while at >= 0:
        found.append(at)
        at = content.find(reading, at + 1, end)
    return found


@dataclass(frozen=True, slots=True)
class _Within:
    """The text a reading is looked for in, and the way from there to the source."""

    source: Source
    content: str
    shift: Shift | None = None

    def place(self, at: int) -> str:
        """Page and line of an offset."""
        back = self.shift.back(at) if self.shift else at
        page = self.source.page(back)
        return (f"page {page}, " if page else "") + f"line {self.source.line(back)}"

    def hint(self, reading: str) -> str:
        """Where else the reading occurs, or would occur with other white space or unbroken words."""
        elsewhere = _matches(self.content, reading, 0, len(self.content))
        if elsewhere:
            return f"It occurs on {'; on '.join(map(self.place, elsewhere[:3]))}."
        flat, offsets = _flat(self.content)
        wanted, _ = _flat(reading)
        at = flat.find(wanted) if wanted else -1
        if at < 0:
            return (
                "The reading must be as in the source, character for character; take the decision out if it "
                "is no longer needed."
            )
        start, end = self.place(offsets[at]), self.place(offsets[at + len(wanted) - 1])
        if start == end:
            return f"It occurs on {start} with other white space: copy it from there."
        return (
            f"It occurs from {start} to {end}: copy it from there as it is, with its line ends, "
            'between """ and """.'
        )


def _flat(content: str) -> tuple[str, list[int]]:
    """A text without white space and line-end hyphens, and the offset of each of its characters."""
    kept = [
        at
        for at, char in enumerate(content)
        if not (char.isspace() or (char == "-" and content[at + 1 : at + 2] == "\n"))
    ]
    return "".join(content[at] for at in kept), kept


def _exactly_one(matches: Sequence[int], decision: Decision, reading: str, within: _Within) -> None:
    if len(matches) == 1:
        return
    named = (("page", decision.page), ("line", decision.line))
    place = ", ".join(f"{what} {number}" for what, number in named if number)
    shown = short(" ".join(reading.split()))
    if not matches:
        raise DataError(
            f"“{shown}” does not occur on {place} of the source",
            where=decision.at,
            remedy=within.hint(reading),
        )
    raise DataError(
        f"“{shown}” occurs {len(matches)} times on {place} of the source",
        where=decision.at,
        remedy="Make the reading longer."
        if decision.line
        else f"Make the reading longer, or add its line: {_lines(matches, within)}.",
    )


def _lines(matches: Sequence[int], within: _Within) -> str:
    """The lines of the first few matches."""
    places = dict.fromkeys(within.place(at).rpartition(" ")[2] for at in matches)
    return ", ".join([*list(places)[:5], *(["…"] if len(places) > 5 else [])])


def _evidence(decision: Decision) -> str:
    return f"{decision.where}: {decision.reason} ({decision.evidence})"


def _merge(spans: Sequence[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
