"""The footnotes of the print: each call leads to the note of its number, and the note back to its calls."""

from __future__ import annotations

from collections.abc import Iterator

from .html import Element, text_of, with_class


def astray(page: Element) -> Iterator[str]:
    """Every call and every way back that does not lead where it should, as the end of “holds …”.

    Whether note and call are there, once and in their place, the comparison of the text shows: they are
    words of it.
    """
    by_id = {one.get("id"): one for one in page.iter("*") if one.get("id")}
    calls: dict[str, list[str]] = {}
    for call in with_class(page, "qb-noteref"):
        number, link = text_of(call), next(call.iter("a", "{*}a"), None)
        target = "" if link is None else (link.get("href") or "")
        note = by_id.get(target.removeprefix("#")) if target.startswith("#") else None
        numbers = [] if note is None else with_class(note, "qb-footnote-number")
        if [text_of(one) for one in numbers] != [number]:
            yield f"a call of footnote {number} that does not lead to it"
        elif link is not None:
            calls.setdefault(target.removeprefix("#"), []).append(link.get("id") or "")
    for note in with_class(page, "qb-footnote"):
        backs = [
            (link.get("href") or "").removeprefix("#")
            for back in with_class(note, "qb-back")
            for link in back.iter("a", "{*}a")
        ]
        if backs != calls.get(note.get("id") or "", []):
            yield f"a footnote that does not lead back to its call: “{text_of(note)[:40]}”"
