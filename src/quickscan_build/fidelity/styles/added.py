"""What styles add before and after an element: the value of ``content`` as text."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any

import tinycss2

from ..html import Element

_BULLETS = frozenset("•‣·⁃∙")


def added_text(content: str, element: Element) -> str:
    """The text of a ``content`` value; what only a browser can count (a counter) becomes a digit."""
    out: list[str] = []
    # What follows after a slash is what screen readers say instead.
    for token in _tokens(content):
        if token.type == "string":
            out.append(token.value)
        elif token.type == "ident" and token.lower_value in ("open-quote", "close-quote"):
            out.append("“" if token.lower_value == "open-quote" else "”")
        elif token.type == "function":
            names = [one.value for one in token.arguments if one.type == "ident"]
            if token.lower_name == "attr" and names:
                out.append(element.get(names[0]) or "")
            elif token.lower_name in ("counter", "counters", "var"):
                out.append("0")
    return "".join(out)


@lru_cache(maxsize=512)
def _tokens(content: str) -> list[Any]:
    tokens: list[Any] = tinycss2.parse_component_value_list(content, skip_comments=True)
    return tokens


def worded(value: str) -> bool:
    """Whether a value has words of its own, whatever it counts or takes from elsewhere."""
    return any(any(map(str.isalnum, token.value)) for token in _tokens(value) if token.type == "string")


def is_ornament(letter: str) -> bool:
    """Whether a character is not text: a blank, a bullet, a shape, a sign without a word.

    What is older than arrows and shapes (°, ´, +), and what is calculated with (−, ≈), says something beside
    a word or a number; so does a letter in a circle.
    """
    if letter.isspace() or letter in _BULLETS:
        return True
    shape = letter >= "\N{LEFTWARDS ARROW}" and not "\N{FOR ALL}" <= letter < "\N{DIAMETER SIGN}"
    return (
        shape
        and unicodedata.category(letter) in ("So", "Sm", "Sk")
        and "LATIN" not in unicodedata.name(letter, "")
    )
