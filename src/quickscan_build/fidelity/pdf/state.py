"""The state of graphics, and matrices: ISO 32000-1, 8.3 and 8.4."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from .fonts import Font

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class State(NamedTuple):
    """What holds for all that is drawn until it is set anew."""

    ctm: Matrix = IDENTITY
    font: Font | None = None
    size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: float = 0.0
    """How glyphs are drawn: filled, stroked, both, …"""
    stroke: float = 1.0
    """How wide lines are."""


def multiply(m: Matrix, n: Matrix) -> Matrix:
    """``m`` applied first, then ``n``."""
    a, b, c, d, e, f = m
    p, q, r, s, t, u = n
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def matrix(numbers: Iterable[Any]) -> Matrix:
    """Six numbers of a file as a matrix."""
    a, b, c, d, e, f = map(float, numbers)
    return a, b, c, d, e, f
