"""The dots that lead to a page number in a table of contents go; the number, where OCR read it, stays.

    1.1 Doel en doelgroep ........ 2     →  1.1 Doel en doelgroep 2
    1.2 Leeswijzer....                   →  1.2 Leeswijzer
    Voorwoord ...................... 3   →  Voorwoord 3

They go in numbered lines one below the other, where at least two of these have them; in all lines below
``Inhoud``, up to the last that has them; and where a row of dots ends in a number. The dots of an
unfinished sentence (``en zo verder...``) stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import digits

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Rule
from ..setting.line_edges import starts_low
from ..setting.lines import Lines
from ..setting.shared import lines_of
from ..signs import BLOCK, places_of

_ENTRY = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,4} [\"'‘“(]?[A-ZÀ-Ý]")
_LEADER = re.compile(r"(?P<dots>[ .…]*(?:\.\.\.|…)[ .…]*)(?P<number>\d{0,3})$")
_NUMBERED = re.compile(r"(?P<dots>[ .…]*\.\.\.\.[ .…]*)(?P<number>\d{1,3})$")
_LEFT = re.compile(r"[^\W\d](?P<dots> ?[.…]{1,2})(?P<number>)$")
"""What OCR may have left of the dots of an entry between others."""
_TITLES = ("Inhoud", "Inhoudsopgave", "INHOUD", "INHOUDSOPGAVE")
FEWEST = 2
"""Entries with dots that are enough evidence."""
MOST = 120
"""Lines of a table of contents."""
LONGEST = 160
"""Characters of an entry."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    content = text.content
    if all(content.count("...", 0, end) + content.count("…", 0, end) < FEWEST for end in (BLOCK, None)):
        return
    lines = lines_of(text)
    known = [index for index, _ in lines.opening(_ENTRY, digits) if _length(lines, index) <= LONGEST]
    entries: list[int] = []
    for index in known:
        if entries and (index != entries[-1] + 1 or lines.gaps[index] > 1):
            yield from _contents(lines, entries)
            entries = []
        entries.append(index)
    yield from _contents(lines, entries)
    titles = places_of(content, filter(language.count, _TITLES))
    for index in sorted(set(map(lines.at, titles))):
        if lines[index] in _TITLES:
            yield from _below(lines, index)
    listed = set(known)
    at = content.find("....")
    while at >= 0:
        index = lines.at(at)
        if index not in listed and _length(lines, index) <= LONGEST:
            yield from _without(lines, index, _NUMBERED)
        at = content.find("....", lines.ends[index])


def _contents(lines: Lines, entries: list[int]) -> Iterator[Edit]:
    """The dots of a row of numbered lines, if some certainly have them."""
    shown = {index for index in entries if _LEADER.search(lines[index])}
    if len(shown) < FEWEST or len(entries) <= FEWEST:
        return
    for index in entries:
        yield from _without(lines, index, _LEADER if index in shown else _LEFT)


def _below(lines: Lines, title: int) -> Iterator[Edit]:
    """The dots of the lines below the title of a table of contents, up to the last certain ones."""
    entries: list[int] = []
    shown: list[int] = []
    for index in range(title + 1, min(title + MOST, len(lines))):
        row = lines[index]
        if lines.tops[index] or len(row) > LONGEST or starts_low(row):
            break
        entries.append(index)
        if _LEADER.search(row):
            shown.append(index)
    if len(shown) < FEWEST:
        return
    for index in entries[: shown[-1] - title]:
        yield from _without(lines, index, _LEADER if index in shown else _LEFT)


def _length(lines: Lines, index: int) -> int:
    return lines.ends[index] - lines.starts[index]


def _without(lines: Lines, index: int, pattern: re.Pattern[str]) -> Iterator[Edit]:
    found = pattern.search(lines[index])
    if found and found.start("dots"):
        start = lines.starts[index]
        blank = " " if found["number"] else ""
        yield Edit(
            start + found.start("dots"), start + found.end("dots"), blank, "dots of a table of contents"
        )


RULE = Rule("leaders", Kind.FURNITURE, "puntjes naar de paginanummers in de inhoudsopgave", find)
