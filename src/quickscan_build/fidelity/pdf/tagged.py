"""Under which tags may text stand? A paragraph that is tagged a formula is none for those who listen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import pikepdf

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
"""Tags that stand only for elements of these classes, or for what is in them."""
_ATTRIBUTES = frozenset({
    "/BBox", "/Height", "/ListNumbering", "/O", "/Placement", "/Scope", "/SpaceAfter", "/SpaceBefore",
    "/Summary", "/TextAlign", "/Width",
})  # fmt: skip
"""What its attributes may say: none of them turns text, strikes it out, or joins the cells of a table."""


class Under(NamedTuple):
    """What text stands under: the tags around it, outermost first."""

    mistaken: str = "/StructTreeRoot"
    """The tag that makes something else of such text; empty when none does."""
    outside: str = ""
    """The first of them, from the outermost, that no text may stand in."""
    classes: frozenset[str] = frozenset()
    block: str = ""
    """The innermost that is a block of its own."""

    def one_more(self, tag: str, classes: Iterable[str]) -> Under:
        """The same with one more tag, of a standard type, and its classes."""
        every = self.classes.union(classes)
        known = tag in _INLINE or tag in _TEXT or tag in _AROUND
        strange = not known or (tag in _OF_CLASS and not _OF_CLASS[tag] & every)
        outside = self.outside or (tag if strange else "")
        block = self.block if tag in _INLINE else tag
        return Under(outside or ("" if block in _TEXT else block or tag), outside, every, block)


def strange(attributes: Any) -> dict[str, None]:
    """The attributes that make something else of a tag; every head of a table of ours is that of a column."""
    given = attributes.keys() if isinstance(attributes, pikepdf.Dictionary) else ()
    strange = dict.fromkeys(key for key in given if key not in _ATTRIBUTES)
    return strange | ({"/Scope": None} if "/Scope" in given and attributes["/Scope"] == "/Row" else {})
