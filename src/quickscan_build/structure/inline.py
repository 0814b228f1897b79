"""One stretch of text → inlines: words, cut where a page starts, a fault is marked or a language changes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from ..publication.model import Foreign
from ..text import Span
from .model import Inlines, NoteMark, PageMark, SicMark, Words

_NOTE_MARK = re.compile(r"\[\^(?P<label>[^\]\s]{1,8})\]")


@dataclass(frozen=True)
class Marks:
    """What is at which offset of the text, each list in the order of the offsets."""

    pages: Sequence[tuple[int, str]]
    sics: Sequence[tuple[int, str]]
    foreign: Sequence[Foreign]

    def pages_in(self, start: int, end: int) -> Sequence[tuple[int, str]]:
        """The page starts at ``start <= offset < end``."""
        return self.pages[bisect_left(self.pages, (start,)) : bisect_left(self.pages, (end,))]

    def sics_in(self, start: int, end: int) -> Sequence[tuple[int, str]]:
        """The sic marks at ``start < offset <= end``: a mark follows its reading."""
        first = bisect_right(self.sics, start, key=itemgetter(0))
        return self.sics[first : bisect_right(self.sics, end, key=itemgetter(0))]


def inlines(
    text: str, span: Span, marks: Marks, notes: frozenset[str] = frozenset(), since: int | None = None
) -> Inlines:
    """The inlines of ``text[span]``.

    A page that starts with the span belongs to the block around it, unless ``since`` (the end of the item
    or cell before) says that it starts inside that block.
    """
    since = span.start + 1 if since is None else since
    cuts: list[tuple[int, int, PageMark | SicMark | NoteMark]] = [
        (at, at, SicMark(name)) for at, name in marks.sics_in(span.start, span.end)
    ]
    for offset, label in marks.pages_in(since, span.end):
        at = _word_start(text, max(offset, span.start), span)
        cuts.append((at, at, PageMark(label)))
    for found in _NOTE_MARK.finditer(text, span.start, span.end):
        if found["label"] in notes:
            cuts.append((found.start(), found.end(), NoteMark(found["label"])))
    cuts.sort(key=lambda cut: cut[:2])
    content: list[Words | PageMark | SicMark | NoteMark] = []
    at = span.start
    for start, end, mark in cuts:
        content += _words(text[at:start], marks.foreign)
        content.append(mark)
        at = end
    content += _words(text[at : span.end], marks.foreign)
    return tuple(content)


def _word_start(text: str, offset: int, span: Span) -> int:
    """Where a page is marked that starts in a word or at the blank before one: before the next whole word."""
    if offset == span.start or text[offset - 1] == " ":
        return offset
    blank = text.find(" ", offset, span.end)
    return span.end if blank < 0 else blank + 1


def _words(text: str, foreign: Sequence[Foreign]) -> list[Words]:
    if not text:
        return []
    languages = {one.phrase: one.language for one in foreign}
    if not languages:
        return [Words(text)]
    phrases = "|".join(map(re.escape, sorted(languages, key=len, reverse=True)))
    parts: list[Words] = []
    at = 0
    for found in re.finditer(rf"(?<!\w)(?:{phrases})(?!\w)", text):
        if found.start() > at:
            parts.append(Words(text[at : found.start()]))
        parts.append(Words(found.group(), languages[found.group()]))
        at = found.end()
    if at < len(text):
        parts.append(Words(text[at:]))
    return parts
