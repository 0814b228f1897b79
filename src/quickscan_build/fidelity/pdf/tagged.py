"""Under which tags may text stand? A paragraph that is tagged a formula is none for those who listen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

import pikepdf

from ..blocks import GENERATED

_INLINE = frozenset({"/Em", "/Link", "/NonStruct", "/Span", "/Strong", "/Sub"})
_TEXT = frozenset(
    {"/Caption", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/LBody", "/Lbl", "/P", "/TD", "/TH"}
)
_AROUND = frozenset({
    "/Art", "/Aside", "/BlockQuote", "/Div", "/Document", "/L", "/LI", "/Note", "/Part", "/Sect", "/TBody",
    "/TFoot", "/THead", "/TR", "/Table",
})  # fmt: skip
_OF_CLASS = {
    "/Aside": {"qb-box"}, "/BlockQuote": {"qb-quote"}, "/Caption": {"qb-attribution"},
    "/Note": {"qb-footnote", "qb-note"},
}  # fmt: skip
"""Tags that stand only for elements of these classes, or for what is in them."""
_ATTRIBUTES = frozenset({
    "/BBox", "/Height", "/ListNumbering", "/O", "/Placement", "/Scope", "/SpaceAfter", "/SpaceBefore",
    "/TextAlign", "/Width",
})  # fmt: skip
"""What its attributes may say: none of them turns text, strikes it out, or joins the cells of a table."""
_NUMBERED = frozenset({"/Decimal", "/None", "/Ordered"})
_UNNUMBERED = frozenset({"/Circle", "/Disc", "/None", "/Square", "/Unordered"})
"""How a list may say that it is marked."""
KEYS = frozenset({
    "/A", "/ActualText", "/Alt", "/C", "/E", "/ID", "/K", "/Lang", "/P", "/Pg", "/Phoneme", "/R", "/S",
    "/Type",
})  # fmt: skip
"""What a tag may say of itself."""
_TREE = frozenset({
    "/ClassMap", "/IDTree", "/K", "/Namespaces", "/ParentTree", "/ParentTreeNextKey", "/RoleMap", "/Type",
})  # fmt: skip
"""What their tree may have."""
_PARTS = frozenset({"qb-account", "qb-cover", "qb-edition", "qb-part", "qb-title-page", "qb-toc"})
"""What is generated as a part of its own."""
_IN_TEXT = frozenset({"qb-note", "qb-notes", "qb-page", "qb-sic"})
"""What is generated among the words of the print."""


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


def strange(tag: Mapping[str, Any], *, generated: bool = False) -> Iterator[str]:
    """What a tag says of itself that makes something else of it for some readers.

    Of what its headers are a table of the print is asked elsewhere; one that is ``generated`` has columns.
    """
    yield from sorted(tag.keys() - KEYS)
    scopes = ("/Column", "/Row") if tag.get("/S") == "/TH" and not generated else ("/Column",)
    for attributes in listed(tag.get("/A")):
        yield from _strange_attributes(attributes, scopes)


def scope(tag: Mapping[str, Any]) -> str:
    """Of what it is the header, if it says so."""
    said = [one.get("/Scope") for one in listed(tag.get("/A")) if isinstance(one, pikepdf.Dictionary)]
    return str(next(filter(None, said), ""))


def strange_tree(tree: pikepdf.Dictionary) -> Iterator[str]:
    """The same of what all tags stand in."""
    yield from sorted(tree.keys() - _TREE)
    for one in tree.get("/ClassMap", {}).values():
        for attributes in listed(one):
            yield from _strange_attributes(attributes, ("/Column",))


def _strange_attributes(attributes: Any, scopes: Sequence[str]) -> Iterator[str]:
    """``scopes``: what it may be the header of."""
    if isinstance(attributes, pikepdf.Dictionary):
        yield from sorted(attributes.keys() - _ATTRIBUTES)
        if str(attributes.get("/Scope", "/Column")) not in scopes:
            yield "/Scope"


def miscounted(items: Mapping[str, Any], *, numbered: bool) -> bool:
    """Whether a list says that its items are counted otherwise than by their numbers, or not at all."""
    return any(
        str(one["/ListNumbering"]) not in (_NUMBERED if numbered else _UNNUMBERED)
        for one in listed(items.get("/A"))
        if isinstance(one, pikepdf.Dictionary) and "/ListNumbering" in one
    )


def of_no_kind(classes: Set[str], around: Set[str]) -> bool:
    """Whether a tag of these classes is generated, and none of what this edition adds there."""
    return bool(GENERATED & classes) and not classes & (_IN_TEXT if "qb-text" in around else _PARTS)


def listed(kids: Any) -> list[Any]:
    """What may be one thing or several."""
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
