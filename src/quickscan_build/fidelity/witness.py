"""The second witness, read word by word. Its lines are joined only to be compared, never to be used."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..text import Place, Source
from .blocks import Block


class Word(NamedTuple):
    """A word, and where it stands in its text."""

    text: str
    at: int
    places: Callable[[int], Place]
    """Tells the place of ``at``: of thousands of words, that of a few is asked."""

    @property
    def place(self) -> Place:
        return self.places(self.at)


BULLETS = frozenset("*•●▪-–")
_NOTE = re.compile(r"\[\^([^\]\s]{1,8})\]:?")
"""The number of a footnote as plain form has it; on paper it is a number."""
_HYPHENS = "-\u2010\u00ad"
_BREAKS = (*_HYPHENS, "/", "–", "—")


def words_of(blocks: Sequence[Block], places: Callable[[int], Place]) -> list[Word]:
    """The words of a text, with the numbers of its lists: ``places`` maps its offsets to the print."""
    out: list[Word] = []
    for block in blocks:
        number = re.fullmatch(r"item (\d+)", block.within[-1]) if block.within and block.opens else None
        if number:
            out.append(Word(f"{number[1]}.", block.start, places))
        at = block.start
        for word in _NOTE.sub(r"\1", block.text).split(" "):
            if word:
                out.append(Word(word, at, places))
            at += len(word) + 1
    return out


def words_in(source: Source, running_heads: Iterable[str], known: Iterable[str]) -> list[Word]:
    """The words of a witness, its running heads left out.

    A line that ends in a hyphen or a slash may go on with the next line in several ways; the first that
    is in ``known`` (the words of the text, and pairs of them with a blank between) is taken.
    """
    heads = [re.compile(pattern) for pattern in running_heads]
    vocabulary = set(known)
    out: list[Word] = []
    offset = 0
    for line in source.content.split("\n"):
        text = line.strip()
        at = offset + (len(line) - len(line.lstrip()))
        offset += len(line) + 1
        if not text or any(head.fullmatch(text) for head in heads):
            continue
        tokens = _tokens(text, source, at)
        if tokens and tokens[0].text in BULLETS:
            tokens = tokens[1:]
        elif out and tokens and out[-1].text[-1] in _BREAKS:
            joined = _join(out[-1].text, tokens[0].text, vocabulary)
            if joined is not None:
                tokens[0] = out.pop()._replace(text=joined)
        out += tokens
    return out


def pairs(words: Sequence[str]) -> set[str]:
    """All words, and all neighbours with a blank between them."""
    return {*words, *(f"{one} {two}" for one, two in pairwise(words))}


def _tokens(text: str, source: Source, at: int) -> list[Word]:
    return [Word(found.group(), at + found.start(), source.place) for found in re.finditer(r"\S+", text)]


def _join(left: str, right: str, known: set[str]) -> str | None:
    """The word that a line end cut in two; ``None`` where they are two words."""
    if f"{left} {right}" in known:
        return None
    if left in _BREAKS:
        return None
    readings = [left + right]
    if left[-1] in _HYPHENS:
        joined = left[:-1] + right
        # A trema is left out where the line end already parts the vowels: restored when joined.
        marked = left[:-1] + unicodedata.normalize("NFC", right[0] + "\u0308") + right[1:]
        readings = [joined, marked, left + right]
    return next((one for one in readings if one in known), readings[0])
