"""Where rare signs and words are in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import repeat

BLOCK = 1 << 17
"""Characters that are searched for all signs while they are in the processor's cache."""


def places_of(content: str, signs: Iterable[str]) -> list[int]:
    """The offsets of all signs, in order.

    Each is searched for by itself: the interpreter finds one sign in a tenth of the time that a set takes.
    """
    signs = tuple(signs)
    places: list[int] = []
    for start in range(0, len(content), BLOCK):
        places += sorted(
            at for sign in signs for at in occurrences(content, sign, start, start + BLOCK + len(sign) - 1)
        )
    return places


def occurrences(content: str, piece: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where a piece of text is, in order; occurrences may overlap."""
    at = content.find(piece, start, end)
    while at >= 0:
        yield at
        at = content.find(piece, at + 1, end)


def words_at(content: str, form: str) -> Iterator[int]:
    """Where a form is a word by itself."""
    return (
        at
        for at in places_of(content, (form,))
        if not (at and content[at - 1].isalnum())
        and not content[at + len(form) : at + len(form) + 1].isalnum()
    )


def matches(pattern: re.Pattern[str], content: str, signs: str) -> Iterator[re.Match[str]]:
    """What a pattern matches that opens with a rare sign: a search by itself takes eight times as long."""
    return filter(None, map(pattern.match, repeat(content), places_of(content, signs)))
