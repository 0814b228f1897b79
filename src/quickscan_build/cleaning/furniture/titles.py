"""Which lines have the title of a text, or half of a running head, beside something that changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from .recurrence import LONG, key_of

HALVES = " | "
"""What parts the halves of a head."""


def with_titles(keys: Mapping[int, str], found: Collection[str]) -> list[int]:
    """The lines (line → key) that begin with a title; ``found`` are the keys of those known to be heads."""
    times = Counter(keys.values())
    titles: list[str] = []
    beside: dict[str, list[str]] = {}
    for key in sorted(times):
        if titles and key.startswith(titles[-1]):
            beside[titles[-1]].append(key)
        elif len(key) >= LONG and (key in found or times[key] > 1):
            titles.append(key)
            beside[key] = []
    told: set[str] = set()
    for title, longer in beside.items():
        if title in found:
            told.update(longer if sum(key in found for key in longer) > 1 else ())
        elif len(longer) > 1 and sum(times[key] for key in (title, *longer)) * 5 >= 3 * len(keys):
            told.update((title, *longer))
    return [index for index, key in keys.items() if key in told]


def with_halves(lines: Mapping[int, str], heads: Collection[int]) -> list[int]:
    """The lines with one half as a head has it, on the same side of their bar (index → line)."""
    known = {half for index in heads if index in lines for half in _halves(lines[index])}
    return [i for i, line in lines.items() if i not in heads and not known.isdisjoint(_halves(line))]


def _halves(line: str) -> Iterator[tuple[int, str]]:
    """The keys of the half before and of that behind the bar, with their side."""
    for side, half in enumerate(line.split(HALVES, 1)):
        if key := key_of(half):
            yield side, key
