"""Read the text back from HTML and XHTML: what is under ``qb-text``, in order, and can be seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Protocol

from lxml import etree

from .blocks import HEADER, Collector, header
from .findings import Amiss, Sort, UnreadableError, holding

LARGEST = 32_000_000
"""Bytes of one file; a chapter of text has a thousandth of that."""
SILENT = frozenset({
    "script", "style", "template", "noscript", "head", "title", "object", "iframe", "audio", "video",
    "canvas",
})  # fmt: skip

_COLUMNS = frozenset({"col", "colgroup"})
"""What has no words, and yet hides those of its cells."""

Element = Any
TYPE = "{http://www.idpf.org/2007/ops}type"
"""``epub:type``."""
LANGUAGES = ("lang", "{http://www.w3.org/XML/1998/namespace}lang")


class Look(Protocol):
    """How a page's styles show its text."""

    def hidden(self, element: Element) -> str:
        """Why an element cannot be seen; empty if it can."""

    def shown(self, element: Element, text: str) -> str:
        """The text of an element as its letters look."""

    def added(self, element: Element, pseudo: str) -> str:
        """Letters that the styles add ``before`` or ``after``."""


def parse(data: bytes, where: str, *, strict: bool) -> Element:
    """The root element; ``strict`` for XHTML. ``UnreadableError`` if it is not HTML, or is a trap."""
    if len(data) > LARGEST:
        raise UnreadableError(f"has {len(data):,} bytes (at most {LARGEST:,})", where=where)
    parser: Any
    if strict:
        if b"<!ENTITY" in data:
            raise UnreadableError("declares entities, which no publication needs", where=where)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    else:
        parser = etree.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"is not well-formed ({error})", where=where) from None
    if root is None:
        raise UnreadableError("holds no HTML", where=where)
    own = root.getroottree().docinfo.internalDTD if strict else None
    if own is not None and (next(own.iterentities(), None), next(own.iterelements(), None)) != (None, None):
        raise UnreadableError("declares entities or attributes, which no publication needs", where=where)
    return root


def name_of(element: Element) -> str:
    """The local name; empty for comments and processing instructions."""
    return _local(element.tag)


@lru_cache(maxsize=1024)
def _local(tag: object) -> str:
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def classes_of(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def with_class(root: Element, name: str) -> list[Element]:
    """Every element that has the class, in document order."""
    if root.getparent() is None:
        return list(_classed(root).get(name, ()))
    return [one for one in root.iter(etree.Element) if name in classes_of(one)]


@lru_cache(maxsize=2)
def _classed(page: Element) -> Mapping[str, list[Element]]:
    """The elements of a page by their classes: it is asked for one class after the other."""
    found: dict[str, list[Element]] = {}
    for one in page.iter(etree.Element):
        if classes := one.get("class"):
            for name in dict.fromkeys(classes.split()):
                found.setdefault(name, []).append(one)
    return found


def written(element: Element) -> str:
    """What stands in a style or a script: a comment of XHTML may divide it, but is no part of it."""
    return "".join([element.text or "", *(kid.tail or "" for kid in element)])


def text_of(element: Element) -> str:
    """All text below an element, blanks collapsed."""
    return " ".join("".join(element.itertext()).split())


def not_seen(where: str, reason: str, element: Element) -> Amiss:
    """The text of an element is there, but cannot be seen."""
    return Amiss(Sort.HIDDEN, where, f"cannot be seen ({reason})", text_of(element))


def collect(
    element: Element,
    collector: Collector,
    look: Look,
    strange: Callable[[Element, bool], str] = lambda element, generated: "",
) -> tuple[list[Amiss], list[Amiss]]:
    """Report one ``qb-text`` element to ``collector``; what cannot be seen is returned, and what is odd.

    ``strange`` tells what is odd about an element, which may be generated.
    """
    odd: list[Amiss] = []
    unseen: list[Amiss] = []
    silent: Element = None
    afters: list[str] = []
    """What is added after the elements that are open."""
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, one in walk:
        if event == "start":
            name, classes = name_of(one), classes_of(one)
            what = strange(one, collector.generating)
            if what:
                odd.append(holding(collector.place(), what))
            # The way back from a note is not part of its words, and leads nowhere on paper.
            asked = not collector.generating or "qb-note" in classes or collector.in_a_note
            asked = asked and name not in SILENT and "qb-back" not in classes
            reason = look.hidden(one) if asked else ""
            if reason and (text_of(one) or (name in _COLUMNS and "visibility" in reason)):
                unseen.append(not_seen(collector.place(), reason, one))
            if reason or name in SILENT:
                silent = one
                walk.skip_subtree()
                continue
            collector.open(
                header(one.get("scope", "")) if name == HEADER else name,
                classes,
                number=_number(one, name),
                target=one.get("href", ""),
                identity=one.get("id", ""),
            )
            if "qb-page" in classes:
                collector.text(called(one))
            before = look.added(one, "before")
            afters.append(look.added(one, "after"))
            # What a page mark says is checked in ``marks``.
            said = before + afters[-1]
            words = collector.generating and any(map(str.isalnum, said))
            if words and "qb-page" not in classes:
                odd.append(holding(collector.place(), f"“{said}”, which a style adds to what is generated"))
            collector.text(before)
            if name == "br":
                collector.text("\n")
            elif one.text:
                collector.text(look.shown(one, one.text))
            continue
        if event == "end" and silent is not one:
            collector.text(afters.pop())
            collector.close()
        elif event == "pi":
            odd.append(
                holding(collector.place(), f"an instruction to the program that shows it: <?{one.target}>")
            )
        if one is not element and one.tail:
            collector.text(look.shown(one.getparent(), one.tail))
    return unseen, odd


def called(mark: Any) -> str:
    """What screen readers say of a page mark, and what the theme's style shows of it."""
    return "".join(f"{mark.get(name)} " for name in ("title", "aria-label", "data-page") if mark.get(name))


def _number(element: Element, name: str) -> int | None:
    given = element.get("start") if name == "ol" else element.get("value") if name == "li" else None
    return int(given) if given and _NUMBER.fullmatch(given.strip()) else None


_NUMBER = re.compile(r"-?[0-9]{1,9}")
