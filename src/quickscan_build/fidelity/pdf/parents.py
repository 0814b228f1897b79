"""The way back from what lies on a page to its tag: programs that begin with the page take this one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pikepdf

_REFERENCE = re.compile(rb"(\d+) (\d+) R|null")
_ENTRY = re.compile(rb"(\d+) (\d+) (\d+) R")
Number = tuple[int, int]
"""By which an object of a file is known."""
Entries = Mapping[str, Any]
"""What an object of a file has."""
NONE = -1
DEEPEST = 50


class Parents:
    """Compares the tree that leads from content to tags (``ParentTree``) with the tags themselves."""

    def __init__(self, pdf: pikepdf.Pdf, tree: Any) -> None:
        self._pdf = pdf
        self._given = dict(_entries(tree.get("/ParentTree"), 0))
        self.pieces: defaultdict[int, dict[int, Number]] = defaultdict(dict)
        """The tags that have the pieces of each page (by its index)."""
        self.links: dict[Number, Number] = {}
        """The tags that have the links."""

    def astray(self, number: int, page: Entries, links: Iterable[tuple[Number, Entries]]) -> bool:
        """Whether some piece of a page, or a link on it, leads back to another tag than has it."""
        if owners := self.pieces.get(number):
            given = self._given.get(page.get("/StructParents", NONE))
            back = self._pdf.get_object(given) if given else None
            told = back.unparse(resolved=True) if isinstance(back, pikepdf.Array) else b""
            led = [(int(one or 0), int(of or 0)) for one, of in _REFERENCE.findall(told)]
            if any(not 0 <= mcid < len(led) or led[mcid] != tag for mcid, tag in owners.items()):
                return True
        return any(
            self._given.get(link.get("/StructParent", NONE)) != self.links[name]
            for name, link in links
            if name in self.links
        )


def _entries(node: Any, depth: int) -> Iterator[tuple[int, Number]]:
    """The numbers of a tree of numbers, each with the object that it stands for.

    Written out and read again: to make an object of each takes five times as long.
    """
    if depth > DEEPEST:
        raise ValueError("its tags are nested too deep")
    of = {} if node is None else dict(node.items())
    for kid in of.get("/Kids", ()):
        yield from _entries(kid, depth + 1)
    if "/Nums" in of:
        for key, one, generation in _ENTRY.findall(of["/Nums"].unparse(resolved=True)):
            yield int(key), (int(one), int(generation))
