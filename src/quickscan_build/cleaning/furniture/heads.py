"""What tells a running head from a heading: it cuts through sentences, and names a heading nearby."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from itertools import accumulate, chain, compress

from ...language import Language
from ...language.lexicon import PARTS
from ..setting.flow import Flow
from ..setting.line_edges import ends_broken, ends_sentence, starts_low
from ..setting.lines import Lines
from ..signs import occurrences
from .recurrence import LONG, LONGEST, Head, Recurrence, key_of

ABOUT = 150
"""Lines before a running head (or after it, on its page) among which is the heading that it names."""
DEEPEST = 12
"""Lines of notes that may end a page."""
_MARK = re.compile(r"(?:[a-z]|[^\w\s]{1,2}) ")
"""What may be a list mark, as OCR read it."""
_LETTER = re.compile(r"[^\W\d_]")
"""The first of those that are left of a line whose marks and figures do not count."""
_NOTE = re.compile(r"\d{1,3}[.)]?\s?(?=[\"'‘“(]?[A-ZÀ-Ý])")
_LEADERS = re.compile(r"[.…]{2}[.… ]*\d{0,3}$")
"""How an entry of a table of contents ends."""
_CONTENTS = re.compile(r"inhoud(?:sopgave)?", re.IGNORECASE)
"""The title above one."""
SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})+\b")
"""The number of a section."""
_PART = re.compile(rf"(?i:{PARTS}|§) (?:\d[\w.:]{{0,8}}|[IVX]{{1,6}}[a-z]?|[A-Z])\.?")
"""``Artikel 7``, ``Bijlage IIa``."""
_ROMAN = re.compile(r"([IVXlL]{1,5})\.? (?=[A-ZÀ-Ý])")
"""What opens the heading of a chapter with a Roman numeral, in which OCR may have read an I as an l."""
BAR = re.compile(r" [|•·] ")
"""What separates the two halves of a running head, and is not in titles."""
_FRAMED = re.compile(r"[-–—~•*·] .* [-–—~•*·]")
"""A line between ornaments, as no title is."""
FEWEST = 3
"""Pages that show a head of two lines to be one."""
TALL = 3
"""Lines of a long heading."""
OPENING = 3
"""Lines from the start of the text that may be its title."""


class Evidence:
    """What the lines of one text show about those that may be running heads and feet."""

    known = False
    """Whether all pages are known."""

    def __init__(self, lines: Lines, flow: Flow, language: Language) -> None:
        self.lines = lines
        self.flow = flow
        self.recurrence = Recurrence(lines, language)
        self.found: dict[int, str] = {}
        """Line → why it is a running head or foot."""
        self.beside_numbers: set[int] = set()
        """The lines that had a page number."""

    def find_title(self) -> None:
        """Find the title of the text where it cuts through a sentence further on: a head, even once."""
        lines = self.lines
        title = lines[0] if len(lines) else ""
        if len(key_of(title)) < LONG:
            return
        for at in occurrences(lines.content, title, lines.ends[0]):
            index = lines.at(at)
            if lines[index] == title and self.cuts(index, aloof=False):
                self.found[index] = "the title of the text, in mid-sentence"

    def second_line(self, at: list[int]) -> str:
        """The key of the line below those of a head, if it is the same on most pages, and close to it."""
        lines = self.lines
        # A line in the middle of a sentence is not of a head, even where the text repeats itself.
        heads = [i for i in at if not (starts_low(lines[i]) or ends_broken(lines[i]))]
        close = [i + 1 for i in heads if i + 1 < len(lines) and not lines.clear[i + 1]]
        if len(close) < FEWEST or len(close) * 2 <= len(at) or at[-1] + 1 == len(lines):
            return ""
        (key, times), *_ = Counter(key_of(lines[i]) for i in close).most_common(1)
        return key if times >= FEWEST and times * 2 > len(at) else ""

    def _above_notes(self, index: int) -> int:
        """The line above the footnotes that end with a line; that line itself if there are none."""
        lines = self.lines
        body = index
        for first in range(index, max(index - DEEPEST, 0), -1):
            if _NOTE.match(lines[first]):
                body = first - 1
            elif lines.gaps[first] or lines.tops[first]:
                break
        return body

    def cuts(self, index: int, *, aloof: bool, height: int = 0) -> bool:
        """Whether a sentence or a word runs on around a line, and around ``height`` lines above it."""
        lines, flow = self.lines, self.flow
        above, below = index - 1 - height, index + 1
        while above in self.found:
            above -= 1
        while below in self.found:
            below += 1
        if above < 0 or below >= len(lines) or flow.items[below] or _MARK.match(lines[below]):
            return False
        after = lines[below]
        if starts_low(after):
            above = self._above_notes(above)
        before = lines[above]
        if not aloof and starts_low(lines[index]):
            return False
        if ends_broken(before):
            return starts_low(after)
        return not ends_sentence(before) and (starts_low(after) or (aloof and lines.fill(above) > flow.tight))

    def amid_paragraphs(self, index: int) -> bool:
        """Whether a paragraph follows a line: below a label at the top of a page stands its heading."""
        lines = self.lines
        after = index + 1
        if after + 1 >= len(lines) or lines.gaps[after + 1]:
            return False
        return self.flow.full(after) or ends_broken(lines[after])

    def above_text(self, at: list[int]) -> bool:
        """Whether lines, unless short labels, are above text, which differs each time, not above headings."""
        below = [index + 1 for index in at if index + 1 < len(self.lines)]
        different = len({key_of(self.lines[index]) for index in below}) * 2 > len(below)
        worded = len(key_of(self.lines[at[0]])) >= LONG
        return different and worded and sum(map(self._is_text, below)) * 2 >= len(below)

    def _is_text(self, index: int) -> bool:
        """Whether the block that a line opens is an item, ends a sentence, or has more than two lines."""
        lines = self.lines
        if self.flow.items[index] or _MARK.match(lines[index]):
            return True
        for at in range(index, min(index + 3, len(lines))):
            if at > index and lines.clear[at]:
                return False
            if ends_sentence(lines[at]):
                return True
        return index + 3 <= len(lines)

    def repeats(self, head: Head) -> list[int]:
        """The lines of a running head, without the title or heading it repeats."""
        at = head.at
        if at[0] < OPENING:
            first = self.lines[at[0]]
            barred = BAR.search(first) is not None or _FRAMED.fullmatch(first) is not None
            return at if barred or self.names_heading(at[0], head.keys, self._numbered_too(at)) else at[1:]
        if at[0] not in self.beside_numbers and self.beside_numbers.issuperset(at[1:]):
            # The heading itself, which has no page number beside it.
            return at[1:]
        named = self.names_heading(at[0], head.keys, set(at))
        if named or ((at[-1] - at[0]) * 2 > len(self.lines) and not self._numbered(at)):
            return at
        heading = next((i for i in at if not self.at_mark(i)), at[0])
        known = self.known
        at = [i for i in at if i != heading or self._cuts_word(i)]
        return [i for i in at if known or self.at_mark(i) or self.cuts(i, aloof=True)]

    def _cuts_word(self, index: int) -> bool:
        """Whether a line stands between the halves of a word, as no heading does."""
        lines = self.lines
        return 0 < index < len(lines) - 1 and ends_broken(lines[index - 1]) and starts_low(lines[index + 1])

    def _numbered_too(self, at: list[int]) -> set[int]:
        """The lines of a head, and those near the first with a number beside it: heads that were missed."""
        first = range(at[0] + 1, min(at[0] + ABOUT, len(self.lines)))
        words = self.lines[at[0]]
        return {*at, *(i for i in first if words in self.lines[i] and self.lines[i] != words)}

    def _numbered(self, at: list[int]) -> bool:
        """Whether the same number opens most of the lines, as that of a chapter does."""
        number = self.lines[at[0]].split(" ", 1)[0]
        return number[0].isdigit() and sum(self.lines[i].startswith(number) for i in at) * 2 > len(at)

    def without_parts(self, at: list[int], *, named: bool = False) -> list[int]:
        """Those of some lines that are no headings of a part: a head has the same number on other pages.

        If what they name is among them (``named``), it is the first with its number.
        """
        numbers = {i: found for i in at if (found := self._number_of_part(i))}
        times = Counter(numbers.values())
        headings = {number: i for i, number in reversed(numbers.items())} if named else {}
        return [i for i in at if times[numbers.get(i, "")] != 1 and headings.get(numbers.get(i, "")) != i]

    def _number_of_part(self, index: int) -> str:
        """``Artikel 7``, or the Roman numeral that opens a line (``IL Inleiding``); empty for others."""
        row = self.lines[index]
        if _PART.fullmatch(row):
            return row
        found = _ROMAN.match(row)
        return found[1].replace("l", "I").replace("L", "I") if found else ""

    def section_numbers(self, at: list[int]) -> list[str]:
        """The numbers of sections that open some of these lines."""
        return [found[0] for i in at if (found := SECTION.match(self.lines[i]))]

    def at_mark(self, index: int) -> bool:
        """Whether a page ends right above or below a line."""
        tops = self.lines.tops
        return bool(tops[index] or (index + 1 < len(tops) and tops[index + 1]))

    def names_heading(self, index: int, keys: Collection[str], others: Collection[int] = ()) -> bool:
        """Whether a line repeats a heading: one of the pages before, or the first one below on its page."""
        lines, clear = self.lines, self.lines.clear
        first = {key[0] for key in keys}
        rests: set[str] = set()
        limit = min(index + ABOUT, len(lines))
        stop = lines.tops.find(1, index + 1, limit)
        stop = stop if stop >= 0 else limit
        above, below = range(max(index - ABOUT, 0), index), range(index + 1, stop)
        around = (compress(rows, clear[rows.start : rows.stop]) for rows in (above, below))
        part = _PART.fullmatch(lines[index])
        for i in chain.from_iterable(around):
            if part and lines[i] != part[0]:
                continue
            start, end, opens = lines.starts[i], lines.ends[i], lines.heads[i]
            if not opens.isalpha() and (letter := _LETTER.search(lines.content, start, end)):
                opens = letter[0]
            if (opens.isalpha() and opens.casefold() not in first) or i in others:
                continue
            if end - start > LONGEST or i in self.found:
                continue
            if i > index and self._numbered_as_page(i) and not self._numbered_as_page(index):
                # The head of the next page, beside its number, names this line.
                continue
            key = key_of(lines[i])
            if not key or not any(known.startswith(key) for known in (*keys, *rests)):
                continue
            rows = range(i, min(i + TALL, index if i < index else stop))
            tall = zip(rows, accumulate(key_of(lines[row]) for row in rows), strict=True)
            # A title that ends in a stop is a sentence of the text, which may say below what the title says.
            named = any(
                whole in keys or whole in rests
                for row, whole in tall
                if lines.tails[row] != "." or i < row < index
            )
            # Of a head that names chapter and section the rest is a heading further on.
            left = [
                known[len(key) :] for known in keys if 3 < len(key) < len(known) and known.startswith(key)
            ]
            if not (named or left) or self._in_contents(i):
                continue
            if named:
                return True
            rests.update(left)
            first.update(rest[0] for rest in left)
        return False

    def _numbered_as_page(self, index: int) -> bool:
        """Whether a figure opens or ends a line."""
        return self.lines.heads[index].isdigit() or self.lines.tails[index].isdigit()

    def _in_contents(self, index: int) -> bool:
        """Whether a line, or the one right below it, is an entry of a table of contents, not a heading."""
        lines = self.lines
        if _LEADERS.search(lines[index]):
            return True
        page = max(lines.tops.rfind(1, 0, index + 1), index - ABOUT, 0)
        if any(_CONTENTS.fullmatch(lines[above]) for above in range(page, index)):
            return True
        if index + 1 == len(lines) or lines.clear[index + 1]:
            return False
        # OCR may have lost the dots of one of them, or all.
        below = lines[index + 1]
        return _LEADERS.search(below) is not None or (lines[index][0].isdigit() and below[0].isdigit())


def recurring(head: Head) -> str:
    """The evidence for a head that was found because it recurs."""
    return f"running head or foot, {len(head.at)} times"
