"""Which feet of pages hold notes, by how their numbers count from page to page."""

from __future__ import annotations

from .note import Foot

TELLING = 3
"""Pages in a row whose last lines count on: no list does that."""
CUSTOM = 3
"""Pages with notes at the foot, from which on short sentences apart that open with a sign are notes, too."""
NEAR = 9
"""How far a number may be ahead of the one that is due: notes between them were lost."""


def accepted(feet: list[Foot], *, worn: bool = False) -> list[Foot]:
    """The feet that hold notes: shown by their page, or counting on from one that is; all numbered.

    In a ``worn`` scan signs open lines anyhow.
    """
    sure = [foot.shown for foot in feet]
    for row in (range(len(feet)), range(len(feet) - 1, -1, -1)):
        beside: Foot | None = None
        for at in row:
            foot = feet[at]
            if beside and not sure[at] and foot.first and foot.last:
                forward = row.step > 0
                step = foot.first - beside.last if forward else beside.first - foot.last
                sure[at] = step == 1 and bool(beside.last if forward else beside.first)
            if sure[at]:
                beside = foot
    _count_on(feet, sure)
    if not worn:
        _fill(feet, sure)
    sure_ones = [foot for foot, yes in zip(feet, sure, strict=True) if yes]
    number = 0
    for foot in sure_ones:
        for note in foot.notes:
            # Of 10 to 19 the first figure may be all that was read.
            restarts = note.number == 1 and note is foot.notes[0] and not str(number + 1).startswith("1")
            fits = note.written or restarts or 0 < note.number - number <= NEAR
            number = note.number = note.number if fits else number + 1
    return sure_ones


def _count_on(feet: list[Foot], sure: list[bool]) -> None:
    """Take the feet in a row that count on; the items at the foot of some pages do so by chance."""
    chain: list[int] = []
    for at, foot in enumerate(feet):
        if foot.item:
            continue
        if chain and foot.first and foot.first - feet[chain[-1]].last == 1:
            chain.append(at)
        elif foot.first:
            chain = [at]
        if len(chain) >= TELLING:
            for one in chain:
                sure[one] = True


def _fill(feet: list[Foot], sure: list[bool]) -> None:
    """Take the feet whose notes are those missing between two numbers, or stand apart as many others do."""
    last, after = 0, 0
    for at, foot in enumerate(feet):
        if not (sure[at] and foot.first):
            continue
        between = range(after, at)
        missing = foot.first - last - 1
        if 0 < len(between) <= missing <= NEAR and missing == sum(len(feet[one].notes) for one in between):
            for one in between:
                sure[one] |= feet[one].apart
        if foot.last:
            last, after = foot.last, at + 1
    _fit(feet, sure)
    others = [at for at, foot in enumerate(feet) if foot.apart and foot.notes[0].mark and not sure[at]]
    if sum(sure) >= max(CUSTOM, len(others)):
        for at in others:
            sure[at] = True


def _fit(feet: list[Foot], sure: list[bool]) -> None:
    """Take the feet that fit between the numbers of other notes, or behind the last of them.

    They have bare numbers, or none where many others have notes.
    """
    custom = sum(sure) >= CUSTOM
    following = [0] * len(feet)
    for at in range(len(feet) - 1, 0, -1):
        following[at - 1] = feet[at].first if sure[at] and feet[at].first else following[at]
    last = 0
    for at, foot in enumerate(feet):
        if sure[at]:
            last = foot.last or last + len(foot.notes)
        elif foot.bare and last and last < foot.first <= last + NEAR:
            sure[at] = not following[at] or foot.last < following[at]
        elif custom and foot.apart and not foot.notes[0].mark:
            due = last + len(foot.notes)
            if not following[at] or due < following[at]:
                sure[at], last = True, due
