"""Whatever OCR made of a bullet opens its item as "- " again; a lost one comes back where others prove it.

¢ Kijk naar de outcome         →  - Kijk naar de outcome
e Wat kost het?                →  - Wat kost het?
" taken die ik kan uitvoeren   →  - taken die ik kan uitvoeren
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..flow import ITEM, Flow, ends_sentence, starts_low
from ..lines import Lines
from ..rule import Edit, Rule

_GLYPH = re.compile(
    r"([•·∙‣▪■□●○◦►➢✓*+«»®©°¢#§¥£~=<>\"“”\-–—]|‘\*|‘[+-]|[eo])[ \u00a0]+(?=([^\W_]|[(‘’“\"'\[]))"
)
_DASHES = frozenset("-–—")
_BEFORE_NUMBERS = frozenset("+*©°#§£~=<>")
"""What may stand before a number in running text: ``© 2017``, ``§ 3``, ``+ 18``."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    lines = Lines(text)
    flow = Flow(lines)
    marks = _Marks(flow)
    for index, length in marks.glyphs.items():
        start = lines.starts[index] - lines.indents[index]
        end = lines.starts[index] + length
        if text.content[start:end] != "- ":
            yield Edit(
                start, end, "- ", f"list mark, read as {text.content[start:end].strip() or 'a blank'!r}"
            )
    for index in marks.lost():
        yield Edit(
            lines.starts[index], lines.starts[index], "- ", "lost list mark: items before and after it"
        )


class _Marks:
    """The list marks of a text: line → length of the mark as read (0: a blank only)."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.lines = lines = flow.lines
        self.glyphs: dict[int, int] = {}
        maybe: dict[int, int] = {}
        indented = sum(1 for i in lines.indents if i)
        blanks_tell = indented * 4 < len(lines)
        for index, start in enumerate(lines.starts):
            found = _GLYPH.match(lines.content, start, lines.ends[index])
            if found:
                if self._sure(index, found):
                    self.glyphs[index] = found.end() - start
                else:
                    maybe[index] = found.end() - start
            elif blanks_tell and lines.indents[index] == 1 and not ITEM.match(lines[index]):
                self.glyphs[index] = 0
        for index, length in maybe.items():
            if any(
                near in self.glyphs or near in maybe for near in (index - 1, index - 2, index + 1, index + 2)
            ):
                self.glyphs[index] = length
        for index in self.glyphs:
            flow.items[index] = 1

    def _sure(self, index: int, found: re.Match[str]) -> bool:
        glyph, follows = found.groups()
        lines, flow = self.lines, self.flow
        if follows.isdigit() and glyph in _BEFORE_NUMBERS:
            return False
        if glyph in {"«", '"', "“"} and {"«": "»", '"': '"', "“": "”"}[glyph] in lines[index][2:]:
            return False
        if index == 0 or lines.gaps[index] or lines.tops[index]:
            return glyph not in _DASHES or glyph == "-"
        before = lines[index - 1]
        if glyph in _DASHES:
            return glyph == "-" and (ends_sentence(before) or not flow.full(index - 1))
        return ends_sentence(before) or not flow.full(index - 1) or glyph not in '+=<>~«»"“”'

    def lost(self) -> Iterator[int]:
        """Lines that open an item whose mark OCR lost without trace."""
        lines, flow = self.lines, self.flow
        opens = [0]
        for index in range(len(lines) - 1):
            if flow.items[index + 1] or not flow.goes_on(index):
                opens.append(index + 1)
        known = bytearray(flow.items)
        for nth in range(1, len(opens)):
            index = opens[nth]
            if known[index]:
                continue
            previous = opens[nth - 1]
            after = opens[nth + 1] if nth + 1 < len(opens) else len(lines)
            if self._proved(previous, index, after, known):
                known[index] = 1
                yield index

    def _proved(self, previous: int, index: int, after: int, known: bytearray) -> bool:
        lines = self.lines
        close = not lines.gaps[index]
        followed = after < len(lines) and known[after] and after in self.glyphs
        if known[previous] and ITEM.match(lines[previous]) and previous not in self.glyphs:
            return False
        if known[previous]:
            pattern = self._pattern(previous, index)
            own = self._pattern(index, after)
            if followed:
                return own == pattern or (close and own[0] == pattern[0] and own[1] != ":")
            ends_group = after == len(lines) or lines.gaps[after] or lines.tops[after]
            return bool(close and ends_group and own == pattern)
        if followed and lines[index - 1].endswith(":"):
            beyond = after + 1
            while beyond < len(lines) and not known[beyond] and not lines.gaps[beyond]:
                beyond += 1
            return self._pattern(index, after)[0] == self._pattern(after, beyond)[0]
        return False

    def _pattern(self, start: int, after: int) -> tuple[bool, str]:
        """How an item opens (small letter?) and closes."""
        lines = self.lines
        first = lines[start][self.glyphs.get(start, 0) :]
        last = lines[after - 1][-1]
        low = starts_low(first)
        if last in ";,." and low:
            last = ";"
        elif last in "?!":
            last = "."
        elif last not in ".:;":
            last = ""
        return low, last


RULE = Rule("bullets", Kind.MARK, "opsommingstekens", find)
