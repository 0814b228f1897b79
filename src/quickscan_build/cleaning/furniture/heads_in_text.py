"""Running heads where pages are unknown: what comes back a page apart, or cuts through sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from itertools import combinations, compress, pairwise
from operator import itemgetter

from ..setting.line_edges import ends_broken, ends_sentence, ends_unfinished, starts_low
from .heads import FEWEST, OPENING, Evidence, recurring
from .recurrence import LONG, Head, a_page_apart, alone, key_of

APART = 15
"""Lines between two running heads, at least."""
FEW = 3
"""Heads before and after that of a shorter chapter with which it makes one row."""
ENOUGH = 8
"""Lines a page apart that are a running head even if none cuts a sentence, names a heading, or is where
a page is known to end: the same heading in fewer chapters may come back as regularly."""
JOINED = 5
"""Heads of which at most one has no blank line beside it."""
SIDES = 3
"""Heads that come back page after page, at most: on left and right pages, and at the foot."""


class HeadsInText(Evidence):
    """The search for them in one text."""

    def search(self) -> None:
        """Look at every line that opens a block."""
        lines = self.lines
        if not self.flow.set_in_lines:
            # In a text of paragraphs there are no pages: what recurs is a heading or a label.
            return
        opening = list(compress(range(len(lines)), lines.clear))
        heads = self.recurrence.heads(opening, APART)
        for head in heads:
            self._set_alike(head)
            self._leave_headings(head)
            head.at = self.without_parts(head.at, named=True)
        heads = [head for head in heads if len(head.at) > 1 and not self._announces(head.at)]
        few = set(_few_at_once(heads))
        paged = dict.fromkeys(_few_at_once([head for head in heads if self._paged(head, [])]))
        paged = paged or dict.fromkeys(self._facing(heads))
        for head in paged:
            self._take(head, paged=True)
        marks = sorted(self.found)
        for head in sorted(heads, key=lambda head: head.at[0]) if paged else ():
            if head not in paged and self._paged(head, marks):
                paged[head] = None
                for index in self._take(head, paged=True):
                    insort(marks, index)
        for head in heads:
            height = int(bool(self.second_line(head.at)))
            if head in paged:
                continue
            runs = (head in few or self._cuts_clearly(head.at, height)) and self._runs_in_text(
                head.at, height
            )
            if runs or self._cuts_and_names(head):
                self._take(head, paged=False)
        parting = filter(self._parts_words, opening)
        self.found.update(dict.fromkeys(parting, "running head: names a heading nearby"))

    def _announces(self, at: list[int]) -> bool:
        """Whether most lines announce what is below them: ``In deze wet wordt verstaan onder:``."""
        return sum(self.lines.tails[i] == ":" for i in at) * 2 > len(at)

    def _take(self, head: Head, *, paged: bool) -> list[int]:
        """Find the lines of a head, and the second line below each if it has one."""
        repeats, second = self.repeats(head), self.second_line(head.at)
        if paged:
            # The first may be the heading that the head names.
            repeats = sorted({*repeats, *head.at[1:]})
        below = [i + 1 for i in repeats if second and key_of(self.lines[i + 1]) == second]
        self.found.update(dict.fromkeys([*repeats, *below], recurring(head)))
        return repeats

    def _paged(self, head: Head, marks: list[int]) -> bool:
        """Whether a line that is not a label (a few words, no sentence) comes back page after page.

        ``marks`` are the heads that were found so. The head of a shorter chapter continues their row, and the
        one of the facing pages stands between them.
        """
        height = int(bool(self.second_line(head.at)))
        if not self._stands_apart(head, height):
            return False
        at = _below_title(head)
        if marks:
            named = len(at) >= FEWEST or self.names_heading(at[0], head.keys, set(head.at))
            first, last = bisect_left(marks, at[0]), bisect_right(marks, at[-1])
            at = sorted([*marks[max(first - FEW, 0) : last + FEW], *at])
            # No page has two heads.
            if not named or any(b - a < APART for a, b in pairwise(at)):
                return False
        if not a_page_apart(at, APART) or self._counts_sections(head.at):
            return False
        return bool(marks) or len(head.at) >= ENOUGH or self._shows_pages(head, height)

    def _stands_apart(self, head: Head, height: int) -> bool:
        """Whether a line of a few words stands between blank lines wherever it recurs; one may be lost."""
        lines, at = self.lines, head.at
        if len(max(head.keys, key=len)) < LONG or lines.tails[at[-1]] in ":;,.":
            return False
        joined = sum(not (lines.clear[i] and lines.clear[i + height + 1]) for i in at[1:])
        return joined * JOINED <= len(at)

    def _facing(self, heads: list[Head]) -> list[Head]:
        """The two heads of left and right pages that take turns, a page apart, and cut through sentences."""
        often = sorted(heads, key=lambda head: -len(head.at))[:SIDES]
        often = [head for head in often if self._stands_apart(head, 0)]
        for one, other in combinations(often, 2):
            sides = sorted(
                [*((i, one) for i in _below_title(one)), *((i, other) for i in _below_title(other))],
                key=itemgetter(0),
            )
            turns = all(a is not b for (_, a), (_, b) in pairwise(sides))
            cuts = any(self.cuts(i, aloof=True) for i, _ in sides)
            if turns and cuts and a_page_apart([i for i, _ in sides], APART):
                return [one, other]
        return []

    def _counts_sections(self, at: list[int]) -> bool:
        """Whether lines have numbers of different sections: one heading in each chapter."""
        numbers = self.section_numbers(at)
        return len(numbers) * 2 > len(at) and len(set(numbers)) * 2 > len(numbers)

    def _shows_pages(self, head: Head, height: int) -> bool:
        """Whether one of the lines is where a page surely ends, or a heading is near that they name."""
        return any(
            self.at_mark(i) or self.cuts(i + height, aloof=True, height=height) for i in head.at
        ) or self.names_heading(head.at[0], head.keys, set(head.at))

    def _set_alike(self, head: Head) -> None:
        """Leave the heading that a head in capitals names out of it, where that is not in capitals."""
        capitals = [i for i in head.at if self.lines[i].isupper()]
        if len(capitals) * 2 > len(head.at):
            head.at = capitals

    def _leave_headings(self, head: Head) -> None:
        """Leave the headings that a head beside page numbers names out of it: they have no number."""
        if len(self.beside_numbers.intersection(head.at)) > 1:
            head.at = [i for i in head.at if i in self.beside_numbers or self.cuts(i, aloof=True)]

    def _runs_in_text(self, at: list[int], height: int) -> bool:
        """Whether lines are running ones: about a page apart, or beside page marks."""
        clear = self.lines.clear
        if len(at) < 3 or sum(clear[i] == clear[i + height + 1] == 1 for i in at) * 2 < len(at):
            return False
        cuts = sum(self.cuts(index + height, aloof=True, height=height) for index in at)
        if sum(ends_sentence(self.lines[i]) for i in at) * 2 > len(at) and cuts * 2 < len(at):
            # A sentence that recurs is just a sentence, even if it seems to cut through another now and then.
            return False
        marked = sum(map(self.at_mark, at))
        if marked * 2 >= len(at):
            return cuts > 0 or any(map(self.amid_paragraphs, at))
        steps = sorted(b - a for a, b in pairwise(at))
        middle = steps[len(steps) // 2]
        regular = sum(1 for step in steps if 0.5 * middle <= step <= 1.6 * middle)
        regularly = regular * 3 >= len(steps) * 2
        # A heading below an item without a full stop also seems to cut, but a capital follows it.
        low = any(self.cuts(index + height, aloof=False, height=height) for index in at)
        paged = sum(1 for step in steps if 0.7 * middle <= step <= 1.4 * middle) * 5 >= len(steps) * 4
        return middle >= APART and cuts > 0 and (low or paged) and (regularly or cuts * 3 >= len(at))

    def _cuts_clearly(self, at: list[int], height: int) -> bool:
        """Whether lines cut through a word or two sentences, as no label of a form does."""
        cutting = [i for i in at if self.cuts(i + height, aloof=False, height=height)]
        return len(cutting) > 1 or any(ends_broken(self.lines[i - 1]) for i in cutting)

    def _parts_words(self, index: int) -> bool:
        """Whether a line that names a heading nearby stands alone where no heading does.

        That is between the halves of a word, or behind a small word with which no sentence ends.
        """
        lines = self.lines
        if not 0 < index < len(lines) - 1 or not alone(lines, index) or lines.tails[index] == ":":
            return False
        above, below = lines[index - 1], lines[index + 1]
        if not starts_low(below) or self.flow.items[index + 1] or lines.tails[index] in ":;,.":
            return False
        if ends_broken(above):
            first, second = above.rsplit(" ", 1)[-1][:-1], below.split(" ", 1)[0]
            cut = self.recurrence.language.lexical(first + second.strip(".,;:!?)"))
        else:
            cut = above[-1].isalpha() and ends_unfinished(above)
        # Of captions, which have a number, only that differs.
        key = key_of(lines[index]) if cut and not any(map(str.isdigit, lines[index])) else ""
        return len(key) >= LONG and self.names_heading(index, {key})

    def _cuts_and_names(self, head: Head) -> bool:
        """Whether one of a few lines in capitals cuts through a sentence and names a heading nearby."""
        at = head.at
        return any(
            self.lines[i].isupper()
            and alone(self.lines, i)
            and self.cuts(i, aloof=True)
            and self.names_heading(i, head.keys, set(at))
            for i in at
        )


def _below_title(head: Head) -> list[int]:
    """The lines of a head without the title of the text."""
    return head.at[1:] if head.at[0] < OPENING else head.at


def _few_at_once(heads: list[Head]) -> list[Head]:
    """The heads that recur amid few others: the labels of a form recur all together."""
    many: set[Head] = set()
    open_ones: list[Head] = []
    for head in sorted(heads, key=lambda head: head.at[0]):
        open_ones = [one for one in open_ones if one.at[-1] > head.at[0]]
        open_ones.append(head)
        if len(open_ones) > SIDES:
            many.update(open_ones)
    return [head for head in heads if head not in many]
