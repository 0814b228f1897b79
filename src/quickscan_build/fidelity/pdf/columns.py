"""The glyphs of a page as columns of numbers: what holds for each is asked of all at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from .fonts import NUMBERS, WIDE, Glyphs
from .stretches import Stretch

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

SMALL = frozenset("acegmnopqrsuvwxyz")
"""Letters that stand no higher than the small ones."""


class Columns:
    """Every glyph of some stretches, one after the other."""

    def __init__(self, stretches: Sequence[Stretch], known: Known) -> None:
        self.stretches = stretches
        self._known = known
        self.shown = known.shown
        self.glyphs: Whole = np.frombuffer(b"".join([one.glyphs for one in stretches]), dtype=NUMBERS)
        counts = np.array([len(one.glyphs) for one in stretches], dtype=np.intp) // WIDE
        self.ends: Whole = counts.cumsum()
        self.starts: Whole = self.ends - counts
        self.of: Whole = np.repeat(np.arange(len(stretches)), counts)
        """The stretch that a glyph belongs to."""
        self.blank: Flags = known.blanks[self.glyphs]
        self.small: Flags = known.small[self.glyphs]
        self.letters: Whole = known.letters[self.glyphs]
        fixed = np.array([one[2:13] for one in stretches], dtype=np.float64).reshape(-1, 11).T
        first, spacing, word_spacing, origin, em, low, high, self.y0, self.y1, self.baseline, self.size = (
            fixed
        )
        with np.errstate(all="ignore"):
            behind = known.advances[self.glyphs] + spacing[self.of]
            if word_spacing.any():
                behind += word_spacing[self.of] * known.single[self.glyphs]
            ends = behind.cumsum()
            begins = ends - behind
            begins += (first - begins[np.minimum(self.starts, max(len(begins) - 1, 0))])[self.of]
            left = origin[self.of] + em[self.of] * begins
            right = left + em[self.of] * known.widths[self.glyphs]
            self.x0: Floats = np.minimum(left, right) + low[self.of]
            self.x1: Floats = np.maximum(left, right) + high[self.of]

    def __len__(self) -> int:
        return len(self.glyphs)

    def of_some(self, chosen: Flags) -> Columns:
        """The glyphs of some stretches only."""
        if chosen.all():
            return self
        return Columns([self.stretches[index] for index in np.flatnonzero(chosen).tolist()], self._known)


class Known:
    """What is known of each glyph, as columns by number; new glyphs are added at the end."""

    def __init__(self) -> None:
        self._begin(Glyphs())

    def _begin(self, glyphs: Glyphs) -> None:
        self.shown = glyphs
        self.widths: Floats = np.zeros(0)
        self.advances: Floats = np.zeros(0)
        self.single: Flags = np.zeros(0, dtype=np.bool_)
        self.small: Flags = np.zeros(0, dtype=np.bool_)
        self.blanks: Flags = np.zeros(0, dtype=np.bool_)
        self.letters: Whole = np.zeros(0, dtype=np.intp)

    def columns(self, glyphs: Glyphs, stretches: Sequence[Stretch]) -> Columns:
        if glyphs is not self.shown:
            self._begin(glyphs)
        if (known := len(self.widths)) < len(glyphs):
            texts = glyphs.texts[known:]
            self.widths = np.append(self.widths, glyphs.widths[known:])
            self.advances = np.append(self.advances, glyphs.advances[known:])
            self.single = np.append(self.single, glyphs.single[known:])
            self.letters = np.append(self.letters, glyphs.letters[known:])
            self.small = np.append(self.small, [text in SMALL for text in texts])
            self.blanks = np.append(self.blanks, [text.isspace() for text in texts])
        return Columns(stretches, self)
