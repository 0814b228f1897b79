"""The pages of a PDF, each read with its glyphs, its ink and its marked content.

With what it imports, the only code that needs a renderer and columns of numbers. To load these takes a tenth
of a second: a process of its own does so while another reads the text (``check``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial

import pikepdf
import pypdfium2

from .. import outlines
from ..aside import Hands
from .columns import Known
from .content import Interpreter
from .file import opened
from .ink import Renderer, all_seen
from .laying import lay
from .pages import Leaf
from .remembered import Place, is_plain
from .stretches import Marked, Stretch


def every(data: bytes, where: str, count: int) -> list[Leaf]:
    """All pages of a PDF, read in so many processes."""
    outlines.prepare()
    with Hands(count) as hands:
        others = [hands.start(partial(_part, data, where, part, count)) for part in range(1, count)]
        first = _part(data, where, 0, count)
        return first + [leaf for part in others for leaf in part()]


def _part(data: bytes, where: str, part: int, of: int) -> list[Leaf]:
    with opened(data, where) as pdf:
        count = len(pdf.pages)
        return read(pdf, data, range(count * part // of, count * (part + 1) // of))


def read(pdf: pikepdf.Pdf, data: bytes, numbers: Iterable[int], *, ink: bool = True) -> list[Leaf]:
    """The pages with these indices; without ``ink`` all of it is taken for seen."""
    if not ink:
        return list(leaves(pdf, None, numbers))
    try:
        with closing(Renderer(data)) as renderer:
            return list(leaves(pdf, renderer, numbers))
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error


def leaves(pdf: pikepdf.Pdf, renderer: Renderer | None, numbers: Iterable[int]) -> Iterator[Leaf]:
    """The pages with these indices; without a renderer all of it is taken for seen."""
    interpreter = Interpreter()
    known = Known()
    for number in numbers:
        page = pdf.pages[number]
        runs = interpreter.page(page)
        tagged: list[Marked] = []
        order: list[int] = []
        end = 0
        for run in runs:
            start, end = end, end + len(run.stretches)
            if run.mcid >= 0 and not run.artifact:
                tagged.append(run)
                order += range(start, end)
        glyphs = known.columns(interpreter.glyphs, [stretch for run in tagged for stretch in run.stretches])
        place = Place(order, end, is_plain(page))
        sight = renderer.look(number, glyphs, place) if renderer else all_seen(glyphs)
        laid = lay(glyphs, sight.unseen, interpreter.glyphs.texts)
        pieces: dict[int, list[tuple[str | None, int, int, bool]]] = {}
        end = 0
        for run in tagged:
            start, end = end, end + len(run.stretches)
            piece = run.actual, start, end, any(sight.crossed[start:end])
            pieces.setdefault(run.mcid, []).append(piece)
        loose = [text for run in runs if run.mcid < 0 and not run.artifact and (text := run.text.strip())]
        yield Leaf(laid, pieces, loose, _artifacts(runs, glyphs.stretches), sight.pictured)


def _artifacts(runs: Iterable[Marked], tagged: Iterable[Stretch]) -> list[tuple[str, bool]]:
    lines = [stretch.baseline for stretch in tagged if stretch.text.strip()]
    low, high = (min(lines) - 1, max(lines) + 1) if lines else (0.0, 0.0)
    return [
        (text, any(low < stretch.baseline < high for stretch in run.stretches))
        for run in runs
        if run.artifact and (text := run.text.strip())
    ]
