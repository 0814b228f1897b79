"""Under which tags may text stand? A paragraph that is tagged a formula is none for those who listen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_INLINE = frozenset({
    "/Annot", "/Em", "/Link", "/NonStruct", "/Quote", "/Reference", "/Span", "/Strong", "/Sub",
})  # fmt: skip
_TEXT = frozenset(
    {"/Caption", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/LBody", "/Lbl", "/P", "/TD", "/TH"}
)
_AROUND = frozenset({
    "/Art", "/Aside", "/BlockQuote", "/Div", "/Document", "/L", "/LI", "/Note", "/Part", "/Sect", "/TBody",
    "/TFoot", "/THead", "/TR", "/Table",
})  # fmt: skip
_OF_CLASS = {"/BlockQuote": {"qb-quote"}, "/Caption": {"qb-attribution"}, "/Note": {"qb-footnote", "qb-note"}}
"""Tags that only things of a class have, on them or around them."""


class Tag(NamedTuple):
    """An element that text stands in: its standard type and its classes."""

    type: str
    classes: frozenset[str]


def mistaken(above: Sequence[Tag]) -> str:
    """The tag that makes something else of the text under these, outermost first; empty when none does."""
    classes: set[str] = set()
    block = ""
    for tag in above:
        classes |= tag.classes
        known = tag.type in _INLINE or tag.type in _TEXT or tag.type in _AROUND
        if not known or (tag.type in _OF_CLASS and not _OF_CLASS[tag.type] & classes):
            return tag.type
        if tag.type not in _INLINE:
            block = tag.type
    return "" if block in _TEXT else block or (above[-1].type if above else "/StructTreeRoot")
