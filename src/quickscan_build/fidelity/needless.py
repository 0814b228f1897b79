"""Declarations that no words of a print need: each can hide words, or make others of them.

What a filter, a mask or an animation leaves of a word cannot be told from files. As with elements
(``allowed``), no text needs one, so each is reported, and nothing has to be guessed.
"""

from __future__ import annotations

import re

from .added import worded
from .sheets import Declared

_IDLE = frozenset({"none", "normal", "auto", "initial", "inherit", "unset", "revert", "revert-layer", "0"})
_NEEDLESS = {
    **dict.fromkeys(("filter", "mask", "mask-image", "mix-blend-mode")),
    **dict.fromkeys(
        ("offset-path", "-webkit-text-security", "text-emphasis", "text-emphasis-style", "order")
    ),
    **dict.fromkeys(("-webkit-text-emphasis", "-webkit-text-emphasis-style", "interactivity")),
    "writing-mode": ("horizontal-tb", "lr", "lr-tb"),
    "hyphenate-character": ('"-"', '"‐"', "'-'", "'‐'"),
    "text-size-adjust": ("100%",),
    "-webkit-text-size-adjust": ("100%",),
    "zoom": ("1", "100%"),
}
"""Properties → the values they may have besides ``none`` and the like."""
_FUNCTION = re.compile(r"([a-z]\w*)\(([^()]*)\)")
_AMOUNT = re.compile(r"-?[\d.]+")
_TURNED = 10
"""Degrees by which words may be turned."""
_SCALED = 0.5, 2
_PICTURED = ("background", "background-image", "border-image", "border-image-source", "list-style",
             "list-style-image", "content")  # fmt: skip
"""Properties that may show a picture, perhaps of words."""


def needless(of: Declared) -> str:
    """The first of them among all declarations; empty if there is none."""
    for prop, value in of.items():
        if prop in ("speak", "-epub-speak") and value in ("none", "never"):
            return f"{prop}: {value}"
        if prop in _NEEDLESS and value not in _IDLE and value not in (_NEEDLESS[prop] or ()):
            return f"{prop}: {value}"
        if prop in ("animation", "animation-name"):
            return f"an animation that has {value}"
        if prop in _UNTOLD and "(" in value:
            return f"{prop}: {value}, which cannot be told"
    if of.get("flex-direction", "").endswith("-reverse"):
        return f"flex-direction: {of['flex-direction']}"
    clip = of.get("clip-path", "none")
    if clip not in _IDLE and not re.fullmatch(r"inset\([\s0px%-]*\)", clip):
        return f"clip-path: {clip}"
    if "-" in of.get("text-underline-offset", ""):
        return f"text-underline-offset: {of['text-underline-offset']}"
    return _turned(of) or _counted(of) or pictured(of)


_UNTOLD = frozenset({"display", "visibility", "content-visibility"})
"""Properties whose values are keywords: one that is computed may hide."""


def _counted(of: Declared) -> str:
    """What writes words before the items of a list, or counts them otherwise."""
    for prop in ("list-style", "list-style-type"):
        if worded(of.get(prop, "")):
            return f"{prop}: {of[prop]}"
    counters = ("counter-reset", "counter-increment", "counter-set")
    return next((f"{prop}: {of[prop]}" for prop in counters if "list-item" in of.get(prop, "")), "")


def unnumbered(of: Declared) -> str:
    """What takes the numbers from a list that has them, or writes them otherwise."""
    for prop in ("list-style", "list-style-type"):
        if not set(of.get(prop, "").split()) <= _DECIMAL:
            return f"{prop}: {of[prop]}"
    return ""


_DECIMAL = {*_IDLE - {"none"}, "decimal", "inside", "outside"}


def pictured(of: Declared) -> str:
    """The declaration that shows a picture."""
    found = (prop for prop in _PICTURED if "url(" in of.get(prop, "") or "image-set(" in of.get(prop, ""))
    return next((f"a picture in its {prop}" for prop in found), "")


def _turned(of: Declared) -> str:
    """What turns letters round, or makes them very small or large."""
    said = [("transform", name, amounts) for name, amounts in _FUNCTION.findall(of.get("transform", ""))]
    said += [(prop, prop, of[prop]) for prop in ("rotate", "scale") if of.get(prop, "none") not in _IDLE]
    for prop, name, amounts in said:
        numbers = [float(one) for one in _AMOUNT.findall(amounts) if one.strip("-.").count(".") < 2]
        if name.startswith("translate"):
            continue
        turned = name in ("rotate", "rotatez") and "turn" not in amounts and "rad" not in amounts
        if turned and all(abs(one) <= _TURNED for one in numbers):
            continue
        scale = 0.01 if "%" in amounts else 1
        low, high = _SCALED
        if name.startswith("scale") and numbers and all(low <= one * scale <= high for one in numbers):
            continue
        return f"{prop}: {of[prop]}"
    return ""
