"""What the text of a print is made of on a screen; anything else on a page may say more, or less.

What an iframe, a picture or a field shows cannot be told from files. No text needs one, so
each of them is a finding, and nothing has to be guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ..blocks import GENERATED, HEADINGS, INLINE
from ..html import LANGUAGES, TYPE, Element, classes_of, name_of, text_of, with_class
from .generated import printed

ELEMENTS = INLINE - {"bdo", "del", "font", "ins", "label", "s"} | {
    "article", "aside", "blockquote", "caption", "col", "colgroup", "dd", "details", "div", "dl", "dt",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
    "ol", "p", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_CONTAINERS = frozenset({
    "article", "aside", "blockquote", "div", "figure", "footer", "header", "main", "nav", "ol", "section",
    "table", "ul",
})  # fmt: skip
_TELLING = frozenset({"alt", "placeholder", "title"})
"""Attributes that say something themselves; so do most whose names begin with ``aria-``."""
_KNOWN = frozenset({"class", "href", "id", "lang", "open", "role", "scope", "start", "tabindex", "value"})
"""Attributes that neither say, hide nor reverse words, or that are checked by name."""
_NAMING = frozenset({"class", "id"})
_TYPES = frozenset({
    "abstract", "acknowledgments", "afterword", "appendix", "backmatter", "bibliography", "bodymatter",
    "chapter", "colophon", "conclusion", "division", "epilogue", "figure", "foreword", "frontmatter",
    "glossary", "introduction", "list", "list-item", "part", "preface", "prologue", "pullquote", "sidebar",
    "subchapter", "subtitle", "table", "table-cell", "table-row", "title", "volume",
})  # fmt: skip
"""What a part of a text may be called: reading systems leave it where it is."""
_XHTML, _SVG = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}"
_SHAPING = frozenset({"base", "link", "meta", "script", "style"})
MOST_ATTRIBUTES = 100
"""Of an element; the time that it takes to read them grows with their square."""
_SECTIONS = frozenset({
    "doc-abstract", "doc-acknowledgments", "doc-afterword", "doc-appendix", "doc-bibliography", "doc-chapter",
    "doc-colophon", "doc-conclusion", "doc-endnotes", "doc-epilogue", "doc-example", "doc-foreword",
    "doc-footnote", "doc-glossary", "doc-introduction", "doc-part", "doc-preface", "doc-prologue",
    "doc-pullquote",
})  # fmt: skip
_ROLES = {
    **dict.fromkeys(_CONTAINERS, _SECTIONS | {"group", "note", "region"}),
    "a": frozenset({"doc-backlink", "doc-noteref"}), "ol": frozenset({"list"}), "ul": frozenset({"list"}),
    "li": frozenset({"listitem"}), "table": frozenset({"table"}), "tr": frozenset({"row"}),
    "td": frozenset({"cell"}), "th": frozenset({"columnheader", "rowheader"}),
}  # fmt: skip
"""The roles that leave an element the kind of block it is."""
_OF_CLASS = {
    **dict.fromkeys(("caption", "dd", "dl", "dt", "footer", "nav"), frozenset[str]()),
    "aside": frozenset({"qb-box", "qb-footnote"}), "blockquote": frozenset({"qb-quote"}),
    "figcaption": frozenset({"qb-attribution"}),
}  # fmt: skip
"""Elements that make another kind of block of words → the classes under which that is what they are."""
_FURNITURE = frozenset({"header", "nav", "footer", "script", "style", "dialog"})
_SHOWING = frozenset({
    "audio", "canvas", "embed", "iframe", "img", "input", "math", "object", "picture", "portal", "svg",
    "textarea", "video",
})  # fmt: skip
"""Elements that show something that cannot be told from files."""
_KINDS = frozenset({
    "qb-account", "qb-anchor", "qb-back", "qb-cover", "qb-note", "qb-notes", "qb-page", "qb-sic",
    "qb-title-page", "qb-toc",
})  # fmt: skip


def odd(element: Element, generated: bool) -> str:
    """What is odd about an element of the text, as the end of “holds …”; empty if nothing is.

    ``generated``: whether it stands in something that is.
    """
    name = name_of(element)
    # Capitals make it another element in XHTML.
    if name not in ELEMENTS or element.tag not in (name, _XHTML + name):
        return f"a <{element.tag.rpartition('}')[2]}>, which no text of a print needs"
    if name in ("sub", "sup") and not generated and _raises(element):
        return f"a number in a <{name}>, where it is no part of the number before it"
    if name == "br" and not generated and _again(element):
        return "a line break after a line break, which makes another paragraph of what follows"
    if not generated and name in _OF_CLASS and not _OF_CLASS[name] & _around(element):
        return f"a <{name}>, which makes another kind of block of its words"
    if generated or not element.attrib:
        return ""
    if len(element.attrib) > MOST_ATTRIBUTES:
        return f"a <{name}> with {len(element.attrib):,} attributes"
    classes = set(classes_of(element))
    if GENERATED & classes:
        return "" if _KINDS & classes else "generated text of no known kind"
    return _attributes(element, name)


def _raises(element: Element) -> bool:
    """Whether an element raises or lowers a number that calls no footnote: 24 is not 2 to the fourth."""
    return any(map(str.isdigit, text_of(element))) and "qb-noteref" not in _around(element)


def _again(line_break: Element) -> bool:
    """Whether nothing stands between a line break and the one before it."""
    before = line_break.getprevious()
    return before is not None and name_of(before) == "br" and not (before.tail or "").strip(" \t\n\r\f")


def _attributes(element: Element, name: str) -> str:
    for attribute, value in element.items():
        if attribute not in _NAMING and (what := _attribute(element, name, attribute, value)):
            return what
    href = element.get("href") or ""
    if href and not _calls(element) and not says(text_of(element), href):
        return f"a link to {href}, which its text does not say"
    return ""


def _attribute(element: Element, name: str, attribute: str, value: str) -> str:
    """What is odd about one attribute."""
    if attribute == "aria-labelledby":
        known = name in _CONTAINERS and _names_a_heading(element, value)
        return "" if known else "aria-labelledby, which gives it a name that is not a heading of its own"
    if attribute == "aria-label":
        own = name in _CONTAINERS and (not _heads(element) or _bare(value) in map(_bare, _heads(element)))
        return "" if own else f"aria-label=“{value}”, which some readers get instead of the text"
    if attribute in _TELLING or attribute.startswith("aria-"):
        # What hides text is reported elsewhere.
        told = attribute == "aria-hidden" or not value.strip()
        return "" if told else f"{attribute}=“{value}”, which some readers get and the print has not"
    if attribute == "dir":
        return "" if value.lower() == "ltr" else f"dir=“{value}”, which turns the letters round"
    if attribute in LANGUAGES and name not in ("html", "body") and "qb-foreign" not in classes_of(element):
        return f"{attribute.rpartition('}')[2]}=“{value}”, in which its words are not"
    if attribute == "role":
        kept = value.lower() in _ROLES.get(name, ())
        return "" if kept else f"role=“{value}”, which makes it another kind of block for some readers"
    if attribute == TYPE and not set(value.split()) <= _TYPES:
        # Reading systems take notes and page marks out of the text.
        note = {"qb-footnote", "qb-noteref"} & _around(element)
        return "" if note else f"epub:type=“{value}”, which some readers take out of the text"
    if attribute == "scope":
        known = value.lower() in ("col", "colgroup") or (name == "th" and value.lower() == "row")
        return "" if known else f"scope=“{value}”, which makes it the head of something else"
    known = attribute in _KNOWN or attribute in _HIDING or attribute.startswith("data-")
    if known or attribute in (TYPE, *LANGUAGES):
        return ""
    return f"the attribute {attribute}=“{value}”, which no text of a print needs"


def _around(element: Element) -> set[str]:
    """The classes of an element, and of those that it stands in."""
    return {one for above in (element, *element.iterancestors()) for one in classes_of(above)}


_HIDING = frozenset({"hidden", "inert", "popover", "style"})
"""Attributes of which ``styles`` decides whether they hide anything."""


def _heads(element: Element) -> list[str]:
    """The headings and titles in an element."""
    return [text_of(one) for one in element.iter("*") if _is_head(one)]


def _is_head(element: Element) -> bool:
    return name_of(element) in _HEADS or "qb-box-title" in classes_of(element)


_HEADS = frozenset({"caption", "figcaption", *HEADINGS})


def _names_a_heading(element: Element, ids: str) -> bool:
    heads = {one.get("id") for one in element.iter("*") if _is_head(one)}
    return set(ids.split()) <= heads


def _calls(link: Element) -> bool:
    """Whether a link calls a footnote, or leads back from one; ``footnotes`` checks where it leads."""
    return any({"qb-noteref", "qb-back"} & set(classes_of(one)) for one in (link, *link.iterancestors()))


def says(text: str, href: str) -> bool:
    """Whether a text is the address that it leads to."""
    return _bare(text) == _bare(href)


def _bare(address: str) -> str:
    bare = re.sub(r"^(?:https?://|mailto:)", "", address.strip().lower())
    return bare.strip(" .,;:()<>").removesuffix("/")


def around(page: Element) -> Iterator[str]:
    """What a page does, or has around its text, that may remove or reverse it, as the end of “holds …”."""
    web = not page.tag.startswith("{")
    if web and not any("charset" in f"{one.attrib}" for one in page.iter("meta")):
        yield "no <meta> that says how its letters are written"
    for one in page.iter("*"):
        name = name_of(one)
        if name in _SHAPING and not web and not one.tag.startswith((_XHTML, _SVG)):
            yield f"a <{name}> of another language, which no browser takes for one"
        if name == "base" and one.get("href"):
            yield "a <base>, which turns every link"
        if name == "meta":
            yield from _of_meta(one)
        for attribute, value in one.attrib.items() if len(one.attrib) <= MOST_ATTRIBUTES else ():
            if attribute.lower().startswith("on") or _SCRIPT.match(value):
                yield f"a script, in the attribute {attribute} of a <{name}>"
        if "qb-text" in classes_of(one):
            for above in one.iterancestors():
                yield from _above(above)
    for one in (*page.itersiblings(preceding=True), *page.itersiblings()):
        if one.tag is etree.PI:
            yield f"an instruction to the program that shows it: {one.target}"
    address = page.getroottree().docinfo.system_url or ""
    if address and not address.startswith(("http://www.w3.org/", "about:")):
        yield f"a document type of its own: {address[:80]}"


def _of_meta(meta: Element) -> Iterator[str]:
    """What a <meta> does to the words of its page."""
    kind, content = (meta.get("http-equiv") or "").lower(), (meta.get("content") or "").lower()
    charset = meta.get("charset") or (content.partition("charset=")[2] if kind == "content-type" else "")
    if charset and charset.strip().lower() != "utf-8":
        yield f"a <meta> that takes its letters for others: {charset[:40]}"
    if kind == "refresh":
        yield "a <meta> that leads the reader away"
    elif kind and kind != "content-type":
        yield f"a <meta> that a server should say: {kind[:40]}"
    if (meta.get("name") or "").lower() == "viewport" and _FIXED.search(content):
        yield f"a <meta> that sets its page smaller or larger than the screen: {content[:40]}"


_FIXED = re.compile(
    r"(?:width|height)\s*=\s*\d|initial-scale\s*=\s*(?!1(?:\.0*)?\s*(?:,|$))[\d.]"
    r"|maximum-scale\s*=\s*0?\.|minimum-scale\s*=\s*(?:[2-9]|1\d|1\.0*[1-9])"
)

_SCRIPT = re.compile(r"\s*(?:javascript|vbscript)\s*:", re.IGNORECASE)


def _above(element: Element) -> Iterator[str]:
    """What is odd about an element that the text is in."""
    name = name_of(element)
    if name not in ELEMENTS | {"body", "html"}:
        yield f"the text within a <{name}>"
    for attribute, value in element.attrib.items():
        role = attribute == "role" and value.lower() in ("document", "main")
        if not role and (what := _attribute(element, name_of(element), attribute, value)):
            yield what


def outside(page: Element) -> list[str]:
    """Words or pictures that are in neither the text, nor what is generated, nor the site's furniture.

    A page with text of the print has generated text nowhere else.
    """
    found: list[str] = []
    for one in around_text(page):
        name = name_of(one)
        if name in _SHOWING:
            found.append(f"a <{name}>, which stands outside the text")
        texts = [text for text in (one.text, *(kid.tail for kid in one)) if text and text.strip()]
        found += [f"“{' '.join(text.split())}”, which stands outside the text" for text in texts]
    return found


def around_text(page: Element) -> Iterator[Element]:
    """The elements of a page that are neither text, nor in what is generated, nor in the site's furniture."""
    own = any(map(printed, with_class(page, "qb-text")))
    todo = list(page.iter("body", "{*}body"))[:1]
    while todo:
        one = todo.pop()
        name, classes = name_of(one), set(classes_of(one))
        skip = name == "a" and (one.get("href") or "").startswith("#")
        generated = "qb-gen" in classes and (not own or "qb-toc" in classes)
        if name and name not in _FURNITURE and not (skip or "qb-text" in classes or generated):
            yield one
            todo += list(one)
