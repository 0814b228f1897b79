"""Read a website back: its pages, in the order in which a reader turns them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ..findings import UnreadableError
from ..html import LARGEST, Element, parse, with_class
from ..styles.sheets import link_path
from . import searched
from .web import WebReader, WebText

MOST_PAGES = 10_000
HOME = "index.html"


def read(folder: Path) -> WebText:
    """Read the site in ``folder``, from its ``index.html`` on. ``UnreadableError`` if it is not one."""
    site = _Folder(folder)
    reader = WebReader(site.bytes)
    seen: dict[str, None] = {}
    name = HOME
    while name and name not in seen:
        if len(seen) >= MOST_PAGES:
            raise UnreadableError(f"chains more than {MOST_PAGES:,} pages", where=str(folder))
        seen[name] = None
        page = site.page(name)
        reader.page(name, page)
        ways = _ways(page, name)
        if len(ways) > 1:
            reader.holds(name, ["links to the next page that lead to different pages"])
        name = next(iter(ways), "")
    unlinked = []
    for name in site.html_files():
        if name not in seen:
            page = site.page(name)
            if with_class(page, "qb-text"):
                unlinked.append(name)
            elif with_class(page, "qb-gen"):
                reader.other(name, page)
    text = reader.done(unlinked)
    titles = {one.file: one.text for one in reversed(text.headings)}
    other = searched.strange(site.bytes(searched.NAME), text.blocks, titles)
    return replace(text, amiss=(*text.amiss, *other))


class _Folder:
    """A folder whose files are read by path, and never outside it."""

    def __init__(self, folder: Path) -> None:
        self._where = folder
        self._root = folder.resolve()
        if not folder.is_dir():
            raise UnreadableError(
                "is not a folder", where=str(folder), remedy="Build the site, or name its folder."
            )
        if not (folder / HOME).is_file():
            raise UnreadableError(
                f"has no {HOME}", where=str(folder), remedy="Is this the folder of the site?"
            )

    def page(self, name: str) -> Element:
        data = self.bytes(name)
        if not data:
            raise UnreadableError("is not there, or empty", where=f"{self._where}/{name}")
        return parse(data, f"{self._where}/{name}", strict=False)

    def bytes(self, name: str) -> bytes:
        path = (self._root / name).resolve()
        if not path.is_relative_to(self._root) or not path.is_file():
            return b""
        if path.stat().st_size > LARGEST:
            raise UnreadableError(f"is larger than {LARGEST:,} bytes", where=f"{self._where}/{name}")
        return path.read_bytes()

    def html_files(self) -> list[str]:
        return sorted(path.relative_to(self._root).as_posix() for path in self._root.rglob("*.html"))


def _ways(page: Element, name: str) -> dict[str, None]:
    """The pages that a reader comes to by the links to the next one."""
    links = (one for one in page.iter("link", "a") if "next" in (one.get("rel") or "").lower().split())
    return dict.fromkeys(link_path(name, one.get("href")) for one in links if one.get("href"))
