"""The second witness, read word by word. Its lines are joined only for the comparison."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import compress, pairwise
from typing import NamedTuple

from ..text import Place, Source
from .blocks import Block


class Words(NamedTuple):
    """Words in order, and a way to find the place of each: of thousands, only a few are asked for."""

    texts: list[str]
    where: Callable[[int], Place]
    notes: Sequence[range] = ()
    """Where the footnotes are, each with its number first."""

    def place(self, index: int) -> Place:
        """The place of a word; for an index after the last, the place of the last."""
        return self.where(min(index, len(self.texts) - 1)) if self.texts else Place("", 0)


BULLETS = frozenset("*•●▪-–")
_NOTE = re.compile(r"\[\^([^\]\s]{1,8})\]:?")
"""The number of a footnote in plain form; on paper it is just a number."""
_LEADER = re.compile(r"\.{4,}|(?:\. ){3,}\.?|(?:… ?){2,}")
_HYPHENS = "-\u2010\u00ad"
_BREAKS = (*_HYPHENS, "/", "–", "—")


def words_of(blocks: Sequence[Block], places: Callable[[int], Place]) -> Words:
    """The words of a text, with the numbers of its lists: ``places`` maps its offsets to the print."""
    texts: list[str] = []
    firsts = array("q")
    notes: list[range] = []
    for block in blocks:
        firsts.append(len(texts))
        texts += _said(block)
        if block.text.startswith("[^") and _NOTE.match(block.text):
            notes.append(range(firsts[-1], len(texts)))

    def where(index: int) -> Place:
        at = bisect_right(firsts, index) - 1
        block = blocks[at]
        return places(block.start + _offset(block, index - firsts[at]))

    return Words(texts, where, notes)


def _said(block: Block) -> list[str]:
    """The words of a block, with the number of an item first."""
    text = _NOTE.sub(r"\1", block.text) if "[^" in block.text else block.text
    words = list(filter(None, text.split(" ")))
    return [*_number(block), *words]


def _number(block: Block) -> list[str]:
    innermost = block.within[-1] if block.within and block.opens else ""
    return [f"{innermost[5:]}."] if innermost.startswith("item ") else []


def _offset(block: Block, index: int) -> int:
    """Where a word begins in its block."""
    index -= len(_number(block))
    at = 0
    for word in _NOTE.sub(r"\1", block.text).split(" "):
        if word:
            if index <= 0:
                break
            index -= 1
        at += len(word) + 1
    return at


class Lines(NamedTuple):
    """The lines of a witness without its running heads: what each says, and where it begins."""

    source: Source
    lines: list[tuple[str, int]]

    def page(self, number: int) -> str:
        """The page of a line."""
        return self.source.page(self.lines[number][1])


def lines_of(source: Source, running_heads: Iterable[str]) -> Lines:
    """The lines of a witness, without its running heads and the number above or below all else on a page."""
    heads = [re.compile(pattern).fullmatch for pattern in running_heads]
    lines: list[tuple[str, int]] = []
    offset = 0
    for line in source.content.split("\n"):
        text = line.strip()
        if text and not any(head(text) for head in heads):
            lines.append((text, offset + line.index(text)))
        offset += len(line) + 1
    pages = ["", *(source.page(at) for _, at in lines), ""]
    beside = zip(pages[:-2], pages[1:-1], pages[2:], strict=True)
    folios = [page if not before == page == after else "" for before, page, after in beside]
    return Lines(source, [line for line, folio in zip(lines, folios, strict=True) if line[0] != folio])


def words_in(witness: Lines, known: Iterable[str]) -> Words:
    """The words of a witness.

    A line that ends in a hyphen or a slash may be joined to the next line in several ways; the first that
    is in ``known`` (the words of the text, and pairs of them with a blank between) is taken. Notes at the
    foot of a page may stand between the halves of a word.
    """
    vocabulary = frozenset(known)
    lines = [_without_leader(line, vocabulary) for line, _ in witness.lines]
    texts: list[str] = []
    firsts = array("q")
    left_out: dict[int, int] = {}
    """Line → how many of its first words belong to the line before."""
    halved = line_of_half = -1
    """The word, and its line, whose second half may be on the next page."""
    for number, line in enumerate(lines):
        words = line.split()
        if not words or words[0] in BULLETS:
            del words[:1]
            left_out[number] = 1
        else:
            at = len(texts) - 1 if texts and texts[-1][-1] in _BREAKS else -1
            joined = _join(texts[at], words[0], vocabulary) if at >= 0 else None
            if joined is None and halved >= 0 and witness.page(number) != witness.page(line_of_half):
                at, halved = halved, -1
                joined = _join(texts[at], words[0], vocabulary)
                joined = joined if joined in vocabulary else None
            elif joined is None and at >= 0:
                halved, line_of_half = at, number
            if joined is not None:
                # Its place is that of its first half.
                texts[at] = joined
                del words[0]
                left_out[number] = 1
        firsts.append(len(texts))
        texts += words

    def where(index: int) -> Place:
        number = bisect_right(firsts, index) - 1
        line, at = lines[number], witness.lines[number][1]
        before = index - firsts[number] + left_out.get(number, 0)
        starts = [found.start() for found in re.finditer(r"\S+", line)]
        return witness.source.place(at + starts[before])

    return Words(texts, where)


def _without_leader(line: str, known: frozenset[str]) -> str:
    """A line of contents with a blank for the dots before its number, unless the text has them, too."""
    if _LEADER.search(line) is None or known.issuperset(line.split()):
        return line
    return _LEADER.sub(" ", line)


def pairs(words: Sequence[str]) -> set[str]:
    """All words, and those that may end a line with a blank and the next one."""
    known = {*words}
    breaking = {word for word in known if word.endswith(_BREAKS)}
    at_breaks = compress(pairwise(words), map(breaking.__contains__, words))
    return known.union(map(" ".join, at_breaks))


def _join(left: str, right: str, known: frozenset[str]) -> str | None:
    """The word that a line end cut in two; ``None`` if they are two words."""
    if f"{left} {right}" in known:
        return None
    if left in _BREAKS:
        return None
    readings = [left + right]
    if left[-1] in _HYPHENS:
        joined = left[:-1] + right
        # A trema is left out where the line end already separates the vowels; joining restores it.
        marked = left[:-1] + unicodedata.normalize("NFC", right[0] + "\u0308") + right[1:]
        readings = [joined, marked, f"{left[:-1]}-{right}", left + right]
    found = next((one for one in readings if one in known), None)
    if found is None and (right.isdigit() or "://" in left):
        return None
    return found or readings[0]
