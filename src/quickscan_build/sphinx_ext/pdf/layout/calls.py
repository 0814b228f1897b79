"""The call of a footnote is never torn from the word before it.

Where an element begins, WeasyPrint asks Pango about the letters on both sides. Pango may break a line between
a full stop and a digit: behind a full line the number of a note would begin the next one.
"""

from __future__ import annotations

from typing import Any

from weasyprint.layout import inline

_can_break_text = inline.can_break_text


def install() -> None:
    """Make WeasyPrint keep a digit with the sign before it, in this process."""
    inline.can_break_text = _can_break


def _can_break(text: str, lang: Any) -> Any:
    """As WeasyPrint's, of a text or of the two letters where an element begins."""
    if len(text) == 2 and text[1].isdigit() and not text[0].isspace():
        return False
    return _can_break_text(text, lang)
