"""The package of an EPUB: what in it may show a reader something else than its spine, in another order."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from urllib.parse import unquote

from ..html import TYPE, Element, name_of, text_of
from .web import Entry
from .zipped import Archive

XHTML = "application/xhtml+xml"
PACKAGE = "application/oebps-package+xml"
_FIXED = re.compile(r"rendition:(?:layout(?!-reflowable)|viewport)")
_SETTINGS = frozenset({
    "book-type", "fixed-layout", "orientation-lock", "original-resolution", "primary-writing-mode",
    "regionmagnification", "zero-gutter", "zero-margin",
})  # fmt: skip
"""What some programs take for a page of a fixed size, or for a text in another direction."""
_LOCKS = ("meta-inf/encryption.xml", "meta-inf/rights.xml")
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_OWN = {
    "{urn:oasis:names:tc:opendocument:xmlns:container}": {"container", "rootfile", "rootfiles"},
    "{http://www.idpf.org/2007/opf}": {"item", "itemref", "manifest", "package", "spine"},
    "{http://www.daisy.org/z3986/2005/ncx/}": {"content", "navMap", "navPoint", "pageList", "pageTarget"},
}
"""The elements of a package that say what is shown, by the languages that they belong to."""
_AMONG = {"item": "manifest", "itemref": "spine"}


def strange(archive: Archive, container: Element, opf: Element) -> Iterator[str]:
    """What an edition needs none of, as the end of “holds …”."""
    for name in sorted(archive.names):
        if name.lower() in _LOCKS:
            yield f"{name}, which locks its files or turns them"
    for name in sorted(archive.names):
        # A folder of its own settings for each maker of reading systems.
        if name.startswith("META-INF/") and name.endswith("display-options.xml"):
            yield f"{name}, by which some programs show it otherwise"
    yield from (what for page in (container, opf) for what in misplaced(page))
    if any(one.get("media-type") != PACKAGE for one in container.iter("{*}rootfile")):
        yield "a package that is not called one"
    if any(
        _FIXED.match(one.get("property") or "") and text_of(one) != "reflowable"
        for one in opf.iter("{*}meta")
    ):
        yield "pages of a fixed size"
    named = {(one.get("name") or "").strip().lower() for one in opf.iter("{*}meta")}
    yield from (f"a setting of some programs: {name}" for name in sorted(named & _SETTINGS))
    if any(_FIXED.search(one.get("properties") or "") for one in opf.iter("{*}itemref")):
        yield "a page of a fixed size"
    if sum(bool(one.get("full-path")) for one in container.iter("{*}rootfile")) > 1:
        yield "more than one package: programs differ in which they show"
    yield from (f"a <{name_of(one)}>" for one in opf.iter("{*}bindings", "{*}collection"))
    items = list(opf.iter("{*}item"))
    for identity, count in Counter(one.get("id") for one in items).items():
        if count > 1:
            yield f"more than one item {identity}"
    if sum("nav" in (one.get("properties") or "").split() for one in items) > 1:
        yield "more than one file of contents"
    instead = ((one, name) for one in items for name in ("fallback", "fallback-style", "media-overlay"))
    yield from (f"a {name} for {one.get('href')}, instead of it" for one, name in instead if one.get(name))
    yield from _of_spine(opf, {one.get("id"): one.get("media-type") for one in items})


def misplaced(page: Element) -> Iterator[str]:
    """What programs pass over, or take for other files, as the end of “holds …”."""
    names = set().union(*_OWN.values())
    for one in page.iter("*"):
        language, _, name = one.tag.rpartition("}")
        if one.get(_BASE) is not None:
            yield f"an xml:base, which turns what its <{name}> names"
        parent = one.getparent()
        among = _AMONG.get(name)
        if (name in names and name not in _OWN.get(f"{language}}}", ())) or (
            among and (parent is None or name_of(parent) != among)
        ):
            yield f"a <{name}> that is none: of another language, or in another place"


def _of_spine(opf: Element, kinds: Mapping[str, str]) -> Iterator[str]:
    spines = list(opf.iter("{*}spine"))
    if len(spines) > 1:
        yield "more than one spine"
    for ref in opf.iter("{*}itemref"):
        if kinds.get(ref.get("idref")) not in (XHTML, None):
            yield f"{ref.get('idref')} in its spine, which is not text"
    if any(one.get("page-progression-direction") not in ("ltr", "default", None) for one in spines):
        yield "pages that are turned from right to left"


def pages(
    name: str, nav: Element, ids: Mapping[str, Container[str]], printed: Sequence[str]
) -> Iterator[str]:
    """What is wrong with the page list, as the end of “holds …”: each page is there, in order, and led to.

    ``ids``: those of each file. ``printed``: those of the pages of the print, in order.
    """
    for one in nav.iter("{*}nav"):
        if "page-list" in (one.get(TYPE) or "").split():
            links = list(one.iter("{*}a"))
            for link in links:
                yield from _page(name, text_of(link), link.get("href") or "", ids)
            if [f"p{text_of(link)}" for link in links] != list(printed):
                yield "a page list that has not each page of the print once, in their order"


def astray(name: str, page: Element, spine: Container[str]) -> Iterator[str]:
    """Every link of the contents, or of an older package, that leads to a file outside the spine."""
    for one in page.iter("{*}a", "{*}reference"):
        href = one.get("href") or ""
        file = file_of(name, href.partition("#")[0]) if href[:1] != "#" else name
        if file not in spine and file != name:
            yield f"a link to {href}, which is not in its spine"


def ncx_pages(name: str, ncx: Element, ids: Mapping[str, Container[str]]) -> Iterator[str]:
    """The same of an older kind of contents."""
    for one in ncx.iter("{*}pageTarget"):
        yield from _page(name, _label(one), _source(one), ids)


def ncx_entries(name: str, ncx: Element) -> list[Entry]:
    """The entries of an older kind of contents."""
    entries = []
    for one in ncx.iter("{*}navPoint"):
        path, _, target = _source(one).partition("#")
        file = file_of(name, path)
        entries.append(Entry(name, file, target, _label(one), (_label(one),)))
    return entries


def _page(name: str, label: str, href: str, ids: Mapping[str, Container[str]]) -> Iterator[str]:
    path, _, target = href.partition("#")
    file = file_of(name, path)
    if target != f"p{label}" or target not in ids.get(file, ()):
        yield f"an entry of its page list that does not lead to the page it names: {label}"


def file_of(name: str, path: str) -> str:
    """The file that a link of another one names."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path)))


def _label(point: Element) -> str:
    return next((text_of(one) for one in point if name_of(one) == "navlabel"), "")


def _source(point: Element) -> str:
    return next((one.get("src") or "" for one in point if name_of(one) == "content"), "")
