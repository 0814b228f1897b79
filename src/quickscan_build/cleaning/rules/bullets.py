"""Whatever OCR made of a bullet opens its item as "- " again; a lost one comes back where others prove it.

    ¢ Kijk naar de outcome         →  - Kijk naar de outcome
    e Wat kost het?                →  - Wat kost het?
    " taken die ik kan uitvoeren   →  - taken die ik kan uitvoeren

A dash or a sign that running text may start a line with is a mark only in a row of marks. A line that
lost its mark is an item when the items beside it prove it: it opens and closes as they do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import compress, pairwise
from operator import not_

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..flow import ITEM, NESTED, Flow, ends_sentence, own_flow_of, starts_low
from ..rule import Edit, Rule
from ..signs import places_of

_GLYPH = re.compile(
    r"([•·∙‣▪■□●○◦►➢✓*+«»®©°¢#§¥£@~=<>\"“”‘'\-–—]|[‘'][*+¢«©®°•\"“-]|\*\*|\+\+|[eo])"
    r"[ \u00a0]+(?=([^\W_]|[(‘’“\"'\[\\]))"
)
_GLUED = re.compile(r"[•·∙▪■●»«®©¢*](?=[^\W\d_]{2})")
"""A bullet that OCR set against its word: one only beside other items."""
_QUOTE = re.compile(r"[\"“'‘](?=[^\W\d_]{2})(?!.(?:[st] |n |s-))")
_CLOSING = re.compile(r"[\"”’'](?<=\S.)(?!\w)")
"""A bullet that was read as a quotation mark, which nothing closes: only amid items."""
_SCORED = re.compile(
    r"[^\s\w]?_{1,2} ?(?=[A-ZÀ-Ý(])|[^\W\d]_{1,2}(?=[A-ZÀ-Ý][a-zà-ÿ])|[^\s\w]_{1,2} ?(?=[a-zà-ÿ]{3})"
)
"""A bullet that was read as the line it stands on."""
_LETTER = re.compile(r"(?!(?:Om|U|OP|IN) )([A-Z]|[A-Z][A-Zm]) (?=[^\W\d_])|([1itw]?m) (?=[A-Z][a-z])")
"""A square bullet, read as a capital or ``m``: only where it opens item after item, and is no word."""
_DASHES = frozenset("-–—")
_CLOSES = {"«": "»", '"': '"', "“": "”"}
_IN_TEXT = frozenset("+=<>~«»\"“”‘'")
"""What may open a line in mid-sentence."""
FEWEST = 3
"""Items that one capital opens, from which it is their bullet."""
NEAR = 12
"""Lines between two marks of one list."""
FAR = 5
"""Lines from one first line to the next that are more than an item has."""
RUN = 6
"""More lost marks in a row are not restored."""
_BEFORE_NUMBERS = frozenset("+*©°#§£~=<>")
"""What may stand before a number in running text: ``© 2017``, ``§ 3``, ``+ 18``."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    flow = own_flow_of(text)
    lines = flow.lines
    # Of a worn scan such marks are dirt, wherever they stand.
    marks = _Marks(flow, known=len(text.page_starts) > 1, quotes=not language.worn)
    for index, length in marks.glyphs.items():
        # What an item is indented by tells `paragraphs` how deep it stands; one blank was a bullet.
        indent = lines.indents[index]
        start = lines.starts[index] - (indent if indent < NESTED or not length else 0)
        end = lines.starts[index] + length
        if text.content[start:end] != "- ":
            yield Edit(
                start, end, "- ", f"list mark, read as {text.content[start:end].strip() or 'a blank'!r}"
            )
    for index in marks.lost():
        start = lines.starts[index]
        yield Edit(start - lines.indents[index], start, "- ", "lost list mark: the items beside it")


class _Marks:
    """The list marks of a text: line → length of the mark as read.

    Where OCR saw a bullet and read none it leaves one blank (length 0); where the pages are not
    ``known``, a blank may mark a page as well: those stand far apart. A quotation mark is one only where
    ``quotes`` says so.
    """

    def __init__(self, flow: Flow, *, known: bool, quotes: bool) -> None:
        self.flow = flow
        self.lines = lines = flow.lines
        self.glyphs: dict[int, int] = {}
        faint: list[int] = []
        maybe: dict[int, int] = {}
        for index, found in lines.opening(_GLYPH):
            if self._sure(index, found):
                self.glyphs[index] = found.end() - found.start()
            else:
                maybe[index] = found.end() - found.start()
        if (len(lines) - lines.indents.count(0) - lines.indents.count(1)) * 8 < len(lines):
            faint = [
                index
                for index, indent in enumerate(lines.indents)
                if indent == 1
                and index not in self.glyphs
                and index not in maybe
                and not _GLUED.match(lines.content, lines.starts[index])
                and not ITEM.match(lines[index])
            ]
        for mark in (self._scored, self._letters):
            self.glyphs.update(list(mark()))
        if known or _close(faint):
            self.glyphs.update(dict.fromkeys(faint, 0))
        likely = sorted([*self.glyphs, *maybe])
        for position, index in enumerate(likely):
            if index in maybe and self._in_list(index, likely[max(position - 1, 0) : position + 2]):
                self.glyphs[index] = maybe[index]
        glued = [index for index, _ in lines.opening(_GLUED, "•·∙▪■●»«®©¢*")]
        marked = sorted([*self.glyphs, *glued])
        for index in glued:
            if index - 1 in self.glyphs or index + 1 in self.glyphs or self._opens_near(index, marked):
                self.glyphs[index] = 1
        self.glyphs.update(dict.fromkeys(self._quotes() if quotes else (), 1))
        for index in self.glyphs:
            flow.items[index] = 1

    def _opens_near(self, index: int, known: list[int]) -> bool:
        """Whether a line opens a block, and others that may be items do so near by, above and below."""
        lines = self.lines
        if not index or not (lines.gaps[index] or ends_sentence(lines[index - 1])):
            return False
        place = bisect_left(known, index)
        beside = (*known[max(place - 1, 0) : place], *known[place + 1 : place + 2])
        return any(abs(other - index) <= NEAR // 2 for other in beside)

    def _quotes(self) -> list[int]:
        """The lines that a quotation mark opens amid items, where nothing closes it."""
        lines = self.lines
        known = sorted(self.glyphs)
        return [
            index
            for index in places_of(lines.heads, "\"“'‘")
            if _QUOTE.match(lines.content, lines.starts[index])
            and index not in self.glyphs
            and self._opens_amid(index, known)
            and not self._closes(index)
        ]

    def _opens_amid(self, index: int, known: list[int]) -> bool:
        """Whether a line opens a block, with items near by above and below."""
        lines = self.lines
        if not index or not (lines.gaps[index] or (index - 1 in self.glyphs and lines[index][1].isupper())):
            return False
        place = bisect_left(known, index)
        return (
            0 < place < len(known)
            and index - known[place - 1] <= NEAR // 2
            and known[place] - index <= NEAR // 2
        )

    def _closes(self, index: int) -> bool:
        """Whether a quotation mark that opens a line is closed in the block."""
        lines = self.lines
        for at in range(index, min(index + NEAR, len(lines))):
            if at > index and (lines.clear[at] or at in self.glyphs):
                break
            if _CLOSING.search(lines.content, lines.starts[at] + 1, lines.ends[at]):
                return True
        return False

    def _scored(self) -> Iterator[tuple[int, int]]:
        """Marks with an underscore, where no second one shows words set off by a pair of them."""
        lines = self.lines
        for index, found in lines.opening(_SCORED):
            letter = found[0][0].isalpha() and not any(0 < abs(o - index) <= NEAR for o in self.glyphs)
            if not letter and "_" not in lines.content[found.end() : lines.ends[index]]:
                yield index, found.end() - found.start()

    def _letters(self) -> Iterator[tuple[int, int]]:
        """Capitals that open line after line and stand hardly anywhere else."""
        lines = self.lines
        at: dict[str, list[tuple[int, int]]] = {}
        for index, found in lines.opening(_LETTER):
            above = lines[index - 1] if index else ""
            small = found[2] and not above[-1:].isdecimal()
            if small or not above or above[-1] in ",;" or ends_sentence(above):
                at.setdefault(found[1] or "m", []).append((index, found.end() - found.start()))
        words = Counter(lines.content.split()) if any(len(a) >= FEWEST for a in at.values()) else Counter()
        for letter, marks in at.items():
            if len(marks) >= FEWEST and len(marks) * 4 >= words[letter] * 3:
                yield from marks

    def _opens(self) -> list[int]:
        """The first line of each block or item, and the number of lines after the last."""
        links = self.flow.decide()
        return [0, *compress(range(1, len(self.lines)), map(not_, links)), len(self.lines)]

    def _in_list(self, index: int, around: list[int]) -> bool:
        """Whether a dash is one of a row of marks, or follows the words before a list; a sign, an item."""
        if self.lines.content[self.lines.starts[index]] not in _DASHES:
            return index - 1 in self.glyphs
        if index and self.lines[index - 1][-1] in '”’"':
            # Who said it, below a quotation.
            return False
        near = any(0 < abs(index - other) <= NEAR for other in around)
        return near or (index > 0 and self.lines[index - 1].endswith(":"))

    def _sure(self, index: int, found: re.Match[str]) -> bool:
        glyph, follows = found.groups()
        lines, flow = self.lines, self.flow
        if follows.isdigit() and glyph in _BEFORE_NUMBERS:
            return False
        if glyph in _CLOSES and _CLOSES[glyph] in lines[index][2:]:
            return False
        if index == 0 or lines.gaps[index] or lines.tops[index]:
            return glyph not in _DASHES or glyph == "-"
        before = lines[index - 1]
        if glyph in _DASHES:
            return glyph == "-" and (ends_sentence(before) or not flow.full(index - 1))
        return ends_sentence(before) or not flow.full(index - 1) or glyph not in _IN_TEXT

    def lost(self) -> Iterator[int]:
        """Lines that open an item whose mark OCR lost without trace."""
        flow = self.flow
        opens = self._opens()
        known = bytearray(flow.items)
        for index in (*flow.notes, *compress(range(len(flow.rows)), flow.rows)):
            known[index] = 1
        start = 1
        while start < len(opens) - 1:
            end = start
            while end < len(opens) - 1 and not known[opens[end]]:
                end += 1
            found = {*self._after_items(opens, start, end), *self._before_items(opens, start, end)}
            for index in sorted(found):
                known[index] = 1
                self.glyphs[index] = 0
                yield index
            # What is found shows more: it is looked at again.
            start = start if found else end + 1

    def _after_items(self, opens: list[int], start: int, end: int) -> list[int]:
        """Of the unmarked elements ``start`` to ``end``, those that go on the list before them."""
        lines = self.lines
        if opens[start - 1] not in self.glyphs or end == start:
            return []
        pattern = self._shape(opens[start - 1], opens[start])
        found: list[int] = []
        joined: list[bool] = []
        close = True
        for nth in range(start, min(end, start + RUN)):
            index = opens[nth]
            close = close and not lines.gaps[index] and not lines.tops[index]
            shape = self._shape(index, opens[nth + 1])
            unfinished = lines[index - 1][-1] in ";," and shape[0]
            if not unfinished and (shape != pattern or not (close or pattern[1])):
                break
            found.append(index)
            joined.append(close or unfinished)
        if start + len(found) == end and opens[end] in self.glyphs:
            # Items on both sides: of a list without full stops only what stands in one block with them.
            after = lines.gaps[opens[end]] or lines.tops[opens[end]]
            return found if pattern[1] or (all(joined) and not after) else []
        return [i for i, together in zip(found, joined, strict=True) if pattern[1] and together]

    def _before_items(self, opens: list[int], start: int, end: int) -> list[int]:
        """Those that open a list: after a colon, before items that look like them."""
        lines = self.lines
        for nth in range(end - 1, max(end - 1 - RUN, start - 1), -1):
            intro = lines[opens[nth] - 1]
            if not intro.endswith((":", "?")):
                continue
            shapes = [self._shape(opens[i], opens[i + 1]) for i in range(nth, end)]
            if end < len(opens) - 1 and opens[end] in self.glyphs:
                pattern = self._shape(opens[end], opens[end + 1])
                if all(s[0] == pattern[0] and (s[1] == pattern[1] or s[0]) for s in shapes):
                    return opens[nth:end]
            if intro.endswith(":") and len(shapes) > 1:
                small = next((i for i, s in enumerate(shapes) if s != (True, ";")), len(shapes))
                if small > 1 and lines[opens[nth + 1] - 1][-1] in ";,":
                    return opens[nth : nth + small]
            return []
        return []

    def _shape(self, start: int, after: int) -> tuple[bool, str]:
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


def _close(faint: list[int]) -> bool:
    """Whether lines stand as items of lists do, not as the first lines of pages or paragraphs."""
    near = [b - a < FAR for a, b in pairwise(faint)]
    beside = sum(one or other for one, other in zip([False, *near], [*near, False], strict=True))
    return beside * 4 >= len(faint) > 1


RULE = Rule("bullets", Kind.MARK, "opsommingstekens", find)
