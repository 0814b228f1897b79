"""The properties of style sheets that can hide words, add to them, or make others of them."""

from __future__ import annotations

import re

HIDING = frozenset({
    "all", "animation", "animation-delay", "animation-direction", "animation-duration", "animation-name",
    "animation-play-state", "animation-timeline", "background", "background-color", "background-image",
    "border-image", "border-image-source", "bottom", "box-direction", "box-ordinal-group", "box-reflect",
    "clip", "clip-path", "color", "contain", "container", "container-type", "content",
    "content-visibility", "counter-increment", "counter-reset", "counter-set", "direction", "display",
    "filter", "flex-direction", "flex-flow", "flex-wrap", "font", "font-family", "font-feature-settings",
    "font-size", "font-size-adjust", "font-variant", "font-variant-caps", "font-variant-position",
    "grid-area", "grid-auto-flow", "grid-row", "grid-row-start", "height", "hyphenate-character", "inset",
    "interactivity", "left", "letter-spacing", "line-clamp", "list-style", "list-style-image",
    "list-style-type", "margin", "margin-left", "margin-top", "mask", "mask-border", "mask-border-source",
    "mask-box-image", "mask-box-image-source", "mask-image", "max-height", "max-width", "mix-blend-mode",
    "offset", "offset-path", "opacity", "order", "overflow", "overflow-x", "overflow-y", "perspective",
    "position", "right", "rotate", "scale", "speak", "text-decoration", "text-decoration-line",
    "text-decoration-thickness", "text-emphasis", "text-emphasis-style", "text-indent", "text-security",
    "text-shadow", "text-size-adjust", "text-stroke", "text-stroke-width", "text-transform",
    "text-underline-offset", "top", "transform", "translate", "unicode-bidi", "vertical-align",
    "visibility", "-webkit-text-fill-color", "width", "word-spacing", "writing-mode", "zoom",
})  # fmt: skip
_SAME = {
    "block-size": "height", "max-block-size": "max-height", "inline-size": "width",
    "max-inline-size": "max-width", "inset-block-start": "top", "inset-inline-start": "left",
    "margin-block-start": "margin-top", "margin-inline-start": "margin-left", "overflow-block": "overflow-y",
    "overflow-inline": "overflow-x", "margin-block": "margin", "margin-inline": "margin",
    "inset-block": "inset", "inset-inline": "inset", "-webkit-margin-start": "margin-left",
    "-webkit-logical-width": "width", "-webkit-logical-height": "height",
}  # fmt: skip
"""Other names of properties, for lines that run as in Dutch."""
_MAKER = re.compile(r"^-(?:epub|moz|ms|o|webkit)-(?=[a-z])")
WIDE = frozenset({"inherit", "initial", "revert", "revert-layer", "unset"})
"""What any property may be set to: the value of something else."""
WORDS = {
    "display": WIDE | {
        "-webkit-box", "block", "contents", "flex", "flow", "flow-root", "grid", "inline",
        "inline-block", "inline-flex", "inline-grid", "inline-table", "list-item", "math", "none",
        "ruby", "ruby-base", "ruby-text", "table", "table-caption", "table-cell", "table-column",
        "table-column-group", "table-footer-group", "table-header-group", "table-row", "table-row-group",
    },
    "visibility": WIDE | {"visible", "hidden", "collapse"},
}  # fmt: skip
"""Properties whose values are keywords → the keywords there are."""


def plainly(name: str) -> str:
    """The name of a property without what makes it that of one browser."""
    if name in HIDING:
        return name
    name = _SAME.get(name, name)
    return _MAKER.sub("", name) if name not in HIDING else name
