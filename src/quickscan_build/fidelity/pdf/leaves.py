"""The pages of a PDF, each read with its glyphs, its ink and its marked content.

With what it imports, the only code that needs a renderer and columns of numbers. To load these takes a tenth
of a second: a process of its own does so while another reads the text (``check``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, nullcontext
from functools import partial
from itertools import pairwise

import pikepdf
import pypdfium2

from ..aside import Hands
from .columns import Known
from .content import Interpreter
from .file import opened
from .ink import Renderer, all_seen
from .laying import lay
from .pages import Leaf
from .remembered import Place, is_plain
from .stretches import Marked, Stretch
from .traps import Traps

BEGUN = 16
"""This part of all pages is read before the processes part."""


def every(data: bytes, where: str, count: int) -> list[Leaf]:
    """All pages of a PDF, read in so many processes."""
    with opened(data, where) as pdf, _rendered(data) as renderer, Hands(count) as hands:
        reader = Reader(pdf, renderer)
        pages = len(pdf.pages)
        # What the first pages show of fonts and faces need not be found out by each process.
        begun = pages // BEGUN if count > 1 else 0
        first = reader.leaves(range(begun))
        ends = [begun + (pages - begun) * part // count for part in range(count + 1)]
        others = [hands.start(partial(reader.leaves, range(*pair))) for pair in pairwise(ends[1:])]
        first += reader.leaves(range(begun, ends[1]))
        return first + [leaf for part in others for leaf in part()]


def read(pdf: pikepdf.Pdf, data: bytes, *, ink: bool = True) -> list[Leaf]:
    """All pages, read here; without ``ink`` all of it is taken for seen."""
    with _rendered(data) if ink else nullcontext() as renderer:
        return Reader(pdf, renderer).leaves(range(len(pdf.pages)))


@contextmanager
def _rendered(data: bytes) -> Iterator[Renderer]:
    try:
        with closing(Renderer(data)) as renderer:
            yield renderer
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error


class Reader:
    """Reads pages of one PDF, and remembers what one has shown of the next."""

    def __init__(self, pdf: pikepdf.Pdf, renderer: Renderer | None) -> None:
        """Without a renderer all ink is taken for seen."""
        self._pdf = pdf
        self._renderer = renderer
        self._interpreter = Interpreter()
        self._traps = Traps()
        self._known = Known()

    def leaves(self, numbers: Iterable[int]) -> list[Leaf]:
        """The pages with these indices."""
        return [self._leaf(number) for number in numbers]

    def _leaf(self, number: int) -> Leaf:
        page = self._pdf.pages[number]
        self._traps.check(page.resources)
        runs = self._interpreter.page(page)
        shown = self._interpreter.glyphs
        tagged: list[Marked] = []
        order: list[int] = []
        end = 0
        for run in runs:
            start, end = end, end + len(run.stretches)
            if run.mcid >= 0 and not run.artifact:
                tagged.append(run)
                order += range(start, end)
        glyphs = self._known.columns(shown, [stretch for run in tagged for stretch in run.stretches])
        place = Place(order, end, is_plain(page))
        sight = self._renderer.look(number, glyphs, place) if self._renderer else all_seen(glyphs)
        laid = lay(glyphs, sight.unseen, shown.texts)
        pieces: list[tuple[int, str | None, int, int, bool]] = []
        end = 0
        for run in tagged:
            start, end = end, end + len(run.stretches)
            pieces.append((run.mcid, run.actual, start, end, any(sight.crossed[start:end])))
        loose = [text for run in runs if run.mcid < 0 and not run.artifact and (text := run.text.strip())]
        return Leaf(laid, pieces, loose, _artifacts(runs, glyphs.stretches), sight.pictured)


def _artifacts(runs: Iterable[Marked], tagged: Iterable[Stretch]) -> list[tuple[str, bool]]:
    lines = [stretch.baseline for stretch in tagged if stretch.text.strip()]
    low, high = (min(lines) - 1, max(lines) + 1) if lines else (0.0, 0.0)
    return [
        (text, any(low < stretch.baseline < high for stretch in run.stretches))
        for run in runs
        if run.artifact and (text := run.text.strip())
    ]
