"""Lines that recur, as running heads do, each time read a little differently.

Lines are compared by their letters alone. Two that are much alike are one; where each was misread, two that
differ in what is no word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise

from rapidfuzz import process
from rapidfuzz.distance import Indel

from ...language import Language
from ..setting.lines import Lines

SIMILAR = 0.72
"""Similarity (Indel) from which two lines are one head, one of them misread."""
ALIKE, LONG, BESIDE, AMONG = 0.84, 12, 4, 16
"""The same if both were misread: similarity, letters, pages (or lines that stand alone) to look back."""
LONGEST = 100
"""Characters of a line that may recur."""
WINDOW = 1500
"""Lines around a candidate in which its head is looked for: some thirty pages."""
PAGE = 150
"""Lines of a page, at most."""
TELLING = 5
"""Letters of a word that tells one heading from another."""
READINGS = 24
"""Readings of one head, from the first on, with which other lines are compared."""
STEPS = 4
"""Steps from one line of a head to the next that are enough to show how long a page is."""
MANY = 3
"""Further steps, for each of which one may be anything: pages of tables hold fewer lines."""
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_ITEM = re.compile(
    r"(?:[a-z]|[•*+¢«»°®©]) |\d{1,2}[.)] |(?:Afbeelding|Figuur|Foto|Grafiek|Kaart|Schema|Tabel) ?\d{1,3}[.: ]"
)
"""What opens an item of a list or a caption, neither of which is a running head."""


@dataclass(slots=True, eq=False)
class Head:
    """One running head: the keys as which it was first read, and its lines."""

    keys: list[str]
    at: list[int] = field(default_factory=list)


def key_of(row: str) -> str:
    """The part of a line that recurs: its letters."""
    if row.isascii():
        return row.encode().translate(None, _NO_LETTERS).decode().lower()
    return "".join(filter(str.isalpha, row)).casefold()


def alone(lines: Lines, index: int) -> bool:
    """Whether there is nothing right above and right below a line."""
    return lines.clear[index] == lines.clear[index + 1] == 1


def a_page_apart(at: list[int], least: int) -> bool:
    """Whether nearly all lines are one page apart.

    ``least`` is the fewest lines that a page may have. One step may be up to twice the others (a head was
    lost, or a chapter ended), and if there are many, some may be anything.
    """
    steps = sorted(b - a for a, b in pairwise(at))
    if len(steps) < STEPS:
        return False
    middle = steps[len(steps) // 2]
    even = sum(0.7 * middle <= step <= 1.34 * middle for step in steps)
    twice = any(1.4 * middle <= step <= 2.4 * middle for step in steps)
    return middle >= least and even + twice + (len(steps) - STEPS) // MANY >= len(steps)


class Recurrence:
    """The search for the lines of one text that recur."""

    def __init__(self, lines: Lines, language: Language) -> None:
        self.lines = lines
        self.language = language

    def heads(self, candidates: list[int], apart: int) -> list[Head]:
        """The candidates that recur, each together with the places where OCR misread it.

        ``apart`` is the fewest lines from one line of a head to the next.
        """
        lines = self.lines
        keys = {i: key_of(lines[i]) for i in candidates if lines.ends[i] - lines.starts[i] <= LONGEST}
        by_key: dict[str, list[int]] = defaultdict(list)
        for index, key in keys.items():
            if len(key) > 1 and not _ITEM.match(lines[index]):
                by_key[key].append(index)
        head_of: dict[str, Head] = {}
        recurring = sorted(i for at in by_key.values() if len(at) > 1 for i in at)
        once = {
            i: keys[i] for at in by_key.values() for i in at if not apart or (len(at) < 2 and alone(lines, i))
        }
        recurring = sorted({*recurring, *self._resembling(once, apart)})
        heads: list[Head] = []
        for index in recurring:
            key = keys[index]
            if key not in head_of:
                near = heads[bisect_left(recurring, index - WINDOW, 0, len(heads)) :]
                head = _closest(key, near, by_key[key], apart)
                head = head if head and self._may_be_same(index, head) else Head([])
                if len(head.keys) < READINGS:
                    head.keys.append(key)
                for place in by_key[key]:
                    insort(head.at, place)
                head_of[key] = head
            heads.append(head_of[key])
        for index, key in keys.items():
            if key not in head_of and len(by_key[key]) == 1 and alone(lines, index):
                near = heads[bisect_left(recurring, index - WINDOW) : bisect_right(recurring, index + WINDOW)]
                misread = _closest(key, near, [index], apart)
                if misread is not None and self._may_be_same(index, misread):
                    insort(misread.at, index)
        return list(dict.fromkeys(heads))

    def _resembling(self, keys: dict[int, str], apart: int) -> Iterator[int]:
        """Lines that may be one head of which OCR made something else each time."""
        latest: deque[tuple[int, str]] = deque(maxlen=AMONG if apart else BESIDE)
        for index, key in sorted(keys.items()):
            if len(key) < LONG:
                continue
            for other, known in latest:
                if apart and not apart <= index - other <= PAGE:
                    continue
                alike = Indel.normalized_similarity(key, known, score_cutoff=ALIKE) >= ALIKE
                if alike and (key == known or self._misread(index, other)):
                    yield index
                    yield other
            latest.append((index, key))

    def _misread(self, index: int, other: int) -> bool:
        """Whether two lines differ in a non-word; similar headings (``Leven in``, ``Leven om``) do not."""
        one, two = ({word.strip(".,;:()") for word in self.lines[i].split()} for i in (index, other))
        return not all(map(self.language.lexical, filter(str.isalpha, one ^ two)))

    def _may_be_same(self, index: int, head: Head) -> bool:
        """Whether a line may be one of a head: not if each has a word of its own, and opens with another.

        A title that is the same is followed by the names of different chapters.
        """
        one = self._long_words(index)
        others = map(self._long_words, head.at[:READINGS])
        return any(
            not (self._tells(one, two) and self._tells(two, one)) or _alike(one[0], two[0]) for two in others
        )

    def _long_words(self, index: int) -> list[str]:
        words = (word.strip(".,;:()") for word in self.lines[index].split())
        return [word for word in words if len(word) >= TELLING]

    def _tells(self, one: list[str], two: list[str]) -> bool:
        """Whether a word of Dutch in one line is no reading of any in another."""
        return any(
            self.language.lexical(word) and not any(_alike(word, other) for other in two) for word in one
        )


def _alike(one: str, two: str) -> bool:
    return Indel.normalized_similarity(one, two, score_cutoff=SIMILAR) > 0


def _closest(key: str, heads: Iterable[Head], at: list[int], apart: int) -> Head | None:
    """The head of which these lines are another reading, if they are far enough from its other lines."""
    different = list(dict.fromkeys(heads))
    readings = list(chain.from_iterable(head.keys for head in different))
    found = process.extract(
        key, readings, scorer=Indel.normalized_similarity, score_cutoff=SIMILAR, limit=None
    )  # fmt: skip
    if not found:
        return None
    owners = [head for head in different for _ in head.keys]
    for _, _, place in sorted(found, key=lambda one: one[1:], reverse=True):
        head = owners[place]
        if all(_distance(head.at, index) >= apart for index in at):
            return head
    return None


def _distance(ordered: list[int], index: int) -> int:
    """The distance to the nearest of the ordered numbers."""
    place = bisect_left(ordered, index)
    return min(abs(other - index) for other in ordered[max(place - 1, 0) : place + 1])
