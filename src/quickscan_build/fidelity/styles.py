"""Which text do the styles hide, or add? Told without a browser, for a wide and a narrow screen.

Only declarations that can hide text or add it are looked at, in the order of the cascade (importance,
specificity, order). Geometry (one thing lying over another) is the browser's to answer.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import unquote, urldefrag

import cssselect2
import tinycss2

from .html import Element, Look, name_of

StyleSource = Callable[[str], bytes]
"""The bytes of a style sheet by its path; empty when there is none."""

SCREENS = (1280.0, 360.0)
"""Widths in CSS pixels for which ``@media`` is answered."""
DEEPEST = 8
_HIDING = frozenset({
    "display", "visibility", "opacity", "content-visibility", "font-size", "color", "background-color",
    "background", "clip", "clip-path", "transform", "scale", "position", "left", "right", "top", "bottom",
    "text-indent", "width", "height", "max-width", "max-height", "overflow", "overflow-x", "overflow-y",
    "margin", "margin-left", "margin-top", "text-transform", "content", "font", "translate",
})  # fmt: skip
_INHERITED = ("visibility", "font-size", "color", "text-indent", "text-transform")
_LENGTH = re.compile(r"(-?[\d.]+)(px|em|rem|ch|vw|vh|%|pt|cm)?")
_WIDTH = re.compile(r"\(\s*(min|max)-width\s*:\s*([\d.]+)(px|em|rem)\s*\)")
_FAR = 400.0
"""CSS pixels: what is moved further out to the left or the top is not on the screen."""

Declared = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Rule:
    declarations: tuple[tuple[str, str, bool], ...]
    """(property, value, important)."""


class Styles:
    """The style sheets of a site; each is read once."""

    def __init__(self) -> None:
        self._matchers: dict[tuple[object, ...], list[cssselect2.Matcher]] = {}

    def look(self, page: Element, name: str, source: StyleSource) -> Look:
        """How the text of a page looks: asked element by element by ``html.collect``."""
        sheets = tuple(_sheets(page, name, source))
        if sheets not in self._matchers:
            self._matchers[sheets] = [_matcher(sheets, width, name, source) for width in SCREENS]
        return _Page(page, self._matchers[sheets])


class _Page:
    """Answers for one page; what is inherited is remembered by element."""

    def __init__(self, page: Element, matchers: Sequence[cssselect2.Matcher]) -> None:
        root = cssselect2.ElementWrapper.from_html_root(page)
        self._wrappers = {one.etree_element: one for one in root.iter_subtree()}
        self._matchers = matchers
        self._computed: dict[tuple[Element, int], tuple[Declared, str]] = {}

    def hidden(self, element: Element) -> str:
        reason = _by_attribute(element)
        for screen in range(len(self._matchers)):
            reason = reason or _reason(self._of(element, screen)[0])
        return reason

    def shown(self, element: Element, text: str) -> str:
        """``text`` of this element as its letters look."""
        transform = self._of(element, 0)[0].get("text-transform", "none")
        change = {"uppercase": str.upper, "lowercase": str.lower, "capitalize": str.title}.get(transform)
        return change(text) if change else text

    def added(self, element: Element, pseudo: str) -> str:
        """Letters and digits that ``::before`` or ``::after`` adds."""
        content = self._of(element, 0)[1]
        kind, _, said = content.partition(":")
        return said if kind == pseudo and any(map(str.isalnum, said)) else ""

    def _of(self, element: Element, screen: int) -> tuple[Declared, str]:
        key = (element, screen)
        if key not in self._computed:
            wrapper = self._wrappers.get(element)
            own, added = _cascade(wrapper, self._matchers[screen]) if wrapper else ({}, "")
            parent = element.getparent()
            if parent is not None:
                above = self._of(parent, screen)[0]
                own = {p: above[p] for p in (*_INHERITED, "ground") if p in above} | own
            ground = own.get("background-color") or own.get("background")
            if ground:
                own["ground"] = ground
            self._computed[key] = own, added
        return self._computed[key]


def _cascade(wrapper: Any, matcher: cssselect2.Matcher) -> tuple[Declared, str]:
    plain: Declared = {}
    important: Declared = {}
    added = ""
    for _, _, pseudo, rule in matcher.match(wrapper):
        for prop, value, strong in rule.declarations:
            if pseudo is None:
                (important if strong else plain)[prop] = value
            elif prop == "content" and pseudo in ("before", "after"):
                added = f"{pseudo}:{value}"
    for prop, value, strong in _declarations(wrapper.etree_element.get("style") or ""):
        (important if strong else plain)[prop] = value
    return plain | important, added


def _by_attribute(element: Element) -> str:
    if element.get("hidden") is not None:
        return "hidden"
    if element.get("aria-hidden") == "true":
        return "aria-hidden"
    parent = element.getparent()
    closed = parent is not None and name_of(parent) == "details" and parent.get("open") is None
    return "inside a closed details" if closed and name_of(element) != "summary" else ""


def _reason(of: Declared) -> str:
    """The declaration that hides an element; empty when none does."""
    for prop, values in _ALWAYS.items():
        if of.get(prop) in values:
            return f"{prop}: {of[prop]}"
    if _number(of.get("opacity", "1")) < 0.1:
        return f"opacity: {of['opacity']}"
    for prop in ("font-size", "scale"):
        if prop in of and _pixels(of[prop]) == 0:
            return f"{prop}: {of[prop]}"
    if of.get("transform", "").replace(" ", "").startswith(("scale(0)", "scale(0,")):
        return f"transform: {of['transform']}"
    if _clear(of.get("color", "")):
        return f"color: {of['color']}"
    if "ground" in of and of.get("color") == of["ground"]:
        return f"color: {of['color']} on the same"
    return _off_screen(of) or _cut_off(of)


_ALWAYS = {
    "display": ("none",),
    "visibility": ("hidden", "collapse"),
    "content-visibility": ("hidden",),
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


def _clear(color: str) -> bool:
    return (
        color == "transparent" or re.fullmatch(r"(rgba|hsla)\(.*,\s*0(\.0+)?%?\)|#\w{6}00", color) is not None
    )


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


# Reading style sheets.


def _sheets(page: Element, name: str, source: StyleSource) -> Iterator[tuple[str, str, str]]:
    """(media, path, text) of every sheet of a page."""
    for one in page.iter("{*}link", "link", "{*}style", "style"):
        media = one.get("media") or "all"
        if name_of(one) == "style":
            yield media, name, one.text or ""
        elif "stylesheet" in (one.get("rel") or "").lower().split() and one.get("href"):
            path = link_path(name, one.get("href"))
            if path:
                yield media, path, source(path).decode("utf-8", "replace")


def link_path(base: str, href: str) -> str:
    """The path of a link within the site; empty for one that leads out of it."""
    target = urldefrag(href).url.partition("?")[0]
    if re.match(r"[a-z][a-z0-9+.-]*:|//|/", target, re.IGNORECASE):
        return ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(target)))
    return "" if path.startswith("..") else path


def _matcher(
    sheets: Sequence[tuple[str, str, str]], width: float, name: str, source: StyleSource
) -> cssselect2.Matcher:
    matcher = cssselect2.Matcher()
    for media, path, text in sheets:
        if _applies(media, width):
            for prelude, rule in _rules(text, path, width, source, 0):
                try:
                    selectors = cssselect2.compile_selector_list(prelude)
                except cssselect2.SelectorError:
                    # A selector no browser state of rest can match (:hover, vendor pseudo-elements).
                    continue
                for selector in selectors:
                    matcher.add_selector(selector, rule)
    return matcher


def _rules(
    text: str, path: str, width: float, source: StyleSource, depth: int
) -> Iterator[tuple[Any, _Rule]]:
    nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    yield from _of_nodes(nodes, path, width, source, depth)


def _of_nodes(
    nodes: Sequence[Any], path: str, width: float, source: StyleSource, depth: int
) -> Iterator[tuple[Any, _Rule]]:
    if depth > DEEPEST:
        return
    for node in nodes:
        if node.type == "qualified-rule":
            declarations = tuple(_declarations(node.content))
            if declarations:
                yield node.prelude, _Rule(declarations)
        elif node.type == "at-rule" and node.lower_at_keyword == "import":
            target = next((t.value for t in node.prelude if t.type in ("string", "url")), "")
            inner = link_path(path, target) if target else ""
            if inner:
                yield from _rules(source(inner).decode("utf-8", "replace"), inner, width, source, depth + 1)
        elif node.type == "at-rule" and node.content is not None:
            applies = node.lower_at_keyword in ("supports", "layer", "container")
            if node.lower_at_keyword == "media":
                applies = _applies(tinycss2.serialize(node.prelude), width)
            if applies:
                inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                yield from _of_nodes(inside, path, width, source, depth + 1)


def _declarations(content: Any) -> Iterator[tuple[str, str, bool]]:
    parsed = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    for one in parsed:
        if one.type == "declaration" and one.lower_name in _HIDING:
            if one.lower_name == "content":
                value = "".join(t.value for t in one.value if t.type == "string")
            else:
                value = tinycss2.serialize(one.value).strip().lower()
            yield one.lower_name, value, one.important


@lru_cache(maxsize=512)
def _applies(media: str, width: float) -> bool:
    """Whether a media query list fits a screen of this width; features we do not know fit none."""
    return any(_fits(query.strip().lower(), width) for query in media.split(","))


def _fits(query: str, width: float) -> bool:
    rest = query
    for found in _WIDTH.finditer(query):
        pixels = float(found[2]) * (1 if found[3] == "px" else 16)
        if (found[1] == "min" and width < pixels) or (found[1] == "max" and width > pixels):
            return False
        rest = rest.replace(found[0], "")
    words = set(rest.split()) - {"and", "only"}
    return words <= {"all", "screen"}
