"""The other formats, offered on the landing page if they have been built."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ...publication import Publication
from ...theme import words

KINDS = ((words.PDF, "pdf", "application/pdf"), (words.EPUB, "epub", "application/epub+zip"))


@dataclass(frozen=True, slots=True)
class Download:
    """A file to download."""

    kind: str
    name: str
    type: str
    path: Path
    size: str
    """As a Dutch reader writes it: ``1,2 MB``."""


def find(publication: Publication) -> list[Download]:
    """What is in ``build/`` under the publication's name."""
    found = []
    for kind, folder, media_type in KINDS:
        name = f"{publication.metadata.name}.{folder}"
        path = publication.build / folder / name
        if path.is_file():
            found.append(Download(kind, name, media_type, path, size_in_words(path.stat().st_size)))
    return found


def size_in_words(size: int) -> str:
    """``840`` → ``1 kB``, ``214000`` → ``214 kB``, ``1230000`` → ``1,2 MB``."""
    if size < 999_500:
        return f"{max(round(size / 1000), 1)} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
