"""Running heads and feet go: short lines that recur at the edge of page after page, whatever the text does.

A label or heading that recurs stays: it never interrupts the text. The first time a running head is
read it may be the title itself: at the very start of the text it stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz.distance import Indel

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..flow import ITEM, Flow, ends_broken, ends_sentence, starts_low
from ..lines import Lines
from ..rule import Edit, Rule
from .folios import page_ranges

NEAR = 0.72
"""Similarity (Indel) from which a line counts as the same head, misread."""
REACH = 24
"""Pages (or occurrences) around that are searched for the head a misread line may be."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    lines = Lines(text)
    pages = page_ranges(lines)
    flow = Flow(lines)
    found = _on_pages(lines, flow, pages) if len(text.page_starts) > 1 else _in_text(lines, flow)
    for index, why in found:
        yield Edit(lines.starts[index], lines.ends[index], "", why)


def _key(row: str) -> str:
    """What of a line recurs: its letters."""
    return "".join(c for c in row.casefold() if c.isalpha())


def _on_pages(lines: Lines, flow: Flow, pages: list[range]) -> Iterator[tuple[int, str]]:
    yield from _edge(lines, flow, pages, top=True)
    yield from _edge(lines, flow, pages, top=False)


def _edge(lines: Lines, flow: Flow, pages: list[range], *, top: bool) -> Iterator[tuple[int, str]]:
    """The lines at the top (or bottom) of the pages that are running heads (or feet)."""
    at = {number: page[0 if top else -1] for number, page in enumerate(pages) if len(page) > 1}
    keys = {number: _key(lines[index]) for number, index in at.items() if len(lines[index]) <= 120}
    occurrences: dict[str, list[int]] = defaultdict(list)
    for number, key in keys.items():
        if len(key) >= 2:
            occurrences[key].append(number)
    heads = {
        key: numbers
        for key, numbers in occurrences.items()
        if len(numbers) >= 2 and _runs(lines, flow, [at[n] for n in numbers], top=top)
    }
    on_page = {number: key for key, numbers in heads.items() for number in numbers}
    for number, index in at.items():
        if number in on_page:
            key = on_page[number]
            if number == 0 and (index == 0 and top):
                continue
            yield index, f"running {'head' if top else 'foot'} on {len(heads[key])} pages"
            continue
        key = keys.get(number, "")
        near = {on_page[n] for n in range(number - REACH, number + REACH + 1) if n in on_page}
        if key and number and _stands_apart(lines, index, top=top):
            same = max(near, key=lambda head: Indel.normalized_similarity(key, head), default="")
            if same and (Indel.normalized_similarity(key, same) >= NEAR or _within(key, same)):
                yield index, f"running {'head' if top else 'foot'}, misread: on {len(heads[same])} pages"


def _stands_apart(lines: Lines, index: int, *, top: bool) -> bool:
    return bool(lines.gaps[index + 1]) if top and index + 1 < len(lines) else bool(lines.gaps[index])


def _within(key: str, head: str) -> bool:
    """Whether a line is a remnant of a head: its letters, in order."""
    letters = iter(head)
    return 2 <= len(key) < len(head) and all(letter in letters for letter in key)


def _runs(lines: Lines, flow: Flow, at: list[int], *, top: bool) -> bool:
    """Whether lines interrupt the text at least once, as no heading or label does."""
    return any(_interrupts(lines, flow, index, top=top) for index in at)


def _interrupts(lines: Lines, flow: Flow, index: int, *, top: bool) -> bool:
    """Whether the text runs on around a line, or a paragraph (not a heading) follows it."""
    before, after = index - 1, index + 1
    if before < 0 or after >= len(lines):
        return False
    if ends_broken(lines[before]) or (starts_low(lines[after]) and not ITEM.match(lines[after])):
        return True
    if not ends_sentence(lines[before]) and lines.fill(before) > flow.tight:
        return True
    return top and after + 1 < len(lines) and flow.full(after) and not lines.gaps[after + 1]


def _in_text(lines: Lines, flow: Flow) -> Iterator[tuple[int, str]]:
    """Running heads where pages are unknown: lines that open a block, recur, and interrupt the text."""
    occurrences: dict[str, list[int]] = defaultdict(list)
    for index in range(len(lines)):
        if (lines.gaps[index] or not index) and len(lines[index]) <= 120:
            key = _key(lines[index])
            if len(key) >= 2:
                occurrences[key].append(index)
    for key, at in occurrences.items():
        if len(at) >= 3 and _runs_in_text(lines, flow, at):
            for index in at:
                if index > 2:
                    yield index, f"running head, {len(at)} times"


def _runs_in_text(lines: Lines, flow: Flow, at: list[int]) -> bool:
    gaps = sorted(b - a for a, b in pairwise(at))
    middle = gaps[len(gaps) // 2]
    cut = [
        i
        for i in at
        if i
        and i + 1 < len(lines)
        and (ends_broken(lines[i - 1]) or (starts_low(lines[i + 1]) and not ends_sentence(lines[i - 1])))
    ]
    regular = sum(1 for gap in gaps if 0.5 * middle <= gap <= 1.6 * middle)
    return middle >= 6 and bool(cut) and (regular * 3 >= len(gaps) * 2 or len(cut) * 3 >= len(at))


RULE = Rule("running_heads", Kind.FURNITURE, "kop- en voetregels van de pagina’s", find)
