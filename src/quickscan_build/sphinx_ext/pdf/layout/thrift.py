"""What WeasyPrint does many times over is done once, and what nothing needs is not done at all.

The pages come out the same, to the byte; ``docs/dev/weasyprint.md`` says what could be offered upstream.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from types import FunctionType
from typing import Any, NamedTuple

from cssselect2.tree import ElementWrapper
from weasyprint.css import ComputedStyle, StyleFor
from weasyprint.formatting_structure import boxes
from weasyprint.layout import float as floats
from weasyprint.layout import page, percent
from weasyprint.layout.page import PageType
from weasyprint.text import line_break

from .hyphenation import PATTERNS

_split_first_line: Callable[..., tuple[Any, ...]] = line_break.split_first_line
_strut, _get_font_description = line_break.strut, line_break.get_font_description
_avoid_collisions = floats.avoid_collisions
_resolve_percentages = percent.resolve_percentages
_make_margin_boxes = page.make_margin_boxes
_set_style, _get_style = StyleFor.set_computed_styles, StyleFor.__call__
_compute = ComputedStyle.__missing__
_iter_children = ElementWrapper.iter_children


def install() -> None:
    """Make WeasyPrint lay out documents in this way, in this process."""
    instead = {
        _split_first_line: _split_once,
        _strut: _once("strut", _strut),
        _get_font_description: _once("description", _get_font_description),
        _avoid_collisions: _avoid,
        _resolve_percentages: _resolve_once,
        _make_margin_boxes: _margin_boxes,
    }
    for module in [module for name, module in sys.modules.items() if name.startswith("weasyprint.")]:
        for name, value in list(vars(module).items()):
            if isinstance(value, FunctionType) and value in instead:
                setattr(module, name, instead[value])
    StyleFor.set_computed_styles = _set_later
    StyleFor.__call__ = _get
    ComputedStyle.__missing__ = _compute_once
    ElementWrapper.iter_children = _children
    ElementWrapper.iter_next_siblings = _next_siblings


class Margins:
    """Whether what is in the margins is drawn."""

    drawn = True


MARGINS = Margins()


def _margin_boxes(context: Any, page_box: Any, state: Any) -> Iterable[Any]:
    """As WeasyPrint's ``make_margin_boxes``, but only if they are wanted: there are sixteen on a page."""
    return _make_margin_boxes(context, page_box, state) if MARGINS.drawn else ()


def _once(name: str, function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A function of a style, called once for each style because it gives the same each time."""

    def once(style: Any) -> Any:
        known = style.__dict__
        if name not in known:
            known[name] = function(style)
        return known[name]

    return once


_SIDES = ("top", "right", "bottom", "left")
_USED = (
    *("width", "min_width", "max_width", "height", "min_height", "max_height"),
    *(f"{name}_{side}" for name in ("margin", "padding") for side in _SIDES),
    *(f"border_{side}_width" for side in _SIDES),
)
"""What ``resolve_percentages`` sets."""


def _resolve_once(box: Any, containing_block: Any) -> None:
    """As WeasyPrint's ``resolve_percentages``, which always gives the same for one style in one space."""
    if isinstance(box, boxes.PageBox) or box.style["border_collapse"] == "collapse":
        _resolve_percentages(box, containing_block)
        return
    inside = isinstance(containing_block, boxes.Box)
    space = (containing_block.width, containing_block.height) if inside else tuple(containing_block)
    known = box.style.__dict__.setdefault("used", {})
    if space not in known:
        _resolve_percentages(box, containing_block)
        known[space] = {name: getattr(box, name) for name in _USED}
    else:
        box.__dict__.update(known[space])


def _avoid(context: Any, box: Any, containing_block: Any, outer: bool = True) -> tuple[float, float, float]:
    """As WeasyPrint's ``avoid_collisions``, for when there is nothing to avoid."""
    ltr = containing_block.style["direction"] == "ltr"
    if outer or context.excluded_shapes or not ltr or not isinstance(box, boxes.LineBox):
        place: tuple[float, float, float] = _avoid_collisions(context, box, containing_block, outer)
        return place
    # In WeasyPrint's order, because floating-point sums depend on it.
    start = containing_block.content_box_x()
    left, right = start + box.margin_left, start + containing_block.width - box.margin_right
    return left - box.margin_left, box.border_box_y() - box.margin_top, right - left


class _Line(NamedTuple):
    """What is known about a line."""

    style: Any
    """Kept alive, because its id is part of the key."""
    word: str
    """The word that hyphenation was asked about."""
    made: dict[bool, tuple[Any, ...]]
    """What ``split_first_line`` gave, by whether that word was kept whole."""


def _split_once(
    text: str, style: Any, context: Any, max_width: float | None, spacing: float, **options: bool
) -> tuple[Any, ...]:
    """As WeasyPrint's ``split_first_line``, but a line that this document had before is not split again: in a
    page laid out again, in a column at each height that is tried, in a marker measured for its width."""
    if context is None:
        return _split_first_line(text, style, context, max_width, spacing, **options)
    lines: dict[Any, _Line] = context.__dict__.setdefault("lines", {})
    key = (text, id(style), max_width, spacing, *options.items())
    line = lines.get(key)
    if line is not None and (made := line.made.get(line.word in PATTERNS.whole)):
        return _own(made)
    PATTERNS.asked = ""
    made = _split_first_line(text, style, context, max_width, spacing, **options)
    if line is None:
        line = lines[key] = _Line(style, PATTERNS.asked, {})
    line.made[line.word in PATTERNS.whole] = _own(made)
    return made


def _own(made: tuple[Any, ...]) -> tuple[Any, ...]:
    """The same line with a layout of its own, which drawing changes."""
    layout, *measures = made
    copy = object.__new__(type(layout))
    copy.__dict__.update(layout.__dict__)
    return (copy, *measures)


def _set_later(
    self: Any, element: Any, parent: Any, root: Any = None, pseudo_type: Any = None, **more: Any
) -> None:
    """As ``StyleFor.set_computed_styles``, but of a pseudo-element only when it is needed. WeasyPrint's own
    sheet has rules for six on every element, most of which never get a box."""
    cascaded = self.get_cascaded_styles().get((element, pseudo_type), {})
    if pseudo_type is None or isinstance(element, PageType) or "anchor" in cascaded:
        _set_style(self, element, parent, root, pseudo_type, **more)
        if not isinstance(element, PageType):
            _follow(self, self.get_computed_styles()[element, pseudo_type])
    else:
        waiting = self.__dict__.setdefault("waiting", {})
        waiting[element, pseudo_type] = (cascaded, parent, root, more)


def _get(self: Any, element: Any, pseudo_type: Any = None) -> Any:
    """As ``StyleFor.__call__``."""
    key = (element, pseudo_type)
    if key in self.__dict__.get("waiting", ()):
        cascaded, parent, root, more = self.waiting.pop(key)
        self.get_cascaded_styles()[key] = cascaded
        _set_style(self, element, parent, root, pseudo_type, **more)
        _follow(self, self.get_computed_styles()[key])
        del self.get_cascaded_styles()[key]
    return _get_style(self, element, pseudo_type)


def _follow(style_for: Any, style: Any) -> None:
    """Let a style take its values from the first one that can differ from it only in its anchor. WeasyPrint
    shares styles between elements, but not where each has an id, nor below those."""
    parent = style.parent_style
    values = (
        (name, id(value), weight) for name, (value, weight) in style.cascaded.items() if name != "anchor"
    )
    key = (id(getattr(parent, "leader", parent)), style.pseudo_type, frozenset(values))
    leader = style_for.__dict__.setdefault("leaders", {}).setdefault(key, style)
    style.leader = leader
    style.specified = leader.specified


def _compute_once(self: Any, name: str) -> Any:
    """As ``ComputedStyle.__missing__``."""
    leader = getattr(self, "leader", self)
    if leader is self or name == "anchor":
        return _compute(self, name)
    value = self[name] = leader[name]
    return value


def _children(self: Any) -> Iterator[Any]:
    """As ``ElementWrapper.iter_children``, which makes all children anew each time."""
    known = self.__dict__
    if "children" not in known:
        known["children"] = tuple(_iter_children(self))
    return iter(known["children"])


def _next_siblings(self: Any) -> Iterator[Any]:
    """As ``ElementWrapper.iter_next_siblings``, which goes through all siblings from the first."""
    return islice(self.iter_siblings(), self.index + 1, None)
