"""What generated parts of a page may say: nothing that a reader could take for words of the print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..blocks import GENERATED, Mark
from ..html import Element, classes_of, name_of, text_of, with_class

_WAY_BACK = re.compile(r"terug(?: naar (?:de |het )?\w+)?|\W*(?:\w\W*)?", re.IGNORECASE)
_OVER_NOTES = frozenset({"noot", "noten", "voetnoten", "eindnoten"})
_PARTS = frozenset({"qb-account", "qb-cover", "qb-title-page", "qb-toc"})
"""Generated parts that are pages of their own."""


def strange(page: Element) -> Iterator[str]:
    """What the generated parts of a page with text of the print say that they should not.

    [sic]s, their notes and page marks are checked in ``marks``.
    """
    for text in with_class(page, "qb-text"):
        own = printed(text)
        for one in text.iter("*"):
            classes = set(classes_of(one))
            if own and _PARTS & classes:
                yield f"a generated part in the middle of the text: “{text_of(one)[:40]}”"
            elif "qb-anchor" in classes and any(map(str.isalnum, text_of(one))):
                yield f"an anchor with words: “{text_of(one)[:40]}”"
            elif "qb-back" in classes and not _leads_back(one):
                yield f"a way back that says “{text_of(one)[:40]}”"
            elif "qb-notes" in classes and (words := _beside_the_notes(one)):
                yield f"words among the notes that are not a note: “{words[:40]}”"


def _leads_back(element: Element) -> bool:
    return bool(_WAY_BACK.fullmatch(text_of(element)))


def printed(element: Element) -> bool:
    """Whether an element has words that are not generated."""
    if GENERATED & set(classes_of(element)):
        return False
    return bool(element.text and element.text.strip()) or any(
        (name_of(kid) and printed(kid)) or (kid.tail and kid.tail.strip()) for kid in element
    )


def _beside_the_notes(element: Element) -> str:
    """What is among the notes, and is neither a note nor their heading."""
    if "qb-note" in classes_of(element) or text_of(element).lower() in _OVER_NOTES:
        return ""
    inside = [(_beside_the_notes(kid) if name_of(kid) else "") + (kid.tail or "") for kid in element]
    return " ".join(((element.text or "") + " ".join(inside)).split())


def among_notes(marks: Iterable[Mark]) -> Iterator[tuple[str, str]]:
    """(where, what) of words among the notes of a PDF that are neither a note nor their heading."""
    notes: list[str] = []
    for mark in marks:
        if "qb-note" in mark.classes:
            notes.append(mark.text)
        elif "qb-notes" in mark.classes:
            rest = "".join(_without(mark.text, notes))
            notes.clear()
            if rest.strip().lower() not in {"", *_OVER_NOTES}:
                yield mark.where, f"words among the notes that are not a note: “{rest.strip()[:40]}”"


def _without(text: str, notes: Iterable[str]) -> Iterator[str]:
    """What is left of a text without its notes, which follow each other."""
    at = 0
    for one in notes:
        found = text.find(one, at)
        if found >= 0:
            yield text[at:found]
            at = found + len(one)
    yield text[at:]
