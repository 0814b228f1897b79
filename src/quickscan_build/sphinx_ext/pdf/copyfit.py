"""What a compositor looks at once a chapter is set: a last page with next to nothing on it, a box or table
torn over pages that would fit on one.

With ``engine`` and ``boxes``, the only code that knows WeasyPrint's insides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

SETTINGS = ((), ("tight",), ("tight", "tighter"))
"""Classes of the root element to set a chapter with, in the order they are tried; the styles say what each
gives up. The first without a flaw ends the trying."""
WHOLE = "whole"
"""The class of an element that shall not be torn."""
NEARLY_EMPTY = 0.25
"""A last page filled less than this is worth setting the chapter again."""
FITS = 0.75
"""The share of a page up to which a torn box or table is kept whole: for a larger one, the hole it would
leave on the page before is uglier than the tear."""


def ends_nearly_empty(pages: Sequence[Any]) -> bool:
    """Whether the last page holds so little that the chapter had better end on the page before.

    A page of another kind than the one before it was not reached by running over.
    """
    if len(pages) < 2 or pages[-1].page_type.name != pages[-2].page_type.name:
        return False
    last = pages[-1]
    lowest = max((bottom for bottom in _bottoms(last)), default=last.content_box_y())
    return bool(lowest - last.content_box_y() < NEARLY_EMPTY * last.height)


def torn(pages: Sequence[Any]) -> Iterator[Any]:
    """The elements (boxes, tables) that lie on more than one page and would fit on one."""
    pieces: dict[Any, list[float]] = {}
    for page in pages:
        for box in _blocks(page):
            if _is_block(box):
                pieces.setdefault(box.element, []).append(box.border_height() / page.height)
    for element, shares in pieces.items():
        if len(shares) > 1 and sum(shares) <= FITS:
            yield element


def _is_block(box: Any) -> bool:
    if isinstance(box, boxes.TableBox):
        return True
    return box.element_tag != "body" and "qb-box" in (box.element.get("class") or "").split()


def _blocks(box: Any) -> Iterator[Any]:
    """The block boxes of elements, in reading order; not what CSS adds."""
    for child in getattr(box, "children", ()):
        if isinstance(child, (AbsolutePlaceholder, boxes.LineBox, boxes.MarginBox)):
            continue
        wrapper = getattr(child, "is_table_wrapper", False)
        if child.element is not None and "::" not in child.element_tag and not wrapper:
            yield child
        yield from _blocks(child)


def _bottoms(box: Any) -> Iterator[float]:
    """Where lines and pictures end, in CSS pixels from the top of the page."""
    for child in getattr(box, "children", ()):
        if isinstance(child, (AbsolutePlaceholder, boxes.MarginBox)):
            continue
        if isinstance(child, (boxes.LineBox, boxes.ReplacedBox)):
            yield child.position_y + child.height
        else:
            yield from _bottoms(child)
