"""Which text do the styles hide, or add? Told without a browser, for a wide and a narrow screen.

Only declarations that can hide text or add it are looked at, in the order of the cascade (importance,
specificity, order). Geometry (one thing lying over another) is the browser's to answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import cssselect2
import tinycss2
import tinycss2.color4

from .added import added_text, is_ornament
from .findings import UnreadableError
from .html import Element, Look, name_of
from .sheets import Declared, Rule, StyleSource, applies, declarations_of, never, rules, sheets_of

SCREENS = (("screen", 1280.0), ("screen", 360.0), ("print", 720.0))
"""Media and widths in CSS pixels for which ``@media`` is answered."""
SMALLEST = 4.0
"""CSS pixels: what is set smaller cannot be read."""
_EVERY = frozenset(range(len(SCREENS)))
_INHERITED = ("visibility", "font-size", "color", "text-indent", "text-transform", "direction")
_LENGTH = re.compile(r"(-?[\d.]+)(px|em|rem|ch|vw|vh|%|pt|cm)?")
_FAR = 400.0
"""CSS pixels: what is moved further out to the left or the top is not on the screen."""

_BY_PATH = re.compile(r"(?:[\w\s.#>*,)-]|:(?:is|not|where)\()*(?:::[\w-]+\s*)?")
"""A selector that asks for nothing but names, classes and ids, of an element and of those it stands in."""
_QUOTES = {"before": "“", "after": "”"}
_TRANSFORMS = {"uppercase": str.upper, "lowercase": str.lower, "capitalize": str.title}


class _Held(NamedTuple):
    """A rule, and when it holds."""

    order: int
    rule: Rule
    screens: frozenset[int]
    """On which of ``SCREENS`` it always holds, by their index."""
    seldom: bool
    """Whether it hides text or adds it at times only: on other screens, or while a reader does something.

    Whatever else holds then is not asked: no edition needs such a rule for the words of a print.
    """


class _Computed(NamedTuple):
    """What holds for an element on each screen, and for its ``::before`` and ``::after`` on the first."""

    screens: tuple[Declared, ...]
    """The same one, where nothing differs between them."""
    added: Declared
    hidden: str
    """The declaration that hides it on one of them; empty when none does."""
    seldom: tuple[tuple[str | None, Rule], ...]
    """The rules that hide it, or add to it, at times only, with their pseudo-elements."""


class Styles:
    """The style sheets of a site; each is read once."""

    def __init__(self) -> None:
        self._rules: dict[tuple[object, ...], _Rules] = {}

    def look(self, page: Element, name: str, source: StyleSource) -> Look:
        """How the text of a page looks: asked element by element by ``html.collect``."""
        sheets = tuple(sheets_of(page, name, source))
        try:
            if sheets not in self._rules:
                self._rules[sheets] = _Rules(sheets, source)
            return _Page(page, self._rules[sheets])
        except RecursionError:
            raise UnreadableError("has a style sheet that is nested too deep", where=name) from None


class _Rules:
    """Finds the rules for an element: those that its path tells, once for each path, and all others."""

    def __init__(self, sheets: Sequence[tuple[str, str, str]], source: StyleSource) -> None:
        self._by_path, self._others = cssselect2.Matcher(), cssselect2.Matcher()
        self._ids = False
        """Whether the first ask for ids, of which hardly two are the same."""
        self._paths: dict[tuple[object, ...], tuple[int, list[Any]]] = {}
        every = [(media, one) for media, path, text in sheets for one in rules(text, path, source)]
        for order, (media, one) in enumerate(every):
            held = _held(order, one, (media, *one.media))
            if held.screens or held.seldom:
                try:
                    selectors = cssselect2.compile_selector_list(one.prelude)
                except cssselect2.SelectorError:
                    # A selector no page can match (vendor pseudo-elements).
                    continue
                written = tinycss2.serialize(one.prelude)
                plain = _BY_PATH.fullmatch(written)
                self._ids |= "#" in written
                for selector in selectors:
                    (self._by_path if plain else self._others).add_selector(selector, held)

    def of(self, above: int, element: Element, wrapper: Any) -> tuple[int, list[Any], list[Any]]:
        """The number of an element's path (``above``: of its parent's), the rules it tells, the others."""
        key = above, element.tag, element.get("class"), element.get("id") if self._ids else None
        if key not in self._paths:
            self._paths[key] = len(self._paths) + 1, self._by_path.match(wrapper)
        return *self._paths[key], self._others.match(wrapper)


def _held(order: int, one: Rule, queries: Sequence[str]) -> _Held:
    screens = [i for i, screen in enumerate(SCREENS) if all(applies(query, screen) for query in queries)]
    of = {prop: value for prop, value, _ in one.declarations}
    at_times = (one.states or not screens) and not any(map(never, queries))
    seldom = at_times and bool(_reason(tuple(of.items())) or "content" in of)
    return _Held(order, one, frozenset(() if one.states else screens), seldom)


class _Page:
    """Answers for one page; what is inherited is remembered by element."""

    def __init__(self, page: Element, found: _Rules) -> None:
        root = cssselect2.ElementWrapper.from_html_root(page)
        self._wrappers = {one.etree_element: one for one in root.iter_subtree()}
        self._rules = found
        self._of_element: dict[Element, tuple[int, _Computed]] = {}
        """With the number of its path."""
        self._alike: dict[tuple[object, ...], _Computed] = {}
        """By what stands above, the rules that match, and the element's own style: most are like others."""

    def hidden(self, element: Element) -> str:
        of = self._of(element)[1]
        return _by_attribute(element) or of.hidden or _sometimes(of.seldom, element)

    def shown(self, element: Element, text: str) -> str:
        """``text`` of this element as its letters look."""
        transform = self._of(element)[1].screens[0].get("text-transform", "none")
        change = _TRANSFORMS.get(transform)
        return change(text) if change else text

    def added(self, element: Element, pseudo: str) -> str:
        """Text that ``::before`` or ``::after`` adds; an ornament is none."""
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
                self._alike[key] = _computed(matched, style, above)
            found = self._of_element[element] = path, self._alike[key]
        return found


def _computed(matched: Sequence[Any], style: str, above: _Computed | None) -> _Computed:
    known = [(pseudo, held.rule.declarations, held.screens) for _, _, pseudo, held in matched if held.screens]
    known.append((None, tuple(declarations_of(style)) if style else (), _EVERY))
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
    reasons = [_reason(tuple(own.items())) for own in screens]
    every = tuple(screens) * len(SCREENS) if alike else tuple(screens)
    seldom = tuple((pseudo, held.rule) for _, _, pseudo, held in matched if held.seldom)
    return _Computed(every, added, next(filter(None, reasons), ""), seldom)


def _sometimes(seldom: Sequence[tuple[str | None, Rule]], element: Element) -> str:
    """Why an element cannot be seen, or says more, on some screens or while a reader does something."""
    for pseudo, rule in seldom:
        of = {prop: value for prop, value, _ in rule.declarations}
        when = "at times" if rule.states else " ".join(("on", *rule.media))
        if pseudo is None and (reason := _reason(tuple(of.items()))):
            return f"{reason}, {when}"
        added = added_text(of.get("content", ""), element) if pseudo in _QUOTES else ""
        if any(not is_ornament(one) for one in added):
            return f"“{added}” is added to it, {when}"
    return ""


def _cascade(rules: Sequence[Sequence[tuple[str, str, bool]]]) -> Declared:
    """What holds, of declarations in the order of the cascade."""
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


@lru_cache(maxsize=4096)
def _reason(declared: tuple[tuple[str, str], ...]) -> str:
    """The declaration that hides an element; empty when none does. Most elements look like others."""
    of: Declared = dict(declared)
    for prop, values in _ALWAYS.items():
        if of.get(prop) in values:
            return f"{prop}: {of[prop]}"
    if _number(of.get("opacity", "1")) < 0.1:
        return f"opacity: {of['opacity']}"
    if _pixels(of.get("scale", "1")) == 0:
        return f"scale: {of['scale']}"
    size = of.get("font-size", "")
    if (size and _pixels(size) == 0) or (size.endswith(("px", "pt")) and _pixels(size) < SMALLEST):
        return f"font-size: {size}"
    if "url(" in of.get("content", ""):
        return "a picture in its place"
    if "line-through" in of.get("text-decoration", "") + of.get("text-decoration-line", ""):
        return "struck out"
    if of.get("transform", "").replace(" ", "").startswith(("scale(0)", "scale(0,")):
        return f"transform: {of['transform']}"
    if _clear(of.get("color", "")):
        return f"color: {of['color']}"
    if "ground" in of and "color" in of and _same(of["color"], of["ground"]):
        return f"color: {of['color']} on the same"
    return _off_screen(of) or _cut_off(of)


_ALWAYS = {
    "display": ("none",),
    "visibility": ("hidden", "collapse"),
    "content-visibility": ("hidden",),
    "direction": ("rtl",),
    "unicode-bidi": ("bidi-override", "isolate-override"),
    "clip-path": ("inset(50%)", "inset(100%)", "circle(0)", "circle(0px)", "polygon(0 0,0 0,0 0)"),
}


def _off_screen(of: Declared) -> str:
    moved = ["margin-left", "margin-top", "text-indent"]
    if of.get("position") in ("absolute", "fixed", "relative"):
        moved += ["left", "top"]
    for prop in moved:
        if prop in of and _pixels(of[prop]) < -_FAR:
            return f"{prop}: {of[prop]}"
    found = re.search(r"translate[xy3d]*\(\s*(-\d[^,)]*)", of.get("transform", ""))
    if found and (_pixels(found[1]) < -_FAR or found[1].strip() == "-100%"):
        return f"transform: {of['transform']}"
    return ""


def _cut_off(of: Declared) -> str:
    if of.get("position") == "absolute" and of.get("clip", "auto") != "auto":
        return f"clip: {of['clip']}"
    if not {of.get("overflow"), of.get("overflow-x"), of.get("overflow-y")} & {"hidden", "clip"}:
        return ""
    for prop in ("width", "height", "max-width", "max-height"):
        if prop in of and of[prop] != "none" and _LENGTH.fullmatch(of[prop]) and _pixels(of[prop]) <= 2:
            return f"{prop}: {of[prop]} with overflow: hidden"
    return ""


@lru_cache(maxsize=512)
def _clear(color: str) -> bool:
    parsed = tinycss2.color4.parse_color(color)
    return parsed is not None and parsed != "currentcolor" and parsed.alpha == 0


@lru_cache(maxsize=512)
def _same(color: str, ground: str) -> bool:
    one, two = tinycss2.color4.parse_color(color), tinycss2.color4.parse_color(ground)
    if None in (one, two) or "currentcolor" in (one, two):
        return color == ground
    return bool(one.to("srgb") == two.to("srgb"))


def _number(value: str) -> float:
    found = re.fullmatch(r"([\d.]+)(%?)", value)
    try:
        return float(found[1]) / (100 if found[2] else 1) if found else 1.0
    except ValueError:
        return 1.0


def _pixels(value: str) -> float:
    """A length in CSS pixels, near enough; 1 when it is no plain length."""
    found = _LENGTH.fullmatch(value.split(" ", maxsplit=1)[0])
    try:
        size = float(found[1]) if found else 1.0
    except ValueError:
        return 1.0
    unit = (found[2] if found else "") or "px"
    return size * {"px": 1, "pt": 1.33, "cm": 38, "%": 10, "vw": 12, "vh": 8}.get(unit, 16)
