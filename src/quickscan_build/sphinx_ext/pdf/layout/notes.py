"""The call of a footnote stays with the word before it, and the footnote with the page of its call.

Where an element begins, WeasyPrint asks Pango about the letters on both sides. Pango may break a line between
a full stop and a digit: behind a full line the number of a note would begin the next one. And where the
second line of a paragraph finds no room, WeasyPrint moves the notes of the page to the next one, although
their calls stay; it does not within columns, nor here: the paragraph goes, as it does where no note is.
"""

from __future__ import annotations

from typing import Any

from weasyprint.layout import LayoutContext, block, inline

_can_break_text = inline.can_break_text
_linebox_layout = block._linebox_layout
_update_footnote_area = LayoutContext._update_footnote_area
_COLUMN = "qb_column"
"""What a context has: whether it is in a column where it says so. It does while any lines are laid out."""


def install() -> None:
    """Make WeasyPrint keep them together, in this process."""
    inline.can_break_text = _can_break
    block._linebox_layout = _lay_out_lines
    LayoutContext._update_footnote_area = _make_room


def _can_break(text: str, lang: Any) -> Any:
    """As WeasyPrint's, of a text or of the two letters where an element begins; a digit stays where it is."""
    if len(text) == 2 and text[1].isdigit() and not text[0].isspace():
        return False
    return _can_break_text(text, lang)


def _lay_out_lines(context: Any, *rest: Any) -> Any:
    """As WeasyPrint's, which moves no notes in a column."""
    if context.in_column:
        return _linebox_layout(context, *rest)
    around = getattr(context, _COLUMN, True)
    setattr(context, _COLUMN, False)
    context.in_column = True
    try:
        return _linebox_layout(context, *rest)
    finally:
        context.in_column = False
        setattr(context, _COLUMN, around)


def _make_room(context: Any) -> Any:
    """As WeasyPrint's, which takes the room for a note from the page, unless it is in a column."""
    said = context.in_column
    context.in_column = said and getattr(context, _COLUMN, True)
    try:
        return _update_footnote_area(context)
    finally:
        context.in_column = said
