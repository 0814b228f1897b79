"""Set a chapter again until its pages are as a compositor would leave them, or it costs too much."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from .flaws import bad_breaks, emptiness, torn
from .hyphenation import PATTERNS

PLAIN, TIGHT, TIGHTER, LOOSE = (), ("tight",), ("tight", "tighter"), ("loose",)
"""Classes of the root element to set a chapter with; the styles say what each gives up, or gives."""
WHOLE = "whole"
"""The class of an element that shall not be torn."""
ROUNDS = 5
"""How often a sheet is laid out, in one setting, to be rid of words and blocks broken in bad places."""
MOST_PAGES = 40
"""Pages laid out for that in all: a long chapter costs twice its layout for it, not five times."""
LONGEST = 20
"""Pages of a chapter that is set again to fit better; in a longer one a page end is not worth the time."""


def fit(parse: Callable[[], Any], render: Callable[[Any], Any]) -> Any:
    """Lay out; tighter when the last page holds next to nothing or a block had to be moved whole, where that
    saves the page or the move; looser when it does not, where that fills the last page.

    ``parse`` gives WeasyPrint's HTML, each time anew; ``render`` lays it out. Three settings are tried at
    most: where the tightest saves nothing, one less tight does not either.
    """

    def set_in(setting: Sequence[str]) -> _Set:
        document, moved = _without_flaws(parse, render, setting)
        return _Set(document, (len(document.pages), emptiness(_boxes(document)), moved))

    try:
        plain = set_in(PLAIN)
        pages, empty, moved = plain.flaws
        if pages > LONGEST or not (empty or moved):
            return plain.document
        tighter = set_in(TIGHTER)
        if tighter.flaws < plain.flaws:
            return min(set_in(TIGHT), tighter, key=_flaws).document
        return min(plain, set_in(LOOSE), key=_flaws).document if empty else plain.document
    finally:
        PATTERNS.whole = frozenset()


@dataclass(frozen=True, slots=True)
class _Set:
    """A chapter as it was set."""

    document: Any
    flaws: tuple[int, float, int]
    """Pages, what lacks on the last, how many blocks were moved whole: the less, the better."""


def _flaws(one: _Set) -> tuple[int, float, int]:
    return one.flaws


def _without_flaws(
    parse: Callable[[], Any], render: Callable[[Any], Any], setting: Sequence[str]
) -> tuple[Any, int]:
    """Lay out, and again without breaking the words and blocks that were broken in a bad place.

    Returns the document, and how many blocks were kept whole for it.

    What the second layout breaks badly in its turn is mended too, until a bound: a hyphen in a bad place
    is better than a build that does not end.
    """
    words, blocks = frozenset[str](), frozenset[int]()
    pages = 0
    for _ in range(ROUNDS):
        PATTERNS.whole = words
        source = parse()
        order = list(source.etree_element.iter())
        _mark(order[0], setting)
        for place in blocks:
            _mark(order[place], [WHOLE])
        document = render(source)
        pages += len(document.pages)
        laid = _boxes(document)
        bad = frozenset(bad_breaks(laid))
        places = {element: place for place, element in enumerate(order)}
        parted = frozenset(places[element] for element in torn(laid))
        if (bad <= words and parted <= blocks) or pages > MOST_PAGES:
            break
        words, blocks = words | bad, blocks | parted
    return document, len(blocks)


def _boxes(document: Any) -> list[Any]:
    return [page._page_box for page in document.pages]


def _mark(element: Any, names: Sequence[str]) -> None:
    """Add classes to an element."""
    element.set("class", " ".join([*(element.get("class") or "").split(), *names]))
