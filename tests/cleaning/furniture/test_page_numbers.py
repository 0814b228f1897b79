from __future__ import annotations

import pytest

from quickscan_build.cleaning.furniture.page_numbers import candidates, damaged, noise
from quickscan_build.cleaning.setting.shared import lines_of
from quickscan_build.reading.plain import parse
from quickscan_build.text import Text


@pytest.mark.parametrize(
    ("row", "number"),
    [
        ("7", 7),
        ("– 12 –", 12),
        ("{7}", 7),
        ("Pagina 7 van 13", 7),
        ("7 | Verslag", 7),
        ("Verslag 7", 7),
        ("Pagina l van 13", 1),
        ("Pagina Svan 13", 5),
        ("Pagina 7van13", 7),
        ("versie 1.2 Pagina Svan 13", 5),
        ("Versie 1.2 Pagina Svan 13 –|–", 5),
        ("Verslag | Pagina 7 van 13", 7),
        ("Bijlage | 7", 7),
        ("Artikelen 7", 7),
        ("Artikel 7", None),
        ("HOOFDSTUK 7", None),
        ("Bijlage 7", None),
        ("een regel", None),
        ("Pagina van 13 regels", None),
        ("Zie ook pagina xvan 13", None),
        ("Op pagina S van 13 staat het", None),
        ("7" * 9, None),
    ],
)
def test_the_number_a_line_may_hold(row: str, number: int | None) -> None:
    lines = lines_of(Text.of(parse(row.encode(), where="test")))
    found = {one.number for one in candidates(lines, 0)}
    assert (number in found) if number else not found


@pytest.mark.parametrize(
    ("row", "due", "is_it"),
    [
        ("l2", 12, True),
        ("1", 12, True),
        ("71", 7, True),
        ("13", 3, True),
        ("113", 3, False),
        ("[7", 7, True),
        ("", 7, False),
        ("tekst", 7, False),
        ("72", 7, False),
        ("een 7", 7, False),
        ("Pagina Svan 8", 3, True),
        ("Pagina’s 3 van 8", 3, False),
        ("Zie pagina S van 8", 3, False),
        ("Pagina S van 8 mist", 3, False),
    ],
)
def test_what_ocr_made_of_a_number(row: str, due: int, is_it: bool) -> None:
    assert damaged(row, due) is is_it


@pytest.mark.parametrize(("row", "is_it"), [("RI", True), ("~ A", True), ("de", False), ("Wonen", False)])
def test_scraps(row: str, is_it: bool) -> None:
    assert noise(row) is is_it
