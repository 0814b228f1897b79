"""What would keep a renderer busy without end, or fill all memory, is refused before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from .state import IDENTITY, matrix

MOST_DOTS = 50_000_000
"""Of one picture: a page of A4 at 600 dots an inch has 35 million."""
_MASKS = frozenset({"/Mask", "/SMask"})
SMALLEST = 1.0
"""Points from one tile of a pattern to the next."""


class Traps:
    """Looks through the resources of the pages of one PDF, through what pages share once."""

    def __init__(self) -> None:
        self._known: set[tuple[int, int]] = set()

    def check(self, resources: Any) -> None:
        """``ValueError`` where a page can draw with one of these."""
        self._check(resources, ())

    def _check(self, resources: Any, above: tuple[tuple[int, int], ...]) -> None:
        todo = list(_drawn(resources, tiled=not above))
        while todo:
            one = todo.pop()
            if one.objgen in above:
                raise ValueError("it draws in circles")
            if one.objgen in self._known:
                continue
            of = dict(one.items())
            if int(of.get("/Width", 0)) * int(of.get("/Height", 0)) > MOST_DOTS:
                raise ValueError(f"it has a picture of more than {MOST_DOTS:,} dots")
            if "/Resources" in of:
                self._check(of["/Resources"], (*above, one.objgen))
            self._known.add(one.objgen)
            # A picture's masks are pictures, too.
            todo += [of[mask] for mask in _MASKS & of.keys() if isinstance(of[mask], pikepdf.Stream)]


def _drawn(resources: Any, *, tiled: bool) -> Iterator[Any]:
    """The forms, pictures and tiles that resources name; ``tiled``: whether tiles may be among them."""
    of = dict(resources.items())
    for _, one in of["/XObject"].items() if "/XObject" in of else ():
        if isinstance(one, pikepdf.Stream):
            yield one
    for _, state in of["/ExtGState"].items() if "/ExtGState" in of else ():
        mask = state.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary):
            yield mask.G
    for _, one in of["/Pattern"].items() if "/Pattern" in of else ():
        if isinstance(one, pikepdf.Stream):
            a, b, c, d, *_ = matrix(one.get("/Matrix", IDENTITY))
            steps = abs(float(one.XStep)) * (abs(a) + abs(b)), abs(float(one.YStep)) * (abs(c) + abs(d))
            if not tiled or min(steps) < SMALLEST:
                raise ValueError("it draws with a pattern that has no end")
            yield one
