"""Set a chapter again until its pages are as a compositor would leave them, or that costs too much."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from .flaws import emptiness

PLAIN, TIGHT, TIGHTER, LOOSE = (), ("tight",), ("tight", "tighter"), ("loose",)
"""Settings of a chapter, as classes of the root element; the styles say what each gives up, or adds."""
MOST_PAGES = 40
"""Pages of a chapter in all settings together: a short chapter is set three times, a long one once."""


def fit(parse: Callable[[], Any], render: Callable[[Any], Any]) -> Any:
    """Lay out; tighter if the last page holds next to nothing or a block had to be moved whole, when that
    saves the page or the move; looser if it does not, when that fills the last page.

    ``parse`` makes WeasyPrint's HTML anew each time; ``render`` lays it out. Three settings are tried at
    most: if the tightest saves nothing, a less tight one does not either.
    """

    setter = _Setter(parse, render)
    plain = setter.set_in(PLAIN)
    pages, empty, moved = plain.flaws
    if not ((empty or moved) and setter.can_afford(2 * pages)):
        return plain.document
    tighter = setter.set_in(TIGHTER)
    if tighter.flaws < plain.flaws:
        return min(setter.set_in(TIGHT), tighter, key=attrgetter("flaws")).document
    return min(plain, setter.set_in(LOOSE), key=attrgetter("flaws")).document if empty else plain.document


@dataclass(frozen=True, slots=True)
class _Set:
    """A chapter in one setting."""

    document: Any
    flaws: tuple[int, float, int]
    """Pages, how much is missing on the last, how many blocks were moved whole: the less, the better."""


@dataclass(slots=True)
class _Setter:
    """Sets a chapter, and counts the pages that this took."""

    parse: Callable[[], Any]
    render: Callable[[Any], Any]
    pages: int = 0

    def can_afford(self, pages: int) -> bool:
        return self.pages + pages <= MOST_PAGES

    def set_in(self, setting: Sequence[str]) -> _Set:
        """Lay out, and keep whole the blocks that would be torn in a bad place."""
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
