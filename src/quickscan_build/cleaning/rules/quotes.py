"""A quotation mark that OCR read as another sort is set right by its partner.

    ‘doen wat nodig is.”      →  ‘doen wat nodig is.’     (the document quotes with single marks)
    "Dat werkt’, zegt zij     →  ‘Dat werkt’, zegt zij
    'Als wij dat zeggen.’     →  ‘Als wij dat zeggen.’    (a straight mark whose partner is curly)
    op “Opslaan’ geklikt      →  op ‘Opslaan’ geklikt     (the document quotes terms with single marks)
    een ''zeer hoog” risico   →  een “zeer hoog” risico  (a double mark read as two single ones)
    foto'’s                   →  foto’s                   (one apostrophe read as two)
    op 'Opslaan! geklikt      →  op 'Opslaan' geklikt     (the mark that closes it, read as another)

A pair of two different sorts gets the sort that the document uses for its other pairs, if it clearly uses
one: for quoted speech where the pair quotes speech, otherwise for all pairs. The only such pair of a
document may be the author's own and is a Doubt, except in a worn scan, which confuses these marks. An
opening mark that nothing closes was a speck if the page is full of them, or if a worn scan has them before
sentences; otherwise, within a sentence, it is a Doubt. Pairs that agree, quotations over several paragraphs
and apostrophes stay.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Doubt, Edit, Finding, Rule
from ..signs import places_of

_MARKS = "\"'“”„‘’‚"
_DOUBLE = frozenset('"“”„')
_TWICE = re.compile(r"['’‘](?<=[^\W_].)(?=['’](?:s|tje|tjes|er|ers|en|je|jes)(?![^\W_]))")
_DOUBLED = re.compile(r"['‘’]{2}(?!['‘’])(?:(?<=[\s([{]..)(?=\w)|(?<=[\w.,!?]..)(?!\w))")
"""A double mark read as two single ones."""
_CLITIC = re.compile(r"['‘’](?:s|t|n|m|k|r|ns|er|ie|ren|\d\ds?)(?![^\W_])")
_OPENS_AFTER = frozenset(" \n([{-–—/")
_CLOSES_BEFORE = frozenset(" \n.,;:!?)]}-–—/…")
_STOPS = frozenset(".,;:!?…)")
CLEARLY = 3
"""Pairs of one sort for each pair of the other that show the document to use that sort clearly."""
MIXED = 2
"""Pairs of two different sorts that show the scan to confuse them; a worn scan always does."""
CONFUSED = 4
"""Sentences with an unclosed mark before them that show these marks to be the dirt of a worn scan."""
PARAGRAPH = 1000
"""Characters of the first paragraph of a quotation of two."""
SPECKS = 10
"""Unclosed marks that, if they outnumber the pairs, are the dirt of a bad scan."""
_MIDST = re.compile(r"[^\W_][,;]?\s\Z")
_WORD = re.compile(r"[^\W\d_]+")
_AS_MARK = re.compile(r"[^!?.;:\"“”„'‘’\n]{2,60}+(?<=[^\W_])!(?=[.,;:)]|[ ](?:[a-zà-ÿ]{2}|[a-zà-ÿ] |\())")
"""What is closed by a mark that was read as an exclamation mark, and how the sentence then goes on."""
_TERM = re.compile(r"[^\"“”„'‘’\n]{2,60}’(?<![sxz]’)(?=[ .,;:)])")
"""A term that a mark of another sort closes; after an s that may be an apostrophe."""
SPEECH = 4
"""Blanks in a quotation from which it is speech, not a term."""


class _Sort(StrEnum):
    SINGLE = "‘’"
    DOUBLE = "“”"


class _Mark(NamedTuple):
    at: int
    char: str
    sort: _Sort
    size: int = 1
    """2 for a double mark that was read as two single ones."""


@dataclass
class _Reading:
    """How the marks of a document are read: pairs that agree, pairs that do not, unclosed openings."""

    content: str
    agreeing: Counter[tuple[_Sort, bool]] = field(default_factory=Counter)
    """How many pairs there are of each sort, for speech and for terms."""
    unopened: set[int] = field(default_factory=set)
    """Single marks after a stop that close nothing in their paragraph."""
    pairs: list[tuple[_Mark, _Mark]] = field(default_factory=list)
    unclosed: list[_Mark] = field(default_factory=list)
    doubled: list[_Mark] = field(default_factory=list)


def find(text: Text, language: Language) -> Iterator[Finding]:
    content = text.content
    marks = places_of(content, _MARKS)
    for at, after in pairwise(marks):
        if after == at + 1 and _TWICE.match(content, at):
            yield Edit(at, after, "", "one apostrophe read as two")
    reading = _read(content, marks)
    mixed = sum(opening.sort is not closing.sort for opening, closing in reading.pairs)
    for opening, closing in reading.pairs:
        speech = _is_speech(content, opening, closing)
        for edit in _agree(opening, closing, reading.agreeing, speech=speech):
            if opening.sort is closing.sort or mixed >= MIXED or language.worn:
                yield edit
            else:
                reason = f"{edit.evidence}; its only pair of two sorts may be the author's own"
                yield Doubt(edit.start, edit.end, (edit.after, content[edit.start : edit.end]), reason)
    single: list[_Mark] = []
    terms = _clearly(*(reading.agreeing[sort, False] for sort in _Sort))
    for mark in reading.unclosed:
        if mark.sort is _Sort.DOUBLE:
            if terms is _Sort.SINGLE and mark.char == "“" and _TERM.match(content, mark.at + 1):
                evidence = "its partner is ’, which seemed an apostrophe; this document quotes terms so"
                yield Edit(mark.at, mark.at + 1, "‘", evidence)
            continue
        if found := _AS_MARK.match(content, mark.at + 1):
            right = "'" if mark.char == "'" else "’"
            evidence = f"it closes {mark.char}; the sentence goes on"
            yield Edit(found.end() - 1, found.end(), right, evidence)
        else:
            single.append(mark)
    for mark in reading.doubled:
        yield Edit(mark.at, mark.at + 2, '"', "a double mark read as two single ones")
    single = [mark for mark in single if not _runs_on(mark.at, reading, marks)]
    yield from _unclosed(content, single, sum(reading.agreeing.values()), language)


def _unclosed(content: str, single: list[_Mark], pairs: int, language: Language) -> Iterator[Finding]:
    """Single marks that nothing closes: the dirt of a scan, or a Doubt."""
    if len(single) >= SPECKS and len(single) > pairs:
        for mark in single:
            evidence = f"a speck: {len(single)} marks are not closed, {pairs} are"
            yield Edit(mark.at, mark.at + 1, "", evidence)
        return
    specks = [mark for mark in single if language.worn and _opens_sentence(content, mark.at, language)]
    if len(specks) >= CONFUSED:
        for mark in specks:
            evidence = f"a speck: {len(specks)} sentences of this worn scan open so"
            yield Edit(mark.at, mark.at + 1, "", evidence)
    for mark in single:
        word = _WORD.match(content, mark.at + 1)
        if word and word[0].islower() and _MIDST.search(content, max(mark.at - 3, 0), mark.at):
            yield Doubt(mark.at, word.end(), (word[0], mark.char + word[0]), "nothing closes this mark")


def _runs_on(at: int, reading: _Reading, marks: list[int]) -> bool:
    """Whether the first mark of the next paragraph closes this one: a quotation of two paragraphs."""
    below = reading.content.find("\n", at, at + PARAGRAPH) + 1
    following = bisect_left(marks, below)
    if not below or following == len(marks) or marks[following] not in reading.unopened:
        return False
    end = marks[following]
    return end - below <= PARAGRAPH and "\n" not in reading.content[below:end].lstrip("\n")


def _opens_sentence(content: str, at: int, language: Language) -> bool:
    """Whether a mark is before the first word of a sentence, which would not have a capital elsewhere."""
    word = _WORD.match(content, at + 1)
    if not word or not word[0][0].isupper() or not language.listed(word[0].lower()):
        return False
    return at == 0 or content[max(at - 2, 0) : at].endswith(("\n", "- ", ". ", "? "))


def _read(content: str, marks: list[int]) -> _Reading:
    """Pair the marks, paragraph by paragraph."""
    reading = _Reading(content)
    open_marks: list[_Mark] = []
    line_end = end = -1
    for at in marks:
        if at > line_end:
            reading.unclosed += open_marks
            open_marks = []
            line_end = content.find("\n", at)
            line_end = len(content) if line_end < 0 else line_end
        if at < end:
            continue
        mark = _mark(content, at)
        end = at + mark.size
        before = content[at - 1] if at else "\n"
        after = content[end] if end < len(content) else "\n"
        if mark.size > 1:
            reading.doubled.append(mark)
        if before in _OPENS_AFTER or (open_marks and open_marks[-1].at == at - 1):
            if not after.isspace() and not (mark.sort is _Sort.SINGLE and _CLITIC.match(content, at)):
                open_marks.append(mark)
        elif after in _CLOSES_BEFORE or after in "\"'“”’":
            _close(mark, before, after, open_marks, reading)
    reading.unclosed += open_marks
    return reading


def _mark(content: str, at: int) -> _Mark:
    """The mark at a place: of two single ones side by side, at the edge of a word, both are one."""
    char = content[at]
    if char in _DOUBLE:
        return _Mark(at, char, _Sort.DOUBLE)
    if _DOUBLED.match(content, at):
        return _Mark(at, '"', _Sort.DOUBLE, 2)
    return _Mark(at, char, _Sort.SINGLE)


def _close(mark: _Mark, before: str, after: str, open_marks: list[_Mark], reading: _Reading) -> None:
    """Pair a closing mark with the opening it closes, if it closes any."""
    for depth in range(len(open_marks) - 1, max(len(open_marks) - 1 - NESTED, -1), -1):
        if open_marks[depth].sort is mark.sort:
            reading.agreeing[mark.sort, _is_speech(reading.content, open_marks[depth], mark)] += 1
            reading.pairs.append((open_marks[depth], mark))
            reading.unclosed += open_marks[depth + 1 :]
            del open_marks[depth:]
            return
    apostrophe = mark.sort is _Sort.SINGLE and before not in _STOPS and after not in _STOPS
    if open_marks and not apostrophe:
        reading.pairs.append((open_marks.pop(), mark))
    elif not open_marks and mark.char in "’'" and before in _STOPS:
        reading.unopened.add(mark.at)


NESTED = 4
"""Open marks among which a closing one looks for its partner."""


def _is_speech(content: str, opening: _Mark, closing: _Mark) -> bool:
    """Whether a pair quotes speech, not just a term."""
    return content[opening.at + 1].isupper() and content.count(" ", opening.at, closing.at) >= SPEECH


def _clearly(single: int, double: int) -> _Sort | None:
    """The sort of which there are clearly more, if there is one."""
    if single >= CLEARLY * max(double, 1):
        return _Sort.SINGLE
    return _Sort.DOUBLE if double >= CLEARLY * max(single, 1) else None


def _agree(
    opening: _Mark, closing: _Mark, agreeing: Counter[tuple[_Sort, bool]], *, speech: bool
) -> Iterator[Edit]:
    """The edits that make a pair agree; none if the document does not clearly use one sort."""
    sort = opening.sort
    if sort is not closing.sort:
        alike = [agreeing[one, speech] for one in _Sort]
        other = [agreeing[one, not speech] for one in _Sort]
        clear = (
            _clearly(*alike) if max(alike) >= CLEARLY else _clearly(alike[0] + other[0], alike[1] + other[1])
        )
        if clear is None:
            return
        sort = clear
        partner = opening if opening.sort is sort else closing
        evidence = f"its partner is {partner.char}, the sort this document uses"
    elif opening.char in "'\"" and closing.char in "’”":
        evidence = f"its partner is {closing.char}"
    elif closing.char in "'\"" and opening.char in "‘“":
        evidence = f"its partner is {opening.char}"
    else:
        return
    for mark, right in zip((opening, closing), sort.value, strict=True):
        if mark.char != right and mark.char not in "„‚":
            yield Edit(mark.at, mark.at + mark.size, right, evidence)


RULE = Rule("quotes", Kind.MARK, "aanhalingstekens van de verkeerde soort", find)
