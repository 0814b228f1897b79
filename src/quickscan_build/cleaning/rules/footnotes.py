"""Footnotes leave the foot of the page, where they part a paragraph, and stand after it with their mark.

    … volgens de raad.3 De wet                  … volgens de raad.[^3] De wet wordt herzien.
                                            →
    3 Zie het jaarverslag van 2019.             [^3]: Zie het jaarverslag van 2019.
    wordt herzien.

Notes are the last lines of a page that open with a number, or with a sign that OCR took one for ("‘Zie
het jaarverslag", "SDe Vries"). That they are no list and no quotation is shown by their marks in the text,
misread or not, by a sentence that runs on around them, or by numbers that count on from page to page.
Where the mark of a note was misread beyond telling, a Doubt asks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ...language import Language
from ...ledger import Change, Kind, Pass
from ...text import Text
from ..flow import Flow, ends_broken, ends_sentence, flow_of, starts_low
from ..lines import Lines
from ..note_calls import QUOTES, calls_of, numbers_called, strays
from ..rule import Doubt, Edit, Finding, Rule
from .folios import page_ranges

_WORD = r"(?:[\"'“‘(]?[A-ZÀ-Ý0-9]|www|http|ibid|idem)"
"""How the text of a note opens."""
_BODY = re.compile(rf"(?:(\d{{1,3}}|[¹²³⁰⁴-⁹]{{1,3}})[.,)°]?[ \u00a0]+|(\d{{1,3}}))(?={_WORD})")
"""A note whose number can be read."""
_NEXT = re.compile(r"(?:(\d{1,3}|[¹²³⁰⁴-⁹]{1,3})[.,)°]?[ \u00a0]+|(\d{1,3}))(?=[^\d\s])")
"""The same below another note, whatever it opens with."""
_SIGN = r"[‘’“”\"'!?°®©™^|{}]{1,2}|[lIiL][.,)]?(?= )|[S§$](?=[A-Z][a-z])"
_MISREAD = re.compile(rf"(?:{_SIGN})[ \u00a0]*(?=[A-ZÀ-Ý]|www|http|[a-z]{{3}})")
"""A note whose number OCR took for a sign."""
_BULLET = re.compile(r"[*+•·«»#¢e©®°] ")
_LIKE_BULLET = re.compile(r"[*+•«»#¢e][ \u00a0]*(?=[A-ZÀ-Ý]|www|http)")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
DEEPEST = 30
"""Lines from the foot of a page that may be notes."""
LONGEST_PAGE = 90
"""Lines."""
LONGEST_NOTE = 8
"""Lines."""
TELLING = 3
"""Pages in a row whose last lines count on: no list does that."""
SMALLER = 1.12
"""Measures that a line is wide only in type smaller than that of the text, as notes are set in."""
DIRT = 8
"""Characters."""
NEAR = 9
"""How far a number may be ahead of the one that is due: notes between them were lost."""


@dataclass(slots=True)
class _Note:
    number: int
    """0 as long as it is not known."""
    first: int
    """Its first line."""
    last: int
    mark: int
    """Characters of its number, as read."""


@dataclass(slots=True)
class _Foot:
    """The lines at the foot of one page that may be notes."""

    notes: list[_Note]
    page: range
    shown: bool
    """Whether the page alone shows that they are."""

    @property
    def first(self) -> int:
        return self.notes[0].number

    @property
    def last(self) -> int:
        return self.notes[-1].number


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


def _feet(lines: Lines, flow: Flow) -> Iterator[_Foot]:
    """The foot of each page that may hold notes."""
    pages = page_ranges(lines)
    if len(pages) == 1:
        pages = list(_parted(lines, flow))
    starts = sorted({index for pattern in (_BODY, _MISREAD) for index, _ in lines.opening(pattern)})
    for at, page in enumerate(pages if len(pages) > 1 else ()):
        after = pages[at + 1][0] if at + 1 < len(pages) else None
        read = _without_dirt(lines, page)
        notes = _lowest(lines, flow, starts, read) or _like_item(lines, flow, read)
        if notes:
            yield _Foot(notes, page, _shown(lines, flow, page, notes, after))


def _without_dirt(lines: Lines, page: range) -> range:
    """A page without a last line that is too short for a note: dirt, or a number that was not read."""
    last = page.stop - 1
    dirt = last > page.start and lines.gaps[last] and lines.ends[last] - lines.starts[last] <= DIRT
    return page[:-1] if dirt else page


def _parted(lines: Lines, flow: Flow) -> Iterator[range]:
    """A text whose pages are unknown, parted where a note cuts a sentence and its mark stands above."""
    start = 0
    for first, found in lines.opening(_BODY):
        stop = first + 1
        while stop < len(lines) and not lines.gaps[stop]:
            stop += 1
        if first <= start or not lines.gaps[first] or stop == len(lines):
            continue
        if ends_sentence(lines[first - 1]) or not starts_low(lines[stop]) or flow.items[stop]:
            continue
        above = lines.starts[max(first - LONGEST_PAGE, start)]
        if str(_number(found)) in numbers_called(lines.content, above, lines.ends[first - 1]):
            yield range(start, stop)
            start = stop
    yield range(start, len(lines))


def _lowest(lines: Lines, flow: Flow, starts: list[int], page: range) -> list[_Note]:
    """The notes from the highest line on from which all lines to the end of the page are notes."""
    at = bisect_left(starts, max(page.start + 1, page.stop - DEEPEST))
    while at < len(starts) and starts[at] < page.stop:
        first = starts[at]
        if lines.gaps[first] or ends_sentence(lines[first - 1]):
            notes = _parse(lines, flow, first, page.stop)
            if notes:
                return notes
        at += 1
    return []


def _like_item(lines: Lines, flow: Flow, page: range) -> list[_Note]:
    """A last block of one note whose number was taken for a bullet, where no other bullet is near."""
    first = page.stop - 1
    while first > page.start + 1 and not lines.gaps[first] and page.stop - first < LONGEST_NOTE:
        first -= 1
    found = _LIKE_BULLET.match(lines[first])
    if not found or not lines.gaps[first]:
        return []
    if any(_is_item(lines, flow, index) for index in range(first + 1, page.stop)):
        return []
    return [_Note(0, first, page.stop - 1, found.end())]


def _is_item(lines: Lines, flow: Flow, index: int) -> bool:
    return bool(flow.items[index]) or _BULLET.match(lines[index]) is not None


def _number(found: re.Match[str] | None) -> int:
    return int((found.group(1) or found.group(2)).translate(_RAISED)) if found else 0


def _parse(lines: Lines, flow: Flow, first: int, stop: int) -> list[_Note]:
    """The lines from ``first`` on as notes whose numbers, where read, count up; none if they are not that."""
    notes: list[_Note] = []
    due = 0
    for index in range(first, stop):
        row = lines[index]
        read = (_NEXT if notes else _BODY).match(row)
        number = _number(read)
        if read and (not due or number == due or _left_of(due, number, lines, index)):
            notes.append(_Note(due or number, index, index, read.end()))
        elif read is None and (found := _sign(lines, index, bool(notes))):
            notes.append(_Note(0, index, index, found.end()))
        elif (
            not notes
            or lines.gaps[index]
            or index - notes[-1].first >= LONGEST_NOTE
            or _is_item(lines, flow, index)
        ):
            return []
        else:
            notes[-1].last = index
            continue
        due = notes[-1].number + 1 if notes[-1].number else due and due + 1
    return notes


def _left_of(due: int, number: int, lines: Lines, index: int) -> bool:
    """Whether a number is what OCR left of the digits of the one due, below the end of a note."""
    digits, left = str(due), str(number)
    ended = bool(lines.gaps[index]) or ends_sentence(lines[index - 1])
    return ended and len(left) < len(digits) and (digits.startswith(left) or digits.endswith(left))


def _sign(lines: Lines, index: int, below: bool) -> re.Match[str] | None:
    """The sign, if any, that a number at the start of a line was taken for."""
    row = lines[index]
    found = _MISREAD.match(row)
    if found and set(found.group().strip()) <= QUOTES and _closed(row[found.end() :]):
        return None
    if below and not lines.gaps[index] and not ends_sentence(lines[index - 1]):
        return None
    return found


def _closed(row: str) -> bool:
    return any(mark in row for mark in "”’\"'")


def _shown(lines: Lines, flow: Flow, page: range, notes: list[_Note], after: int | None) -> bool:
    """Whether lines at the foot of a page are notes, by what this page shows."""
    first = notes[0].first
    small = any(lines.widths[at] > SMALLER * lines.measure(at) for at in range(first, notes[-1].last + 1))
    bullet = not small and any(pattern.match(lines[first]) for pattern in (_BULLET, _LIKE_BULLET))
    if bullet and any(
        _is_item(lines, flow, index) for index in range(max(page.start, first - LONGEST_NOTE), first)
    ):
        return False
    above = lines[first - 1]
    if after is not None and not ends_sentence(above) and lines.gaps[first]:
        below = lines[after]
        cut = ends_broken(above) or lines.fill(first - 1) >= flow.tight
        if cut and starts_low(below) and not flow.items[after]:
            return True
    content, start, end = lines.content, lines.starts[page.start], lines.ends[first - 1]
    # What may be a bullet wants more than a quotation that seems not to close.
    signs = strays(content, start, end, quotes=not bullet)
    read = [note.number for note in notes if note.number]
    if read:
        called = numbers_called(content, start, end)
        hits = sum(str(number) in called for number in read)
        bare = lines[first][notes[0].mark - 2 : notes[0].mark].strip().isdecimal()
        return hits * 2 > len(read) or (bare and signs >= len(notes) - hits)
    return signs >= len(notes)


def _accepted(feet: list[_Foot]) -> list[_Foot]:
    """The feet that hold notes: shown by their page, or counting on from one that is; all numbered."""
    sure = [foot.shown for foot in feet]
    for row in (range(len(feet)), range(len(feet) - 1, -1, -1)):
        beside: _Foot | None = None
        for at in row:
            foot = feet[at]
            if beside and not sure[at] and foot.first and foot.last:
                forward = row.step > 0
                step = foot.first - beside.last if forward else beside.first - foot.last
                sure[at] = step == 1 and bool(beside.last if forward else beside.first)
            if sure[at]:
                beside = foot
    chain: list[int] = []
    for at, foot in enumerate(feet):
        if chain and foot.first and foot.first - feet[chain[-1]].last == 1:
            chain.append(at)
        elif foot.first:
            chain = [at]
        if len(chain) >= TELLING:
            for one in chain:
                sure[one] = True
    accepted = [foot for foot, yes in zip(feet, sure, strict=True) if yes]
    number = 0
    for foot in accepted:
        for note in foot.notes:
            fits = note.number == 1 or 0 < note.number - number <= NEAR
            number = note.number = note.number if fits else number + 1
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
    cut_out = Pass("footnotes", Kind.NOTE, tuple(cuts))
    without = text.after(cut_out)
    rest = lines.after(without, cuts)
    links = Flow(rest).decide()
    places: dict[int, list[str]] = defaultdict(list)
    for foot, cut in zip(feet, cuts, strict=True):
        yield Edit(cut.start, cut.end, "", cut.evidence)
        for note in foot.notes:
            line = rest.at(max(cut_out.shift.forward(calls.get(note.number, cut.start)) - 1, 0))
            while line < len(links) and links[line]:
                line += 1
            rows = [lines[index] for index in range(note.first, note.last + 1)]
            rows[0] = f"[^{note.number}]: {rows[0][note.mark :]}"
            places[cut_out.shift.back(rest.ends[line])].append("\n".join(rows))
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
        calls = calls_of(lines.content, start, end, [note.number for note in foot.notes])
        for number, (a, b) in calls.items():
            yield Edit(a, b, f"[^{number}]", f"mark of note {number}")
        lost = [note for note in foot.notes if note.number not in calls]
        if lost:
            at = lines.starts[lost[0].first]
            numbers = ", ".join(str(note.number) for note in lost)
            reason = (
                f"no call of note {numbers} is found; where its word was misread, let it end in the number"
            )
            yield Doubt(at, at + lost[0].mark, (), reason)


RULE = Rule("footnotes", Kind.NOTE, "voetnoten uit de lopende tekst gehaald", find)
