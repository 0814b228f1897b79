"""The blanks that WeasyPrint leaves out: between two elements of a line, and at its end.

Nobody sees the one at a line end, but it is a character of the text: without it whoever reads the tags, and
not the page, would take the words around it for one.
"""

from __future__ import annotations

from typing import Any

from weasyprint.draw import text as drawn_text
from weasyprint.layout import inline

_BEHIND = "qb_blank_behind"
"""What a box of text has that ends a line, and at a blank."""
_draw_first_line = drawn_text.draw_first_line
_split_text_box = inline.split_text_box


def install() -> None:
    """Make WeasyPrint draw the blanks between two elements of a line and at its end too, in this process."""
    drawn_text.draw_first_line = _draw_line
    inline.split_text_box = _split_text


def is_before_a_blank(box: Any) -> bool:
    """Whether a box of text ends a line, and the blank behind it was dropped."""
    return getattr(box, _BEHIND, False)


def _draw_line(stream: Any, textbox: Any, *rest: Any) -> Any:
    """As WeasyPrint's, which leaves out blank text, so that two words would be copied as one."""
    if textbox.text.isspace():
        textbox = textbox.copy()
        textbox.text = f"“{textbox.text}”"  # this is only checked for being blank
    return _draw_first_line(stream, textbox, *rest)


def _split_text(context: Any, box: Any, available_width: Any, skip: Any, **options: Any) -> Any:
    """As WeasyPrint's, which drops the blank at which it splits a text: the box before remembers it."""
    split, rest, ended = _split_text_box(context, box, available_width, skip, **options)
    if split is not None:
        # Not what the box was before it was split, of which it is a copy.
        at_blank = bool(rest) and box.text.encode()[rest - 1 : rest] == b" "
        setattr(split, _BEHIND, at_blank and not split.text.endswith(" "))
    return split, rest, ended
