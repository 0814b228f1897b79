"""Attested: the text against a second witness. Every difference is an editor's decision, or a finding."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from ..publication.model import Decision, Move, Publication, Variant
from ..reading.plain import read
from ..text import Place
from .accounted import Account
from .align import Op, align
from .findings import Comparison, Figures, Finding, Sort, Verdict
from .plain import expected
from .witness import Lines, Words, lines_of, pairs, words_in, words_of

QUOTED = 600
"""Characters of a reading that a message quotes."""
SHARED = 12
"""Words, at most, with which both a note and the line below it may begin."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where text and witness read differently; either reading may be empty."""

    ours: str
    witness: str
    place: Place
    """In the text; if it reads nothing, the place before."""
    there: Place
    """In the witness."""


@dataclass(frozen=True, slots=True)
class RulesAlone:
    """The differences that the rules leave: the honest measure of the cleaning."""

    differences: tuple[Difference, ...]

    @property
    def words(self) -> int:
        """Words that both have but read differently, or that only the text has."""
        return sum(
            max(len(one.ours.split()), len(one.witness.split())) for one in self.differences if one.ours
        )

    @property
    def lost(self) -> int:
        """Words that only the witness has: OCR did not read them at all."""
        return sum(len(one.witness.split()) for one in self.differences if not one.ours)


def words(wanted: Account) -> Words:
    """The words of the text with their places in the print: what ``check`` and ``rules_alone`` both need."""
    return words_of(wanted.blocks, wanted.text.place)


def witness(publication: Publication) -> Lines | None:
    """The lines of the second witness; ``None`` if a publication has none."""
    spec = publication.witness_spec
    if spec is None:
        return None
    source = read(publication.texts / spec.file, marks=spec.pages, first_page=spec.first_page)
    return lines_of(source, spec.running_heads)


def check(publication: Publication, lines: Lines, ours: Words) -> Verdict:
    """Collate the words of the text with the lines of the second witness."""
    theirs = _paged(words_in(lines, pairs(ours.texts)), ours)
    findings: list[Finding] = []
    moves = publication.decisions.moves
    moved = frozenset(word for move in moves for word in move.text.split())
    moved = moved.union(*(ours.texts[note.start : note.stop] for note in ours.notes))
    here, there = _Side(ours, moved), _Side(theirs, moved)
    for move in moves:
        if move.witness:
            findings += _apply_move(move, here, there)
    _set_notes_aside(ours, here, there)
    ours, theirs = here.left(), there.left()
    open_ones = list(differences(ours, theirs))
    registered = 0
    for variant in publication.decisions.variants:
        rest = _registered(variant, open_ones)
        if rest is None:
            message = f"the variant “{variant.ours}” / “{variant.witness}” fits no difference"
            findings.append(_unused(variant, message))
        else:
            registered += len(open_ones) - len(rest)
            open_ones = rest
    findings += [_finding(one) for one in open_ones]
    figures = _figures(ours, open_ones)
    return Verdict("witness", tuple(findings), figures, registered=registered)


def rules_alone(publication: Publication, lines: Lines, full: Words) -> RulesAlone | None:
    """What the rules leave different from the witness, without any decision of an editor.

    ``full`` are the words of the text. From ``docs/rules-alone.txt``, outside the pages of the print that
    ``exclude_pages`` names. ``None`` where there is no such file.
    """
    spec = publication.witness_spec
    if spec is None or not publication.rules_alone.is_file():
        return None
    content = publication.rules_alone.read_text("utf-8")
    blocks = expected(content, replace(publication.outline, chapters=(), blocks=()))
    ours = words_of(blocks, _nowhere)
    theirs = _paged(words_in(lines, pairs(ours.texts)), full)
    left = [one for one in differences(ours, theirs) if one.there.page not in spec.exclude_pages]
    return RulesAlone(tuple(left))


def differences(ours: Words, theirs: Words) -> Iterator[Difference]:
    """Where the words differ, one word at a time if there are as many on both sides."""
    before = Op(True, 0, 0, 0, 0)
    for found in align(ours.texts, theirs.texts):
        same, before = before, found
        if found.equal:
            continue
        op = _from_a_line(found, same, ours, theirs)
        here, there = ours.texts[op.a_start : op.a_end], theirs.texts[op.b_start : op.b_end]
        if len(here) == len(there):
            for index, (one, two) in enumerate(zip(here, there, strict=True)):
                yield Difference(one, two, ours.place(op.a_start + index), theirs.place(op.b_start + index))
        else:
            at, at_there = ours.place(op.a_start), theirs.place(op.b_start)
            yield Difference(" ".join(here), " ".join(there), at, at_there)


def _from_a_line(op: Op, same: Op, ours: Words, theirs: Words) -> Op:
    """What only one side has, from the beginning of a line if it can be: a note that begins as the line below
    it does is reported as it stands, not from its second word to the first of that line.

    ``same``: the words before it, which both have.
    """
    words, start, end = (
        (theirs, op.b_start, op.b_end) if op.a_start == op.a_end else (ours, op.a_start, op.a_end)
    )
    if op.a_start < op.a_end and op.b_start < op.b_end:
        return op
    for back in range(min(same.a_end - same.a_start, SHARED) + 1):
        if back and words.texts[start - back] != words.texts[end - back]:
            break
        if start == back or words.place(start - back).line != words.place(start - back - 1).line:
            return Op(False, *(at - back for at in op[1:]))
    return op


def _nowhere(at: int) -> Place:
    return Place("", 0)


def _paged(theirs: Words, ours: Words) -> Words:
    """The witness's words on the pages of the print that the text has them on.

    A witness may mark its pages differently from the print, or not at all; its lines stay its own.
    """
    known = [op for op in align(ours.texts, theirs.texts) if op.equal]
    starts = [op.b_start for op in known]

    def where(index: int) -> Place:
        run = bisect_right(starts, index) - 1
        same = 0 if run < 0 else known[run].a_start + min(index, known[run].b_end - 1) - known[run].b_start
        return Place(ours.place(same).page, theirs.where(index).line)

    return Words(theirs.texts, where)


# Decisions.


def _registered(variant: Variant, found: Sequence[Difference]) -> list[Difference] | None:
    """What is left of ``found`` after what the variant explains; ``None`` if that is not there."""
    ours, theirs = (Words(one.split(), _nowhere) for one in (variant.ours, variant.witness))
    parts = list(differences(ours, theirs))
    if not parts:
        return None
    size = len(parts)
    for start in range(len(found) - size + 1):
        run = found[start : start + size]
        if all(_fits(variant, one, part) for one, part in zip(run, parts, strict=True)):
            return [*found[:start], *found[start + size :]]
    return None


def _fits(variant: Variant, one: Difference, part: Difference) -> bool:
    return (
        (one.ours, one.witness) == (part.ours, part.witness)
        and variant.page in (one.place.page, one.there.page)
        and variant.line in (0, one.place.line)
    )


class _Side:
    """The words of one side, found by what they say; blocks that are elsewhere are taken out."""

    def __init__(self, words: Words, moved: frozenset[str]) -> None:
        """``moved``: the words whose places will be asked for."""
        self._words = words
        self._at: dict[str, list[int]] = {}
        for index, text in enumerate(words.texts):
            if text in moved:
                self._at.setdefault(text, []).append(index)
        self._gone: set[int] = set()
        self._runs: dict[tuple[str, ...], dict[str, list[int]]] = {}

    def runs(self, run: Sequence[str], page: str) -> list[int]:
        """Where these words are on this page."""
        key = tuple(run)
        if key not in self._runs:
            self._runs[key] = self._by_page(key)
        return [start for start in self._runs[key].get(page, ()) if start not in self._gone]

    def _by_page(self, run: tuple[str, ...]) -> dict[str, list[int]]:
        """Where a run of words is: found by its rarest word, because common words are everywhere."""
        rarest = min(range(len(run)), key=lambda i: len(self._at.get(run[i], ())))
        found: dict[str, list[int]] = {}
        for index in self._at.get(run[rarest], ()):
            start = index - rarest
            if start >= 0 and tuple(self._words.texts[start : start + len(run)]) == run:
                found.setdefault(self._words.place(start).page, []).append(start)
        return found

    def numbered(self, start: int, number: str) -> bool:
        """Whether the number of a footnote is before this word."""
        return start > 0 and self._words.texts[start - 1].rstrip(".)") == number

    def before(self, index: int) -> str:
        """The word before this one."""
        return next((self._words.texts[i] for i in range(index - 1, -1, -1) if i not in self._gone), "")

    def take(self, start: int, size: int) -> None:
        self._gone.update(range(start, start + size))

    def left(self) -> Words:
        kept = [index for index in range(len(self._words.texts)) if index not in self._gone]
        return Words(
            [self._words.texts[index] for index in kept], lambda index: self._words.where(kept[index])
        )


def _apply_move(move: Move, ours: _Side, theirs: _Side) -> list[Finding]:
    """Take a block that is elsewhere in the witness out of both sides."""
    run = move.text.split()
    here, there = ours.runs(run, move.page), theirs.runs(run, move.page)
    if len(here) != 1 or len(there) != 1:
        message = (
            f"the move of “{move.text}” fits {len(here)} places in the text, {len(there)} in the witness"
        )
        return [_unused(move, message)]
    if ours.before(here[0]) == theirs.before(there[0]):
        return [_unused(move, f"“{move.text}” stands in the same place in the witness: it need not be moved")]
    ours.take(here[0], len(run))
    theirs.take(there[0], len(run))
    return []


def _set_notes_aside(words: Words, ours: _Side, theirs: _Side) -> None:
    """Take the footnotes out of both sides: the text has them below their calls, the witness at the foot.

    Only those of which the witness has every word, once on the same page, after the same number.
    """
    for note in words.notes:
        number, *run = words.texts[note.start : note.stop]
        page = words.place(note.start).page
        here, there = (side.runs(run, page) if run else [] for side in (ours, theirs))
        if here == [note.start + 1] and len(there) == 1 and theirs.numbered(there[0], number):
            ours.take(note.start, len(note))
            theirs.take(there[0] - 1, len(note))


def _unused(decision: Decision, message: str) -> Finding:
    return Finding(
        Comparison.ATTESTED,
        Sort.UNUSED,
        "witness",
        decision.where,
        message,
        page=decision.page,
        line=decision.line,
    )


def _finding(one: Difference) -> Finding:
    here, there = _short(one.ours), _short(one.witness)
    if not here:
        message = f"the witness also reads “{there}”, and no decision says so"
    elif not there:
        message = f"the witness lacks “{here}”, and no decision says so"
    else:
        message = f"“{here}”: the witness reads “{there}”, and no decision says so"
    return Finding(
        Comparison.ATTESTED,
        Sort.UNREGISTERED,
        "witness",
        str(one.there),
        message,
        one.ours,
        one.witness,
        *one.place,
    )


def _short(reading: str) -> str:
    """A reading as a message quotes it: whole, unless it is longer than a decision about it would be."""
    return reading if len(reading) <= QUOTED else f"{reading[: QUOTED // 2]} … {reading[-QUOTED // 2 :]}"


def _figures(ours: Words, left: Sequence[Difference]) -> Figures:
    missing = invented = changed = wrong = 0
    for one in left:
        here, there = len(one.ours.split()), len(one.witness.split())
        changed += min(here, there)
        invented += max(here - there, 0)
        missing += max(there - here, 0)
        wrong += Levenshtein.distance(one.ours, one.witness)
    characters = sum(map(len, ours.texts)) + len(ours.texts)
    return Figures(len(ours.texts), missing, invented, changed, characters, wrong)
