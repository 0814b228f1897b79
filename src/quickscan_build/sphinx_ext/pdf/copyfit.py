"""Set a chapter again until its pages are as a compositor would leave them, or it costs too much."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from .flaws import emptiness

PLAIN, TIGHT, TIGHTER, LOOSE = (), ("tight",), ("tight", "tighter"), ("loose",)
"""Classes of the root element to set a chapter with; the styles say what each gives up, or gives."""
MOST_PAGES = 40
"""Pages of one chapter in all settings together: a short one is set three times, a long one once."""


def fit(parse: Callable[[], Any], render: Callable[[Any], Any]) -> Any:
    """Lay out; tighter when the last page holds next to nothing or a block had to be moved whole, where that
    saves the page or the move; looser when it does not, where that fills the last page.

    ``parse`` gives WeasyPrint's HTML, each time anew; ``render`` lays it out. Three settings are tried at
    most: where the tightest saves nothing, one less tight does not either.
    """

    setter = _Setter(parse, render)
    plain = setter.set_in(PLAIN)
    pages, empty, moved = plain.flaws
    if not ((empty or moved) and setter.can_afford(2 * pages)):
        return plain.document
    tighter = setter.set_in(TIGHTER)
    if tighter.flaws < plain.flaws:
        return min(setter.set_in(TIGHT), tighter, key=_flaws).document
    return min(plain, setter.set_in(LOOSE), key=_flaws).document if empty else plain.document


@dataclass(frozen=True, slots=True)
class _Set:
    """A chapter as it was set."""

    document: Any
    flaws: tuple[int, float, int]
    """Pages, what lacks on the last, how many blocks were moved whole: the less, the better."""


def _flaws(one: _Set) -> tuple[int, float, int]:
    return one.flaws


@dataclass(slots=True)
class _Setter:
    """Sets a chapter, and counts the pages that this took."""

    parse: Callable[[], Any]
    render: Callable[[Any], Any]
    pages: int = 0

    def can_afford(self, pages: int) -> bool:
        return self.pages + pages <= MOST_PAGES

    def set_in(self, setting: Sequence[str]) -> _Set:
        """Lay out, with the blocks kept whole that would be torn in a bad place."""
        source = self.parse()
        _mark(source.etree_element, setting)
        source.moved = set[Any]()
        document = self.render(source)
        pages = [page._page_box for page in document.pages]
        self.pages += len(pages)
        return _Set(document, (len(pages), emptiness(pages), len(source.moved)))


def _mark(element: Any, names: Sequence[str]) -> None:
    """Add classes to an element."""
    element.set("class", " ".join([*(element.get("class") or "").split(), *names]))
