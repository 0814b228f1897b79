"""Which torn blocks would fit on a page; ``test_copyfit`` has pages that are really laid out."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from quickscan_build.sphinx_ext.pdf.layout.flaws import torn


@dataclass(frozen=True)
class Element:
    """An element, as far as it is asked for."""

    tag: str


BOX, TABLE = Element("div"), Element("table")
NAMES = {"box": BOX, "table": TABLE}


def pages(*said: str) -> list[dict[Element, list[float]]]:
    """What is on each page: ``box .2 table .1`` are shares of it; a block may have several pieces on one."""
    made: list[dict[Element, list[float]]] = []
    for one in said:
        page: dict[Element, list[float]] = {}
        words = one.split()
        for name, share in zip(words[::2], words[1::2], strict=True):
            page.setdefault(NAMES[name], []).append(float(share))
        made.append(page)
    return made


@pytest.mark.parametrize(
    ("said", "last", "found"),
    [
        (("box .2", "box .3", ""), False, {BOX: 0}),
        (("", "box .2", "box .3"), True, {BOX: 1}),
        (("box .1", "box .3", "box .3", ""), False, {BOX: 0}),
        (("table .1", "table .3", ""), False, {TABLE: 0}),
        (("box .2 table .1", "box .3 table .2", ""), False, {BOX: 0, TABLE: 0}),
        (("box .2 box .2", ""), False, {BOX: 0}),
        (("box .75", ""), False, {}),
        (("box .3", ""), False, {}),
        (("box .4", "box .4", ""), False, {}),
        (("table .3", "table .3", ""), False, {}),
        (("box .2", "box .3"), False, {}),
        (("box .1", "box .1", "box .1"), False, {}),
        (("box .2", "box .3", "", ""), False, {}),
        (("box .2", "", "box .3", ""), False, {}),
        (("",), True, {}),
        ((), False, {}),
    ],
)
def test_what_is_torn_though_it_fits(said: tuple[str, ...], found: dict[Element, int], *, last: bool) -> None:
    assert torn(pages(*said), last=last) == found
