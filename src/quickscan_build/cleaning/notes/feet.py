"""The notes at the foot of the pages of a text: which lines are notes, and what their numbers are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from operator import itemgetter

from ..setting.flow import NOTE, Flow
from ..setting.line_edges import ends_broken, ends_sentence, ends_unfinished, starts_low
from ..setting.lines import Lines
from .calls import numbers_called, strays
from .items import BULLET, BULLETS, LIKE_BULLET, any_item, is_item
from .misread import ADDRESS, ADDRESS_SIGNS, LONGEST_NOTE, MISREAD, NO_QUOTE, SIGNS, is_address, sign
from .note import DEEPEST, Foot, Note
from .numbers import BODY, NEXT, NUMBERS, announced, counts_on, left_of, number_of
from .small_print import SMALLER, SmallPrint

LONGEST_PAGE = 90
"""Lines."""
SHORT_NOTE = 3
"""Lines of a note that only its place shows."""
_CAPTION = re.compile(r"(?:Afbeelding|Bron|Figuur|Foto|Grafiek|Kader|Schema|Tabel)\b")
DIRT = 8
"""Characters."""


def feet(lines: Lines, flow: Flow) -> Iterator[Foot]:
    """The foot of each page, or of a column, that may hold notes."""
    if len(lines.pages()) < 2 and not flow.set_in_lines:
        # A text of paragraphs has no feet of pages.
        return
    patterns = ((BODY, NUMBERS), (MISREAD, SIGNS), (ADDRESS, ADDRESS_SIGNS), (NOTE, "["))
    opened = sorted((mark for one in patterns for mark in lines.opening(*one)), key=itemgetter(0))
    listed = [index for index, found in opened if found.re is BODY and found[0].rstrip()[-1] in ".)"]
    small = SmallPrint(lines, flow)
    pages = list(_parted(lines, flow, opened, small))
    starts = [index for index, _ in opened]
    small.look([_without_dirt(lines, page) for page in pages])
    for at, page in enumerate(pages if len(pages) > 1 else ()):
        after = pages[at + 1][0] if at + 1 < len(pages) else None
        read = _without_dirt(lines, page)
        notes = _written(lines, flow, starts, read) or small.notes(read)
        if notes and not counts_on(lines, notes[0]):
            yield Foot(notes, page, True)
        elif (notes := _lowest(lines, flow, starts, read) or _like_item(lines, flow, read)) and not (
            counts_on(lines, notes[0]) or (small.custom and any(map(small.is_text, notes)))
        ):
            shown = _shown(lines, flow, page, notes, after)
            if not shown and (last := _last_block(lines, notes)):
                notes, shown = last, _shown(lines, flow, page, last, after)
            apart = not shown and _apart(flow, page, notes, small)
            item = not shown and _may_be_items(listed, page, notes)
            yield Foot(notes, page, shown, apart, not shown and _bare(lines, notes), item)
        elif unmarked := _unmarked(lines, flow, read, after):
            yield Foot(unmarked, page, False, True)


def _may_be_items(listed: list[int], page: range, notes: list[Note]) -> bool:
    """Whether the first of some notes opens as items of a list do, and there are others above it."""
    at = bisect_left(listed, notes[0].first)
    return at < len(listed) and listed[at] == notes[0].first and at > 0 and listed[at - 1] >= page.start


def _bare(lines: Lines, notes: list[Note]) -> bool:
    """Whether figures without a stop open lines, a sentence among them, as they open notes."""
    ended = any(ends_sentence(lines[note.last]) for note in notes)
    return ended and all(lines[note.first][: note.mark].strip().isdecimal() for note in notes)


def _apart(flow: Flow, page: range, notes: list[Note], small: SmallPrint) -> bool:
    """Whether lines that open with a sign are short sentences below all else, and no items of a list."""
    lines, first, after = flow.lines, notes[0].first, notes[-1].last + 1
    near = range(max(page.start, first - LONGEST_NOTE), first)
    if after != page.stop or not lines.gaps[first] or lines.tails[first - 1] == ":":
        return False
    if any_item(lines, flow, (*near, *range(after, min(after + 1, len(lines))))):
        return False
    for note in notes:
        # Below all else a comma ends a sentence, too: its stop was misread.
        ended = ends_sentence(lines[note.last]) or lines.tails[note.last] == ","
        if note.number or small.is_bullet(lines[note.first]) or note.last > note.first + 1 or not ended:
            return False
    return True


def _last_block(lines: Lines, notes: list[Note]) -> list[Note]:
    """The notes of the last block, if signs open them, below a list that was taken for notes as well."""
    first = max((at for at, note in enumerate(notes) if lines.gaps[note.first]), default=0)
    last = notes[first:] if first else []
    return [] if any(note.number for note in last) else last


def _without_dirt(lines: Lines, page: range) -> range:
    """A page without a last line that is too short for a note: dirt, or a number that was not read."""
    last = page.stop - 1
    dirt = last > page.start and lines.gaps[last] and lines.ends[last] - lines.starts[last] <= DIRT
    return page[:-1] if dirt else page


def _parted(
    lines: Lines, flow: Flow, opened: list[tuple[int, re.Match[str]]], small: SmallPrint
) -> Iterator[range]:
    """The pages, each parted below notes that cut a sentence and whose mark stands above them.

    Such notes are at the foot of a column, or of a page where pages are unknown. In small print they need
    not do both.
    """
    pages = iter(lines.pages())
    page = next(pages, range(0))
    known = page.stop < len(lines)
    start = page.start
    for first, found in opened:
        while first >= page.stop:
            yield range(start, page.stop)
            page = next(pages)
            start = page.start
        if first <= start or not lines.gaps[first]:
            continue
        unquoted = found.re is BODY or found[0][0] in NO_QUOTE
        run = small.end(first, page.stop) if unquoted else first
        below = lines.clear.find(1, first + 1, page.stop)
        stop = run if run > first else below if below >= 0 else page.stop
        if stop == page.stop:
            continue
        ended = ends_sentence(lines[first - 1])
        cut = not (ended or flow.items[stop]) and starts_low(lines[stop])
        if not cut and run == first:
            continue
        above = lines.starts[max(first - LONGEST_PAGE, start)], lines.ends[first - 1]
        misread = found.re is MISREAD and unquoted and stop - first <= SHORT_NOTE
        numbered = found.re is BODY and found[1]
        # Nothing of the text stands between the halves of a word.
        within = numbered and ends_broken(lines[first - 1]) and ends_sentence(lines[stop - 1])
        if (
            (cut and (run > first or within))
            or (found.re is BODY and str(number_of(found)) in numbers_called(lines.content, *above))
            or (cut and known and (misread or numbered) and strays(lines.content, *above))
        ):
            yield range(start, stop)
            start = stop
    yield range(start, page.stop)
    yield from pages


def _lowest(lines: Lines, flow: Flow, starts: list[int], page: range) -> list[Note]:
    """The notes from the highest line on from which all lines to the end of the page are notes."""
    at = bisect_left(starts, max(page.start + 1, page.stop - DEEPEST))
    while at < len(starts) and starts[at] < page.stop:
        first = starts[at]
        if lines.gaps[first] or ends_sentence(lines[first - 1]) or is_address(lines, first - 1):
            notes = _parse(lines, flow, first, page.stop)
            if notes:
                return _with_addresses_above(lines, page, notes)
        at += 1
    return []


def _written(lines: Lines, flow: Flow, starts: list[int], page: range) -> list[Note]:
    """The lowest notes of a page if a decision wrote a number there, from those that count up to it."""
    notes = _lowest(lines, flow, starts, page) if flow.notes else []
    first = next((at for at, note in enumerate(notes) if note.written), len(notes))
    while 0 < first < len(notes) and notes[first - 1].number in (0, notes[first].number - 1):
        first -= 1
    return notes[first:]


def _with_addresses_above(lines: Lines, page: range, notes: list[Note]) -> list[Note]:
    """The notes with those above them that are web addresses as the first is, marked or not, all numbered."""
    first = notes[0].first
    if not is_address(lines, first):
        return notes
    above: list[Note] = []
    while first - 1 > page.start and (found := ADDRESS.match(lines[first - 1])):
        first -= 1
        above.append(Note(0, first, first, found.end()))
    notes = [*reversed(above), *notes]
    for at in range(len(notes) - 1, 0, -1):
        notes[at - 1].number = notes[at - 1].number or max(notes[at].number - 1, 0)
    return notes


def _like_item(lines: Lines, flow: Flow, page: range) -> list[Note]:
    """A last block of one note whose number was taken for a bullet, where no other bullet is near."""
    first = lines.clear.rfind(1, max(page.start + 1, page.stop - LONGEST_NOTE), page.stop)
    found = LIKE_BULLET.match(lines[first]) if first >= 0 else None
    if not found or not lines.gaps[first] or any_item(lines, flow, range(first + 1, page.stop)):
        return []
    return [Note(0, first, page.stop - 1, found.end())]


def _unmarked(lines: Lines, flow: Flow, page: range, after: int | None) -> list[Note]:
    """A last block that parts a sentence of the text, as a note does whose number left no trace."""
    last = page.stop - 1
    if after is None or not (starts_low(lines[after]) and ends_sentence(lines[last])):
        return []
    first = lines.clear.rfind(1, max(page.start, last - SHORT_NOTE) + 1, page.stop)
    if first < 0 or _CAPTION.match(lines[first]) or any_item(lines, flow, range(first, page.stop)):
        return []
    found = NEXT.match(lines[first])
    notes = [Note(number_of(found), first, last, found.end() if found else 0)]
    return notes if _parts(lines, flow, notes, after) else []


def _parse(lines: Lines, flow: Flow, first: int, stop: int) -> list[Note]:
    """The lines from ``first`` on as notes whose numbers, where read, count up; none if they are not that."""
    notes: list[Note] = []
    due = 0
    for index in range(first, stop):
        if flow.rows[index]:
            return []
        row = lines[index]
        if written := NOTE.match(row):
            notes.append(Note(int(written[1]), index, index, written.end(), written=True))
            due = notes[-1].number + 1
            continue
        read = (NEXT if notes else BODY).match(row)
        number = number_of(read)
        if number and len(notes) == 1 and left_of(number - 1, notes[0].number, lines, index):
            # The number of the first had lost a digit.
            notes[0].number, due = number - 1, number
        if read and (not due or number == due or left_of(due, number, lines, index)):
            notes.append(Note(due or number, index, index, read.end()))
        elif read is None and (found := sign(lines, index, bool(notes))):
            known = int(found[1] or 0) if found.re is ADDRESS else 0
            notes.append(Note(known if known == (due or known) else 0, index, index, found.end()))
        elif (
            not notes
            or lines.gaps[index]
            or index - notes[-1].first >= LONGEST_NOTE
            or is_item(lines, flow, index)
        ):
            return []
        else:
            notes[-1].last = index
            continue
        due = notes[-1].number + 1 if notes[-1].number else due and due + 1
    return notes


def _runs_through(lines: Lines, notes: list[Note]) -> bool:
    """Whether the sentence above may run on through a note: a small letter opens it, and no stop ends it."""
    opening = lines[notes[0].first][notes[0].mark :]
    low = starts_low(opening) and not opening.startswith(("www", "http"))
    return low and not notes[0].number and not ends_sentence(lines[notes[-1].last])


def _parts(lines: Lines, flow: Flow, notes: list[Note], after: int) -> bool:
    """Whether a sentence of the text runs on around notes, on the line ``after`` them."""
    first = notes[0].first
    above, below = lines[first - 1], lines[after]
    if not (lines.gaps[first] and starts_low(below)) or ends_sentence(above) or flow.items[after]:
        return False
    cut = ends_broken(above) or lines.fill(first - 1) >= flow.tight
    return cut and not _runs_through(lines, notes)


def _runs_on(lines: Lines, flow: Flow, last: int, after: int) -> bool:
    """Whether a word or a sentence runs on from the last line of a page to the next."""
    if not starts_low(lines[after]) or is_address(lines, last):
        return False
    row = lines[last]
    # A comma may be the stop of a note, misread.
    return ends_broken(row) or (row[-1].isalpha() and (ends_unfinished(row) or flow.full(last)))


def _shown(lines: Lines, flow: Flow, page: range, notes: list[Note], after: int | None) -> bool:
    """Whether lines at the foot of a page are notes, by what this page shows."""
    first = notes[0].first
    small = any(lines.widths[at] > SMALLER * lines.measure(at) for at in range(first, notes[-1].last + 1))
    bullet = not small and any(pattern.match(lines[first]) for pattern in (BULLET, LIKE_BULLET))
    if bullet and any_item(lines, flow, range(max(page.start, first - LONGEST_NOTE), first)):
        return False
    if after is not None:
        last = notes[-1].last
        runs_on = _runs_on(lines, flow, last, after) and not ends_broken(lines[first - 1])
        if runs_on and ends_broken(lines[last]) and not any(note.number for note in notes):
            # A word runs on from these lines: they are the text of the page.
            return False
        if not runs_on and _parts(lines, flow, notes, after):
            return True
    content, start, end = lines.content, lines.starts[page.start], lines.ends[first - 1]
    # What may be a bullet wants more than a quotation that seems not to close.
    signs = partial(strays, content, start, end, quotes=not bullet)
    if all(is_address(lines, note.first) for note in notes) and lines.tails[first - 1] != ":":
        return any(lines.heads[note.first] not in BULLETS for note in notes if note.mark) or signs() > 0
    read = [note.number for note in notes if note.number]
    if read:
        called = numbers_called(content, start, end)
        hits = sum(str(number) in called for number in read)
        bare = not notes[0].number or lines[first][: notes[0].mark].strip().isdecimal()
        return hits * 2 > len(read) or (bare and signs() >= len(notes) - hits)
    return not announced(lines, notes[0]) and signs() >= len(notes)
