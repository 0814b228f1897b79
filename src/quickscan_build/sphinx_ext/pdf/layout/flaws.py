"""What a compositor looks for once a chapter is set: a last page with next to nothing on it, a torn box or
table that would fit on a page, words broken in a bad place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from ..faces import HYPHEN

FILLED = 1 / 3
"""If less of the last page than this is filled, it is worth setting the chapter again."""
FITS = 0.75
"""The share of a page up to which a torn box or table is kept whole: the hole that a larger one would
leave on the page before is uglier than the tear."""
HOLE = 0.2
"""The share of a page that may stay white before a table that is kept whole; a torn one, with its head
repeated, reads well."""
LADDER = 2
"""How many consecutive lines may end in a hyphen."""
_AROUND = ".,;:!?…)]}([{‘’“”'\"«»"


def emptiness(pages: Sequence[Any]) -> float:
    """How much the last page holds less than it should: a share of the page, 0 if it holds enough.

    A page that is of another kind than the one before it was not reached by running over.
    """
    if len(pages) < 2 or pages[-1].page_type.name != pages[-2].page_type.name:
        return 0
    last = pages[-1]
    lowest = max((bottom for bottom in _bottoms(last)), default=last.content_box_y())
    filled = float((lowest - last.content_box_y()) / last.height)
    return round(max(0.0, FILLED - filled), 2)


def pieces(page: Any) -> dict[Any, list[float]]:
    """The boxes and tables on a page: element → the shares of the page that its pieces take."""
    found: dict[Any, list[float]] = {}
    for box in _blocks(page):
        if _is_table(box) or _is_box(box):
            found.setdefault(box.element, []).append(box.border_height() / page.height)
    return found


def torn(pages: Sequence[Mapping[Any, list[float]]], *, last: bool) -> dict[Any, int]:
    """Of the elements that ended on the page before the last of ``pages``, or on that page if it is the
    ``last`` there is: the torn ones that fit on a page, each with the number of the page on which it begins.

    ``pages``: what ``pieces`` found, page by page.
    """
    ended = [(len(pages) - 2, element) for element in (pages[-2] if len(pages) > 1 else ())]
    ended = [(page, element) for page, element in ended if element not in pages[-1]]
    if last:
        ended += [(len(pages) - 1, element) for element in pages[-1]]
    found = {}
    for end, element in ended:
        start = end
        while start and element in pages[start - 1]:
            start -= 1
        shares = [share for page in pages[start : end + 1] for share in page[element]]
        hole = HOLE if element.tag == "table" else FITS
        if len(shares) > 1 and sum(shares) <= FITS and shares[0] <= hole:
            found[element] = start
    return found


def _is_table(box: Any) -> bool:
    return isinstance(box, boxes.TableBox)


def _is_box(box: Any) -> bool:
    return box.element_tag != "body" and "qb-box" in (box.element.get("class") or "").split()


def _blocks(box: Any) -> Iterator[Any]:
    """The block boxes of elements in reading order, without what CSS adds."""
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
        if isinstance(child, (AbsolutePlaceholder, boxes.MarginBox, boxes.FootnoteAreaBox)):
            continue
        if isinstance(child, (boxes.LineBox, boxes.ReplacedBox)):
            yield child.position_y + child.height
        else:
            yield from _bottoms(child)


def bad_breaks(pages: Sequence[Any]) -> Iterator[tuple[int, str]]:
    """The words broken in a bad place, each with the number of its page: at the end of a third line in a row,
    at a page's end, or before a last line that holds nothing but the rest of the word."""
    placed = [(number, line) for number, page in enumerate(pages) for line in _lines(page)]
    placed += [
        (number, line) for number, page in enumerate(pages) for area in _feet(page) for line in _lines(area)
    ]
    lines = [line for _, line in placed]
    row = 0
    for at, (line, after) in enumerate(pairwise(lines)):
        start, end = _text(line), _text(after)
        if not start.endswith(HYPHEN) or line.element is not after.element:
            row = 0
            continue
        row += 1
        alone = " " not in end and (at + 2 == len(lines) or lines[at + 2].element is not after.element)
        turned = after.position_y < line.position_y
        if row > LADDER or alone or turned:
            word = start.removesuffix(HYPHEN).split(" ")[-1] + end.split(" ", 1)[0]
            yield placed[at][0], word.strip(_AROUND)
            row = 0


def _feet(page: Any) -> Iterator[Any]:
    """The footnotes of a page: their lines do not continue those above them."""
    return (child for child in page.children if isinstance(child, boxes.FootnoteAreaBox))


def _lines(box: Any) -> Iterator[Any]:
    """The lines of text, in reading order."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.LineBox):
            yield child
        elif not isinstance(child, boxes.FootnoteAreaBox):
            yield from _lines(child)


def _text(box: Any) -> str:
    if isinstance(box, boxes.TextBox):
        return str(box.text)
    return "".join(_text(child) for child in getattr(box, "children", ()))
