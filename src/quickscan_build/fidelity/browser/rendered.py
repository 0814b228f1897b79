"""The text as a browser lays it out: after all scripts, with what styles add and turn into capitals."""

from __future__ import annotations

import re
from typing import Any

from ..blocks import HEADER, Collector, header
from ..html import SILENT, called
from ..screen.allowed import ELEMENTS
from ..styles.added import is_ornament
from .chromium import Chromium

_NUMBER = re.compile(r"(\d+)[.)]?\s*")
_ORDER = {"marker": 0, "first-letter": 1, "before": 2, "": 3, "after": 4}
_ELEMENT = 1
_TEXT = 3


def collect(page: Chromium, where: str, collector: Collector) -> list[str]:
    """Report what is under ``qb-text`` on the page that is open to ``collector``.

    Returns the elements that no text of a print needs: what they show is not text.
    """
    shot = page.call("DOMSnapshot.captureSnapshot", computedStyles=[])
    collector.starts(where)
    tree = _Tree(shot["documents"][0], shot["strings"])
    for node in tree.texts():
        tree.walk(node, collector)
    return [f"<{name}>" for name in tree.strange]


class _Tree:
    """A snapshot of the page: its nodes, and the text that each has in the layout."""

    def __init__(self, document: dict[str, Any], strings: list[str]) -> None:
        nodes, layout = document["nodes"], document["layout"]
        self._strings = strings
        self._kinds: list[int] = nodes["nodeType"]
        self._names = [strings[name].lower() for name in nodes["nodeName"]]
        self._attributes: list[list[int]] = nodes["attributes"]
        self._pseudo = {
            node: strings[kind]
            for node, kind in zip(nodes["pseudoType"]["index"], nodes["pseudoType"]["value"], strict=True)
        }
        self.strange: dict[str, None] = {}
        """Names of elements that no text of a print needs."""
        self._laid: dict[int, str] = {}
        for node, text in zip(layout["nodeIndex"], layout["text"], strict=True):
            self._laid[node] = self._laid.get(node, "") + (strings[text] if text >= 0 else "")
        self._kids: list[list[int]] = [[] for _ in self._kinds]
        for node, parent in enumerate(nodes["parentIndex"]):
            if parent >= 0:
                self._kids[parent].append(node)
        for kids in self._kids:
            kids.sort(key=lambda kid: _ORDER.get(self._pseudo.get(kid, ""), 3))

    def texts(self) -> list[int]:
        """Every element with class ``qb-text``."""
        return [
            node
            for node, kind in enumerate(self._kinds)
            if kind == _ELEMENT and "qb-text" in self._of(node).get("class", "").split()
        ]

    def walk(self, node: int, collector: Collector) -> None:
        name, of = self._names[node], self._of(node)
        if name not in ELEMENTS and node in self._laid:
            self.strange[name] = None
        if name in SILENT or (name == "li" and node not in self._laid):
            return
        number = None
        if name in ("ul", "ol"):
            name = "ol" if any(self._number(kid) is not None for kid in self._kids[node]) else "ul"
        elif name == "li":
            number = self._number(node)
        elif name == HEADER:
            name = header(of.get("scope", ""))
        classes = of.get("class", "").split()
        collector.open(name, classes, number=number, target=of.get("href", ""), identity=of.get("id", ""))
        if "qb-page" in classes:
            collector.text(called(of))
        for kid in self._kids[node]:
            if kid in self._pseudo:
                self._add(kid, collector, name)
            elif self._kinds[kid] == _TEXT:
                collector.text(self._laid.get(kid, ""))
            elif self._names[kid] == "br":
                collector.text("\n")
            elif self._kinds[kid] == _ELEMENT:
                self.walk(kid, collector)
        collector.close()

    def _add(self, node: int, collector: Collector, to: str) -> None:
        """Add what a style adds; but a first letter is the text's own, and a number of a list its item's."""
        text = self._laid.get(node, "") + "".join(self._laid.get(kid, "") for kid in self._kids[node])
        kind = self._pseudo[node]
        numbers = kind == "marker" and to == "li" and _NUMBER.fullmatch(text)
        if kind == "first-letter" or not (numbers or all(map(is_ornament, text))):
            collector.text(text)

    def _number(self, item: int) -> int | None:
        """The number with which an item of a list is marked."""
        for kid in self._kids[item]:
            if self._pseudo.get(kid) == "marker":
                found = _NUMBER.fullmatch(self._laid.get(kid, ""))
                return int(found[1]) if found else None
        return None

    def _of(self, node: int) -> dict[str, str]:
        flat = [self._strings[one] for one in self._attributes[node]]
        return dict(zip(flat[::2], flat[1::2], strict=True))
