"""Faults in a page of HTML or XHTML: in its words, its structure, its styles."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from lxml import etree

from .faults import TEXT_FAULTS

Element = Any
BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th"}
HIDING = [
    "display:none",
    "visibility:hidden",
    "opacity:0",
    "font-size:0",
    "color:transparent",
    "position:absolute;left:-9999px",
    "text-indent:-9999px",
    "position:absolute;clip:rect(0 0 0 0)",
    "height:0;overflow:hidden",
    "transform:scale(0)",
    "clip-path:inset(50%)",
    "content-visibility:hidden",
    "color:#fff;background-color:#fff",
]


class Made(NamedTuple):
    """A fault that was made: the texts of the blocks it touches, as they were."""

    kind: str
    touched: tuple[str, ...]
    detail: str = ""


class Page:
    """A parsed page with its leaf blocks under ``qb-text``."""

    def __init__(self, data: bytes, *, strict: bool) -> None:
        self.strict = strict
        parser: Any = etree.XMLParser() if strict else etree.HTMLParser(encoding="utf-8")
        self.root = etree.fromstring(data, parser)
        texts = [e for e in self.root.iter(etree.Element) if "qb-text" in _classes(e)]
        self.text = texts[0] if texts else None

    def data(self) -> bytes:
        if self.strict:
            return bytes(etree.tostring(self.root.getroottree(), encoding="utf-8", xml_declaration=True))
        return bytes(etree.tostring(self.root.getroottree(), encoding="utf-8", method="html"))

    def blocks(self) -> list[Element]:
        """Leaf blocks of the print's text, in order."""
        return [
            e
            for e in self._all()
            if _name(e) in BLOCKS and not any(_name(c) in _OUTER for c in e.iter() if c is not e)
        ]

    def having(self, wanted: Callable[[Element], bool]) -> list[Element]:
        return [e for e in self._all() if wanted(e)]

    def _all(self) -> Iterator[Element]:
        if self.text is None:
            return
        for one in self.text.iter(etree.Element):
            if not any({"qb-gen", "qb-page"} & set(_classes(a)) for a in (one, *one.iterancestors())):
                yield one


_OUTER = BLOCKS | {"ul", "ol", "table", "section", "aside", "blockquote", "div"}


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def said(element: Element) -> str:
    """The text of the print in an element."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and not {"qb-gen", "qb-page"} & set(_classes(child)):
            parts.append(said(child))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def _spoken(page: Page) -> list[Element]:
    return [e for e in page.blocks() if said(e)]


# Faults in words.


def _strings(element: Element) -> list[tuple[Element, str]]:
    """Where the strings of an element are: (node, ``text`` or ``tail``)."""
    found = [(element, "text")] if (element.text or "").strip() else []
    for child in element:
        if isinstance(child.tag, str) and not {"qb-gen", "qb-page"} & set(_classes(child)):
            found += _strings(child)
        if (child.tail or "").strip():
            found.append((child, "tail"))
    return found


def in_words(page: Page, rng: random.Random, kind: str) -> Made | None:
    blocks = _spoken(page)
    rng.shuffle(blocks)
    for block in blocks:
        before = said(block)
        strings = _strings(block)
        if not strings:
            continue
        node, attribute = rng.choice(strings)
        text = getattr(node, attribute)
        changed = TEXT_FAULTS[kind](text, rng)
        if changed is None or changed == text:
            continue
        setattr(node, attribute, changed)
        if said(block) != before:
            return Made(kind, (before,), f"{text[:40]!r} → {changed[:40]!r}")
        setattr(node, attribute, text)
    return None


# Faults in structure.


def _pick(page: Page, rng: random.Random, *names: str) -> Element | None:
    found = [e for e in _spoken(page) if _name(e) in names]
    return rng.choice(found) if found else None


def _remove(element: Element) -> None:
    parent = element.getparent()
    before = element.getprevious()
    tail = element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _swap(one: Element, two: Element) -> None:
    tails = one.tail, two.tail
    mark = etree.Element("x")
    one.getparent().replace(one, mark)
    two.getparent().replace(two, one)
    mark.getparent().replace(mark, two)
    two.tail, one.tail = tails


def sentence_moved(page: Page, rng: random.Random) -> Made | None:
    long = [e for e in _spoken(page) if _name(e) == "p" and (e.text or "").count(". ") >= 1]
    others = [e for e in _spoken(page) if _name(e) == "p"]
    if not long or len(others) < 2:
        return None
    here = rng.choice(long)
    there = rng.choice([e for e in others if e is not here])
    was = said(here), said(there)
    sentence, _, rest = here.text.partition(". ")
    here.text = rest
    there[-1:] = list(there[-1:])
    if len(there):
        there[-1].tail = (there[-1].tail or "") + f" {sentence.strip()}."
    else:
        there.text = (there.text or "") + f" {sentence.strip()}."
    return Made("sentence moved", was)


def paragraphs_swapped(page: Page, rng: random.Random) -> Made | None:
    found = [e for e in _spoken(page) if _name(e) == "p" and not _classes(e)]
    pairs = [(a, b) for a, b in pairwise(found) if a.getparent() is b.getparent()]
    pairs = [(a, b) for a, b in pairs if said(a) != said(b)]
    if not pairs:
        return None
    one, two = rng.choice(pairs)
    _swap(one, two)
    return Made("paragraphs swapped", (said(one), said(two)))


def _dropped(what: str, page: Page, rng: random.Random, name: str) -> Made | None:
    one = _pick(page, rng, name)
    if one is None:
        return None
    text = said(one)
    _remove(one)
    return Made(f"{what} dropped", (text,))


def paragraph_dropped(page: Page, rng: random.Random) -> Made | None:
    return _dropped("paragraph", page, rng, "p")


def paragraph_twice(page: Page, rng: random.Random) -> Made | None:
    one = _pick(page, rng, "p", "li")
    if one is None:
        return None
    one.addnext(copy.deepcopy(one))
    return Made("paragraph twice", (said(one),))


def paragraphs_joined(page: Page, rng: random.Random) -> Made | None:
    found = [e for e in _spoken(page) if _name(e) == "p"]
    pairs = [(a, b) for a, b in pairwise(found) if a.getnext() is b and not len(a)]
    if not pairs:
        return None
    one, two = rng.choice(pairs)
    was = said(one), said(two)
    one.text = f"{(one.text or '').rstrip()} {two.text or ''}"
    for child in list(two):
        one.append(child)
    _remove(two)
    return Made("paragraphs joined", was)


def item_dropped(page: Page, rng: random.Random) -> Made | None:
    return _dropped("item", page, rng, "li")


def item_moved(page: Page, rng: random.Random) -> Made | None:
    lists = [e for e in page.having(lambda e: _name(e) in ("ul", "ol")) if len(e)]
    if len(lists) < 2:
        return None
    here, there = rng.sample(lists, 2)
    one = rng.choice(list(here))
    text = said(one)
    _remove(one)
    there.append(one)
    return Made("item moved to another list", (text,))


def list_split(page: Page, rng: random.Random) -> Made | None:
    lists = [e for e in page.having(lambda e: _name(e) in ("ul", "ol")) if len(e) > 1]
    if not lists:
        return None
    here = rng.choice(lists)
    at = rng.randrange(1, len(here))
    new = etree.Element(here.tag, dict(here.attrib))
    if "qb-lines" in _classes(here.getparent()):
        return None
    text = said(here[at])
    for one in list(here)[at:]:
        new.append(one)
    here.addnext(new)
    return Made("list split", (text,))


def cells_swapped(page: Page, rng: random.Random) -> Made | None:
    cells = [e for e in page.blocks() if _name(e) in ("td", "th")]
    pairs = [(a, b) for a, b in pairwise(cells) if said(a) != said(b)]
    if not pairs:
        return None
    one, two = rng.choice(pairs)
    _swap(one, two)
    return Made("cells swapped", (said(one), said(two)))


def row_dropped(page: Page, rng: random.Random) -> Made | None:
    rows = page.having(lambda e: _name(e) == "tr")
    if not rows:
        return None
    one = rng.choice(rows)
    text = said(one[0])
    _remove(one)
    return Made("row dropped", (text,))


def heading_demoted(page: Page, rng: random.Random) -> Made | None:
    one = _pick(page, rng, "h1", "h2", "h3", "h4")
    if one is None or "qb-box-title" in _classes(one):
        return None
    space = one.tag.rpartition("}")[0]
    name = rng.choice(["p", f"h{int(_name(one)[1]) + 1}"])
    one.tag = f"{space}}}{name}" if space else name
    return Made("heading demoted", (said(one),), name)


def paragraph_promoted(page: Page, rng: random.Random) -> Made | None:
    one = _pick(page, rng, "p")
    if one is None or _classes(one):
        return None
    space = one.tag.rpartition("}")[0]
    one.tag = f"{space}}}h3" if space else "h3"
    return Made("paragraph promoted", (said(one),))


def class_lost(page: Page, rng: random.Random) -> Made | None:
    names = ("qb-label", "qb-box", "qb-box-title", "qb-quote", "qb-attribution", "qb-lines")
    found = page.having(lambda e: bool(set(names) & set(_classes(e))))
    if not found:
        return None
    one = rng.choice(found)
    lost = next(name for name in names if name in _classes(one))
    one.set("class", " ".join(name for name in _classes(one) if name != lost))
    first = next((said(e) for e in one.iter(etree.Element) if _name(e) in BLOCKS and said(e)), said(one))
    return Made("kind of block lost", (first,), lost)


def box_emptied(page: Page, rng: random.Random) -> Made | None:
    boxes = page.having(lambda e: "qb-box" in _classes(e))
    if not boxes:
        return None
    one = rng.choice(boxes)
    texts = tuple(said(e) for e in one.iter(etree.Element) if _name(e) in BLOCKS and said(e))
    for child in list(one):
        one.remove(child)
    return Made("box emptied", texts)


def left_its_box(page: Page, rng: random.Random) -> Made | None:
    boxes = [e for e in page.having(lambda e: "qb-box" in _classes(e)) if len(e) > 1]
    if not boxes:
        return None
    box = rng.choice(boxes)
    last = box[-1]
    text = next((said(e) for e in last.iter(etree.Element) if _name(e) in BLOCKS and said(e)), "")
    if not text:
        return None
    _remove(last)
    box.addnext(last)
    return Made("left its box", (text,))


def hidden(page: Page, rng: random.Random) -> Made | None:
    one = rng.choice(_spoken(page) or [None])
    if one is None:
        return None
    style = rng.choice(HIDING)
    one.set("style", style)
    return Made("hidden by a style", (said(one),), style)


def hidden_by_attribute(page: Page, rng: random.Random) -> Made | None:
    one = rng.choice(_spoken(page) or [None])
    if one is None:
        return None
    name, value = rng.choice([("hidden", "hidden"), ("aria-hidden", "true")])
    one.set(name, value)
    return Made("hidden by an attribute", (said(one),), name)


def sic_dropped(page: Page, rng: random.Random) -> Made | None:
    return _generated_dropped(page, rng, "qb-sic", "[sic] dropped")


def note_dropped(page: Page, rng: random.Random) -> Made | None:
    return _generated_dropped(page, rng, "qb-note", "note dropped")


def page_mark_dropped(page: Page, rng: random.Random) -> Made | None:
    return _generated_dropped(page, rng, "qb-page", "page mark dropped")


def _generated_dropped(page: Page, rng: random.Random, name: str, kind: str) -> Made | None:
    if page.text is None:
        return None
    found = [e for e in page.text.iter(etree.Element) if name in _classes(e)]
    if not found:
        return None
    _remove(rng.choice(found))
    return Made(kind, ())


def note_changed(page: Page, rng: random.Random) -> Made | None:
    if page.text is None:
        return None
    notes = [e for e in page.text.iter(etree.Element) if "qb-note" in _classes(e)]
    words = [
        (n, e)
        for n in notes
        for e in n.iter(etree.Element)
        if (e.text or "").count(" ") > 1 and _name(e) == "p"
    ]
    words = [(n, e) for n, e in words if "qb-back" not in _classes(e)]
    if not words:
        return None
    _, one = rng.choice(words)
    changed = TEXT_FAULTS["word dropped"](one.text, rng)
    if not changed:
        return None
    one.text = changed
    return Made("note changed", ())


STRUCTURE = [
    sentence_moved, paragraphs_swapped, paragraph_dropped, paragraph_twice, paragraphs_joined, item_dropped,
    item_moved, list_split, cells_swapped, row_dropped, heading_demoted, paragraph_promoted, class_lost,
    box_emptied, left_its_box, hidden, hidden_by_attribute, sic_dropped, note_dropped, note_changed,
    page_mark_dropped,
]  # fmt: skip
