"""What an artefact declares of the whole edition, for catalogues and for those who open it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..publication.model import Metadata
from .findings import Declared
from .html import Element, name_of, text_of

_CORE = "{http://purl.org/dc/elements/1.1/}"
"""The names of Dublin Core."""
_TERMS = frozenset({"creator", "issued", "publisher", "title"})
"""What some packages say in the newer terms of Dublin Core."""
ALWAYS = ("title", "language")
"""What each file has to declare."""


def due(about: Metadata) -> Mapping[str, str]:
    """What may be declared, and what the publication says of it."""
    return {
        "title": about.title,
        "subtitle": about.subtitle,
        "creator": ", ".join(about.authors),
        "publisher": about.publisher,
        "language": about.language,
        "date": about.edition_date,
        "identifier": about.identifier,
        "source": about.source,
        "rights": about.rights,
        "description": about.description,
        "subject": ", ".join(about.subjects),
        "issued": about.date,
        "format": "application/pdf",
    }


def core(where: str, root: Element) -> Iterator[Declared]:
    """What a package, or the metadata of a PDF, declares in the terms of Dublin Core."""
    said: dict[str, list[str]] = {one: [] for one in ALWAYS}
    for one in root.iter(f"{_CORE}*"):
        several = [text_of(item) for item in one.iter("{*}li")] or [text_of(one)]
        said.setdefault(name_of(one), []).extend(several)
    for one in root.iter("{*}meta"):
        vocabulary, _, what = (one.get("property") or "").partition(":")
        if vocabulary == "dcterms" and what in _TERMS:
            yield Declared(where, what, text_of(one))
    # A subtitle is a title, too: the first one is shown.
    title, *subtitles = said.pop("title") or [""]
    said |= {"title": [title]} | ({"subtitle": subtitles} if subtitles else {})
    yield from (Declared(where, what, ", ".join(every)) for what, every in said.items())
