"""Which text do the styles hide, or add? Answered without a browser, for a wide and a narrow screen.

Only declarations that can hide or add text are considered, in the order of the cascade (importance,
specificity, order). Geometry (one thing lying over another) is the browser's to answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

import cssselect2
import tinycss2

from ..blocks import HEADINGS, INLINE
from ..findings import UnreadableError
from ..html import Element, Look, name_of
from .added import added_text, attributes_in, is_ornament, worded, words_in
from .cascade import QUOTES, TRANSFORMS, Computed, added_at_times, computed, held_of
from .meant import Meant
from .moving import animations, initial
from .needless import miscounted
from .selectors import selectors_of
from .sheets import Declared, Rule, StyleSource, declarations_of, rules, sheets_of, whole

_BY_PATH = re.compile(r"(?:[\w\s.#>*,)-]|:(?:is|not|where)\(|:root(?![\w-]))*(?:::[\w-]+\s*)?")
"""A selector of nothing but names, classes and ids, of an element and of those around it; or of the root."""
MOST_RULES = 10_000
"""Of a page; large collections of styles have some thousands."""
_NAMES = re.compile(r"[^ \t\r\n\f]+").findall
_OTHERS = re.compile(r"::(?!before|after|marker|first-l)[\w-]+(?:\([^)]*\))?")
"""Pseudo-elements of a browser's own: what is written in them stands beside the text."""


class Written(NamedTuple):
    """What styles write beside elements, whichever these are."""

    words: tuple[str, ...]
    attributes: tuple[str, ...]
    """Those whose values they write."""


class Styles:
    """The style sheets of a site; each is read once."""

    def __init__(self) -> None:
        self._read: dict[tuple[object, ...], list[_Told]] = {}
        self._rules: dict[tuple[object, ...], _Rules] = {}
        self._written: dict[tuple[object, ...], Written] = {}

    def look(self, page: Element, name: str, source: StyleSource) -> Look:
        """How the text of a page looks; ``html.collect`` asks for one element after another."""
        with _told_of(name):
            sheets = tuple(sheets_of(page, name, source))
            if sheets not in self._rules:
                self._rules[sheets] = _Rules(self._every(sheets, source), sheets, source)
            return _Page(page, self._rules[sheets])

    def written(self, page: Element, name: str, source: StyleSource) -> Written:
        """What the styles of a page write, wherever: with no look at its elements."""
        with _told_of(name):
            sheets = tuple(sheets_of(page, name, source))
            if sheets not in self._written:
                every = self._every(sheets, source)
                said = [value for _, one in every for prop, value, _ in one.declarations if prop == "content"]
                words, attributes = ({one: None for value in said for one in of(value)} for of in _WRITING)
                self._written[sheets] = Written(tuple(words), tuple(attributes))
            return self._written[sheets]

    def _every(self, sheets: tuple[tuple[str, str, str], ...], source: StyleSource) -> list[_Told]:
        if sheets not in self._read:
            told = ((media, one) for media, path, text in sheets for one in rules(text, path, source))
            self._read[sheets] = list(islice(told, MOST_RULES + 1))
        if len(self._read[sheets]) > MOST_RULES:
            raise ValueError(f"it has more than {MOST_RULES:,} rules")
        return self._read[sheets]


_Told = tuple[str, Rule]
"""A rule, with the media of its sheet."""
_WRITING = (words_in, attributes_in)


@contextmanager
def _told_of(name: str) -> Iterator[None]:
    """Tell in which page the styles are that cannot be read."""
    try:
        yield
    except RecursionError:
        raise UnreadableError("has a style sheet that is nested too deep", where=name) from None
    except ValueError as error:
        raise UnreadableError(f"has a style sheet that is a trap ({error})", where=name) from None


class _Rules:
    """Finds the rules for an element: those that its path decides, once for each path, and all others."""

    def __init__(
        self, every: Sequence[_Told], sheets: Sequence[tuple[str, str, str]], source: StyleSource
    ) -> None:
        self._by_path, self._others = cssselect2.Matcher(), _Asked()
        self._ids = False
        """Whether any requires an id, of which hardly two are the same."""
        self._paths: dict[tuple[object, ...], tuple[int, list[Any], list[Any]]] = {}
        """Of each its number, the rules it decides, and those that its elements are asked for."""
        texts = [one for _, path, text in sheets for one in whole(text, path, source)]
        self.told = Meant(every, animations(texts), initial(texts))
        for order, (media, written) in enumerate(every):
            one = self.told.rule(written)
            selector_list = tinycss2.serialize(one.prelude)
            if any(prop == "content" and worded(value) for prop, value, _ in one.declarations):
                selector_list = _OTHERS.sub("::before", selector_list)
            selectors, known = selectors_of(selector_list)
            if not known:
                one = replace(one, doubtful=True)
            held = held_of(order, one, (media, *one.media))
            if held.screens or held.seldom:
                plain = _BY_PATH.fullmatch(selector_list)
                self._ids |= "#" in selector_list
                for selector in selectors:
                    (self._by_path if plain else self._others).add_selector(selector, held)

    def of(self, above: int, element: Element, wrapper: Any) -> tuple[int, list[Any], list[Any]]:
        """The number of an element's path (``above``: its parent's), the rules it decides, the others."""
        given = element.get("class"), element.get("id") if self._ids else None, "lang" in element.attrib
        key = above, element.tag, *given
        if key not in self._paths:
            asked = [(test, (*rank, held)) for *rank, (test, held) in self._others.match(wrapper)]
            self._paths[key] = len(self._paths) + 1, self._by_path.match(wrapper), asked
        path, told, asked = self._paths[key]
        return path, told, [found for test, found in asked if test(wrapper)]


class _Asked(cssselect2.Matcher):  # type: ignore[misc]  # the library tells no types
    """Gives the rules whose name, class or id an element has, each with the test of all that it requires."""

    @staticmethod
    def add_relevant_selectors(element: Any, selectors: list[Any], relevant: list[Any]) -> None:
        relevant += [(*rank, (test, held)) for test, *rank, held in selectors]


class _Node(cssselect2.ElementWrapper):  # type: ignore[misc]  # the library tells no types
    """An element as selectors see it. Nothing is remembered, because each look would take a lock."""

    @property
    def id(self) -> Any:
        return self.etree_element.get("id")

    @property
    def namespace_url(self) -> str:
        return _divided(self.etree_element.tag)[0]

    @property
    def local_name(self) -> str:
        return _divided(self.etree_element.tag)[1]

    @property
    def classes(self) -> list[str]:
        return _NAMES(self.etree_element.get("class") or "")


@lru_cache(maxsize=1024)
def _divided(tag: str) -> tuple[str, str]:
    """The namespace of a name, and the name in it."""
    namespace, _, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    return namespace, local


class _Page:
    """Answers for one page; what is inherited is remembered for each element."""

    def __init__(self, page: Element, found: _Rules) -> None:
        root = _Node.from_html_root(page)
        self._wrappers = {one.etree_element: one for one in root.iter_subtree()}
        self._rules = found
        self._of_element: dict[Element, tuple[int, Computed]] = {}
        """Together with the number of its path."""
        self._alike: dict[tuple[object, ...], Computed] = {}
        """By what is above, the rules that match, and the element's own style: most are like others."""

    def hidden(self, element: Element) -> str:
        of = self._of(element)[1]
        if told := _by_attribute(element) or of.hidden or added_at_times(of, element):
            return told
        name = name_of(element)
        if name not in ("li", "summary") and any("list-item" in one.get("display", "") for one in of.screens):
            return "display: list-item, of what is none"
        if name in INLINE and name not in ("sub", "sup") and any(map(_raised, of.screens)):
            return "set higher or lower than its line"
        if name in _BLOCKS and _runs_on(of):
            before = element.getprevious()
            if before is not None and name_of(before) in _BLOCKS and _runs_on(self._of(before)[1]):
                return "joined with the one before it by its display"
        listed = name_of(element.getparent()) if name == "li" else name
        if listed not in ("ol", "ul"):
            return ""
        return next(filter(None, (miscounted(one, numbered=listed == "ol") for one in of.screens)), "")

    def shown(self, element: Element, text: str) -> str:
        """``text`` of this element as its letters look."""
        transform = self._of(element)[1].screens[0].get("text-transform", "none")
        change = TRANSFORMS.get(transform)
        return change(text) if change else text

    def added(self, element: Element, pseudo: str) -> str:
        """Text that ``::before`` or ``::after`` adds; an ornament does not count."""
        content = self._of(element)[1].added.get(pseudo)
        if content is None:
            return QUOTES[pseudo] if name_of(element) == "q" else ""
        every = (added_text(one, element) for one in content)
        return next((said for said in every if not all(map(is_ornament, said))), "")

    def _of(self, element: Element) -> tuple[int, Computed]:
        found = self._of_element.get(element)
        if found is None:
            parent = element.getparent()
            path, above = (0, None) if parent is None else self._of(parent)
            told: list[Any] = []
            others: list[Any] = []
            style = ""
            if wrapper := self._wrappers.get(element):
                path, told, others = self._rules.of(path, element, wrapper)
                style = element.get("style") or ""
            key = (id(above), path, style, *[(pseudo, id(held)) for _, _, pseudo, held in others])
            if key not in self._alike:
                matched = sorted([*told, *others], key=lambda one: (one[0], one[3].order))
                own = self._rules.told.declared(declarations_of(style)) if style else ()
                self._alike[key] = computed(matched, own, above, canvas=name_of(element) in ("html", "body"))
            found = self._of_element[element] = path, self._alike[key]
        return found


_BLOCKS = frozenset({"li", "p", *HEADINGS})
_RUNNING = frozenset({
    "contents", "inline", "inline-block", "inline-flex", "inline-grid", "ruby", "ruby-base", "ruby-text",
})  # fmt: skip


_HIDING = frozenset({"hidden", "inert", "popover", "aria-hidden"})
"""Attributes that hide an element."""


def _raised(of: Declared) -> bool:
    """Whether it is set like a power or an index."""
    return not {of.get("vertical-align"), of.get("font-variant-position")}.isdisjoint(("sub", "super"))


def _runs_on(of: Computed) -> bool:
    """Whether a block is set in a line with those beside it."""
    return any(one.get("display") in _RUNNING for one in of.screens)


def _by_attribute(element: Element) -> str:
    if not _HIDING.isdisjoint(element.keys()):
        for attribute in ("hidden", "inert", "popover"):
            if element.get(attribute) is not None:
                return attribute
        if (element.get("aria-hidden") or "false").strip().lower() != "false":
            return "aria-hidden"
    parent = element.getparent()
    closed = parent is not None and name_of(parent) == "details" and parent.get("open") is None
    return "inside a closed details" if closed and name_of(element) != "summary" else ""
