"""What WeasyPrint lets pass in silence: text off the page or out of its box, a face it cannot find."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from ....exits import DataError

GENERIC = frozenset({"serif", "sans-serif", "cursive", "fantasy", "monospace", "system-ui"})
"""Generic families of CSS, which are not faces and may be any face."""
SLACK = 1.0
"""CSS pixels by which a letter may overhang an edge."""
SHOWN = 40
"""Characters of a text that a message quotes."""

_Area = tuple[float, float, float, float]
"""Left, top, right, bottom, in CSS pixels."""


def check(name: str, pages: list[Any], families: Container[str], *, furniture: bool = False) -> None:
    """Refuse what would be lost to a reader. ``name`` is the sheet's; ``families`` are the faces there are.

    With ``furniture`` only what is in the margins is drawn.
    """
    for page in pages:
        bleed = page._page_box
        area = (0.0, 0.0, float(page.width), float(page.height))
        for box, seen in _texts(bleed, area, margins=furniture):
            asked = str(box.style["font_family"][0])
            if asked not in families and asked not in GENERIC:
                raise DataError(
                    f"there is no face “{asked}”",
                    where=name,
                    remedy="Add its file to the styles with @font-face",
                )
            if not furniture and not _shows(box, seen):
                what = "falls off the page" if seen == area else "is cut off by its box"
                raise DataError(
                    f"“{box.text.strip()[:SHOWN]}” {what}",
                    where=name,
                    remedy="Give it more room in the styles",
                )


def _texts(box: Any, seen: _Area, *, margins: bool) -> Iterator[tuple[Any, _Area]]:
    """Text that is not blank, with the area in which it can be seen; not what is rotated or moved."""
    for placed in box.children:
        child = placed._box if isinstance(placed, AbsolutePlaceholder) else placed
        if isinstance(box, boxes.PageBox) and isinstance(child, boxes.MarginBox) is not margins:
            continue
        if isinstance(child, boxes.TextBox):
            if child.text.strip():
                yield child, seen
        elif isinstance(child, boxes.ParentBox) and not child.style["transform"]:
            yield from _texts(child, _inside(child, seen), margins=margins)


def _inside(box: Any, seen: _Area) -> _Area:
    if box.style["overflow"] == "visible":
        return seen
    left, top = box.padding_box_x(), box.padding_box_y()
    right, bottom = left + box.padding_width(), top + box.padding_height()
    return (max(seen[0], left), max(seen[1], top), min(seen[2], right), min(seen[3], bottom))


def _shows(box: Any, seen: _Area) -> bool:
    left, top, right, bottom = seen
    middle = box.position_y + box.height / 2
    inside = box.position_x >= left - SLACK and box.position_x + box.width <= right + SLACK
    return bool(inside and top - SLACK <= middle <= bottom + SLACK)
