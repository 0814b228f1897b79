"""Read an EPUB back: the documents of its spine, in order, as a reading system shows them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from .. import declared
from ..findings import Declared, UnreadableError
from ..html import TYPE, Element, classes_of, parse, text_of, with_class
from . import package as package_of
from .package import XHTML
from .web import WebReader, WebText
from .zipped import Archive

CONTAINER = "META-INF/container.xml"
NCX = "application/x-dtbncx+xml"


def read(path: Path) -> WebText:
    """Read the EPUB at ``path``. ``UnreadableError`` if it is not one, lacks a part, or is a trap."""
    with closing(Archive(path)) as archive:
        return _read(archive)


def _read(archive: Archive) -> WebText:
    where = archive.where
    container = _container(archive)
    package = _package_path(archive, container)
    opf = parse(archive.read(package), f"{where}: {package}", strict=True)
    items: dict[str, tuple[str, str, str]] = {}
    for one in opf.iter("{*}item"):
        target = package_of.file_of(package, one.get("href") or "")
        items[one.get("id") or ""] = target, one.get("media-type") or "", one.get("properties") or ""
    reader = WebReader(lambda name: archive.read(name) if name in archive.names else b"")
    reader.declared += declared.core(package, opf)
    reader.holds(package, package_of.strange(archive, container, opf))
    spine: list[str] = []
    twice: dict[str, str] = {}
    ids: dict[str, frozenset[str]] = {}
    for ref in opf.iter("{*}itemref"):
        name = ref.get("idref") or ""
        if name not in items:
            raise UnreadableError(f"its spine names {name!r}, which its manifest lacks", where=where)
        file, kind, _ = items[name]
        if file in spine:
            twice[file] = f"{file} more than once in its spine"
        elif kind == XHTML and (ref.get("linear") or "").strip().lower() != "no":
            spine.append(file)
            page = parse(archive.read(file), f"{where}: {file}", strict=True)
            ids[file] = frozenset(page.xpath("//@id", smart_strings=False))
            reader.page(file, page)
    reader.holds(package, (*twice.values(), *package_of.astray(package, opf, spine)))
    if not spine:
        raise UnreadableError("has an empty spine", where=where)
    unlinked = []
    for file, kind, properties in items.values():
        if kind == NCX:
            ncx = parse(archive.read(file), f"{where}: {file}", strict=True)
            reader.entries(package_of.ncx_entries(file, ncx))
            titles = (text_of(one) for one in ncx.iter("{*}docTitle"))
            reader.declared += [Declared(file, "title", one) for one in titles]
            reader.holds(file, (*package_of.misplaced(ncx), *package_of.ncx_pages(file, ncx, ids)))
        if kind != XHTML or (file in spine and "nav" not in properties.split()):
            continue
        page = parse(archive.read(file), f"{where}: {file}", strict=True)
        if "nav" in properties.split():
            # The reading system's own contents, whether or not the book shows them as a page.
            if file not in spine:
                reader.page(file, _as_contents(page))
            reader.holds(file, package_of.pages(file, page, ids, reader.printed))
            reader.holds(file, package_of.astray(file, page, {*spine, file}))
        elif with_class(page, "qb-text"):
            unlinked.append(file)
    return reader.done(unlinked)


def _container(archive: Archive) -> Element:
    if "mimetype" not in archive.names or archive.read("mimetype").strip() != b"application/epub+zip":
        raise UnreadableError("is a zip file, but not an EPUB", where=archive.where)
    return parse(archive.read(CONTAINER), f"{archive.where}: {CONTAINER}", strict=True)


def _package_path(archive: Archive, container: Element) -> str:
    for one in container.iter("{*}rootfile"):
        if one.get("full-path"):
            return str(one.get("full-path"))
    raise UnreadableError("names no package document", where=archive.where)


def _as_contents(page: Element) -> Element:
    for nav in page.iter("{*}nav"):
        if "toc" in (nav.get(TYPE) or "").split() and "qb-toc" not in classes_of(nav):
            nav.set("class", " ".join(["qb-toc", *classes_of(nav)]))
    return page
