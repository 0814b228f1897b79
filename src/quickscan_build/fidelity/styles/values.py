"""What a value in a style sheet may come to: its lengths in pixels, and whether a browser takes it."""

from __future__ import annotations

import re
from functools import lru_cache

import tinycss2
import tinycss2.color4

from .properties import WIDE

_UNITS = {
    "px": 1, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 38, "mm": 3.8, "q": 0.95, "ex": 8, "ch": 8, "cap": 12,
    "vw": 12, "vh": 8, "vmin": 8, "vmax": 12, "vi": 12, "vb": 8,
    **{f"{size}{of}": 8 for size in "sld" for of in ("vw", "vh", "vmin", "vmax", "vi", "vb")},
    **{f"cq{of}": 8 for of in ("w", "h", "i", "b", "min", "max")},
}  # fmt: skip
"""CSS pixels of a unit, roughly; any other is that of a letter."""
_EM = 16
_SMALLER = 5 / 6
_LENGTH = re.compile(r"(?<![\w-])([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([a-z]+|%)?")
_TIME = re.compile(r"([\d.]+)(m?s)\b")
_LENGTHS = {
    **dict.fromkeys(("left", "right", "top", "bottom", "width", "height", "font-size", "letter-spacing"), 1),
    **dict.fromkeys(("max-width", "max-height", "margin-left", "margin-top", "opacity", "word-spacing"), 1),
    "text-indent": 3, "margin": 4, "inset": 4,
}  # fmt: skip
"""Properties that take numbers and lengths → how many."""
_KEYWORDS = frozenset({
    "auto", "each-line", "fit-content", "hanging", "large", "larger", "max-content", "medium", "min-content",
    "none", "normal", "small", "smaller", "stretch", "x-large", "x-small", "xx-large", "xx-small",
    "xxx-large", "-moz-fit-content", "-webkit-fill-available",
})  # fmt: skip
_COLOURS = frozenset({"background-color", "color", "-webkit-text-fill-color"})
_QUOTES = frozenset({"close-quote", "no-close-quote", "no-open-quote", "none", "normal", "open-quote"})
_COUNTING = frozenset({"attr", "counter", "counters", "url"})


def pixels(value: str, percent: float = 1000.0) -> float | None:
    """The first length of a value in CSS pixels, roughly (``percent``: of what); ``None`` if that is none."""
    found = _LENGTH.fullmatch(value.split(" ", maxsplit=1)[0])
    return _pixels(found[1], found[2], percent) if found else None


def every(value: str, percent: float = 1000.0) -> list[float]:
    """All lengths in a value, those that it computes with too."""
    return [_pixels(number, unit, percent) for number, unit in _LENGTH.findall(value)]


def _pixels(number: str, unit: str | None, percent: float) -> float:
    return float(number) * (percent / 100 if unit == "%" else _UNITS.get(unit or "px", _EM))


def sized(size: str, parent: str) -> str:
    """A type size in pixels, if it is told in those of the letters around it."""
    found = _LENGTH.fullmatch(size)
    share = _SMALLER if size == "smaller" else float(found[1]) if found else 0.0
    if size != "smaller" and (found is None or found[2] not in ("em", "%")):
        return size
    return f"{share * (0.01 if found and found[2] == '%' else 1) * (pixels(parent) or _EM):.6g}px"


def number(value: str) -> float | None:
    """The largest number in a value, a hundredth of a percentage; ``None`` if there is none."""
    return max(
        (float(one) / (100 if unit == "%" else 1) for one, unit in _LENGTH.findall(value)), default=None
    )


def seconds(value: str) -> list[float]:
    """All times in a value."""
    return [float(one) / (1000 if unit == "ms" else 1) for one, unit in _TIME.findall(value)]


@lru_cache(maxsize=4096)
def certain(prop: str, value: str) -> bool | None:
    """Whether every browser takes a value; ``False`` if none does; ``None`` where that cannot be told.

    A browser that does not take a value stays with the one before it.
    """
    said = value.strip().lower()
    if said in WIDE:
        return True
    if prop in _LENGTHS:
        if "(" in said:
            return None
        words = said.split()
        return 0 < len(words) <= _LENGTHS[prop] and all(
            one in _KEYWORDS or _LENGTH.fullmatch(one) is not None for one in words
        )
    if prop in _COLOURS:
        # Systems have names of their own.
        return True if tinycss2.color4.parse_color(said) is not None else None
    if prop == "content":
        return _content(value)
    return True


def _content(value: str) -> bool | None:
    """The same of what is written before or after an element."""
    tokens = [
        one for one in tinycss2.parse_component_value_list(value) if one.type not in ("whitespace", "comment")
    ]
    names = [one.lower_value for one in tokens if one.type == "ident"]
    alone = any(one in ("none", "normal") for one in names) and len(tokens) > 1
    if alone or not set(names) <= _QUOTES:
        return False
    calls = {one.lower_name for one in tokens if one.type == "function"}
    return True if calls <= _COUNTING else None
