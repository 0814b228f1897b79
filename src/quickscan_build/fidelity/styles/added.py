"""What styles add before and after an element: the value of ``content`` as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import tinycss2

from ..html import Element

_BULLETS = frozenset("•‣·⁃∙")
_DASHES = frozenset("-–—*")
"""What items are marked with, too."""
_SHAPES = re.compile(
    "[\u2190-\u21ff\u2300-\u23ff\u2500-\u25ff\u2605\u2606\u261a-\u261f\u2722-\u274b\u2756"
    "\u2758-\u275a\u2761-\u2767\u2794-\u27bf\u27f0-\u27ff\u2900-\u297f\u2b00-\u2bff]"
)
"""Arrows, lines, geometric shapes, stars, flowers, pointing hands."""


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
            if token.lower_name == "attr":
                out += [element.get(name) or "" for name in _named(token)]
            elif token.lower_name in ("counter", "counters", "var"):
                out.append("0")
    return "".join(out)


@lru_cache(maxsize=512)
def _tokens(content: str) -> list[Any]:
    tokens: list[Any] = tinycss2.parse_component_value_list(content, skip_comments=True)
    return tokens


def attributes_in(value: str) -> Iterator[str]:
    """The attributes whose values a value of ``content`` writes."""
    calls = (one for one in _tokens(value) if one.type == "function" and one.lower_name == "attr")
    return (name for one in calls for name in _named(one))


def _named(call: Any) -> list[str]:
    """The attribute that a call of ``attr()`` names."""
    return [one.value for one in call.arguments if one.type == "ident"][:1]


def worded(value: str) -> bool:
    """Whether a value has words of its own, whatever it counts or takes from elsewhere."""
    return any(words_in(value))


def signed(value: str) -> bool:
    """Whether a value has words or signs of its own, and not only shapes and dashes."""
    said = "".join(one.value for one in _tokens(value) if one.type == "string")
    return not all(letter in _DASHES or is_ornament(letter) for letter in said)


def words_in(value: str) -> Iterator[str]:
    """The strings with words in a value."""
    return (one.value for one in _tokens(value) if one.type == "string" and any(map(str.isalnum, one.value)))


def is_ornament(letter: str) -> bool:
    """Whether a character is not text: a blank, a bullet, a shape.

    Any other sign says something of the words beside it: a degree, a minus, a letter in a circle, a cross or
    a tick, a face that laughs.
    """
    return letter.isspace() or letter in _BULLETS or _SHAPES.fullmatch(letter) is not None
