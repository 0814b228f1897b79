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
    """The lines with one half as two heads or more have it, on the same side of their bar (index → line)."""
    times = Counter(half for index in heads if index in lines for half in _halves(lines[index]))
    return [
        index
        for index, line in lines.items()
        if index not in heads and any(times[half] > 1 for half in _halves(line))
    ]


def _halves(line: str) -> Iterator[tuple[bool, str]]:
    """The keys of the half before and of that behind the bar, if each has words."""
    first, bar, last = line.partition(HALVES)
    keys = key_of(first), key_of(last)
    if bar and all(keys):
        yield False, keys[0]
        yield True, keys[1]
