"""A stretch of glyphs as it lies on the page: what it says, what of it is lost, what is amiss inside it.

What the page is made of is computed elsewhere (``laying``): whoever only asks need not load what that takes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

GAP = 0.25
"""Of an em: letters of one word that lie further apart read as two."""
BLANK = 0.06
"""Of an em: words that lie closer together read as one."""
OVERLAP = 0.25
"""Of a glyph's width: a next one that starts before that lies on top of it."""
BACK = 0.25
"""Of an em: a glyph that starts further to the left than the one before it lies backwards."""
AMISS = ("shows no blank", "shows a gap inside a word", "shows letters on top of each other")


class Laid(NamedTuple):
    """A stretch, without those of its glyphs that nobody sees."""

    whole: str
    """What all of it says."""
    text: str
    """What can be read."""
    lost: str
    """What cannot."""
    glyphs: int
    """How many of them can be read; where there is none, the rest says nothing."""
    x0: float
    """Left side of the first."""
    last_x0: float
    last_x1: float
    baseline: float
    size: float
    upright: bool
    backwards: int
    """How many lie further to the left than the one before."""
    amiss: tuple[str, ...]
    """What is wrong between them, each once."""
    letters: int
    """How many of them are no blanks; where there is none, the rest says nothing."""
    letter_x0: float
    letter_x1: float
    """Sides of the first letter."""
    last_letter_x0: float
    last_letter_x1: float
    blank_before: bool
    blank_after: bool
    """Whether blanks stand before the first, and behind the last."""


Lines = list[Iterable[Any]]
"""The columns of ``Laid``, one line for each stretch: handed from process to process much faster."""


def between(*, gap: Any, blank: Any, width: Any, next_width: Any, step: Any, em: Any) -> tuple[Any, Any, Any]:
    """Whether each of ``AMISS`` holds between a letter and the next: of one pair, or of columns of pairs.

    ``blank``: whether a blank stands between them; ``step``: from the start of one to the start of the other.
    """
    letters = blank ^ True
    return (
        blank & (gap < BLANK * em),
        letters & (gap > GAP * em),
        letters & (gap < 0) & (width > 0.1 * em) & (next_width > 0.1 * em) & (step < OVERLAP * width),
    )
