"""Selectors as browsers take them: what our library does not know is left out, so that one matches too much
rather than nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import cssselect2
import tinycss2

_LISTS = frozenset({"has", "is", "not", "where"})
"""Pseudo-classes that take selectors."""


def selectors_of(written: str) -> tuple[list[Any], bool]:
    """The selectors of a list, and whether all of it is known. Pseudo-elements of a browser have no words."""
    if (known := _compiled(written)) is not None:
        return known, True
    parts = parts_of(tinycss2.parse_component_value_list(written, skip_comments=True))
    return [selector for one in parts for selector in _compiled(_known(one) or "*") or ()], False


def parts_of(tokens: Iterable[Any]) -> list[list[Any]]:
    """The selectors of a list, each by its tokens."""
    parts: list[list[Any]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _known(tokens: Sequence[Any]) -> str:
    """A selector without the pseudo-classes that our library does not know."""
    out: list[str] = []
    for at, token in enumerate(tokens):
        said = str(token.serialize())
        one = out[-1:] == [":"] and out[-2:] != [":", ":"]
        if one and token.type == "function" and token.lower_name in _LISTS:
            inside = [found for part in parts_of(token.arguments) if (found := _known(part).strip())]
            said = f"{token.lower_name}({', '.join(inside)})" if inside else ""
        elif one and token.type in ("ident", "function") and not _is_known(said):
            said = ""
        if one and not said:
            out.pop()
        elif said or not at:
            out.append(said)
    return "".join(out)


@lru_cache(256)
def _is_known(pseudo_class: str) -> bool:
    return _compiled(f"*:{pseudo_class}") is not None


def _compiled(written: str) -> list[Any] | None:
    try:
        return list(cssselect2.compile_selector_list(written))
    except cssselect2.SelectorError:
        return None
