"""Dates as a Dutch reader writes them."""

from __future__ import annotations

import pytest

from quickscan_build.sphinx_ext.dutch import month_and_year


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2017", "2017"),
        ("2017-01", "januari 2017"),
        ("2017-12", "december 2017"),
        ("2026-11-02", "2 november 2026"),
    ],
)
def test_a_date(date: str, said: str) -> None:
    assert month_and_year(date) == said
