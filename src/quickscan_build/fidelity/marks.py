"""Generated things that the text determines: each [sic], its note, and where the pages of the print start."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from ..publication.resolve import SicPlace
from ..text import Place, Text
from .align import align
from .blocks import Block, Mark
from .findings import Comparison, Finding, Sort

AROUND = 24
"""Characters of text around a mark by which its place is known."""

_LEAF = re.compile(r"p\. (\d+)")
_WORD = re.compile(r"\w+")
_PAGE_WORDS = frozenset({"bladzijde", "blz", "p", "pag", "pagina"})
"""What a page mark may say besides the page."""
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


class Expected(NamedTuple):
    """A mark that must be there: what it says, and the text before it (a [sic]) or after it (a page)."""

    kind: str
    says: str
    around: str
    place: Place
    block: int
    """Index of the expected block it belongs to."""


def expected_marks(sics: Sequence[SicPlace], text: Text, wanted: Sequence[Block]) -> list[Expected]:
    """Every [sic], every note, every start of a page, in order."""
    return [*_sics(sics, text, wanted), *_pages(text, wanted)]


def check(
    artefact: str,
    found: Sequence[Block],
    marks: Sequence[Mark],
    wanted: Sequence[Expected],
    comparison: Comparison = Comparison.PUBLISHED,
) -> list[Finding]:
    """What is generated but should not be, or should be but is not."""
    findings: list[Finding] = []
    blocks = _Blocks(found)
    met: dict[str, dict[int, Mark]] = {}
    """The marks that are where they should be, by kind and number."""
    for kind, what in (("sic", "[sic]"), ("note", "the note to a [sic]"), ("page", "the start of a page")):
        there = [mark for mark in marks if f"qb-{kind}" in mark.classes]
        due = [one for one in wanted if one.kind == kind]
        if kind == "page" and artefact == "pdf" and not there:
            # The PDF has pages of its own.
            continue
        keys = [_read(kind, mark, found) for mark in there]
        for op in align([(one.says, one.around) for one in due], keys):
            if op.equal:
                pairs = zip(range(op.a_start, op.a_end), there[op.b_start : op.b_end], strict=True)
                met.setdefault(kind, {}).update(pairs)
                continue
            for number in range(op.a_start, op.a_end):
                one = due[number]
                at = f" at “{one.around}”" if one.around else ""
                # A note is sought at its [sic], what is gone with its text behind the mark before it.
                beside = met.get("sic", {}).get(number) if kind == "note" else None
                before = f"after {there[op.b_start - 1].where}" if op.b_start else ""
                where = blocks.where(one) or (beside.where if beside else before)
                findings.append(
                    Finding(
                        comparison, Sort.GENERATED, artefact, where,
                        f"{what} is not where it should be: “{one.says}”{at}", expected=one.says,
                        page=one.place.page, line=one.place.line,
                    )
                )  # fmt: skip
            for index in range(op.b_start, op.b_end):
                says, around = keys[index]
                at = f" at “{around}”" if around else ""
                message = f"{what} should not be here: “{says}”{at}"
                findings.append(
                    Finding(comparison, Sort.GENERATED, artefact, there[index].where, message, found=says)
                )
    if artefact in ("html", "epub", "pdf"):
        sics, notes = met.get("sic", {}), met.get("note", {})
        findings += _links(artefact, [(sics[one], notes[one]) for one in sics if one in notes])
    return findings


def _links(artefact: str, pairs: Sequence[tuple[Mark, Mark]]) -> Iterator[Finding]:
    """Each [sic] leads to its note, and the note back to it."""
    for sic, note in pairs:
        for here, there, what in ((sic, note, "its note"), (note, sic, "its [sic]")):
            astray = here.target.partition("#")[2] != there.id or not there.id
            if artefact == "pdf":
                # What runs over the end of a page stands on the one or on the other.
                astray = abs(_leaf(there) - int(here.target or 0)) > 1
                # On paper nobody clicks on a way back: a note need not have one.
                astray = astray and not (here is note and not here.target)
            if astray:
                message = f"“{here.text}” does not lead to {what}"
                yield Finding(
                    Comparison.PUBLISHED, Sort.GENERATED, artefact, here.where, message,
                    expected=f"#{there.id}", found=here.target,
                )  # fmt: skip


def _leaf(mark: Mark) -> int:
    """The page of the PDF that a mark is on."""
    found = _LEAF.match(mark.where)
    return int(found[1]) if found else 0


class _Blocks:
    """What was found, on end and without blanks: a mark may stand where one block ends and another begins."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks

    @cached_property
    def _whole(self) -> tuple[str, list[int]]:
        """The text, and where each block begins in it."""
        texts = [block.text.replace(" ", "") for block in self._blocks]
        return "".join(texts), [0, *accumulate(map(len, texts))]

    def where(self, mark: Expected) -> str:
        """The block a mark should be in: the nearest of those that have the text around it."""
        around = mark.around.replace(" ", "")
        if not around:
            return ""
        whole, starts = self._whole
        there = [bisect(starts, one.start()) - 1 for one in re.finditer(re.escape(around), whole)]
        nearest = min(there, key=lambda index: abs(index - mark.block), default=None)
        return "" if nearest is None else self._blocks[nearest].where


def _read(kind: str, mark: Mark, blocks: Sequence[Block]) -> tuple[str, str]:
    if kind == "sic":
        text = blocks[mark.block].text if mark.block < len(blocks) else ""
        return mark.text.strip(), _before(text, mark.offset)
    if kind == "page":
        return _label(mark), _after(blocks, mark.block, mark.offset)
    return _plain(mark.text), ""


def _label(mark: Mark) -> str:
    label = mark.id[1:] if mark.id[:1] == "p" else mark.id
    told = {*_WORD.findall(mark.text.lower())} - _PAGE_WORDS
    if mark.id and not told <= {label.lower()}:
        # By its id it is one page, and another by what a reader sees or hears.
        return mark.text
    return label or mark.text


def _plain(note: str) -> str:
    """A note without the number before it and the way back after it."""
    return _bare(note.strip(" \u21a9\ufe0e\u2191"))


def _bare(note: str) -> str:
    """The words of a note: how wide its blanks are and where a word may break is not part of them."""
    return " ".join(_UNSEEN.sub("", note).split())


def _before(text: str, offset: int) -> str:
    # No more than is needed of a block that may be as long as a book.
    return text[max(offset - 4 * AROUND, 0) : offset].rstrip(" ")[-AROUND:]


def _after(blocks: Sequence[Block], index: int, offset: int) -> str:
    """The text after a place, without blanks, so that either side of a blank is the same place."""
    out = ""
    while index < len(blocks) and len(out) < AROUND:
        text = blocks[index].text
        out += text[offset : offset + AROUND].replace(" ", "")
        offset += AROUND
        if offset >= len(text):
            index, offset = index + 1, 0
    return out[:AROUND]


def _sics(sics: Sequence[SicPlace], text: Text, wanted: Sequence[Block]) -> Iterator[Expected]:
    shifts = [one.shift for one in text.ledger.passes[1:]]
    at = 0
    for place in sics:
        last = place.span.end - 1
        for shift in shifts:
            last = shift.forward(last)
        while at + 1 < len(wanted) and wanted[at + 1].start <= last:
            at += 1
        here = text.place(last)
        yield Expected("sic", "[sic]", _before(wanted[at].text, last + 1 - wanted[at].start), here, at)
        yield Expected("note", _bare(place.sic.note), "", here, at)


def _word_start(text: str, offset: int) -> int:
    """Where a page is marked that starts inside a word: before the next whole one, so that none is broken."""
    if offset <= 0 or " " in text[offset - 1 : offset + 1]:
        return max(offset, 0)
    blank = text.find(" ", offset)
    return len(text) if blank < 0 else blank + 1


def _pages(text: Text, wanted: Sequence[Block]) -> Iterator[Expected]:
    at = 0
    end = len(text.content.rstrip())
    for start, label in zip(text.page_starts, text.source.page_labels, strict=True):
        if start >= end:
            # Nothing of the text is left for it.
            continue
        while at < len(wanted) and wanted[at].start + len(wanted[at].text) <= start:
            at += 1
        offset = _word_start(wanted[at].text, start - wanted[at].start) if at < len(wanted) else 0
        yield Expected("page", label, _after(wanted, at, offset), text.place(start), at)
