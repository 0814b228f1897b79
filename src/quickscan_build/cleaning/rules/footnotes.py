"""Footnotes leave the foot of the page, where they part a paragraph, and stand after it with their mark.

    … volgens de raad.3 De wet                  … volgens de raad.[^3] De wet wordt herzien.
                                            →
    3 Zie het jaarverslag van 2019.             [^3]: Zie het jaarverslag van 2019.
    wordt herzien.

Notes are the numbered lines at the foot of a page whose numbers go on from page to page. That they are
no list is shown by their marks in the text, by a sentence that runs on around them, or by the last lines of
page after page counting on. Where the mark of a note was misread beyond telling, a Doubt asks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ...language import Language
from ...ledger import Change, Kind, Pass, Shift
from ...text import Text
from ..flow import Flow, ends_broken, ends_sentence, flow_of, starts_low
from ..lines import Lines
from ..rule import Doubt, Edit, Finding, Rule
from .folios import page_ranges

_START = r"(?=[\"'“‘(]?[A-ZÀ-Ý0-9]|www|http|ibid|idem)"
_BODY = re.compile(rf"(?:(\d{{1,3}}|[¹²³⁰⁴-⁹]{{1,3}}|[lIiL|])[.,)°]?[ \u00a0]+|(\d{{1,3}})){_START}")
"""The first note of a page."""
_NEXT = re.compile(r"(?:(\d{1,3}|[¹²³⁰⁴-⁹]{1,3})[.,)°]?[ \u00a0]+|(\d{1,3}))(?=[^\d\s])")
"""The notes after it."""
_WILD = re.compile(r"[^\w\s(\[]{1,2}[ \u00a0]*(?=[A-ZÀ-Ý]|www|http)")
"""A note whose number OCR did not read as one."""
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_CALL = re.compile(r"(?<=[a-zà-ÿ.,;:)\]’”\"'»?!])(?<![A-Z\d][.,:])(\d{1,3}|[¹²³⁰⁴-⁹]{1,3})(?=[\s.,;:)]|$)")
_STRAY = re.compile(
    r"(?<=[.,;:)\]])(?<![A-Z\d][.,])[*®°©}{™¢^!?\"'“”’‘>+|0-9SIlO]{1,3}(?=\s|$)|(?<=\w)[*®°©™^]{1,3}(?=[\s.,;:)]|$)"
)
"""What OCR makes of a raised number: signs that belong to nothing, at the end of a word."""
_STRONG = re.compile(r"[*®°©}{™¢^+|0-9]|!.|\?.|^[?!]")
_QUOTES = frozenset("\"'“”’‘")
DEEPEST = 30
"""Lines from the foot of a page that may be notes."""
LONGEST_PAGE = 90
"""Lines."""
LONGEST_NOTE = 8
"""Lines."""
TELLING = 3
"""Pages in a row whose last lines count on: no list does that."""


@dataclass(slots=True)
class _Note:
    number: int
    first: int
    """Its first line."""
    last: int
    mark: int
    """Characters of its number, as read."""


@dataclass(slots=True)
class _Foot:
    """The notes at the foot of one page."""

    notes: list[_Note]
    page: range
    shown: bool
    """Whether this foot alone shows that it holds notes."""


def find(text: Text, language: Language) -> Iterator[Finding]:
    flow = flow_of(text)
    lines = flow.lines
    feet = _accepted(list(_feet(lines, flow)))
    calls: dict[int, int] = {}
    for finding in _call(lines, feet):
        if isinstance(finding, Edit):
            calls[int(finding.after[2:-1])] = finding.start
        yield finding
    if feet:
        yield from _move(text, lines, feet, calls)


def _number(found: re.Match[str]) -> int:
    digits = (found.group(1) or found.group(2)).translate(_RAISED)
    return int(digits) if digits.isdecimal() else 1


def _feet(lines: Lines, flow: Flow) -> Iterator[_Foot]:
    """The foot of each page that may hold notes: numbers that count up to the end of the page."""
    pages = page_ranges(lines)
    expected = 1
    for at, page in enumerate(pages):
        for wanted in dict.fromkeys((expected, expected + 1, 1)):
            notes = _parse(lines, page, wanted)
            if notes:
                after = pages[at + 1][0] if at + 1 < len(pages) else None
                yield _Foot(notes, page, _shown(lines, flow, page, notes, after))
                expected = notes[-1].number + 1
                break


def _parse(lines: Lines, page: range, wanted: int) -> list[_Note]:
    """The notes from number ``wanted`` on at the foot of a page; none where the numbers do not fit."""
    for first in range(max(page.start + 1, page.stop - DEEPEST), page.stop):
        found = _BODY.match(lines[first])
        if not found or _number(found) != wanted or not (lines.gaps[first] or _is_note_after(lines, first)):
            continue
        notes = [_Note(wanted, first, first, found.end())]
        for index in range(first + 1, page.stop):
            found = _NEXT.match(lines[index]) or (_WILD.match(lines[index]) if lines.gaps[index] else None)
            expected = notes[-1].number + 1
            if found and (found.re is _WILD or _number(found) == expected):
                notes.append(_Note(expected, index, index, found.end()))
            elif lines.gaps[index] or index - notes[-1].first >= LONGEST_NOTE:
                break
            else:
                notes[-1].last = index
        else:
            return notes
    return []


def _is_note_after(lines: Lines, index: int) -> bool:
    """Whether what stands close above a line is set smaller than the text, or ends a sentence."""
    return ends_sentence(lines[index - 1])


def _shown(lines: Lines, flow: Flow, page: range, notes: list[_Note], after: int | None) -> bool:
    """Whether numbered lines at the foot of a page are notes, by what this page shows."""
    first = notes[0].first
    above = lines[first - 1]
    if after is not None and not ends_sentence(above):
        below = lines[after]
        if starts_low(below) and (ends_broken(above) or lines.fills[first - 1] >= flow.tight):
            return True
    body = lines.content[lines.starts[page.start] : lines.ends[first - 1]]
    called = {found.group().translate(_RAISED) for found in _CALL.finditer(body)}
    return sum(str(note.number) in called for note in notes) * 2 > len(notes)


def _accepted(feet: list[_Foot]) -> list[_Foot]:
    """The feet whose numbers go on one from another, where enough shows that they hold notes."""
    accepted: list[_Foot] = []
    chain: list[_Foot] = []
    for foot in [*feet, None]:
        if foot is None or (chain and not 0 < foot.notes[0].number - chain[-1].notes[-1].number < 3):
            shown = sum(one.shown for one in chain)
            if len(chain) >= TELLING or (shown and shown * 4 >= len(chain)):
                accepted += chain
            chain = []
        if foot is not None:
            chain.append(foot)
    return accepted


def _move(text: Text, lines: Lines, feet: list[_Foot], calls: dict[int, int]) -> Iterator[Edit]:
    """Cut the notes out, and set each after the block with its mark, else the one its page's text ends in.

    ``calls`` has the offset of the mark of each note that has one.
    """
    cuts: list[Change] = []
    for foot in feet:
        start, end = lines.ends[foot.notes[0].first - 1], lines.ends[foot.notes[-1].last]
        numbers = f"{foot.notes[0].number}–{foot.notes[-1].number}"
        cuts.append(Change(start, text.content[start:end], "", f"notes {numbers} at the foot of a page"))
    without = text.after(Pass("footnotes", Kind.NOTE, tuple(cuts)))
    rest = Lines(without)
    links = Flow(rest).decide()
    shift = Shift(cuts)
    places: dict[int, list[str]] = defaultdict(list)
    for foot, cut in zip(feet, cuts, strict=True):
        yield Edit(cut.start, cut.end, "", cut.evidence)
        for note in foot.notes:
            line = rest.at(max(shift.forward(calls.get(note.number, cut.start)) - 1, 0))
            while line < len(links) and links[line]:
                line += 1
            rows = [lines[index] for index in range(note.first, note.last + 1)]
            rows[0] = f"[^{note.number}]: {rows[0][note.mark :]}"
            places[shift.back(rest.ends[line])].append("\n".join(rows))
    for place, notes in sorted(places.items()):
        yield Edit(place, place, "".join(f"\n\n{note}" for note in notes), "notes after the block they part")


def _call(lines: Lines, feet: list[_Foot]) -> Iterator[Finding]:
    """The marks of the notes in the text of their pages."""
    done = 0
    for foot in feet:
        # A note that found no room on its page stands on the next: look from the notes before on.
        first = max(done, foot.page.start - LONGEST_PAGE)
        start, end = lines.starts[first], lines.ends[foot.notes[0].first - 1]
        done = foot.page.stop
        calls = _calls(lines.content, start, end, [note.number for note in foot.notes])
        for number, (a, b) in calls.items():
            yield Edit(a, b, f"[^{number}]", f"mark of note {number}")
        lost = [note for note in foot.notes if note.number not in calls]
        if lost:
            at = lines.starts[lost[0].first]
            marks = tuple(f"[^{note.number}]" for note in lost)
            reason = f"no mark of note {', '.join(str(n.number) for n in lost)} is found on the page"
            yield Doubt(at, at + lost[0].mark, marks, reason)


def _calls(content: str, start: int, end: int, numbers: list[int]) -> dict[int, tuple[int, int]]:
    """Where the marks of the notes stand: read as numbers, else the only stray marks between those."""
    calls: dict[int, tuple[int, int]] = {}
    at = start
    for found in _CALL.finditer(content, start, end):
        number = int(found.group().translate(_RAISED))
        if number in numbers and number not in calls and all(known < number for known in calls):
            calls[number] = found.span()
    missing = [number for number in numbers if number not in calls]
    while missing:
        first = missing[0]
        run = [first]
        while run[-1] + 1 in missing:
            run.append(run[-1] + 1)
        missing = missing[len(run) :]
        at = calls[first - 1][1] if first - 1 in calls else start
        stop = calls[run[-1] + 1][0] if run[-1] + 1 in calls else end
        strays = [found for found in _STRAY.finditer(content, at, stop) if _is_stray(content, found)]
        if len(strays) > len(run):
            strays = [found for found in strays if _STRONG.search(found.group())]
        if len(strays) == len(run):
            calls.update(zip(run, (found.span() for found in strays), strict=True))
    return calls


def _is_stray(content: str, found: re.Match[str]) -> bool:
    """Whether signs at the end of a word belong to nothing: not to a sentence, nor to a quotation."""
    mark = found.group()
    if not set(mark) <= _QUOTES:
        return True
    opening = content[max(found.start() - 400, 0) : found.start()]
    return opening.count(mark[0]) % 2 == 0 and opening.count("“") + opening.count("‘") == 0


RULE = Rule("footnotes", Kind.NOTE, "voetnoten uit de lopende tekst gehaald", find)
