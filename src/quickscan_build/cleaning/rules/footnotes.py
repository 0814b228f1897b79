"""Footnotes leave the foot of the page, where they split a paragraph, and come after it with their mark.

    … volgens de raad.3 De wet                  … volgens de raad.[^3] De wet wordt herzien.
                                            →
    3 Zie het jaarverslag van 2019.             [^3]: Zie het jaarverslag van 2019.
    wordt herzien.

Notes are the last lines of a page that open with a number, or with a sign that OCR made of one ("‘Zie het
jaarverslag", "SDe Vries"). That they are neither a list nor a quotation is shown by their marks in the
text, misread or not, by a sentence that runs on around them, by numbers that continue from page to page, or
by type smaller than that of the text, whatever their numbers became ("® Kamerstukken", "t Aanbieder") and
however long they are; so it is at the foot of a column, where the text runs on or calls them.
Where other pages have notes, short sentences below all else that open with a sign are notes as well, and so
is a short block that parts a sentence where the number of a note is missing. Lines of nothing but a web
address ("™ https://voorbeeld.nl") are notes below all else, whatever became of their numbers.
Where the mark of a note was misread beyond recognition, a Doubt asks. Lines whose first word an editor
found right as it is are no notes; those that a decision gave a number, as ``[^3]: ``, are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..notes.calls import calls_of
from ..notes.count import accepted
from ..notes.feet import LONGEST_PAGE, feet
from ..notes.note import Foot, Note
from ..rule import Doubt, Edit, Finding, Rule
from ..setting.flow import Flow
from ..setting.lines import Lines
from ..setting.shared import flow_of


def find(text: Text, language: Language) -> Iterator[Finding]:
    flow = flow_of(text)
    lines = flow.lines
    found = feet(lines, flow)
    found = (foot for foot in found if not any(_decided(text, lines, note) for note in foot.notes))
    noted = accepted(list(found), worn=language.worn)
    calls: dict[int, int] = {}
    for finding in _call(lines, noted):
        if isinstance(finding, Edit):
            calls[int(finding.after[2:-1])] = finding.start
        yield finding
    if noted:
        yield from _move(lines, noted, calls)


def _decided(text: Text, lines: Lines, note: Note) -> bool:
    """Whether an editor said how a line opens, its first word included: then no mark is cut off there, unless
    it is one that the editor wrote.
    """
    if note.written:
        return False
    start, end = lines.starts[note.first], _first_word(lines, note)
    return any(one.start <= start and end <= one.end for one in text.decided)


def _first_word(lines: Lines, note: Note) -> int:
    """Where the first word behind the mark of a note ends."""
    start, row = lines.starts[note.first], lines[note.first]
    return start + note.mark + len(row[note.mark :].split(" ", 1)[0])


def _move(lines: Lines, noted: list[Foot], calls: dict[int, int]) -> Iterator[Edit]:
    """Cut the notes out, and put each after the block with its mark, or else the block that ends its page.

    ``calls`` has the offset of the mark of each note that has one.
    """
    rest = lines.without(range(foot.notes[0].first, foot.notes[-1].last + 1) for foot in noted)
    flow = Flow(rest)
    cuts = {lines.ends[foot.notes[0].first - 1]: lines.ends[foot.notes[-1].last] for foot in noted}
    places: dict[int, list[str]] = defaultdict(list)
    for foot, (start, end) in zip(noted, cuts.items(), strict=True):
        numbers = f"{foot.notes[0].number}–{foot.notes[-1].number}"
        yield Edit(start, end, "", f"notes {numbers} at the foot of a page")
        for note in foot.notes:
            called = rest.at(max(calls.get(note.number, start) - 1, 0))
            place = rest.ends[flow.last_of_block(called)]
            rows = [lines[index] for index in range(note.first, note.last + 1)]
            rows[0] = f"[^{note.number}]: {rows[0][note.mark :]}"
            places[cuts.get(place, place)].append("\n".join(rows))
    for place, notes in sorted(places.items()):
        # A paragraph may follow with an indent only: the note is not to run on into it.
        parting = "" if lines.clear[lines.at(place) + 1] else "\n"
        added = "".join(f"\n\n{note}" for note in notes)
        yield Edit(place, place, added + parting, "notes after the block they part")


def _call(lines: Lines, noted: list[Foot]) -> Iterator[Finding]:
    """The marks of the notes in the text of their pages."""
    done = 0
    for foot in noted:
        # A note that found no room on its page is on the next: search from the notes before it.
        first = max(done, foot.page.start - LONGEST_PAGE)
        start, end = lines.starts[first], lines.ends[foot.notes[0].first - 1]
        done = foot.page.stop
        calls = calls_of(lines.content, start, end, [note.number for note in foot.notes])
        for number, (a, b) in calls.items():
            yield Edit(a, b, f"[^{number}]", f"mark of note {number}")
        lost = [note for note in foot.notes if note.number not in calls]
        # A decision may have written a call where it is in print: on the page before, above its notes.
        above = lines.starts[max(foot.page.start - LONGEST_PAGE, 0)]
        for note in list(lost):
            mark = f"[^{note.number}]"
            at = lines.content.rfind(mark, above, start)
            if at >= 0 and lines.content[at + len(mark)] != ":":
                yield Edit(at, at + len(mark), mark, f"mark of note {note.number}")
                lost.remove(note)
        if lost:
            at = lines.starts[lost[0].first]
            numbers = ", ".join(str(note.number) for note in lost)
            first = lost[0].number
            reason = (
                f"no call of note {numbers} is found; a correction of its word puts it there, as [^{first}]. "
                "If this is no note, answer that it is right"
            )
            yield Doubt(at, _first_word(lines, lost[0]), (), reason)


RULE = Rule("footnotes", Kind.NOTE, "voetnoten uit de lopende tekst gehaald", find)
