"""What stands below a tag, asked before its turn: the number of an item, the lines of a table of contents."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any

from .links import Line, Links
from .pages import Pages
from .tagged import listed

DEEPEST = 200
STEPS, LEAST_STEPS = 10, 20_000
"""How often each object of a file may be looked at, and how many looks a small file has."""
NUMBER = re.compile(r"(\d+)[.)]?$")
"""The number of an item."""


class Below:
    """Looks below tags without taking what is there for read."""

    def __init__(self, pages: Pages, links: Links, labels: Sequence[str], objects: int) -> None:
        self._pages = pages
        self._links = links
        self._labels = labels
        self._steps = objects * STEPS + LEAST_STEPS

    def step(self) -> None:
        """One more; a tag may hold another many times over, and so on without end."""
        self._steps -= 1
        if self._steps < 0:
            raise ValueError("its tags go in circles")

    def numbered(self, items: Mapping[str, Any]) -> bool:
        """Whether a list is one of numbers."""
        first = listed(items.get("/K"))[:1]
        return any(not isinstance(one, int) and self.number(one) is not None for one in first)

    def number(self, item: Any) -> int | None:
        """The number an item is marked with; ``None`` for a bullet."""
        for kid in listed(item.get("/K")):
            if not isinstance(kid, int) and kid.get("/S") == "/Lbl":
                number = NUMBER.match(self.text(kid, item.get("/Pg")))
                return int(number[1]) if number else None
        return None

    def entries(self, item: Any, page: Any) -> list[Line]:
        """The links of one line of a table of contents, not those of the lines below it."""
        found = []
        todo = deque((kid, page) for kid in listed(item.get("/K")))
        while todo:
            self.step()
            kid, at = todo.popleft()
            if isinstance(kid, int) or kid.get("/S") in ("/TOC", "/TOCI"):
                continue
            at = kid.get("/Pg", at)
            if kid.get("/S") == "/Link":
                leaf = self.target(kid)
                label = self._labels[leaf - 1] if leaf else ""
                here = self._pages.number(at) + 1 if at is not None else 0
                found.append(Line(here, self.text(kid, at), leaf, label))
            else:
                todo += [(one, at) for one in listed(kid.get("/K"))]
        return found

    def target(self, link: Any) -> int:
        """The page (from 1) a link leads to; 0 when it leads nowhere in this file, or to several."""
        every = [kid for kid in listed(link.get("/K")) if not isinstance(kid, int)]
        leaves = {self._links.leaf(kid.Obj) for kid in every if kid.get("/Type") == "/OBJR"}
        return leaves.pop() if len(leaves) == 1 else 0

    def text(self, element: Any, page: Any, depth: int = 0) -> str:
        self.step()
        page = element.get("/Pg", page)
        found: list[str] = []
        for kid in listed(element.get("/K")):
            if isinstance(kid, int):
                pieces = self._pages.pieces(self._pages.number(page), kid, use=False)
                found.extend(piece.text for piece in pieces)
            elif "/S" in kid and depth < DEEPEST:
                found.append(self.text(kid, page, depth + 1))
        return "".join(found).strip()
