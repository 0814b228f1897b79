"""Which text do the styles hide, or add? Answered without a browser, for a wide and a narrow screen.

Only declarations that can hide or add text are considered, in the order of the cascade (importance,
specificity, order). Geometry (one thing lying over another) is the browser's to answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import cssselect2
import tinycss2

from .added import added_text, is_ornament, worded
from .findings import UnreadableError
from .hiding import reason_of
from .html import Element, Look, name_of
from .meant import Declaration, Meant
from .moving import animations
from .needless import pictured, unnumbered
from .selectors import selectors_of
from .sheets import Declared, Rule, StyleSource, applies, declarations_of, never, rules, sheets_of, whole

SCREENS = (("screen", 1280.0), ("screen", 360.0), ("print", 720.0))
"""Media and widths in CSS pixels for which ``@media`` is answered."""
_EVERY = frozenset(range(len(SCREENS)))
_INHERITED = ("visibility", "font-size", "color", "text-indent", "text-transform", "direction")
_BY_PATH = re.compile(r"(?:[\w\s.#>*,)-]|:(?:is|not|where)\()*(?:::[\w-]+\s*)?")
"""A selector of nothing but names, classes and ids, of an element and of those around it."""
_NAMES = re.compile(r"[^ \t\r\n\f]+").findall
_QUOTES = {"before": "“", "after": "”"}
_TRANSFORMS = {"uppercase": str.upper, "lowercase": str.lower, "capitalize": str.title}


class _Held(NamedTuple):
    """A rule, and when it applies."""

    order: int
    rule: Rule
    screens: frozenset[int]
    """The indexes of the ``SCREENS`` on which it always applies."""
    seldom: bool
    """Whether it hides or adds text only at times: on other screens, or while a reader does something.

    Whatever else applies then is ignored: no edition needs such a rule for the words of a print.
    """


class _Computed(NamedTuple):
    """What applies to an element on each screen, and to its ``::before`` and ``::after`` on the first."""

    screens: tuple[Declared, ...]
    """The same object for screens between which nothing differs."""
    added: Declared
    hidden: str
    """The declaration that hides it on one of them; empty if none does."""
    parts: str
    """The declaration that hides or changes its first line or letter, or shows a picture beside it."""
    seldom: tuple[tuple[str | None, Rule], ...]
    """The rules that hide it, or add to it, only at times, with their pseudo-elements."""


class Styles:
    """The style sheets of a site; each is read once."""

    def __init__(self) -> None:
        self._rules: dict[tuple[object, ...], _Rules] = {}

    def look(self, page: Element, name: str, source: StyleSource) -> Look:
        """How the text of a page looks; ``html.collect`` asks for one element after another."""
        sheets = tuple(sheets_of(page, name, source))
        try:
            if sheets not in self._rules:
                self._rules[sheets] = _Rules(sheets, source)
            return _Page(page, self._rules[sheets])
        except RecursionError:
            raise UnreadableError("has a style sheet that is nested too deep", where=name) from None
        except ValueError as error:
            raise UnreadableError(f"has a style sheet that is a trap ({error})", where=name) from None


class _Rules:
    """Finds the rules for an element: those that its path decides, once for each path, and all others."""

    def __init__(self, sheets: Sequence[tuple[str, str, str]], source: StyleSource) -> None:
        self._by_path, self._others = cssselect2.Matcher(), cssselect2.Matcher()
        self._ids = False
        """Whether the former require ids, of which hardly two are the same."""
        self._paths: dict[tuple[object, ...], tuple[int, list[Any]]] = {}
        every = [(media, one) for media, path, text in sheets for one in rules(text, path, source)]
        self.told = Meant(
            every, animations(one for _, path, text in sheets for one in whole(text, path, source))
        )
        for order, (media, written) in enumerate(every):
            one = self.told.rule(written)
            held = _held(order, one, (media, *one.media))
            if held.screens or held.seldom:
                selector_list = tinycss2.serialize(one.prelude)
                plain = _BY_PATH.fullmatch(selector_list)
                self._ids |= "#" in selector_list
                for selector in selectors_of(selector_list):
                    (self._by_path if plain else self._others).add_selector(selector, held)

    def of(self, above: int, element: Element, wrapper: Any) -> tuple[int, list[Any], list[Any]]:
        """The number of an element's path (``above``: its parent's), the rules it decides, the others."""
        key = above, element.tag, element.get("class"), element.get("id") if self._ids else None
        if key not in self._paths:
            self._paths[key] = len(self._paths) + 1, self._by_path.match(wrapper)
        return *self._paths[key], self._others.match(wrapper)


def _held(order: int, one: Rule, queries: Sequence[str]) -> _Held:
    screens = [i for i, screen in enumerate(SCREENS) if all(applies(query, screen) for query in queries)]
    of = {prop: value for prop, value, _ in one.declarations}
    at_times = (one.states or not screens) and not any(map(never, queries))
    seldom = at_times and bool(reason_of(tuple(of.items())) or "content" in of)
    return _Held(order, one, frozenset(() if one.states else screens), seldom)


class _Node(cssselect2.ElementWrapper):  # type: ignore[misc]  # the library tells no types
    """An element as selectors see it. Nothing is remembered, because each look would take a lock."""

    @property
    def id(self) -> Any:
        return self.etree_element.get("id")

    @property
    def classes(self) -> list[str]:
        return _NAMES(self.etree_element.get("class") or "")


class _Page:
    """Answers for one page; what is inherited is remembered for each element."""

    def __init__(self, page: Element, found: _Rules) -> None:
        root = _Node.from_html_root(page)
        self._wrappers = {one.etree_element: one for one in root.iter_subtree()}
        self._rules = found
        self._of_element: dict[Element, tuple[int, _Computed]] = {}
        """Together with the number of its path."""
        self._alike: dict[tuple[object, ...], _Computed] = {}
        """By what is above, the rules that match, and the element's own style: most are like others."""

    def hidden(self, element: Element) -> str:
        of = self._of(element)[1]
        if told := _by_attribute(element) or of.hidden or of.parts or _sometimes(of.seldom, element):
            return told
        numbered = name_of(element) == "ol" or (
            name_of(element) == "li" and name_of(element.getparent()) == "ol"
        )
        return next(filter(None, map(unnumbered, of.screens)), "") if numbered else ""

    def shown(self, element: Element, text: str) -> str:
        """``text`` of this element as its letters look."""
        transform = self._of(element)[1].screens[0].get("text-transform", "none")
        change = _TRANSFORMS.get(transform)
        return change(text) if change else text

    def added(self, element: Element, pseudo: str) -> str:
        """Text that ``::before`` or ``::after`` adds; an ornament does not count."""
        content = self._of(element)[1].added.get(pseudo)
        if content is None:
            return _QUOTES[pseudo] if name_of(element) == "q" else ""
        said = added_text(content, element)
        return said if any(not is_ornament(one) for one in said) else ""

    def _of(self, element: Element) -> tuple[int, _Computed]:
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
                self._alike[key] = _computed(matched, own, above)
            found = self._of_element[element] = path, self._alike[key]
        return found


def _computed(matched: Sequence[Any], style: Sequence[Declaration], above: _Computed | None) -> _Computed:
    known = [(pseudo, held.rule.declarations, held.screens) for _, _, pseudo, held in matched if held.screens]
    known.append((None, tuple(style), _EVERY))
    alike = all(screens == _EVERY for _, _, screens in known) and (
        above is None or all(one is above.screens[0] for one in above.screens)
    )
    screens: list[Declared] = []
    for screen in range(1 if alike else len(SCREENS)):
        own = _cascade([declared for pseudo, declared, on in known if pseudo is None and screen in on])
        if above is not None:
            of = above.screens[screen]
            own = {p: of[p] for p in (*_INHERITED, "ground") if p in of} | own
        ground = own.get("background-color") or own.get("background")
        if ground:
            own["ground"] = ground
        screens.append(own)
    added = {
        pseudo: value
        for pseudo, declared, on in known
        if pseudo in _QUOTES and 0 in on
        for prop, value, _ in declared
        if prop == "content"
    }
    reasons = [reason_of(tuple(own.items())) for own in screens]
    every = tuple(screens) * len(SCREENS) if alike else tuple(screens)
    seldom = tuple((pseudo, held.rule) for _, _, pseudo, held in matched if held.seldom)
    parts = (_of_part(pseudo, {p: v for p, v, _ in declared}) for pseudo, declared, _ in known if pseudo)
    return _Computed(every, added, next(filter(None, reasons), ""), next(filter(None, parts), ""), seldom)


def _of_part(pseudo: str, of: Declared) -> str:
    """What a pseudo-element does to the words of its element, or shows beside them."""
    told = ""
    if pseudo in ("first-line", "first-letter"):
        transform = of.get("text-transform", "none")
        told = reason_of(tuple(of.items())) or (
            f"text-transform: {transform}" if transform in _TRANSFORMS else ""
        )
    elif pseudo in ("before", "after", "marker"):
        told = pictured(of) or (of["content"] if pseudo == "marker" and worded(of.get("content", "")) else "")
    return f"::{pseudo}, {told}" if told else ""


def _sometimes(seldom: Sequence[tuple[str | None, Rule]], element: Element) -> str:
    """Why an element cannot be seen, or says more, on some screens or while a reader does something."""
    for pseudo, rule in seldom:
        of = {prop: value for prop, value, _ in rule.declarations}
        when = "at times" if rule.states else " ".join(("on", *rule.media))
        if pseudo is None and (reason := reason_of(tuple(of.items()))):
            return f"{reason}, {when}"
        added = added_text(of.get("content", ""), element) if pseudo in _QUOTES else ""
        if any(not is_ornament(one) for one in added):
            return f"“{added}” is added to it, {when}"
    return ""


def _cascade(rules: Sequence[Sequence[tuple[str, str, bool]]]) -> Declared:
    """What applies, of declarations in the order of the cascade."""
    plain: Declared = {}
    important: Declared = {}
    for declarations in rules:
        for prop, value, strong in declarations:
            (important if strong else plain)[prop] = value
    return plain | important


def _by_attribute(element: Element) -> str:
    if element.get("hidden") is not None:
        return "hidden"
    for attribute in ("inert", "popover"):
        if element.get(attribute) is not None:
            return attribute
    if element.get("aria-hidden") == "true":
        return "aria-hidden"
    parent = element.getparent()
    closed = parent is not None and name_of(parent) == "details" and parent.get("open") is None
    return "inside a closed details" if closed and name_of(element) != "summary" else ""
