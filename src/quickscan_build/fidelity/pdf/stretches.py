"""What a page shows, as plain values: stretches of glyphs, and the marked content they stand in."""

from __future__ import annotations

from typing import NamedTuple


class Stretch(NamedTuple):
    """Codes shown one after the other on one baseline, in page space: points, before any /Rotate."""

    text: str
    glyphs: bytes
    """Numbers of ``Glyphs``, as ``NUMBERS`` has them."""
    first: float
    """Where the first glyph starts on the line, in em."""
    spacing: float
    word_spacing: float
    """What is added behind each glyph, and behind each single-byte blank, in em."""
    origin: float
    em: float
    """A place on the line, in em, lies at ``origin + em * place`` on the page, from left to right."""
    low: float
    high: float
    """What a box reaches further to the left and to the right than the advance of its glyph."""
    y0: float
    y1: float
    baseline: float
    size: float
    """Height of an em on the page, in points."""
    upright: bool
    """Whether it reads from left to right as the page is shown, upright, in the form of its letters."""
    form: tuple[float, float, float, float]
    """What an em is turned into on the page, without its place."""


class Marked(NamedTuple):
    """Glyphs of one piece of marked content."""

    mcid: int
    """-1 for what is not in the structure tree."""
    artifact: bool
    actual: str | None
    """ActualText given with the marked content."""
    stretches: list[Stretch]

    @property
    def text(self) -> str:
        return "".join(stretch.text for stretch in self.stretches)
