"""Rows of a table lie below each other, or go on in a next column."""

from __future__ import annotations

import pytest

from quickscan_build.fidelity.grid import NEXT_PAGE, Extent, astray

Place = tuple[float, float]
"""How far down, and how far to the right, a cell of ten by ten lies."""


def found(*rows: list[Place]) -> list[str]:
    extents = [
        [Extent(down, left, left + 10, "", f"{row}{'abc'[at]}") for at, (down, left) in enumerate(cells)]
        for row, cells in enumerate(rows)
    ]
    return [one.text for one in astray(extents)]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([[(0, 0), (0, 20)], [(10, 0), (10, 20)], [(20, 0), (20, 20)]], id="rows"),
        pytest.param([[(0, 0), (5, 20)], [(10, 0), (15, 20)]], id="cells of two lines"),
        pytest.param([[(0, 0)], [(10, 0)], [(0, 20)], [(10, 20)]], id="two columns"),
        pytest.param(
            [[(0, 0)], [(10, 0)], [(0, 20)], [(NEXT_PAGE * 2, 0)], [(NEXT_PAGE * 2 + 10, 0)]],
            id="two columns, and a next page",
        ),
        pytest.param([[(0, 0)], [], [(10, 0)]], id="an empty row"),
    ],
)
def test_what_lies_in_rows(rows: list[list[Place]]) -> None:
    assert found(*rows) == []


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        pytest.param([[(0, 0), (20, 20)], [(10, 0), (10, 20)]], ["0b"], id="a cell lower"),
        pytest.param([[(10, 0), (10, 20)], [(0, 0), (20, 20)]], ["1a"], id="a cell higher"),
        pytest.param(
            [[(0, 0), (10, 0)], [(0, 20), (10, 20)], [(20, 0), (20, 20)]], ["2a"], id="in its place"
        ),
    ],
)
def test_a_cell_in_another_row_is_found(rows: list[list[Place]], where: list[str]) -> None:
    assert found(*rows) == where
