"""The contents must say what the headings say, and lead to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .blocks import Block
from .findings import Comparison, Finding, Sort
from .pdf.links import Line
from .screen.web import Entry, Heading, WebText

_PAGE = re.compile(r"\bp\. (\w+)")
"""How the contents of a website name a page of the print."""


def check_web(artefact: str, text: WebText) -> list[Finding]:
    """Every entry of the contents leads to a heading that reads the same; each list has every chapter."""
    first: dict[str, Heading] = {}
    by_id: dict[tuple[str, str], Heading] = {}
    order = {id(heading): number for number, heading in enumerate(text.headings)}
    for heading in text.headings:
        first.setdefault(heading.file, heading)
        for one in heading.ids:
            by_id.setdefault((heading.file, one), heading)
    findings: list[Finding] = []
    led: dict[str, set[str]] = {}
    last: dict[str, int] = {}
    for entry in text.contents:
        to = led.setdefault(entry.where, set())
        heading_there = by_id.get((entry.file, entry.id)) if entry.id else first.get(entry.file)
        if heading_there is None:
            findings.append(_wrong(artefact, entry, "", "leads to no heading of the book"))
            continue
        if entry.id == "" or heading_there is first[entry.file]:
            to.add(entry.file)
        if order[id(heading_there)] < last.get(entry.where, 0):
            findings.append(_wrong(artefact, entry, "", "stands after one that it comes before"))
        last[entry.where] = order[id(heading_there)]
        page = _PAGE.search(entry.text.replace(heading_there.text, "", 1))
        if heading_there.text not in entry.parts:
            findings.append(_wrong(artefact, entry, heading_there.text, "does not read as the heading"))
        elif page and heading_there.page and page[1] != heading_there.page:
            findings.append(_wrong(artefact, entry, f"p. {heading_there.page}", "names another page"))
    titles = {heading.text for heading in text.headings}
    for way in text.ways:
        there = by_id.get((way.file, way.id)) if way.id else first.get(way.file)
        says = titles.intersection(way.parts)
        # What names no heading may lead to what is no chapter, such as the title page.
        if (says and (there is None or there.text not in says)) or (not says and there and there.printed):
            expected = there.text if there else ""
            message = f"the link “{way.text}” beside the text does not lead to what it says"
            findings.append(_generated(artefact, way.where, message, expected, way.text))
    findings += [
        _generated(artefact, where, f"the contents lack the heading of {file}", heading.text)
        for where, to in led.items()
        for file, heading in first.items()
        if heading.printed and file not in to
    ]
    return findings


def check_pdf(
    blocks: Sequence[Block],
    contents: Sequence[Line],
    bookmarks: Sequence[Line],
    titles: Sequence[tuple[int, str]],
) -> list[Finding]:
    """Every line of the contents reads like the heading it leads to, and has the number of its page.

    So does every bookmark, but without the number. ``titles`` are the headings of generated parts, with their
    pages.
    """
    on_page: dict[int, list[Block]] = {}
    for block in blocks:
        if block.kind.startswith("heading"):
            on_page.setdefault(block.leaf, []).append(block)
    made_on: dict[int, list[str]] = {}
    for leaf, title in titles:
        made_on.setdefault(leaf, []).append(title)
    findings = [*_out_of_order(contents), *_out_of_order(bookmarks)]
    listed: set[tuple[bool, str]] = set()
    for line in (*contents, *bookmarks):
        where, name = _place(line)
        said = "".join(line.text.split())
        headings = on_page.get(line.leaf, [])
        led = next((one for one in headings if _reads(said, one.text, line.label)), None)
        made = made_on.get(line.leaf, [])
        if led is not None:
            listed.add((line.at > 0, led.where))
        elif any(_reads(said, title, line.label) for title in made):
            continue
        elif line.leaf:
            there = [*(one.text for one in headings), *made, ""][0]
            expected = f"{there} {line.label}".strip()
            message = f"the {name} “{line.text}” does not read as the heading and its page"
            findings.append(_generated("pdf", where, message, expected, line.text))
        else:
            message = f"the {name} “{line.text}” leads nowhere"
            findings.append(_generated("pdf", where, message, "", line.text))
    # What comes before the contents need not be in them.
    first = min((line.at for line in contents), default=len(blocks))
    lists = (("contents", True, first), ("bookmarks", False, 0 if bookmarks else len(blocks)))
    findings += [
        _generated("pdf", block.where, f"the {name} lack this heading", block.text)
        for name, on_paper, before in lists
        for block in blocks
        if block.kind == "heading 1" and block.leaf > before and (on_paper, block.where) not in listed
    ]
    return findings


def _out_of_order(lines: Sequence[Line]) -> Iterator[Finding]:
    """The lines of one page (or the bookmarks) that lead further back than the one before them."""
    for line, following in pairwise(lines):
        if 0 < following.leaf < line.leaf and line.at == following.at:
            message = f"“{following.text}” stands after one that it comes before"
            yield _generated("pdf", _place(following)[0], message, "", following.text)


def _place(line: Line) -> tuple[str, str]:
    """Where a line of the contents or a bookmark is, and what it is called."""
    return (f"p. {line.at}", "entry") if line.at else ("bookmarks", "bookmark")


def _generated(artefact: str, where: str, message: str, expected: str, found: str = "") -> Finding:
    return Finding(Comparison.PUBLISHED, Sort.GENERATED, artefact, where, message, expected, found)


def _reads(said: str, heading: str, page: str) -> bool:
    """Whether a line says a heading and its page, dots between them or not."""
    title = "".join(heading.split())
    return said.startswith(title) and said[len(title) :].strip(".·… ") == page


def _wrong(artefact: str, entry: Entry, expected: str, what: str) -> Finding:
    message = f"the entry “{entry.text}” of the contents {what}"
    return Finding(Comparison.PUBLISHED, Sort.GENERATED, artefact, entry.where, message, expected, entry.text)
