"""Read style sheets: the rules that can hide or add text, as they apply on one screen or on paper."""

from __future__ import annotations

import codecs
import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from urllib.parse import unquote, urldefrag

import tinycss2

from ..findings import UnreadableError
from ..html import Element, name_of, written
from .properties import HIDING, WORDS, plainly
from .selectors import parts_of
from .values import certain

StyleSource = Callable[[str], bytes]
"""The bytes of a style sheet by its path; empty when there is none."""

Declared = dict[str, str]
Screen = tuple[str, float]
"""Medium and width in CSS pixels, for which ``@media`` is answered."""
_XHTML = "http://www.w3.org/1999/xhtml"
DEEPEST = 8
LARGEST = 1_000_000
"""Bytes of one style sheet; that of the theme has a fiftieth of it."""
NARROWEST = 160
"""CSS pixels: no screen that a text is read on is narrower."""
_WIDTH = re.compile(r"\(\s*(min|max)-width\s*:\s*([\d.]+)(px|em|rem)\s*\)")
_STATE = re.compile(
    r":(?:hover|active|focus-within|focus-visible|focus|target-within|target-current|target|visited|checked"
    r"|popover-open|modal|fullscreen|playing|paused|user-invalid|user-valid|indeterminate)(?![\\w(-])"
    r"|\.js(?![\w-])|\[\s*data-colours\b[^\]]*\]",
    re.IGNORECASE,
)
"""What a selector may require of the reader, or of the theme's scripts, not of the page."""
_EMPTY = re.compile(r":(?:is|where|not|has)\(\s*[>~+]?\s*\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that may hide text or add it."""

    declarations: tuple[tuple[str, str, bool], ...]
    """(property, value, important)."""
    prelude: Any
    """The selector, without what it requires of the reader."""
    media: tuple[str, ...] = ()
    """The media queries around it, from the outermost."""
    states: bool = False
    """Whether it applies only while a reader does something: points, clicks, follows a link into the page."""
    doubtful: bool = False
    """Whether it may not apply after all, or not after the rules before it: in a layer, under a condition."""


def astray(page: Element, name: str, source: StyleSource) -> Iterator[str]:
    """Sheets and scripts that are not among the files, as the end of “holds …”."""
    for one in page.iter("{*}link", "link", "{*}script", "script", "{*}style", "style"):
        sheet = "stylesheet" in (one.get("rel") or "").lower().split()
        href = one.get("href") if sheet else one.get("src") if name_of(one) == "script" else None
        if href is not None and not (link_path(name, href) and source(link_path(name, href))):
            yield f"a {'style sheet' if sheet else 'script'} that is not among its files: {href[:80]}"
        if (sheet or name_of(one) == "style") and _passed_over(one):
            yield "a style sheet that some programs pass over, or readers choose"
    for _, path, text in sheets_of(page, name, source):
        for target in _imports(text):
            inner = link_path(path, target)
            if not (inner and source(inner)):
                yield f"a style sheet that is not among its files: {target[:80]}"


def _passed_over(one: Element) -> bool:
    """Whether a style sheet is one of several, in another language, off, or for some programs."""
    # Of sheets with titles only those with the first one apply.
    chosen = "alternate" in (one.get("rel") or "").lower().split() or not {*one.keys()}.isdisjoint(_CHOOSING)
    other = any((one.get(name) or usual).strip().lower() != usual for name, usual in _USUAL.items())
    return chosen or other or any(name_of(above) in ("noscript", "template") for above in one.iterancestors())


_CHOOSING = ("disabled", "title")
_USUAL = {"charset": "utf-8", "type": "text/css"}


@lru_cache(maxsize=16)
def nodes_of(text: str) -> tuple[Any, ...]:
    """The rules of a sheet as they are written; most pages have the same sheets."""
    return tuple(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


def _imports(text: str) -> list[str]:
    """What a sheet imports."""
    nodes = nodes_of(text)
    return [imported(node) for node in nodes if node.type == "at-rule" and node.lower_at_keyword == "import"]


def sheets_of(page: Element, name: str, source: StyleSource) -> Iterator[tuple[str, str, str]]:
    """(media, path, text) of every sheet of a page."""
    for one in page.iter("{*}link", "link", "{*}style", "style"):
        media = one.get("media") or "all"
        if name_of(one) == "style":
            # Named by its folder only, so that pages with the same style in their heads share its rules.
            yield media, posixpath.join(posixpath.dirname(name), ""), _not_too_large(written(one), name)
        elif "stylesheet" in (one.get("rel") or "").lower().split() and one.get("href"):
            path = link_path(name, one.get("href"))
            if path:
                yield media, path, sheet_at(path, source)


def sheet_at(path: str, source: StyleSource) -> str:
    """The text of a style sheet. ``UnreadableError`` for one that takes too long to read."""
    data = source(path)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnreadableError("is a style sheet in UTF-16, not in UTF-8", where=path)
    return _not_too_large(data.decode("utf-8", "replace"), path)


def _not_too_large(text: str, where: str) -> str:
    if len(text) > LARGEST:
        raise UnreadableError(f"has a style sheet of more than {LARGEST:,} bytes", where=where)
    return text


def link_path(base: str, href: str) -> str:
    """The path of a link within the site; empty if it leads out of it."""
    target = urldefrag(href).url.partition("?")[0]
    if re.match(r"[a-z][a-z0-9+.-]*:|//|/", target, re.IGNORECASE):
        return ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(target)))
    return "" if path.startswith("..") else path


def whole(text: str, path: str, source: StyleSource) -> Iterator[str]:
    """A sheet, and those that it imports, each once."""
    todo, read = [(text, path)], {path}
    while todo:
        text, path = todo.pop()
        yield text
        for target in _imports(text):
            inner = link_path(path, target)
            if inner and inner not in read:
                read.add(inner)
                todo.append((sheet_at(inner, source), inner))


def rules(text: str, path: str, source: StyleSource) -> Iterator[Rule]:
    """Every rule of a sheet and of those it imports, each once, nested ones apart."""
    yield from _sheet(text, path, source, (), {path})


def _sheet(
    text: str, path: str, source: StyleSource, media: tuple[str, ...], read: set[str]
) -> Iterator[Rule]:
    doubtful = any(map(_of_a_language, nodes_of(text)))
    late = False  # browsers import nothing after the first rule
    for node in nodes_of(text):
        if node.type == "at-rule" and node.lower_at_keyword == "import":
            inner = link_path(path, imported(node))
            if inner and inner not in read:
                read.add(inner)
                conditions = any(one.type in ("ident", "function", "() block") for one in node.prelude[2:])
                found = _sheet(sheet_at(inner, source), inner, source, media, read)
                yield from map(_doubted, found) if conditions or doubtful or late else found
        else:
            late |= node.type == "qualified-rule" or (node.type == "at-rule" and node.content is not None)
            found = _of_node(node, None, media, 0)
            yield from map(_doubted, found) if doubtful else found


def _of_a_language(node: Any) -> bool:
    """Whether a rule makes the selectors of its sheet mean elements of another language."""
    if node.type != "at-rule" or node.lower_at_keyword != "namespace":
        return False
    of = [str(one.value) for one in node.prelude if one.type in ("string", "url")]
    return of != [_XHTML] and not any(one.type == "ident" for one in node.prelude)


def imported(node: Any) -> str:
    """What an ``@import`` names."""
    for token in node.prelude:
        if token.type in ("string", "url"):
            return str(token.value)
        if token.type == "function" and token.lower_name == "url":
            return next((str(one.value) for one in token.arguments if one.type == "string"), "")
    return ""


def _of_node(node: Any, outer: Any, media: tuple[str, ...], depth: int) -> Iterator[Rule]:
    """The rules of a node; ``outer`` is the selector around it."""
    found = _inside(node, outer, media, depth)
    conditional = node.type == "at-rule" and node.lower_at_keyword in _CONDITIONAL
    return map(_doubted, found) if conditional else found


_CONDITIONAL = frozenset({"container", "layer", "supports"})


def _doubted(rule: Rule) -> Rule:
    return replace(rule, doubtful=True)


def _inside(node: Any, outer: Any, media: tuple[str, ...], depth: int) -> Iterator[Rule]:
    if depth > DEEPEST or node.type not in ("qualified-rule", "at-rule") or node.content is None:
        return
    if node.type == "qualified-rule":
        prelude = node.prelude if outer is None else _nested(node.prelude, outer)
        declarations = tuple(declarations_of(node.content))
        if declarations:
            for states, at_rest in _at_rest(prelude):
                yield Rule(declarations, at_rest, media, states)
    else:
        prelude = outer
        if node.lower_at_keyword == "media":
            media = (*media, tinycss2.serialize(node.prelude))
        elif node.lower_at_keyword == "scope":
            scope = next((one.content for one in node.prelude if one.type == "() block"), None)
            prelude = scope if outer is None else outer
        elif node.lower_at_keyword == "starting-style":
            # It lasts as long as what follows it takes.
            media = (*media, "starting-style")
        elif node.lower_at_keyword not in _CONDITIONAL:
            return
        if prelude is not None and (declarations := tuple(declarations_of(node.content))):
            for states, at_rest in _at_rest(prelude):
                yield Rule(declarations, at_rest, media, states)
    for inner in tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True):
        yield from _of_node(inner, prelude, media, depth + 1)


def _nested(prelude: Any, outer: Any) -> Any:
    """The selector of a nested rule, on its own."""
    around = f":is({tinycss2.serialize(outer)})"
    said = tinycss2.serialize(prelude).replace(":scope", "&")
    parts = [one.strip() for one in said.split(",")] if "(" not in said else [said.strip()]
    whole = ", ".join(one.replace("&", around) if "&" in one else f"{around} {one}" for one in parts)
    return tinycss2.parse_component_value_list(whole)


def _at_rest(prelude: Any) -> Iterator[tuple[bool, Any]]:
    """A selector without what it requires of the reader; left as it is if that is nothing."""
    if not _STATE.search(tinycss2.serialize(prelude)):
        yield False, prelude
        return
    for part in parts_of(prelude):
        # Left empty, `:is()` and the like match nothing, or everything: only what is around them counts.
        rest = _EMPTY.sub("", _STATE.sub("", tinycss2.serialize(part))).strip()
        before, after = ("*" if rest[at] in ">~+" else "" for at in (0, -1)) if rest else ("*", "")
        yield True, tinycss2.parse_component_value_list(f"{before}{rest}{after}")


def declarations_of(content: Any) -> Iterator[tuple[str, str, bool]]:
    parsed = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    for one in parsed:
        name = plainly(one.lower_name) if one.type == "declaration" else ""
        if name in HIDING or name.startswith("--"):
            value = tinycss2.serialize(one.value).strip()
            unknown = name in WORDS and "(" not in value and not set(value.lower().split()) <= WORDS[name]
            if unknown or certain(name, value) is False:
                # A browser skips what it does not know.
                continue
            yield from _longhands(name, value, one.important)


def _longhands(prop: str, value: str, important: bool) -> Iterator[tuple[str, str, bool]]:
    yield prop, value if prop == "content" else value.lower(), important
    if prop == "font":
        sizes = re.findall(r"(?:^|\s)([\d.]+[a-z%]*)(?=\s*/|\s)", value.lower())
        if size := next((one for one in sizes if not re.fullmatch(r"[1-9]00", one)), ""):
            yield "font-size", size, important
            family = re.sub(r"^\s*(?:/\s*\S+)?", "", value.lower().partition(size)[2])
            yield "font-family", family, important


@lru_cache(maxsize=512)
def applies(media: str, screen: Screen) -> bool:
    """Whether a media query list fits a medium of this width; features that we do not know fit none."""
    return any(_fits(query.strip().lower(), screen) for query in media.split(","))


def never(media: str) -> bool:
    """Whether a media query asks for screens that are narrower than any."""
    return "not" not in media.lower() and any(
        found[1] == "max" and float(found[2]) * (1 if found[3] == "px" else 16) < NARROWEST
        for found in _WIDTH.finditer(media.lower())
    )


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
