"""JSON-LD: what search engines and library systems read from a page (schema.org)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ...publication.model import Metadata
from ..accessibility import FEATURES, PAGE_MARKS
from ..chapters import Chapter, Contents
from .downloads import Download


def report(about: Metadata, contents: Contents, downloads: Sequence[Download], url: str) -> str:
    """The publication as a whole."""
    paged = any(chapter.pages for chapter in contents.chapters)
    return _json(
        {
            "@context": "https://schema.org",
            "@type": ["Report", "Book"],
            **_work(about),
            "url": url,
            "description": about.description,
            "keywords": list(about.subjects),
            "copyrightNotice": about.rights,
            "isBasedOn": about.source,
            "bookFormat": "https://schema.org/EBook",
            "accessMode": ["textual"],
            "accessModeSufficient": [{"@type": "ItemList", "itemListElement": ["textual"]}],
            "accessibilityFeature": sorted((*FEATURES, *([PAGE_MARKS] if paged else []))),
            "accessibilityHazard": ["none"],
            "hasPart": [
                {"@type": "Chapter", "name": chapter.title, "position": position}
                for position, chapter in enumerate(contents.chapters, 1)
            ],
            "encoding": [
                {
                    "@type": "MediaObject",
                    "encodingFormat": one.type,
                    "contentUrl": about.base_url + one.name,
                    "contentSize": one.size,
                }
                for one in downloads
            ],
        }
    )


def chapter(about: Metadata, contents: Contents, one: Chapter, url: str) -> str:
    """A chapter of it."""
    return _json(
        {
            "@context": "https://schema.org",
            "@type": "Chapter",
            "name": one.title,
            "position": contents.chapters.index(one) + 1,
            "inLanguage": about.language,
            "url": url,
            "pageStart": one.opens_on if not one.generated else "",
            "isPartOf": {"@type": ["Report", "Book"], **_work(about), "url": about.base_url},
        }
    )


def _work(about: Metadata) -> dict[str, Any]:
    return {
        "name": about.title,
        "alternativeHeadline": about.subtitle,
        "author": [
            {"@type": "Organization" if name == about.publisher else "Person", "name": name}
            for name in about.authors
        ],
        "publisher": {"@type": "Organization", "name": about.publisher},
        "datePublished": about.edition_date,
        "inLanguage": about.language,
        "identifier": about.identifier,
    }


def _json(data: dict[str, Any]) -> str:
    """Compact JSON without empty values, and with no ``<`` or ``&`` that could end the element around it."""
    text = json.dumps(_filled(data), ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {
        key: _filled(value) if isinstance(value, dict) else value
        for key, value in data.items()
        if value not in ("", [], None)
    }
