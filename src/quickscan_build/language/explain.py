"""Which words of the lexicon a reading may stand for, given the confusions of the model that read it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, combinations
from operator import add, attrgetter, itemgetter
from typing import NamedTuple

from . import lexicon
from .confusions import DEAREST, DIACRITIC, RARE, SHAPES, Confusion, Model, Where
from .words import LETTER

MOST_SITES = 40
"""Places in one word where a confusion may apply; a reading with more of them is not explained."""

SHORT = 3
LONG_HEAD = 5
SHORTEST_RARE = 6
"""Letters. A rare confusion explains no shorter word: too many short ones look alike."""


class Explanation(NamedTuple):
    """A word of the lexicon, and the confusions by which it was read as something else."""

    word: str
    cost: float
    confusions: tuple[Confusion, ...]


def explanations(
    word: str, model: Model, lexical: Callable[[str], bool] = lexicon.lexical
) -> tuple[Explanation, ...]:
    """The words of the lexicon that ``model`` may have read as ``word``, which is not listed; cheapest first.

    A word that is merely a possible compound (``ledereen``: ``lede`` and ``reen``) is explained by listed
    words only. Each part of a hyphenated word is explained by itself. ``lexical`` tells whether the lexicon
    attests a word; a caller that asks often should remember the answers.
    """
    if len(word) > lexicon.LONGEST_WORD:
        return ()
    if "-" in word:
        return _by_parts(word, model)
    sites = _sites(word, model)
    if len(sites) > MOST_SITES:
        return ()
    found: dict[str, Explanation] = {}
    holds = lexicon.entries()
    attested: bool | None = None
    for reading, chosen in _candidates(word, sites):
        if not holds(reading) and not (reading[:1].isupper() and lexicon.listed(reading)):
            if chosen[0].rare or chosen[-1].rare:
                continue
            # Nearly all words that are not listed are compounds: this is computed only where it matters.
            attested = lexical(word) if attested is None else attested
            if attested:
                continue
            shape = chosen[0].shape or chosen[-1].shape
            if not (_attests_shape(reading) if shape else lexicon.plain(reading)):
                continue
        cost = sum(one.confusion.cost for one in chosen)
        if reading not in found or cost < found[reading].cost:
            found[reading] = Explanation(reading, cost, tuple(one.confusion for one in chosen))
    return tuple(sorted(found.values(), key=_BY_COST)) if found else ()


_BY_COST = attrgetter("cost", "word")


def _attests_shape(word: str) -> bool:
    """Whether it is listed, or a compound with a long head: short ones fit too much (``modifies``)."""
    return lexicon.listed(word) or lexicon.compound(word, head=LONG_HEAD)


def _by_parts(word: str, model: Model) -> tuple[Explanation, ...]:
    """The word with each part explained that can be, if each of these has one cheapest explanation."""
    parts = word.split("-")
    cost = 0.0
    confusions: tuple[Confusion, ...] = ()
    for index, part in enumerate(parts):
        found = () if lexicon.listed(part) else explanations(part, model)
        if not found:
            continue
        if len(found) > 1 and found[1].cost <= found[0].cost:
            return ()
        parts[index] = found[0].word
        cost += found[0].cost
        confusions += found[0].confusions
    return (Explanation("-".join(parts), cost, confusions),) if confusions else ()


class _Reading(NamedTuple):
    """What the model makes of something else, and where in a word: worked out once for all words."""

    rank: int
    read: str
    confusion: Confusion
    shape: bool
    """Whether the letters look alike."""
    rare: bool
    first: int
    last: int
    """The first and the last letter of a word at which it may be."""
    shortest: int
    longest: int
    """The fewest and the most letters of a word that it may be in."""


_Site = tuple[int, int, _Reading]
"""The rank of a reading, so that sites can be put in order, and where in the word it stands."""


def _reading(rank: int, confusion: Confusion, *, shape: bool) -> _Reading:
    """A confusion as a reading; a rare one explains no short word."""
    read, where, rare = confusion.read, confusion.where, confusion.cost >= RARE
    anywhere = where in (Where.ANY, Where.INSIDE)
    first, last = int(where is Where.INSIDE), lexicon.LONGEST_WORD if anywhere else 0
    if where is Where.WHOLE:
        return _Reading(rank, read, confusion, shape, rare, first, last, len(read), len(read))
    shortest = max(SHORT + 1 if where is Where.START else 1, SHORTEST_RARE if rare else 1)
    return _Reading(rank, read, confusion, shape, rare, first, last, shortest, lexicon.LONGEST_WORD)


@cache
def _readings(model: Model) -> tuple[_Reading, ...]:
    """All readings that the model is known to make of something else."""
    confusions = (*DIACRITIC[model], *SHAPES)
    return tuple(_reading(rank, one, shape=one in SHAPES) for rank, one in enumerate(confusions))


@cache
def _openings(model: Model) -> dict[str, list[_Reading]]:
    """The readings by their first two letters, or the only one."""
    openings: dict[str, list[_Reading]] = defaultdict(list)
    for reading in _readings(model):
        openings[reading.read[:2]].append(reading)
    return openings


@cache
def misreadable(model: Model) -> re.Pattern[str]:
    """What any word that can be explained must hold: by this nearly all others are ruled out at once."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for pattern in sorted({_pattern(one.read, one.confusion.where) for one in _readings(model)}):
        by_first[pattern[0]].append(pattern[1:])
    return re.compile("|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in by_first.items()))


def _pattern(read: str, where: Where) -> str:
    """A reading where it may be in a token: its letters come first, so that a search can skip to them."""
    match where:
        case Where.ANY:
            return read
        case Where.INSIDE:
            return rf"{read}(?<=\S{read})"
        case Where.START:
            return f"{read}(?<!{LETTER}{read})"
        case Where.WHOLE:
            return f"{read}(?<!{LETTER}{read})(?!{LETTER})"


def _sites(word: str, model: Model) -> list[_Site]:
    """Where in the word the model may have misread something."""
    sites: list[_Site] = []
    size = len(word)
    openings = _openings(model)
    for opening in openings.keys() & chain(word, map(add, word, word[1:])):
        for reading in openings[opening]:
            rank, read, _, _, _, first, last, shortest, longest = reading
            if shortest <= size <= longest:
                at = word.find(read, first)
                while 0 <= at <= last:
                    sites.append((rank, at, reading))
                    at = word.find(read, at + 1)
    sites.sort()
    return sites


def _candidates(word: str, sites: list[_Site]) -> Iterator[tuple[str, tuple[_Reading, ...]]]:
    """What the word may have been: one confusion undone, or two that do not touch the same letters."""
    for _, at, one in sites:
        yield f"{word[:at]}{one.confusion.meant}{word[at + len(one.read) :]}", (one,)
    for (_, at, first), (_, other, second) in combinations(sorted(sites, key=itemgetter(1)), 2):
        end = at + len(first.read)
        if end <= other and first.confusion.cost + second.confusion.cost <= DEAREST:
            head, between, tail = word[:at], word[end:other], word[other + len(second.read) :]
            yield f"{head}{first.confusion.meant}{between}{second.confusion.meant}{tail}", (first, second)
