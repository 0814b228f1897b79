"""Running heads and feet go: short lines that recur page after page and cut through the text.

    …  waarbij controle bij iedere
    Jaarverslag gemeente Voorbeeld        ← goes, as do "Jaarverslag gerneente Voorbeeld", "Jaarverslog …"
    fase wenselijk is.

A label or heading that recurs stays: no sentence ever runs on around it, or it stands amid pages, too. So
does the line that a running head repeats: the title at the start of the text, the heading that opens a
chapter.

Where pages are known only their first and last lines are looked at. Where they are not, every line that
opens a block may be a running head: one that cuts through sentences, or that comes back a page apart.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import compress, pairwise

from ...language import Language
from ...language.words import chunks
from ...ledger import Kind
from ...text import Text
from ..flow import Flow, ends_sentence, flow_of
from ..heads import FEWEST, OPENING, Evidence
from ..lines import Lines
from ..recurrence import LONG, LONGEST, Head, Recurrence, a_page_apart, alone, key_of
from ..rule import Edit, Rule
from .folios import RULE as FOLIO_RULE

APART = 15
"""Lines between two running heads, at least, where pages are unknown."""
FEW = 3
"""Page marks that may be told by chance."""
DEPTH = 3
"""Lines a running head or foot may have."""
SIDES = 3
"""Heads that come back page after page, at most: on left and right pages, and at the foot."""
WIDE = 40
"""Letters of the first line of a head, from which it may go on in a second one."""
FACING = 4
"""Left pages that have one line at the top, from which it is the head beside that of the right pages."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    flow = flow_of(text)
    lines = flow.lines
    search = _Search(lines, flow, language)
    search.beside_numbers.update(_numbered(text, lines))
    search.found.update(dict.fromkeys(search.beside_numbers, "what stood beside a page number"))
    search.titles()
    pages = lines.pages()
    if len(text.page_starts) > 1 or _covered(pages, len(lines)):
        search.on_pages(pages)
        mark = ""
    else:
        # In a text of paragraphs there are no pages: what recurs is a heading or a label.
        if flow.set_in_lines:
            search.in_text()
        mark = "\f"
    for index, why in sorted(search.found.items()):
        yield Edit(lines.starts[index], lines.ends[index], mark, why)


def _covered(pages: list[range], total: int) -> bool:
    """Whether the page marks that were inferred are about all there are."""
    sizes = sorted(map(len, pages))
    return (
        len(pages) > FEW
        and sizes[len(sizes) // 2] * len(pages) >= 0.7 * total
        and sizes[-1] <= 3 * sizes[len(sizes) // 2]
    )


def _numbered(text: Text, lines: Lines) -> Iterator[int]:
    """The lines that ``folios`` took a page number from: it found what else stood there to be a head."""
    for passed, one in enumerate(text.ledger.passes, 1):
        if one.rule != FOLIO_RULE.name:
            continue
        for change in one.changes:
            at = text.image(one.shift.forward(change.start) + len(change.after), passes=passed)
            index = lines.at(at)
            rest = text.content[min(at, lines.ends[index]) : max(at, lines.starts[index])]
            if any(map(str.isdigit, change.before)) and not rest.strip(" \f"):
                yield index


class _Search(Evidence):
    """The search for the running heads and feet of one text."""

    def __init__(self, lines: Lines, flow: Flow, language: Language) -> None:
        super().__init__(lines, flow)
        self.recurrence = Recurrence(lines, language)
        self.labels: frozenset[str] = frozenset()

    def on_pages(self, pages: list[range]) -> None:
        """Look at the top and the bottom of each page, from the edge inwards."""
        self.known = True
        self.labels = self._labels(pages)
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
                if top and not inwards:
                    gone.update(self._echoes(edge, gone))
                self.found.update(gone)
                place = {edge[index]: place[edge[index]] + 1 for index in gone}

    def titles(self) -> None:
        """Where the title of the text cuts through a sentence further on: a head, even once."""
        lines = self.lines
        title = lines[0] if len(lines) else ""
        if len(key_of(title)) < LONG:
            return
        at = lines.content.find(title, lines.ends[0])
        while at >= 0:
            index = lines.at(at)
            if lines[index] == title and self.cuts(index, aloof=False):
                self.found[index] = "the title of the text, in the midst of a sentence"
            at = lines.content.find(title, at + len(title))

    def in_text(self) -> None:
        """Look at every line that opens a block."""
        lines = self.lines
        opening = list(compress(range(len(lines)), lines.clear))
        heads = self.recurrence.heads(opening, APART)
        for head in heads:
            self._set_alike(head)
        paged = dict.fromkeys(_few_at_once([head for head in heads if self._paged(head, [])]))
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
            if head not in paged and (self._runs_in_text(head.at, height) or self._cuts_and_names(head)):
                self._take(head, paged=False)

    def _take(self, head: Head, *, paged: bool) -> list[int]:
        """Find the lines of a head, and the second line below each where it has one."""
        repeats, second = self.repeats(head), self.second_line(head.at)
        if paged:
            # The first may be the heading that it names.
            repeats = sorted({*repeats, *head.at[1:]})
        below = [i + 1 for i in repeats if second and key_of(self.lines[i + 1]) == second]
        self.found.update(dict.fromkeys([*repeats, *below], _why(head)))
        return repeats

    def _paged(self, head: Head, marks: list[int]) -> bool:
        """Whether what no label is (a few words, no sentence) comes back page after page, a page apart.

        Where other heads were found so, ``marks``, one of a shorter chapter counts on from them, and one of
        the pages on the other side stands between them.
        """
        lines, at = self.lines, head.at
        worded = len(max(head.keys, key=len)) >= LONG and lines.tails[at[-1]] not in ":;,."
        height = int(bool(self.second_line(at)))
        if not worded or not all(lines.clear[i] and lines.clear[i + height + 1] for i in at[1:]):
            return False
        at = at[1:] if at[0] < OPENING else at
        if marks:
            named = len(at) >= FEWEST or self.names_heading(at[0], head.keys, set(head.at))
            first, last = bisect_left(marks, at[0]), bisect_right(marks, at[-1])
            at = sorted([*marks[max(first - FEW, 0) : last + FEW], *at])
            # No page has two heads.
            if not named or any(b - a < APART for a, b in pairwise(at)):
                return False
        return a_page_apart(at, APART)

    def _set_alike(self, head: Head) -> None:
        """Leave out of a head set in capitals the heading it names, which is not; and the reverse."""
        capitals = [i for i in head.at if self.lines[i].isupper()]
        if len(capitals) * 2 > len(head.at):
            head.at = capitals

    def _at_edge(self, edge: dict[int, int], *, top: bool) -> dict[int, str]:
        """Those of the lines at the edge of their pages (line → page) that recur as running ones."""
        all_heads = self.recurrence.heads(sorted(i for i in edge if self.lines[i] not in self.labels), 0)
        heads = [head for head in all_heads if self._runs_on_pages(head.at, edge, top=top)]
        sides = {edge[i] % 2 for head in heads for i in head.at}
        running = set(heads)
        heads += [head for head in all_heads if head not in running and self._faces(head.at, sides, edge)]
        gone = {index: _why(head) for head in heads for index in self.repeats(head)}
        pages = [({edge[i] for i in head.at}, max(head.keys, key=len)) for head in heads]
        for index, number in edge.items():
            if index and index not in gone and self._remnant(index, number, pages):
                gone[index] = "remnant of a running head or foot"
        return gone

    def _labels(self, pages: list[range]) -> frozenset[str]:
        """What stands at the edge of pages, and amid them again and again: labels of the text, no heads."""
        lines = self.lines
        edges = Counter(
            lines[page[depth]]
            for page in pages
            for depth in {*range(DEPTH), *range(len(page) - DEPTH, len(page))}
            if 0 <= depth < len(page)
        )
        times: Counter[str] = Counter()
        for start, end in chunks(lines.content):
            rows = lines.content[start:end].replace("\f", "\n").split("\n")
            times.update(filter(edges.__contains__, rows))
        return frozenset(line for line, at in edges.items() if times[line] - at >= max(FEWEST, at // 2 + 1))

    def _runs_on_pages(self, at: list[int], page_of: dict[int, int], *, top: bool) -> bool:
        """Whether lines at the edge of their pages are running ones: no heading or label cuts the text."""
        if len(at) < 2:
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
        return aloof and steady and (not top or any(map(self.amid_paragraphs, at)) or self.above_text(at))

    def _runs_in_text(self, at: list[int], height: int) -> bool:
        """The same where pages are unknown: about a page apart, or beside page marks."""
        clear = self.lines.clear
        if len(at) < 3 or sum(clear[i] == clear[i + height + 1] == 1 for i in at) * 2 < len(at):
            return False
        cuts = sum(self.cuts(index + height, aloof=True, height=height) for index in at)
        if sum(ends_sentence(self.lines[i]) for i in at) * 2 > len(at) and cuts * 2 < len(at):
            # A sentence that recurs is one, even where it seems to cut through another now and then.
            return False
        marked = sum(map(self.at_mark, at))
        if marked * 2 >= len(at):
            return cuts > 0 or any(map(self.amid_paragraphs, at))
        steps = sorted(b - a for a, b in pairwise(at))
        middle = steps[len(steps) // 2]
        regular = sum(1 for step in steps if 0.5 * middle <= step <= 1.6 * middle)
        regularly = regular * 3 >= len(steps) * 2
        # Below an item without a full stop a heading seems to cut, too: what follows opens with a capital.
        low = any(self.cuts(index + height, aloof=False, height=height) for index in at)
        paged = sum(1 for step in steps if 0.7 * middle <= step <= 1.4 * middle) * 5 >= len(steps) * 4
        return middle >= APART and cuts > 0 and (low or paged) and (regularly or cuts * 3 >= len(at))

    def _faces(self, at: list[int], others: set[int], page_of: dict[int, int]) -> bool:
        """Whether lines stand on left pages only where running heads are on right ones, or the reverse."""
        if len(at) < FACING or not all(self.lines.clear[i + 1] for i in at):
            return False
        sides = {page_of[i] % 2 for i in at}
        steady = (page_of[at[-1]] - page_of[at[0]]) * 2 <= (len(at) - 1) * 6
        return len(sides) == 1 and len(others) == 1 and sides != others and steady

    def _cuts_and_names(self, head: Head) -> bool:
        """Whether one of a few lines in capitals cuts through a sentence and names a heading near by."""
        at = head.at
        return any(
            self.lines[i].isupper()
            and alone(self.lines, i)
            and self.cuts(i, aloof=True)
            and self.names_heading(i, head.keys, set(at))
            for i in at
        )

    def _echoes(self, edge: dict[int, int], gone: Collection[int]) -> dict[int, str]:
        """Heads that stand on one page only: each names a heading near by, as is this text's custom."""
        lines = self.lines
        echoes = []
        again = []
        opened: set[str] = set()
        parted: set[int] = set()
        for index in edge:
            key = key_of(lines[index]) if lines.ends[index] - lines.starts[index] <= LONGEST else ""
            if not index or index in gone or len(key) < 2:
                continue
            if lines.clear[index : index + 3] == b"\x01\x00\x01" and len(key) >= LONG:
                # A long title is set in two lines, also where it runs on.
                if self.names_heading(index, {key + key_of(lines[index + 1])}, edge):
                    echoes.append(index)
                continue
            if not alone(lines, index):
                continue
            if lines[index] in self.labels:
                continue
            if self.names_heading(index, {key}, edge):
                echoes.append(index)
            elif len(key) >= WIDE and self._names_parted(index, key, edge):
                echoes.append(index)
                parted.add(index)
            elif key in opened:
                # The heading of a chapter that opens its page: the head of the next one names it.
                again.append(index)
            opened.add(key)
        custom = (len(gone) + len(echoes)) * 5 >= len(edge) * 3
        # Where heads stand beside the page numbers, one without is none: it is the heading itself.
        custom &= len(self.beside_numbers.intersection(gone)) * 5 <= len(edge) * 2
        why = "running head: names a heading near by"
        told = {
            index: why
            for index in (*echoes, *(again if custom else ()))
            if custom or self.cuts(index, aloof=True)
        }
        told.update(dict.fromkeys(self._again(told, edge), why))
        below = (index + 1 for index in told if index in parted or not lines.clear[index + 1])
        self.found.update(dict.fromkeys(below, why))
        return told

    def _names_parted(self, index: int, key: str, edge: Collection[int]) -> bool:
        """Whether a line and the one below it, with a blank between, name a heading near by."""
        lines, below = self.lines, index + 1
        if (
            below + 1 >= len(lines)
            or lines.ends[below] - lines.starts[below] > WIDE
            or not alone(lines, below)
        ):
            return False
        return self.names_heading(index, {key + key_of(lines[below])}, edge)

    def _again(self, told: Collection[int], edge: Collection[int]) -> list[int]:
        """The heads of two lines that were told on another page: here the text is close below them."""
        lines = self.lines
        tall = {(key_of(lines[i]), key_of(lines[i + 1])) for i in told if not lines.clear[i + 1]}
        close = [
            i for i in edge if tall and i and i not in told and lines.clear[i + 1 : i + 3] == b"\x00\x00"
        ]
        return [i for i in close if (key_of(lines[i]), key_of(lines[i + 1])) in tall]

    def _remnant(self, index: int, number: int, heads: list[tuple[set[int], str]]) -> bool:
        """Whether a line stands where a head (pages, key) is due and is made of its letters, in order."""
        key = key_of(self.lines[index])
        if len(key) < 2 or not alone(self.lines, index):
            return False
        for pages, longest in heads:
            if {number - 1, number + 1} <= pages or {number - 2, number + 2} <= pages:
                letters = iter(longest)
                if all(letter in letters for letter in key):
                    return True
        return False


def _few_at_once(heads: list[Head]) -> list[Head]:
    """Those of the heads that come back in the same pages as few others: in a form its labels do."""
    many: set[Head] = set()
    open_ones: list[Head] = []
    for head in sorted(heads, key=lambda head: head.at[0]):
        open_ones = [one for one in open_ones if one.at[-1] > head.at[0]]
        open_ones.append(head)
        if len(open_ones) > SIDES:
            many.update(open_ones)
    return [head for head in heads if head not in many]


def _why(head: Head) -> str:
    return f"running head or foot, {len(head.at)} times"


RULE = Rule("running_heads", Kind.FURNITURE, "kop- en voetregels van de pagina’s", find)
