"""What a style sheet does over time, and on paper: animations that hide words, and words on every sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import tinycss2

from .added import worded
from .hiding import reason_of
from .needless import SOON
from .sheets import declarations_of, nodes_of
from .values import seconds

_LONGEST = 60.0
"""Seconds: what takes longer can be looked at by no browser of ours."""
_LASTING = ("infinite", "paused", "reverse", "scroll(", "view(")
_LENGTH = re.compile(r"([\d.]+)(mm|cm|in|px|pt)")
_MILLIMETRES = {"mm": 1.0, "cm": 10.0, "in": 25.4, "px": 25.4 / 96, "pt": 25.4 / 72}
_SMALLEST = 50.0
"""Millimetres of the smallest sheet that a text is printed on."""
_WIDEST = 70.0
"""Millimetres of a margin that leaves room for text on most sheets."""


def animations(texts: Iterable[str]) -> dict[str, tuple[str, bool]]:
    """The animations in some sheets that hide words: by what, and whether only at their start."""
    found: dict[str, tuple[str, bool]] = {}
    for node in _inside(nodes for text in texts for nodes in nodes_of(text)):
        if node.lower_at_keyword.endswith("keyframes"):
            for frame in _blocks(node.content):
                declared = tuple((prop, value) for prop, value, _ in declarations_of(frame.content or []))
                if reason := reason_of(declared):
                    name = tinycss2.serialize(node.prelude).strip(" \"'")
                    start = tinycss2.serialize(frame.prelude).strip() in ("from", "0%")
                    found[name] = (reason, start and found.get(name, ("", True))[1])
    return found


def initial(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The values that variables have where no rule gives them one."""
    for node in _inside(nodes for text in texts for nodes in nodes_of(text)):
        if node.lower_at_keyword == "property":
            for one in _blocks(node.content):
                if one.type == "declaration" and one.lower_name == "initial-value":
                    yield tinycss2.serialize(node.prelude).strip(), tinycss2.serialize(one.value).strip()


def hides(animation: str, known: dict[str, tuple[str, bool]], *, whole: bool = True) -> str:
    """What an ``animation`` does to the words it is set on; empty if they are there soon, and stay.

    ``whole``: whether it says how long it takes.
    """
    if sum(seconds(animation)) > _LONGEST:
        return animation
    for name in re.findall(r"[\w-]+", animation):
        if name in known:
            reason, start = known[name]
            if (
                not (start and whole)
                or sum(seconds(animation)) > SOON
                or any(one in animation for one in _LASTING)
            ):
                return reason
    return ""


@lru_cache(maxsize=64)
def on_paper(text: str) -> tuple[str, ...]:
    """What a sheet writes on every printed page, or leaves no room for, as the end of “holds …”."""
    return tuple(_on_paper(text))


def _on_paper(text: str) -> Iterator[str]:
    for node in _inside(nodes_of(text)):
        if node.lower_at_keyword == "page":
            for one in _blocks(node.content):
                if one.type == "at-rule":
                    said = "".join(
                        value for prop, value, _ in declarations_of(one.content or []) if prop == "content"
                    )
                    if worded(said):
                        yield f"a style that prints {said[:40]} on every page"
                elif one.type == "declaration" and one.lower_name.startswith(("margin", "size")):
                    said = tinycss2.serialize(one.value).strip().lower()
                    lengths = [float(n) * _MILLIMETRES[unit] for n, unit in _LENGTH.findall(said)]
                    if one.lower_name == "size" and any(length < _SMALLEST for length in lengths):
                        yield f"a style that prints on sheets of {said[:40]}"
                    if one.lower_name != "size" and any(length > _WIDEST for length in lengths):
                        yield f"a style that prints with edges of {said[:40]}"


def _inside(nodes: Iterable[Any], depth: int = 0) -> Iterator[Any]:
    """The at-rules of a sheet that have a block, those within others too."""
    for node in nodes:
        if node.type == "at-rule" and node.content is not None and depth < 8:
            yield node
            if node.lower_at_keyword in ("media", "supports", "layer", "container"):
                yield from _inside(_blocks(node.content), depth + 1)


def _blocks(content: Any) -> list[Any]:
    return list(tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True))
