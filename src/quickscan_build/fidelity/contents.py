"""The contents must say what the headings say, and lead to them."""

from __future__ import annotations

from .findings import Comparison, Finding, Sort
from .web import Entry, Heading, WebText


def check_web(artefact: str, text: WebText) -> list[Finding]:
    """Every entry of the contents leads to a heading that reads the same; every chapter has an entry."""
    first: dict[str, Heading] = {}
    by_id: dict[tuple[str, str], Heading] = {}
    for heading in text.headings:
        first.setdefault(heading.file, heading)
        for one in heading.ids:
            by_id.setdefault((heading.file, one), heading)
    findings: list[Finding] = []
    led: set[str] = set()
    for entry in text.contents:
        heading_there = by_id.get((entry.file, entry.id)) if entry.id else first.get(entry.file)
        if heading_there is None:
            # It leads to a page that holds no text of the print: a generated part, or nowhere.
            if entry.file in first:
                findings.append(_wrong(artefact, entry, "", "leads to no heading"))
            continue
        if entry.id == "" or heading_there is first[entry.file]:
            led.add(entry.file)
        if entry.text != heading_there.text:
            findings.append(_wrong(artefact, entry, heading_there.text, "does not read as the heading"))
    if text.contents:
        findings += [
            Finding(
                Comparison.PUBLISHED, Sort.GENERATED, artefact, file, "the contents lack this heading",
                expected=heading.text,
            )
            for file, heading in first.items() if file not in led
        ]  # fmt: skip
    return findings


def _wrong(artefact: str, entry: Entry, expected: str, what: str) -> Finding:
    message = f"the entry “{entry.text}” of the contents {what}"
    return Finding(Comparison.PUBLISHED, Sort.GENERATED, artefact, entry.where, message, expected, entry.text)
