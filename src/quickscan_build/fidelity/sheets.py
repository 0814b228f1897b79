"""Read style sheets: the rules that can hide text or add it, as they hold on one screen or on paper."""

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

from .html import Element, name_of

StyleSource = Callable[[str], bytes]
"""The bytes of a style sheet by its path; empty when there is none."""

Declared = dict[str, str]
Screen = tuple[str, float]
"""Medium and width in CSS pixels, for which ``@media`` is answered."""
DEEPEST = 8
_HIDING = frozenset({
    "display", "visibility", "opacity", "content-visibility", "font-size", "color", "background-color",
    "background", "clip", "clip-path", "transform", "scale", "position", "left", "right", "top", "bottom",
    "text-indent", "width", "height", "max-width", "max-height", "overflow", "overflow-x", "overflow-y",
    "margin", "margin-left", "margin-top", "text-transform", "content", "font", "translate", "direction",
    "unicode-bidi", "text-decoration", "text-decoration-line",
})  # fmt: skip
_WIDTH = re.compile(r"\(\s*(min|max)-width\s*:\s*([\d.]+)(px|em|rem)\s*\)")


@dataclass(frozen=True, slots=True)
class _Rule:
    declarations: tuple[tuple[str, str, bool], ...]
    """(property, value, important)."""


def sheets_of(page: Element, name: str, source: StyleSource) -> Iterator[tuple[str, str, str]]:
    """(media, path, text) of every sheet of a page."""
    for one in page.iter("{*}link", "link", "{*}style", "style"):
        media = one.get("media") or "all"
        if name_of(one) == "style":
            # Named by its folder only: pages that have the same style in their heads share its rules.
            yield media, posixpath.join(posixpath.dirname(name), ""), one.text or ""
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


def matcher_of(
    sheets: Sequence[tuple[str, str, str]], screen: Screen, name: str, source: StyleSource
) -> cssselect2.Matcher:
    matcher = cssselect2.Matcher()
    for media, path, text in sheets:
        if _applies(media, screen):
            for prelude, rule in _rules(text, path, screen, source, 0):
                try:
                    selectors = cssselect2.compile_selector_list(prelude)
                except cssselect2.SelectorError:
                    # A selector no browser state of rest can match (:hover, vendor pseudo-elements).
                    continue
                for selector in selectors:
                    matcher.add_selector(selector, rule)
    return matcher


def _rules(
    text: str, path: str, screen: Screen, source: StyleSource, depth: int
) -> Iterator[tuple[Any, _Rule]]:
    nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    yield from _of_nodes(nodes, path, screen, source, depth)


def _of_nodes(
    nodes: Sequence[Any], path: str, screen: Screen, source: StyleSource, depth: int
) -> Iterator[tuple[Any, _Rule]]:
    if depth > DEEPEST:
        return
    for node in nodes:
        if node.type == "qualified-rule":
            declarations = tuple(declarations_of(node.content))
            if declarations:
                yield node.prelude, _Rule(declarations)
        elif node.type == "at-rule" and node.lower_at_keyword == "import":
            target = next((t.value for t in node.prelude if t.type in ("string", "url")), "")
            inner = link_path(path, target) if target else ""
            if inner:
                yield from _rules(source(inner).decode("utf-8", "replace"), inner, screen, source, depth + 1)
        elif node.type == "at-rule" and node.content is not None:
            applies = node.lower_at_keyword in ("supports", "layer", "container")
            if node.lower_at_keyword == "media":
                applies = _applies(tinycss2.serialize(node.prelude), screen)
            if applies:
                inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                yield from _of_nodes(inside, path, screen, source, depth + 1)


def declarations_of(content: Any) -> Iterator[tuple[str, str, bool]]:
    parsed = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    for one in parsed:
        if one.type == "declaration" and one.lower_name in _HIDING:
            value = tinycss2.serialize(one.value).strip()
            yield from _longhands(one.lower_name, value, one.important)


def _longhands(prop: str, value: str, important: bool) -> Iterator[tuple[str, str, bool]]:
    yield prop, value if prop == "content" else value.lower(), important
    size = re.search(r"(?:^|\s)([\d.]+[a-z%]*)(?:\s*/|\s)", value.lower()) if prop == "font" else None
    if size and not re.fullmatch(r"[1-9]00", size[1]):
        yield "font-size", size[1], important


@lru_cache(maxsize=512)
def _applies(media: str, screen: Screen) -> bool:
    """Whether a media query list fits a medium of this width; features we do not know fit none."""
    return any(_fits(query.strip().lower(), screen) for query in media.split(","))


def _fits(query: str, screen: Screen) -> bool:
    medium, width = screen
    rest = query
    for found in _WIDTH.finditer(query):
        pixels = float(found[2]) * (1 if found[3] == "px" else 16)
        if (found[1] == "min" and width < pixels) or (found[1] == "max" and width > pixels):
            return False
        rest = rest.replace(found[0], "")
    words = set(rest.split()) - {"and", "only"}
    return words <= {"all", medium}
