"""What the template of a page gets: its chapter, its neighbours, and the content of its head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...publication.model import Metadata
from ...theme import words
from ..chapters import Chapter, Contents
from . import linked_data
from .downloads import Download

SUFFIX = ".html"


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a page."""

    title: str
    """The window's title: the page's name and the publication's."""
    name: str
    description: str
    url: str
    """Absolute; empty if it is not known where the site will live."""
    data: str
    """JSON-LD, ready for a ``script`` element."""


def chapter_page(about: Metadata, contents: Contents, chapter: Chapter) -> dict[str, Any]:
    """The values for the page of a chapter."""
    chapters = contents.chapters
    index = chapters.index(chapter)
    url = address(about, chapter.docname)
    return {
        "chapter": chapter,
        "group": contents.group_number(chapter),
        "previous": chapters[index - 1] if index else None,
        "following": chapters[index + 1] if index + 1 < len(chapters) else None,
        "citation": citation(about),
        "page": Head(
            f"{chapter.title} – {about.title}",
            chapter.title,
            chapter.summary or about.description,
            url,
            linked_data.chapter(about, contents, chapter, url),
        ),
    }


def landing_page(about: Metadata, contents: Contents, downloads: Sequence[Download]) -> dict[str, Any]:
    """The values for the first page."""
    url = address(about, "index")
    return {
        "chapter": None,
        "previous": None,
        "following": contents.chapters[0] if contents.chapters else None,
        "citation": citation(about) + ".",
        "downloads": downloads,
        "page": Head(
            about.title,
            about.title,
            about.description,
            url,
            linked_data.report(about, contents, downloads, url),
        ),
    }


def search_page(about: Metadata) -> dict[str, Any]:
    """The values for the search page."""
    return {
        "chapter": None,
        "previous": None,
        "following": None,
        "page": Head(
            f"{words.SEARCH} – {about.title}",
            words.SEARCH,
            f"Zoek in {about.title}.",
            address(about, "search"),
            "",
        ),
    }


def other_page(about: Metadata, name: str) -> dict[str, Any]:
    """The values for a page that is no part of the book: ``404.html``, ``controle.html``."""
    return {"page": Head(f"{name} – {about.title}", name, f"{name}.", "", "")}


def address(about: Metadata, docname: str) -> str:
    """The absolute address of a page; empty if the site's is not known."""
    if not about.base_url:
        return ""
    return about.base_url + ("" if docname == "index" else docname + SUFFIX)


def author(about: Metadata) -> str:
    """The authors as an enumeration; the publisher if there are none."""
    *others, last = about.authors or (about.publisher,)
    return f"{', '.join(others)} en {last}" if others else last


def citation(about: Metadata) -> str:
    """``A. Auteur (2017). Titel: Ondertitel. Uitgever``, to which a place can be added."""
    name = author(about)
    title = f"{about.title}: {about.subtitle}" if about.subtitle else about.title
    publisher = f". {about.publisher}" if about.publisher != name else ""
    return f"{name} ({about.date[:4]}). {title}{publisher}"
