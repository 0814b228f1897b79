"""Which words of the lexicon a reading may stand for, given the confusions of the model that read it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations
from operator import attrgetter
from typing import NamedTuple

from . import lexicon
from .confusions import DEAREST, DIACRITIC, RARE, SHAPE, Confusion, Model, Where
from .words import LETTER

MOST_SITES = 40
"""Places in one word where a confusion may apply; a reading with more of them is not explained."""

SHORT = 3
LONG_HEAD = 5
SHORTEST_RARE = 6
"""Letters. A rare confusion explains no shorter word: among short ones too many look alike."""


class Explanation(NamedTuple):
    """A word of the lexicon, and the confusions by which it was read as something else."""

    word: str
    cost: float
    confusions: tuple[Confusion, ...]


class _Site(NamedTuple):
    start: int
    end: int
    confusion: Confusion
    shape: bool


def explanations(
    word: str, model: Model, lexical: Callable[[str], bool] = lexicon.lexical
) -> tuple[Explanation, ...]:
    """The words of the lexicon that ``model`` may have read as ``word``, which is not listed; cheapest first.

    A word that is merely a possible compound (``ledereen``: ``lede`` and ``reen``) is explained by listed
    words only. Of a hyphenated word each part is explained by itself. ``lexical`` tells of a word whether the
    lexicon attests it; who asks often remembers.
    """
    if len(word) > lexicon.LONGEST_WORD:
        return ()
    if "-" in word:
        return _by_parts(word, model)
    sites = _sites(word, model)
    if len(sites) > MOST_SITES:
        return ()
    found: dict[str, Explanation] = {}
    for reading, chosen in _candidates(word, sites):
        if not lexicon.listed(reading):
            # Nearly all words that are not listed are compounds: asked only where it matters.
            if any(site.confusion.cost >= RARE for site in chosen) or lexical(word):
                continue
            shape = any(site.shape for site in chosen)
            if not (_attests_shape(reading) if shape else lexicon.plain(reading)):
                continue
        cost = sum(site.confusion.cost for site in chosen)
        if reading not in found or cost < found[reading].cost:
            found[reading] = Explanation(reading, cost, tuple(site.confusion for site in chosen))
    return tuple(sorted(found.values(), key=lambda e: (e.cost, e.word)))


def _attests_shape(word: str) -> bool:
    """Short heads are left out: letters that look alike make too many of them (``modifies``: ``fles``)."""
    return lexicon.listed(word) or lexicon.compound(word, head=LONG_HEAD)


def _by_parts(word: str, model: Model) -> tuple[Explanation, ...]:
    """The word with each part that can be explained, where each has one cheapest explanation."""
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


@cache
def _readings(model: Model) -> tuple[tuple[str, Confusion, bool], ...]:
    """All that the model is known to read, of what, and whether it is a matter of shapes."""
    return tuple((c.read, c, c in SHAPE[model]) for c in (*DIACRITIC[model], *SHAPE[model]))


@cache
def misreadable(model: Model) -> re.Pattern[str]:
    """What any word that can be explained holds, at the least: nearly all others are told at once by this."""
    return re.compile("|".join(sorted({_pattern(read, c.where) for read, c, _ in _readings(model)})))


def _pattern(read: str, where: Where) -> str:
    """A reading where it may stand in a token: its letters first, so that a search has what to skip to."""
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
    """Where in the word the model may have read what was not there; rare confusions in no short word."""
    sites: list[_Site] = []
    for read, confusion, shape in [reading for reading in _readings(model) if reading[0] in word]:
        if not _applies(confusion, word):
            continue
        last = len(word) if confusion.where in _ANYWHERE else 0
        at = word.find(read, confusion.where is Where.INSIDE)
        while 0 <= at <= last:
            sites.append(_Site(at, at + len(read), confusion, shape))
            at = word.find(read, at + 1)
    return sites


_ANYWHERE = (Where.ANY, Where.INSIDE)


def _applies(confusion: Confusion, word: str) -> bool:
    if confusion.where is Where.WHOLE:
        return word == confusion.read
    if confusion.where is Where.START and len(word) <= SHORT:
        return False
    return confusion.cost < RARE or len(word) >= SHORTEST_RARE


def _candidates(word: str, sites: list[_Site]) -> Iterator[tuple[str, tuple[_Site, ...]]]:
    """What the word may have been: one confusion undone, or two that do not touch the same letters."""
    for site in sites:
        yield f"{word[: site.start]}{site.confusion.meant}{word[site.end :]}", (site,)
    for first, second in combinations(sorted(sites, key=attrgetter("start")), 2):
        if first.end <= second.start and first.confusion.cost + second.confusion.cost <= DEAREST:
            head, between, tail = word[: first.start], word[first.end : second.start], word[second.end :]
            yield f"{head}{first.confusion.meant}{between}{second.confusion.meant}{tail}", (first, second)
