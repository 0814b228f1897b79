"""What the text of a print is made of on a screen; whatever else a page holds may say more, or less.

What an iframe, a picture or a field shows, no reader of files can tell. None of them is needed for a text, so
each is a finding, and nothing has to be guessed.
"""

from __future__ import annotations

import re

from .blocks import GENERATED, INLINE
from .html import Element, classes_of, name_of, text_of

ELEMENTS = INLINE - {"bdo", "del", "font", "ins", "label", "s"} | {
    "article", "aside", "blockquote", "caption", "col", "colgroup", "dd", "details", "div", "dl", "dt",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
    "ol", "p", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_CONTAINERS = frozenset({"aside", "div", "figure", "nav", "ol", "section", "table", "ul"})
_SAYING = ("title", "alt", "placeholder", "aria-description", "aria-roledescription", "aria-placeholder")
_ROLES = frozenset({"region", "group", "list", "listitem", "note", "table", "row", "cell"})
_FURNITURE = frozenset({"header", "nav", "footer", "script", "style", "dialog"})
_KINDS = frozenset({
    "qb-account", "qb-anchor", "qb-back", "qb-cover", "qb-note", "qb-notes", "qb-page", "qb-sic",
    "qb-title-page", "qb-toc",
})  # fmt: skip
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def odd(element: Element, *, generated: bool) -> str:
    """What is odd about an element of the text, as the end of “holds …”; empty when nothing is."""
    name = name_of(element)
    if name not in ELEMENTS:
        return f"a <{name}>, which no text of a print needs"
    if GENERATED & set(classes_of(element)) and not generated:
        return "" if _KINDS & set(classes_of(element)) else "generated text of no known kind"
    return "" if generated else _attributes(element, name)


def _attributes(element: Element, name: str) -> str:
    for attribute in _SAYING:
        if element.get(attribute):
            return f"{attribute}=“{element.get(attribute)}”, which some readers get and the print has not"
    if element.get("aria-label") and name not in _CONTAINERS:
        return f"aria-label=“{element.get('aria-label')}”, which some readers get instead of the text"
    if (element.get("dir") or "ltr").lower() != "ltr":
        return f"dir=“{element.get('dir')}”, which turns the letters round"
    role = (element.get("role") or "").lower()
    if role and not role.startswith("doc-") and role not in _ROLES:
        return f"role=“{role}”, which makes it another kind of block for some readers"
    href = element.get("href") or ""
    if name == "a" and _ELSEWHERE.match(href) and not _says(text_of(element), href):
        return f"a link to {href}, which its text does not say"
    return ""


def _says(text: str, href: str) -> bool:
    return _bare(text) == _bare(href)


def _bare(address: str) -> str:
    bare = re.sub(r"^(?:https?://|mailto:)", "", address.strip().lower())
    return bare.strip(" .,;:()<>").removesuffix("/")


def leads_away(page: Element) -> str:
    """What takes a reader from a page without being asked, as the end of “holds …”; or nothing."""
    for one in page.iter("base", "{*}base"):
        if one.get("href"):
            return "a <base>, which turns every link"
    for one in page.iter("meta", "{*}meta"):
        if (one.get("http-equiv") or "").lower() == "refresh":
            return "a <meta> that leads the reader away"
    return ""


def outside(page: Element) -> list[str]:
    """Text of a page that stands in neither the text, nor what is generated, nor the site's furniture."""
    found: list[str] = []
    todo = list(page.iter("body", "{*}body"))[:1]
    while todo:
        one = todo.pop()
        name = name_of(one)
        skip = name == "a" and (one.get("href") or "").startswith("#")
        if not name or name in _FURNITURE or skip or {"qb-text", "qb-gen"} & set(classes_of(one)):
            continue
        found += [text for text in (one.text, *(kid.tail for kid in one)) if text and text.strip()]
        todo += list(one)
    return [" ".join(text.split()) for text in found]
