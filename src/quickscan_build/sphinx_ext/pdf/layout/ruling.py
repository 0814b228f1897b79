"""The rules of a table: one stroke each, all those alike as one artifact.

WeasyPrint draws a piece for each cell, each with a colour, a width and an artifact of its own, which was a
fifth of all that this PDF tells whoever opens it.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from weasyprint import draw

_draw_borders, _draw_line = draw.draw_collapsed_borders, draw.draw_line
SOLID = "solid"


class Stroke(NamedTuple):
    """A piece of a rule, in CSS pixels."""

    x1: float
    y1: float
    x2: float
    y2: float
    look: tuple[Any, ...]
    """Thickness, style and colour."""


class _Pieces:
    """Stands for the stream, and takes down what would be drawn on it."""

    artifact = stacked = nullcontext

    def __init__(self) -> None:
        self.strokes: list[Stroke] = []


def install() -> None:
    """Make WeasyPrint draw collapsed borders in this way, in this process."""
    draw.draw_collapsed_borders = _draw
    draw.draw_line = _take_down


def joined(strokes: Iterable[Stroke]) -> list[Stroke]:
    """The same, those in one that are alike and go on where the one before ends."""
    whole: list[Stroke] = []
    for one in strokes:
        last = whole[-1] if whole else None
        if last and last.look == one.look and (last.x2, last.y1) == (one.x1, one.y2) and one.y1 == one.y2:
            whole[-1] = last._replace(x2=one.x2)
        else:
            whole.append(one)
    return whole


def _take_down(stream: Any, x1: float, y1: float, x2: float, y2: float, *look: Any) -> None:
    if isinstance(stream, _Pieces):
        stream.strokes.append(Stroke(x1, y1, x2, y2, look))
    else:
        _draw_line(stream, x1, y1, x2, y2, *look)


def _draw(stream: Any, table: Any) -> None:
    """As WeasyPrint's ``draw_collapsed_borders``."""
    pieces = _Pieces()
    _draw_borders(pieces, table)
    for look, strokes in groupby(pieces.strokes, itemgetter(4)):
        thickness, style, colour = look
        with stream.artifact(), stream.stacked():
            if style != SOLID:
                for one in strokes:
                    _draw_line(stream, *one[:4], *look)
                continue
            stream.set_color(colour, stroke=True)
            stream.set_line_width(thickness)
            for one in joined(strokes):
                # A stroke of its own each: together they would lie over all text between them.
                stream.move_to(one.x1, one.y1)
                stream.line_to(one.x2, one.y2)
                stream.stroke()
