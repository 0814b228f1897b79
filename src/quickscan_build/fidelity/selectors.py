"""Selectors as browsers take them: what our library does not know is left out, so that a selector fits too
much rather than nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import cssselect2

_COMMA = re.compile(r",(?![^(\[]*[)\]])")
"""One that parts selectors, and stands in no brackets."""
_PSEUDO_CLASS = re.compile(r"(?<!:):(?!(?:is|where|not|has)\()[\w-]+(?:\([^()]*\))?")
_EMPTY = re.compile(r"(?<=[(,])\s*,|,\s*(?=\))")


def selectors_of(written: str) -> Iterator[Any]:
    """The selectors of a list. One with a pseudo-element of a browser's own selects no words."""
    if (known := _compiled(written)) is not None:
        yield from known
        return
    for one in _COMMA.split(written):
        said = one.strip()
        for found in _PSEUDO_CLASS.findall(said):
            if _compiled(said) is not None:
                break
            if _compiled(f"*{found}") is None:
                said = _EMPTY.sub("", said.replace(found, "", 1)) or "*"
        yield from _compiled(said) or ()


def _compiled(written: str) -> list[Any] | None:
    try:
        return list(cssselect2.compile_selector_list(written))
    except cssselect2.SelectorError:
        return None
