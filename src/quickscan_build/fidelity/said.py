"""What an edition says beside the text: what its publication says of it, its headings, words of the theme.

What is generated is made of nothing else. So nobody has to know what a title page looks like to see that it
names another title: each run of words is one of these, or there is something that nobody says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import unescape
from pathlib import Path

from ..publication.model import Metadata, Publication
from ..theme import FOLDER, words
from .blocks import Block

SHOWN = 12
"""Words of what nobody says that are told."""
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_BETWEEN = frozenset([*",.:;·–()", "en"])
"""What stands between two of the things that are said."""
_SIZE = frozenset({"kB", "MB"})
_NUMBER = re.compile(r"\w*\d\w*|[0-9a-f]{12,}")
"""A number, or something in hexadecimal digits."""
_NOTE = re.compile(r"\[\^[^\]\s]{1,8}\]")
_PARTS_OF_A_THEME = ("*.html", "*.xhtml")
_SILENT = re.compile(r"(?s)<(script|style)\b.*?</\1>")
_HOLE = re.compile(r"(?s)\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}")
_TAG = re.compile(r"<[^>]*>")
_TELLING = re.compile(r'(?:alt|aria-label|placeholder|title)="([^"]*)"')
_CUT = "\0"


class Said:
    """Knows the phrases that are said beside the text, each by its words."""

    def __init__(self, title: str, publisher: str, phrases: Iterable[str]) -> None:
        self.phrases = tuple(dict.fromkeys([title, publisher, *phrases]))
        """``publisher`` and ``title`` among them."""
        self._named = _words(title), _words(publisher)
        self._known = {found for one in self.phrases if (found := _words(one))}
        self._lengths: dict[str, set[int]] = {}
        """The first word of a phrase → how many words it may have."""
        for one in self._known:
            self._lengths.setdefault(one[0], set()).add(len(one))

    def beyond(self, text: str, *, numbers: bool = False) -> str:
        """What in a text nobody says; empty if there is nothing. ``numbers``: whether pages are counted."""
        found = _words(text)
        if found in self._known:
            return ""
        reached = bytearray(len(found) + 1)
        reached[0] = True
        for at, word in enumerate(found):
            if reached[at]:
                if word in _BETWEEN or (numbers and _NUMBER.fullmatch(word)):
                    reached[at + 1] = True
                for end in (at + length for length in self._lengths.get(word, ())):
                    if end <= len(found) and found[at:end] in self._known:
                        reached[end] = True
                if size := _size(found, at):
                    reached[at + size] = True
        if reached[-1]:
            return ""
        last = reached.rindex(True)
        return " ".join(found[last : last + SHOWN])

    def entitles(self, title: str, heading: str) -> bool:
        """Whether a title is that of a page with this heading, or that of the whole publication."""
        own, of = _words(title), _words(heading)
        return own[: len(of)] == of or own == self._named[0]

    def unnamed(self, text: str) -> str:
        """The title or the publisher, if a text that should name both does not."""
        said = f" {' '.join(_words(text))} "
        lacking = (" ".join(one) for one in self._named if f" {' '.join(one)} " not in said)
        return next(lacking, "")


def said(publication: Publication, blocks: Sequence[Block], generated: Iterable[str]) -> Said:
    """What an edition of this publication says; ``generated``: headings of its generated chapters."""
    about = publication.metadata
    heads = [one.text for one in blocks if one.kind != "paragraph"]
    return Said(
        about.title,
        about.publisher,
        [
            *_of(about),
            publication.source_spec.file,
            "quickscan-build",
            *(part.title for part in publication.outline.parts),
            *heads,
            # Where a heading is told again it calls no note.
            *(_NOTE.sub("", one) for one in heads),
            *generated,
            *_of_theme(),
        ],
    )


def _of(about: Metadata) -> Iterator[str]:
    """What the publication says of itself."""
    yield from (about.subtitle, *about.authors, about.language, about.identifier)
    yield from (about.source, about.rights, about.description, *about.subjects)
    yield from (_in_words(about.date), about.date[:4], _in_words(about.edition_date))


def _in_words(date: str) -> str:
    year, *rest = date.split("-")
    month = [words.MONTHS[int(one) - 1] for one in rest[:1]]
    return " ".join([*(one.lstrip("0") for one in rest[1:]), *month, year])


@cache
def _of_theme() -> tuple[str, ...]:
    """What the templates say by themselves, around what they are filled with."""
    own = (value for name, value in vars(words).items() if not name.startswith("_"))
    told = [one for one in own if isinstance(one, str)]
    for path in (path for kind in _PARTS_OF_A_THEME for path in sorted(FOLDER.rglob(kind))):
        told += _literals(path)
    return tuple(told)


def _literals(template: Path) -> Iterator[str]:
    text = _HOLE.sub(_CUT, _SILENT.sub("", template.read_text("utf-8")))
    for one in (*_TELLING.findall(text), _TAG.sub(_CUT, text)):
        yield from (unescape(part) for part in one.split(_CUT) if part.strip())


def _size(found: Sequence[str], at: int) -> int:
    """How many words the size of a file takes, which begins here: ``1,2 MB``."""
    for end in (at + 1, at + 3):
        if end < len(found) and found[end] in _SIZE and found[at].isdecimal() and found[end - 1].isdecimal():
            return end + 1 - at
    return 0


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(unicodedata.normalize("NFC", _UNSEEN.sub("", text))))
