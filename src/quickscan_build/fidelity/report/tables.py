"""Tables of the page that a person reads, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape as escaped

from ..findings import SHOWN

_SHOWN = {code: shown for code, shown in SHOWN.items() if chr(code) not in "\t\n"}
"""A page may not hold control characters; a source may: the form feed at the end of a page of print."""


def escape(text: str) -> str:
    """Text as HTML, a control character as its picture."""
    return escaped(text if text.isprintable() else text.translate(_SHOWN))


def joined(parts: Iterable[str]) -> str:
    """Each on a line of its own."""
    return "".join(f"{part}\n" for part in parts)


def table(caption: str, heads: Iterable[str], body: Iterable[str], *, name: str = "") -> str:
    """A table; ``body``: its rows."""
    cells = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    identity = f' id="{name}"' if name else ""
    # The box scrolls sideways on a narrow screen; a keyboard must reach it.
    return (
        f'<div class="wide" role="region" aria-label="{escape(caption)}" tabindex="0">\n'
        f"<table{identity}>\n<caption>{escape(caption)}</caption>\n"
        f"<thead><tr>{cells}</tr></thead>\n<tbody>\n{joined(body)}</tbody>\n</table>\n</div>\n"
    )


def row(head: str, *cells: str, classes: str = "") -> str:
    """A row, without the end tags and quotes that HTML does without: there are hundreds of rows."""
    quote = '"' if " " in classes else ""
    opening = f"<tr class={quote}{classes}{quote}>" if classes else "<tr>"
    return f"{opening}<th scope=row>{head}" + "".join(f"<td>{cell}" for cell in cells)


def number(value: int) -> str:
    """A number as Dutch writes it."""
    return f"{value:,}".replace(",", ".")
