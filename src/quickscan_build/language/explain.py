"""Which words of the lexicon a reading may stand for, given the confusions of the model that read it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from . import lexicon
from .confusions import DIACRITIC, SHAPE, Confusion, Model

MOST_SITES = 24
"""Places in one word where a confusion may apply; a reading with more of them is not explained."""


class Explanation(NamedTuple):
    """A word of the lexicon, and the confusions by which it was read as something else."""

    word: str
    cost: float
    confusions: tuple[Confusion, ...]


class _Site(NamedTuple):
    start: int
    confusion: Confusion

    @property
    def end(self) -> int:
        return self.start + len(self.confusion.read)


def explanations(word: str, model: Model) -> tuple[Explanation, ...]:
    """The words of the lexicon that ``model`` may have read as ``word``, cheapest first.

    Nothing for a listed word. A word that is merely a possible compound (``ledereen``: ``lede`` and
    ``reen``) is explained by listed words only.
    """
    if lexicon.listed(word) or len(word) > lexicon.LONGEST_WORD:
        return ()
    attests = lexicon.listed if lexicon.lexical(word) else lexicon.plain
    sites = list(_sites(word, (*DIACRITIC[model], *SHAPE[model])))
    if not sites or len(sites) > MOST_SITES:
        return ()
    found: dict[str, Explanation] = {}
    for chosen in _choices(sites):
        reading = _apply(word, chosen)
        cost = sum(site.confusion.cost for site in chosen)
        known = found.get(reading)
        if (known is None or cost < known.cost) and attests(reading):
            found[reading] = Explanation(reading, cost, tuple(site.confusion for site in chosen))
    return tuple(sorted(found.values(), key=lambda e: (e.cost, e.word)))


def _sites(word: str, confusions: tuple[Confusion, ...]) -> Iterator[_Site]:
    for confusion in confusions:
        if confusion.start:
            if word.startswith(confusion.read) and (len(confusion.read) > 1 or len(word) > 3):
                yield _Site(0, confusion)
            continue
        at = word.find(confusion.read)
        while at >= 0:
            yield _Site(at, confusion)
            at = word.find(confusion.read, at + 1)


def _choices(sites: list[_Site]) -> Iterator[tuple[_Site, ...]]:
    """One confusion, or two that do not touch the same letters."""
    for site in sites:
        yield (site,)
    for pair in combinations(sorted(sites, key=lambda site: site.start), 2):
        if pair[0].end <= pair[1].start:
            yield pair


def _apply(word: str, sites: tuple[_Site, ...]) -> str:
    out: list[str] = []
    at = 0
    for site in sites:
        out += (word[at : site.start], site.confusion.meant)
        at = site.end
    out.append(word[at:])
    return "".join(out)
