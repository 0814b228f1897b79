"""Which words of the lexicon a reading may stand for, given the confusions of the model that read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

from . import lexicon
from .confusions import DEAREST, DIACRITIC, RARE, SHAPE, Confusion, Model, Where

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
    confusion: Confusion
    shape: bool

    @property
    def end(self) -> int:
        return self.start + len(self.confusion.read)


def explanations(
    word: str, model: Model, lexical: Callable[[str], bool] = lexicon.lexical
) -> tuple[Explanation, ...]:
    """The words of the lexicon that ``model`` may have read as ``word``, cheapest first.

    Nothing for a listed word. A word that is merely a possible compound (``ledereen``: ``lede`` and
    ``reen``) is explained by listed words only. Of a hyphenated word each part is explained by itself.
    ``lexical`` tells of a word whether the lexicon attests it; who asks often remembers.
    """
    if lexicon.listed(word) or len(word) > lexicon.LONGEST_WORD:
        return ()
    if "-" in word:
        return _by_parts(word, model)
    sites = list(_sites(word, model))
    if not sites or len(sites) > MOST_SITES:
        return ()
    compound: bool | None = None
    found: dict[str, Explanation] = {}
    for chosen in _choices(sites):
        cost = sum([site.confusion.cost for site in chosen])
        rare = any(site.confusion.cost >= RARE for site in chosen)
        if cost > DEAREST or (rare and len(word) < SHORTEST_RARE):
            continue
        reading = _apply(word, chosen)
        known = found.get(reading)
        if known is not None and cost >= known.cost:
            continue
        attested = lexicon.listed(reading)
        if not attested and not rare:
            # Nearly all words that are not listed are compounds: asked only where it matters.
            compound = lexical(word) if compound is None else compound
            shape = any(site.shape for site in chosen)
            attested = not compound and (_attests_shape(reading) if shape else lexicon.plain(reading))
        if attested:
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
        found = explanations(part, model)
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


def _sites(word: str, model: Model) -> Iterator[_Site]:
    for read, confusion, shape in [reading for reading in _readings(model) if reading[0] in word]:
        if confusion.where is Where.WHOLE:
            if word == read:
                yield _Site(0, confusion, shape)
        elif confusion.where is Where.START:
            if word.startswith(read) and len(word) > SHORT:
                yield _Site(0, confusion, shape)
        else:
            at = word.find(read, confusion.where is Where.INSIDE)
            while at >= 0:
                yield _Site(at, confusion, shape)
                at = word.find(read, at + 1)


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
