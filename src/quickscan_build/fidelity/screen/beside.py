"""What a page says beside the text of the print: in its head, its bars, its contents, its title page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..html import SILENT, TYPE, Element, classes_of, name_of, text_of, with_class

_TOLD = ("alt", "aria-label", "label", "placeholder", "title", "value")
_OF_THE_TEXT = ("data-title", "data-cite")
"""What the theme's script copies for a reader who quotes the text."""
_ABOUT = frozenset({"author", "og:title", "og:site_name", "og:image:alt"})
_NAMING = ("qb-cover", "qb-title-page")
_COUNTING = "page-list"
_SHOWING = frozenset({"audio", "canvas", "embed", "frame", "iframe", "math", "object", "portal", "video"})
"""Elements that show what no file tells; a picture may be a publisher's mark."""


class Beside(NamedTuple):
    """An element outside the text, and whether pages are counted there."""

    element: Element
    counting: bool


def elements(page: Element) -> Iterator[Beside]:
    """All that a page has outside the text, and the text itself, without what is in it."""
    todo = [Beside(one, False) for one in page.iter("body", "{*}body")]
    while todo:
        one = todo.pop()
        element, counting = one
        classes = classes_of(element)
        if name_of(element) not in SILENT - _SHOWING:
            counting = counting or "qb-toc" in classes or _COUNTING in (element.get(TYPE) or "")
            yield Beside(element, counting)
            if "qb-text" not in classes:
                todo += [Beside(kid, counting) for kid in element if name_of(kid)]


def title(page: Element) -> str:
    """What the page is called."""
    return next((text_of(one) for one in page.iter("title", "{*}title")), "")


def told(page: Element, beside: Iterable[Beside], attributes: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Each run of words outside the text, and whether pages are counted there.

    ``attributes``: those that styles write beside their elements.
    """
    for meta in page.iter("meta", "{*}meta"):
        if {meta.get("name"), meta.get("property")} & _ABOUT:
            yield meta.get("content") or "", False
    of_any = (*_TOLD, *attributes)
    for one, counting in beside:
        if "qb-text" in classes_of(one):
            yield from ((one.get(name) or "", False) for name in _OF_THE_TEXT)
        else:
            texts = (one.text, *(kid.tail for kid in one), *map(one.get, of_any))
            yield from ((text, counting) for text in texts if text)


def naming(page: Element) -> Iterator[str]:
    """What the covers and title pages say, each of which must name what it is the title page of."""
    for kind in _NAMING:
        for one in with_class(page, kind):
            alternatives = (picture.get("alt") or "" for picture in one.iter("img", "{*}img"))
            yield " ".join([*one.itertext(), *alternatives])


def strange(beside: Iterable[Beside]) -> Iterator[str]:
    """What shows words that no file tells, as the end of “holds …”."""
    names = (name_of(one) for one, _ in beside)
    return (f"a <{name}> beside the text" for name in names if name in _SHOWING)


def addresses(beside: Iterable[Beside]) -> Iterator[str]:
    """Where links lead that give a whole address, of another site or of this one."""
    for one, _ in beside:
        href = one.get("href") or ""
        if ":" in href.partition("/")[0] and name_of(one) == "a" and "qb-text" not in classes_of(one):
            yield href


def ways(beside: Iterable[Beside]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The links of the bars that lead through the text: where to, and what each says, in parts."""
    for one, counting in beside:
        # Those of a reading system have kinds of their own (``package``).
        if name_of(one) == "nav" and not counting and one.get(TYPE) is None:
            for link in one.iter("a", "{*}a"):
                if href := link.get("href"):
                    yield href, (text_of(link), *(part.strip() for part in link.itertext()))
