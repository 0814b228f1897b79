"""What WeasyPrint does many times over is done once: lines of text, and styles that nothing asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from weasyprint.css import StyleFor
from weasyprint.layout import inline, preferred
from weasyprint.layout.page import PageType
from weasyprint.text import line_break

from .hyphenation import PATTERNS

_split_first_line: Callable[..., tuple[Any, ...]] = line_break.split_first_line
_set_style, _get_style = StyleFor.set_computed_styles, StyleFor.__call__


def install() -> None:
    """Make WeasyPrint lay out documents so, in this process."""
    for module in (line_break, inline, preferred):
        module.split_first_line = _split_once
    StyleFor.set_computed_styles = _set_later
    StyleFor.__call__ = _get


class _Line(NamedTuple):
    """What is known of a line."""

    style: Any
    """Held, for its id is part of the key."""
    word: str
    """The word that hyphenation was asked about."""
    made: dict[bool, tuple[Any, ...]]
    """What ``split_first_line`` gave, by whether that word was kept whole."""


class Lines(dict[Any, _Line]):
    """The lines of one document, by all that they depend on."""


def _split_once(
    text: str, style: Any, context: Any, max_width: float | None, spacing: float, **options: bool
) -> tuple[Any, ...]:
    """As WeasyPrint's ``split_first_line``; a line that this document had before is not split again, be it of
    a page laid out again, of a column at each height that is tried, of a marker measured for its width."""
    if context is None:
        return _split_first_line(text, style, context, max_width, spacing, **options)
    if not hasattr(context, "lines"):
        context.lines = Lines()
    lines: Lines = context.lines
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
    """As ``StyleFor.set_computed_styles``; of a pseudo-element only when it is asked for. WeasyPrint's own
    sheet has rules for six on every element, most of which never get a box."""
    cascaded = self.get_cascaded_styles().get((element, pseudo_type), {})
    if pseudo_type is None or isinstance(element, PageType) or "anchor" in cascaded:
        _set_style(self, element, parent, root, pseudo_type, **more)
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
        del self.get_cascaded_styles()[key]
    return _get_style(self, element, pseudo_type)
