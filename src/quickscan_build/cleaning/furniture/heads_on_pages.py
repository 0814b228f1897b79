"""Running heads where pages are known: the lines at the top and the bottom of each, from the edge inwards."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection
from functools import cached_property
from itertools import pairwise
from string import digits

from ...language import Language
from ...language.words import chunks
from ..setting.flow import Flow
from ..setting.lines import Lines
from .heads import BAR, FEWEST, OPENING, SECTION, TALL, Evidence, recurring
from .recurrence import LONG, LONGEST, alone, key_of
from .titles import with_halves, with_titles

DEPTH = 3
"""Lines a running head or foot may have."""
WIDE = 40
"""Letters of the first line of a head, from which on it may continue in a second one."""
NEAR = 3
"""Pages from the heading of a chapter to its first head, and from one head to the next, at most: what comes
back later opens another chapter of the same kind."""
FACING = 4
"""Left pages with the same line at the top, from which it is the counterpart of the head on right pages."""
COVER = 4
"""Lines of a first page that has no more than the title on it, at most."""
_FIGURE = re.compile(r"^\d|\d[^\w\s]?(?: \w)?$")
"""What may be left of a page number at either end of a line."""
_NUMBER = re.compile(r"^\d{1,4}\b|\b\d{1,4}$", re.ASCII)
"""A number at either end of a line: of a page, a chapter or a section."""


class HeadsOnPages(Evidence):
    """The search for them in one text."""

    known = True

    def __init__(self, lines: Lines, flow: Flow, language: Language, pages: list[range]) -> None:
        super().__init__(lines, flow, language)
        self.pages = pages
        self.labels = self._labels()

    def search(self) -> None:
        """Look at the top and the bottom of each page, from the edge inwards."""
        pages = self.pages
        for top in (True, False):
            place = {number: 0 for number, page in enumerate(pages) if len(page) > 1}
            for inwards in range(DEPTH):
                edge = {
                    pages[n][depth if top else -1 - depth]: n
                    for n, depth in place.items()
                    if depth + 1 < len(pages[n])
                }
                gone = {index: self.found[index] for index in edge if index in self.found}
                gone.update(self._at_edge(edge, top=top))
                if not inwards:
                    gone.update(self._beside_titles(edge, gone))
                if top and not inwards:
                    gone.update(self._echoes(edge, gone))
                self.found.update(gone)
                place = {edge[index]: place[edge[index]] + 1 for index in gone}

    def _at_edge(self, edge: dict[int, int], *, top: bool) -> dict[int, str]:
        """Those of the lines at the edge of their pages (line → page) that recur as running ones."""
        all_heads = self.recurrence.heads(sorted(i for i in edge if self.lines[i] not in self.labels), 0)
        for head in all_heads:
            head.at = self.without_parts(head.at)
        heads = [head for head in all_heads if self._runs_on_pages(head.at, edge, top=top)]
        sides = {edge[i] % 2 for head in heads for i in head.at}
        running = set(heads)
        heads += [head for head in all_heads if head not in running and self._faces(head.at, sides, edge)]
        gone = {index: recurring(head) for head in heads for index in self.repeats(head)}
        due: dict[int, set[str]] = defaultdict(set)
        for head in heads:
            key = max(head.keys, key=len)
            pages = {edge[i] for i in head.at}
            for near in (1, 2):
                for page in pages:
                    if page + 2 * near in pages:
                        due[page + near].add(key)
        for index, number in edge.items():
            if index and index not in gone and self._remnant(index, due.get(number, ())):
                gone[index] = "remnant of a running head or foot"
        return gone

    def _beside_titles(self, edge: Collection[int], gone: Collection[int]) -> dict[int, str]:
        """Heads that begin or end with a title that other pages have beside other heads, and by itself.

        A title that no sentence runs on around is one if most pages have it at their edge; then it goes, too.
        """
        lines = self.lines
        keys = {i: key_of(lines[i]) for i in edge if lines.ends[i] - lines.starts[i] <= LONGEST}
        found = {keys[i] for i in gone if i in keys}
        turned = {i: key[::-1] for i, key in keys.items()}
        told = [*with_titles(keys, found), *with_titles(turned, {key[::-1] for key in found})]
        told += with_halves({i: lines[i] for i in keys if BAR.search(lines[i])}, gone)
        why = "running head: the title beside that of a section"
        return {i: why for i in told if i >= OPENING and alone(lines, i)}

    def _labels(self) -> frozenset[str]:
        """What stands at the edge of pages, and time and again amid them: labels of the text, no heads."""
        lines = self.lines
        edges = Counter(lines[index] for page in self.pages for index in {*page[:DEPTH], *page[-DEPTH:]})
        times: Counter[str] = Counter()
        for start, end in chunks(lines.content):
            rows = lines.content[start:end].replace("\f", "\n").split("\n")
            times.update(filter(edges.__contains__, rows))
        return frozenset(line for line, at in edges.items() if times[line] - at >= max(FEWEST, at // 2 + 1))

    def _runs_on_pages(self, at: list[int], page_of: dict[int, int], *, top: bool) -> bool:
        """Whether lines at the edge of their pages are running ones: headings and labels cut no text."""
        if len(at) < 2 or self._count_on(at, page_of) or self._open_sections(at):
            return False
        span = page_of[at[-1]] - page_of[at[0]] + 1
        height = int(bool(self.second_line(at))) if top else 0
        at = [index + height for index in at]
        last = len(self.lines)
        aloof = sum(
            self.lines.clear[i + 1] if top else self.lines.clear[i] for i in at if i + 1 < last
        ) * 2 >= len(at)
        steady = len(at) > 2 and len(at) * 9 >= span * 4
        if any(self.cuts(i, aloof=aloof, height=height) for i in at):
            # At the foot a note may recur ("Idem."): only what most pages have is a running foot.
            return steady or (aloof and top)
        if not (aloof and steady):
            return False
        above = any(map(self.amid_paragraphs, at)) or self.above_text(at) or self._names_title(at)
        return not top or above or self._with_numbers(at, page_of)

    def _names_title(self, at: list[int]) -> bool:
        """Whether lines have the title of a cover, or in capitals the one that opens the text otherwise."""
        lines = self.lines
        if at[0] == 0 and len(self.pages[0]) <= COVER and len(key_of(lines[0])) >= LONG:
            return True
        titles = {key_of(lines[i]) for i in range(min(OPENING, len(lines))) if not lines[i].isupper()}
        capitals = [i for i in at if lines[i].isupper() and key_of(lines[i]) in titles]
        return len(capitals) > 1 and len(key_of(lines[capitals[0]])) >= LONG

    def _with_numbers(self, at: list[int], page_of: dict[int, int]) -> bool:
        """Whether some lines have a number that keeps step with the pages: OCR lost it beside the others."""
        found = {page_of[i]: one[0] for i in at if (one := _NUMBER.search(self.lines[i]))}
        return 1 < len(found) < len(at) and len({int(number) - page for page, number in found.items()}) == 1

    def _count_on(self, at: list[int], page_of: dict[int, int]) -> bool:
        """Whether lines have numbers that rise, but less than those of their pages: ``Hoofdstuk 2``."""
        found = [_NUMBER.search(self.lines[i]) for i in at]
        numbers = [int(one[0]) for one in found if one]
        if len(numbers) < len(at):
            return False
        steps = [
            (b - a, page_of[j] - page_of[i])
            for (a, b), (i, j) in zip(pairwise(numbers), pairwise(at), strict=True)
        ]
        return all(0 < step <= pages for step, pages in steps) and any(step < pages for step, pages in steps)

    def _open_sections(self, at: list[int]) -> bool:
        """Whether most lines open with the number of a section that opens no other line: its heading."""
        numbers = self.section_numbers(at)
        return sum(self.sections[number] < 2 for number in numbers) * 2 > len(at)

    @cached_property
    def sections(self) -> Counter[str]:
        """How many lines each number of a section opens."""
        return Counter(found[0] for _, found in self.lines.opening(SECTION, digits))

    def _goes_on(self, opened: int, index: int, page_of: dict[int, int]) -> bool:
        """Whether a line may be the head of the chapter that an earlier one opened."""
        near = page_of[index] - page_of[opened] <= NEAR
        both = [opened, index]
        other = (
            self._count_on(both, page_of) or len(self.without_parts(both)) < 2 or self._open_sections([index])
        )
        return near and not other

    def _faces(self, at: list[int], others: set[int], page_of: dict[int, int]) -> bool:
        """Whether lines stand on left pages only where running heads are on right ones, or the reverse."""
        if len(at) < FACING or not all(self.lines.clear[i + 1] for i in at):
            return False
        sides = {page_of[i] % 2 for i in at}
        steady = (page_of[at[-1]] - page_of[at[0]]) * 2 <= (len(at) - 1) * 6
        return len(sides) == 1 and len(others) == 1 and sides != others and steady

    def _echoes(self, edge: dict[int, int], gone: Collection[int]) -> dict[int, str]:
        """Heads that are on one page only: each names a heading nearby, if that is this text's custom."""
        lines = self.lines
        echoes = []
        again: list[int] = []
        opened: dict[str, int] = {}
        parted: set[int] = set()
        for index in edge:
            key = key_of(lines[index]) if lines.ends[index] - lines.starts[index] <= LONGEST else ""
            if index in gone or len(key) < 2:
                continue
            if not alone(lines, index):
                # A long title is set in two lines, also where it runs on; in three where a chapter opens.
                tall = lines.clear.find(1, index + 1, index + TALL + 1) - index
                if not lines.clear[index] or tall < 0 or len(key) < LONG:
                    continue
                whole = "".join(key_of(lines[i]) for i in range(index, index + tall))
                if tall == 2 and self.names_heading(index, {whole}, edge):
                    echoes.append(index)
                elif tall == 2 and whole in opened and self._goes_on(opened[whole], index, edge):
                    again.append(index)
                opened[whole] = index
                continue
            if lines[index] in self.labels:
                continue
            if self.names_heading(index, {key}, edge):
                echoes.append(index)
            elif index and len(key) >= WIDE and self._names_parted(index, key, edge):
                echoes.append(index)
                parted.add(index)
            elif key in opened and self._goes_on(opened[key], index, edge):
                # The heading of a chapter that opens its page: the head of the next one names it.
                again.append(index)
            opened[key] = index
        named = {key_of(lines[index]) for index in again}
        chapters = len(named) + len({key_of(lines[index]) for index in gone}.intersection(opened) - named)
        heads = len(gone) + len(echoes)
        # Of several chapters the pages that one opens have its title itself.
        heads += (len(again) + chapters) * (chapters > 1)
        custom = heads > 1 and heads * 5 >= len(edge) * 3
        if len(self.beside_numbers.intersection(gone)) * 5 > len(edge) * 2:
            # If heads are beside the page numbers, a line without any is not a head but the heading itself.
            usual = {index for index in (*echoes, *again) if custom and self._has_figure(index)}
        else:
            usual = {*echoes, *again} if custom else set()
        why = "running head: names a heading nearby"
        told = {
            index: why
            for index in (*echoes, *again)
            if index in usual
            or (self.cuts(index, aloof=True) and (index in again or len(echoes) > 1 or " " in lines[index]))
        }
        told.update(dict.fromkeys(self._again(told, edge), why))
        below = (index + 1 for index in told if index in parted or not lines.clear[index + 1])
        self.found.update(dict.fromkeys(below, why))
        return told

    def _has_figure(self, index: int) -> bool:
        """Whether something is left of a page number beside a head, or right below one of two lines."""
        lines = self.lines
        below = index + 2
        alone_below = (
            below < len(lines) and lines[below].isdigit() and lines.clear[below] > lines.clear[index + 1]
        )
        return alone_below or _FIGURE.search(lines[index]) is not None

    def _names_parted(self, index: int, key: str, edge: Collection[int]) -> bool:
        """Whether a line and the one below it, with a blank line between, name a heading nearby."""
        lines, below = self.lines, index + 1
        if (
            below + 1 >= len(lines)
            or lines.ends[below] - lines.starts[below] > WIDE
            or not alone(lines, below)
        ):
            return False
        return self.names_heading(index, {key + key_of(lines[below])}, edge)

    def _again(self, told: Collection[int], edge: Collection[int]) -> list[int]:
        """The heads of two lines that were found on another page, where here the text is close below."""
        lines = self.lines
        tall = {(key_of(lines[i]), key_of(lines[i + 1])) for i in told if not lines.clear[i + 1]}
        close = [
            i for i in edge if tall and i and i not in told and lines.clear[i + 1 : i + 3] == b"\x00\x00"
        ]
        return [i for i in close if (key_of(lines[i]), key_of(lines[i + 1])) in tall]

    def _remnant(self, index: int, heads: Collection[str]) -> bool:
        """Whether a line is made of the letters, in order, of one of the heads (keys) that are due there."""
        if not heads or not alone(self.lines, index) or len(key := key_of(self.lines[index])) < 2:
            return False
        return any(_is_in(key, head) for head in heads)


def _is_in(key: str, head: str) -> bool:
    """Whether the letters of a key are among those of a head, in order."""
    letters = iter(head)
    return all(letter in letters for letter in key)
