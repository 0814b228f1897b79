"""Which declaration hides an element? Everything that applies to it is considered, and nothing is guessed."""

from __future__ import annotations

import re
from functools import lru_cache

import tinycss2.color4

from .needless import needless
from .sheets import Declared
from .values import every, number, pixels

SMALLEST = 4.0
"""CSS pixels: smaller type cannot be read."""
_FAR, _FARTHEST = 400.0, 4000.0
"""CSS pixels: what is moved further to the left or the top, or so far to the right, cannot be seen."""
_TIGHT, _WIDE = -0.2, 1.0
"""Ems: with less space letters or words lie on each other, with more a word falls apart."""
_FAINT = 0.1
"""What is less opaque than this cannot be seen."""


@lru_cache(maxsize=4096)
def reason_of(declared: tuple[tuple[str, str], ...]) -> str:
    """The declaration that hides an element; empty if none does. Cached: most elements look like others."""
    of: Declared = dict(declared)
    for prop, values in _ALWAYS.items():
        if of.get(prop) in values:
            return f"{prop}: {of[prop]}"
    opaque = number(of.get("opacity", ""))
    if opaque is not None and opaque < _FAINT:
        return f"opacity: {of['opacity']}"
    if pixels(of.get("scale", "")) == 0:
        return f"scale: {of['scale']}"
    size = of.get("font-size", "")
    if (min if "min(" in size else max)(every(size, percent=16.0), default=SMALLEST) < SMALLEST:
        return f"font-size: {of['font-size']}"
    if "line-through" in of.get("text-decoration", "") + of.get("text-decoration-line", ""):
        return "struck out"
    if of.get("transform", "").replace(" ", "").startswith(("scale(0)", "scale(0,")):
        return f"transform: {of['transform']}"
    for prop in ("color", "-webkit-text-fill-color"):
        if _clear(of.get(prop, "")):
            return f"{prop}: {of[prop]}"
        if "ground" in of and prop in of and _same(of[prop], of["ground"]):
            return f"{prop}: {of[prop]} on the same"
    return _off_screen(of) or _cut_off(of) or _crowded(of) or needless(of)


_ALWAYS = {
    "display": ("none", "table-column", "table-column-group"),
    "visibility": ("hidden", "collapse"),
    "content-visibility": ("hidden",),
    "direction": ("rtl",),
    "unicode-bidi": ("bidi-override", "isolate-override"),
    "clip-path": ("inset(50%)", "inset(100%)", "circle(0)", "circle(0px)", "polygon(0 0,0 0,0 0)"),
}


def _off_screen(of: Declared) -> str:
    if of.get("position") == "fixed":
        return "position: fixed"
    moved = ["margin", "margin-left", "margin-top", "text-indent", "translate"]
    if of.get("position") in ("absolute", "fixed", "relative"):
        moved += ["inset", "left", "top", "right", "bottom"]
    for prop in moved:
        if prop in of and any(_is_far(one) for one in of[prop].split()):
            return f"{prop}: {of[prop]}"
    for amounts in re.findall(r"translate[xyz3d]*\(([^)]*)", of.get("transform", "")):
        if any(_is_far(one.strip()) or one.strip() == "-100%" for one in amounts.split(",")):
            return f"transform: {of['transform']}"
    return ""


def _is_far(length: str) -> bool:
    if "(" in length or ")" in length:
        return any(abs(one) > _FARTHEST for one in every(length))
    return not -_FAR <= (pixels(length) or 0) <= _FARTHEST


def _crowded(of: Declared) -> str:
    """The declaration that sets letters or words on each other, or letters apart."""
    for prop, wide in (("letter-spacing", _WIDE), ("word-spacing", float("inf"))):
        if prop in of and any(not 16 * _TIGHT < one <= 16 * wide for one in every(of[prop])):
            return f"{prop}: {of[prop]}"
    return ""


def _cut_off(of: Declared) -> str:
    if of.get("position") == "absolute" and of.get("clip", "auto") != "auto":
        return f"clip: {of['clip']}"
    if not {of.get("overflow"), of.get("overflow-x"), of.get("overflow-y")} & {"hidden", "clip"}:
        return ""
    for prop in ("width", "height", "max-width", "max-height"):
        if prop in of and max(every(of[prop]), default=_FAR) <= 2:
            return f"{prop}: {of[prop]} with overflow: hidden"
    return ""


@lru_cache(maxsize=512)
def _clear(color: str) -> bool:
    parsed = tinycss2.color4.parse_color(color)
    return parsed is not None and parsed != "currentcolor" and parsed.alpha < _FAINT


@lru_cache(maxsize=512)
def _same(color: str, ground: str) -> bool:
    one, two = tinycss2.color4.parse_color(color), tinycss2.color4.parse_color(ground)
    if None in (one, two) or "currentcolor" in (one, two):
        return color == ground
    return bool(one.to("srgb") == two.to("srgb"))
