"""Declarations that no words of a print need: each can hide words, or make others of them.

What a filter, a mask or an animation leaves of a word cannot be told from files. As with elements
(``allowed``), no text needs one, so each is reported, and nothing has to be guessed.
"""

from __future__ import annotations

import re

from .added import signed
from .properties import WIDE
from .sheets import Declared
from .values import every, number, seconds

_IDLE = WIDE | {"none", "normal", "auto", "running", "0"}
_NEEDLESS = {
    **dict.fromkeys((
        "animation-direction", "animation-play-state", "animation-timeline", "box-ordinal-group",
        "box-reflect", "filter", "grid-area", "grid-row", "grid-row-start", "interactivity", "line-clamp",
        "mask", "mask-border", "mask-border-source", "mask-box-image", "mask-box-image-source", "mask-image",
        "mix-blend-mode", "offset", "offset-path", "order", "perspective", "text-emphasis",
        "text-emphasis-style", "text-security",
    )),
    "text-transform": ("uppercase", "lowercase", "capitalize"),
    "writing-mode": ("horizontal-tb", "lr", "lr-tb"),
    "hyphenate-character": ('"-"', '"‐"', "'-'", "'‐'"),
    "text-size-adjust": ("100%",),
    "zoom": ("1", "100%"),
}  # fmt: skip
"""Properties → the values they may have besides ``none`` and the like."""
_FUNCTION = re.compile(r"([a-z]\w*)\(([^()]*)\)")
_AMOUNT = re.compile(r"-?[\d.]+")
_TURNED = 10
"""Degrees by which words may be turned."""
_SCALED = 0.5, 2
_TURNING = re.compile(r"-reverse\b|\breverse\b|\bdense\b")
"""What makes boxes follow each other otherwise than their text does."""
_DIRECTED = ("flex-direction", "flex-flow", "flex-wrap", "box-direction", "grid-auto-flow")
_CONTAINED = re.compile(r"\b(?:strict|size)\b")
"""What lets a box be as small as if it were empty."""
_ALL_CAPITALS = re.compile(r"\ball-|\bunicase\b|c2[ps]c|\bunic\b")
"""What sets capitals like small letters: nobody can tell which of them are."""
_THICK = {"text-decoration": 4.0, "text-decoration-thickness": 4.0, "text-shadow": 4.0, "text-stroke": 2.0,
          "text-stroke-width": 2.0}  # fmt: skip
"""CSS pixels: thicker lines, or shadows that are further away, are as good as letters."""
_SHADOWS = 2
"""More of them smear a letter."""
_ADJUSTED = 0.2
"""Share of the type size that small letters have at least."""
SOON = 2.0
"""Seconds after which words that an animation lets appear must be there."""
SYMBOLS = frozenset({
    "itc zapf dingbats", "marlett", "symbol", "webdings", "wingdings", "wingdings 2", "wingdings 3",
    "zapf dingbats", "zapfdingbats",
})  # fmt: skip
"""Faces that show signs instead of letters."""
_PICTURED = ("background", "background-image", "border-image", "border-image-source", "list-style",
             "list-style-image", "content")  # fmt: skip
"""Properties that may show a picture, perhaps of words."""
_PICTURE = re.compile(r"(?:url|image|image-set|cross-fade|element|paint|src)\(")


def needless(of: Declared) -> str:
    """The first of them among all declarations; empty if there is none."""
    for prop, value in of.items():
        if prop == "speak" and value in ("none", "never"):
            return f"{prop}: {value}"
        if prop in _NEEDLESS and value not in _IDLE and value not in (_NEEDLESS[prop] or ()):
            return f"{prop}: {value}"
        if prop in ("animation", "animation-name"):
            return f"an animation that has {value}"
        if (prop in _UNTOLD and "(" in value) or _OWN.search(value):
            return f"{prop}: {value}, which cannot be told"
    for prop in _DIRECTED:
        if _TURNING.search(of.get(prop, "")):
            return f"{prop}: {of[prop]}"
    for prop in ("contain", "container", "container-type"):
        if _CONTAINED.search(of.get(prop, "").replace("inline-size", "").rpartition("/")[2]):
            return f"{prop}: {of[prop]}"
    clip = of.get("clip-path", "none")
    if clip not in _IDLE and not re.fullmatch(r"inset\([\s0px%-]*\)", clip):
        return f"clip-path: {clip}"
    if "-" in of.get("text-underline-offset", ""):
        return f"text-underline-offset: {of['text-underline-offset']}"
    return _alike(of) or _turned(of) or _counted(of) or _smeared(of) or pictured(of)


def _alike(of: Declared) -> str:
    """What makes capitals look like small letters, or everything like everything else."""
    for prop in ("font-feature-settings", "font-variant", "font-variant-caps"):
        if _ALL_CAPITALS.search(of.get(prop, "")):
            return f"{prop}: {of[prop]}"
    return f"all: {of['all']}" if of.get("all", "revert") not in ("revert", "revert-layer") else ""


def _smeared(of: Declared) -> str:
    """What covers letters with themselves, shows them twice or very small, or as signs, or late."""
    for prop, most in _THICK.items():
        # Of a percentage in a colour nothing gets thick.
        said = of.get(prop, "") if prop.endswith("thickness") else re.sub(r"[\d.]+%", "", of.get(prop, ""))
        if max(every(said, percent=16.0), default=0.0) > most:
            return f"{prop}: {of[prop]}"
    if re.sub(r"\([^()]*\)", "", of.get("text-shadow", "")).count(",") >= _SHADOWS:
        return f"text-shadow: {of['text-shadow']}"
    size = number(of.get("font-size-adjust", ""))
    if size is not None and size < _ADJUSTED:
        return f"font-size-adjust: {of['font-size-adjust']}"
    for prop in ("animation-delay", "animation-duration"):
        if sum(seconds(of.get(prop, ""))) > SOON:
            return f"{prop}: {of[prop]}"
    families = (one.strip(" \"'") for one in of.get("font-family", "").split(","))
    return next((f"font-family: {one}" for one in families if one in SYMBOLS), "")


_UNTOLD = frozenset({"content-visibility", "display", "opacity", "visibility"})
"""Properties of which a value that is computed may hide."""
_OWN = re.compile(r"(?<![\w-])(?:--[\w-]+|first-valid|if|inherit|random|toggle)\(")
"""Functions that may come to anything."""


def _counted(of: Declared) -> str:
    """What writes words or signs before the items of a list, or counts them otherwise."""
    for prop in ("list-style", "list-style-type"):
        if signed(of.get(prop, "")):
            return f"{prop}: {of[prop]}"
    counters = ("counter-reset", "counter-increment", "counter-set")
    return next((f"{prop}: {of[prop]}" for prop in counters if "list-item" in of.get(prop, "")), "")


def miscounted(of: Declared, *, numbered: bool) -> str:
    """What takes the numbers from a list that has them, or gives some to one without."""
    for prop in ("list-style", "list-style-type"):
        # Strings with words are found in any case.
        said = _STRING.sub("none", of.get(prop, ""))
        if not set(said.split()) <= (_DECIMAL if numbered else _BULLETS):
            return f"{prop}: {of[prop]}"
    return ""


_DECIMAL = {*_IDLE - {"none"}, "decimal", "inside", "outside"}
_BULLETS = {*_IDLE, "circle", "disc", "disclosure-closed", "disclosure-open", "inside", "outside", "square"}
_STRING = re.compile(r"""(["']).*?\1""")


def pictured(of: Declared) -> str:
    """The declaration that shows a picture."""
    found = (prop for prop in _PICTURED if _PICTURE.search(of.get(prop, "")))
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
