"""The ledger: every change between the source and the cleaned text, so that each can be made from the other.

A cleaning is a sequence of passes, one for each rule. A pass is a sequence of disjoint changes, in order,
each at an offset in the text *as that pass found it*. So a ledger is exact without any origin map:
``replay`` walks the passes forwards, ``undo`` backwards, and both check every ``before``/``after`` they
meet.

Offsets are in code points everywhere.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, repeat
from operator import add, itemgetter, sub
from typing import NamedTuple

from .exits import DataError
from .memory import Piece, assembled

NEARBY = 100
"""Changes among which what was moved is looked for."""
_NUMBER = re.compile(r"^\[\^\d+\]: ")
PART = 1 << 16
"""Characters of the parts in which a changed text is put together: so many stay in the processor's cache."""


class Kind(StrEnum):
    """What kind of change a rule makes; the fidelity check and the accountability page group by it."""

    DECISION = "decision"
    """An editor's answer, from ``source_texts/``."""
    LETTER = "letter"
    """Wording as OCR broke it: letters, diacritics, digits."""
    MARK = "mark"
    """Punctuation, quotation marks, bullets, stray marks."""
    JOIN = "join"
    """A word that a line end, a page end or a column end had cut in two."""
    LAYOUT = "layout"
    """White space only: lines into paragraphs, blocks apart."""
    FURNITURE = "furniture"
    """Running heads and folios that were removed."""
    NOTE = "note"
    """Footnotes that were moved out of the paragraph they interrupt."""


class Change(NamedTuple):
    """One change: at ``start`` (in the text as its pass found it) ``before`` became ``after``."""

    start: int
    before: str
    after: str
    evidence: str
    mark: str = ""
    """A caveat that readers of the ledger can select on, for instance ``unprintable``."""

    @property
    def end(self) -> int:
        return self.start + len(self.before)


@dataclass(frozen=True)
class Pass:
    """All changes of one rule, disjoint and in order of ``start``."""

    rule: str
    kind: Kind
    changes: tuple[Change, ...]
    title: str = ""
    """What the rule does, in Dutch: the accountability page and the fidelity report print it."""

    @cached_property
    def shift(self) -> Shift:
        """How this pass moves offsets."""
        return Shift(self.changes)

    def apply(self, text: str) -> str:
        """The text after this pass; ``DataError`` if the text is not the one that the pass was made for.

        It is put together part by part: all its pieces side by side would take the memory of another text.
        """
        return assembled(self._parts(text), self.shift.forward(len(text)), text)

    def _parts(self, text: str) -> Iterator[Piece]:
        """The text after this pass: what changes and what is near in parts of about ``PART`` characters."""
        out: list[str] = []
        at = 0
        full = PART
        for start, before, after, _, _ in self.changes:
            end = start + len(before)
            if start < at or not text.startswith(before, start):
                raise _mismatch(self.rule, start, before, text[start:end])
            if start > full:
                yield _whole("".join(out))
                out.clear()
                if start - at > PART:
                    yield text, at, start
                    at = start
                full = start + PART
            out.append(text[at:start])
            out.append(after)
            at = end
        yield _whole("".join(out))
        yield text, at, len(text)

    def revert(self, text: str) -> str:
        """The text before this pass; the inverse of ``apply``."""
        out: list[str] = []
        at = 0
        drift = 0
        for change in self.changes:
            start = change.start + drift
            end = start + len(change.after)
            if start < at or end > len(text) or text[start:end] != change.after:
                raise _mismatch(self.rule, start, change.after, text[start:end])
            out.append(text[at:start])
            out.append(change.before)
            at = end
            drift += len(change.after) - len(change.before)
        out.append(text[at:])
        return "".join(out)


class Shift:
    """How one pass moves offsets, in both directions, in logarithmic time for each.

    An offset inside a change maps to the start of that change's other side.
    """

    __slots__ = ("_after_starts", "_changes", "_starts")

    def __init__(self, changes: Sequence[Change]) -> None:
        befores, afters = (map(len, map(itemgetter(side), changes)) for side in (1, 2))
        self._changes = changes
        self._starts: array[int] = array("q", map(itemgetter(0), changes))
        drifts = accumulate(map(sub, afters, befores), initial=0)
        self._after_starts: array[int] = array("q", map(add, self._starts, drifts))

    def forward(self, offset: int) -> int:
        """The offset after the pass of what was at ``offset`` before it."""
        at = bisect_right(self._starts, offset) - 1
        return self._beyond(at, offset) if at >= 0 else offset

    def forward_all(self, offsets: Sequence[int]) -> list[int]:
        """``forward`` of each of many offsets."""
        changes = map(bisect_right, repeat(self._starts), offsets)
        beyond = self._beyond
        return [beyond(at - 1, offset) if at else offset for offset, at in zip(offsets, changes, strict=True)]

    def forward_end(self, offset: int) -> int:
        """Where a span that ended at ``offset`` ends after the pass; what is inserted there is outside it."""
        at = bisect_left(self._starts, offset) - 1
        if at < 0:
            return offset
        start, before, after, _, _ = self._changes[at]
        return self._after_starts[at] + len(after) + max(offset - start - len(before), 0)

    def back(self, offset: int) -> int:
        """The offset before the pass of what is at ``offset`` after it."""
        return self.back_all((offset,))[0]

    def back_all(self, offsets: Sequence[int]) -> list[int]:
        """``back`` of each of many offsets."""
        changes = map(bisect_right, repeat(self._after_starts), offsets)
        before = self._before
        return [before(at - 1, offset) if at else offset for offset, at in zip(offsets, changes, strict=True)]

    def moved(self, offset: int) -> int:
        """``back``, but a line that one change took out and another put in near it is found where it was.

        A footnote gets its number in plain form when it is moved: ``[^3]: ``.
        """
        at = bisect_right(self._after_starts, offset) - 1
        into = offset - self._after_starts[at] if at >= 0 else 0
        put = self._changes[at].after if at >= 0 and not self._changes[at].before else ""
        if into < len(put):
            first, last = put.rfind("\n", 0, into) + 1, put.find("\n", into)
            line = put[first : last if last >= 0 else len(put)]
            words = _NUMBER.sub("", line)
            near = (*self._changes[at : at + NEARBY], *self._changes[max(at - NEARBY, 0) : at][::-1])
            for one in near:
                found = one.before.find(words)
                if found >= 0:
                    return one.start + found + max(into - first - len(line) + len(words), 0)
        return self.back(offset)

    def changed(self) -> Iterator[tuple[int, int]]:
        """Where each change starts and ends after the pass."""
        afters = map(len, map(itemgetter(2), self._changes))
        return zip(self._after_starts, map(add, self._after_starts, afters), strict=True)

    def _before(self, at: int, offset: int) -> int:
        """``back`` of an offset at or behind what one change made, and before the next."""
        start, before, after, _, _ = self._changes[at]
        rest = offset - self._after_starts[at] - len(after)
        return start if rest < 0 else start + len(before) + rest

    def _beyond(self, at: int, offset: int) -> int:
        """``forward`` of an offset at or behind the start of one change, and before the next."""
        start, before, after, _, _ = self._changes[at]
        rest = offset - start - len(before)
        return self._after_starts[at] + (0 if rest < 0 else len(after) + rest)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All passes from a source to its cleaned text."""

    passes: tuple[Pass, ...] = ()

    def __len__(self) -> int:
        return sum(len(p.changes) for p in self.passes)


def replay(source: str, ledger: Ledger) -> str:
    """The cleaned text: ``source`` with every pass applied."""
    for one in ledger.passes:
        source = one.apply(source)
    return source


def undo(cleaned: str, ledger: Ledger) -> str:
    """The source: ``cleaned`` with every pass reverted, last first."""
    for one in reversed(ledger.passes):
        cleaned = one.revert(cleaned)
    return cleaned


def _whole(text: str) -> Piece:
    return text, 0, len(text)


def _mismatch(rule: str, at: int, expected: str, found: str) -> DataError:
    return DataError(
        f"the ledger does not fit the text: {rule} expects {expected[:40]!r} at {at}, found {found[:40]!r}",
        where="ledger",
        remedy="Make it again with: make chapters",
    )
