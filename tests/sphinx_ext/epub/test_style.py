"""How the EPUB's own style sets what a reading system shows."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from quickscan_build.theme import FOLDER

pytestmark = pytest.mark.needs("chromium", "playwright")

STYLE = (FOLDER / "epub" / "static" / "book.css").read_text("utf-8")
PAGE = """
<!DOCTYPE html><h1>Kop</h1><p>een</p><p id="in-1">twee</p><div class="qb-page"></div><p id="in-2">drie</p>
<aside class="qb-footnote"><p>noot</p></aside><p id="in-3">vier</p>
<aside class="qb-footnote"><p>noot</p></aside><p class="qb-caption" id="out-1">Tabel 1</p>
<div class="qb-table"><table><tr><td>a</td><td>b</td><td>c</td></tr></table></div><p id="out-2">vijf</p>
<div class="qb-page"></div><p class="qb-legend" id="out-3">Figuur 1</p><p id="out-4">zes</p><h2>Kop</h2>
<div class="qb-page"></div><p id="out-5">zeven</p>
"""


def test_only_a_paragraph_that_goes_on_below_another_is_indented(opened: Callable[..., Page]) -> None:
    page = opened()
    page.set_content(PAGE)
    page.add_style_tag(content=STYLE)
    indents = (
        "all => Object.fromEntries(all.map(one => [one.id, getComputedStyle(one).textIndent !== '0px']))"
    )
    found = page.locator("p[id]").evaluate_all(indents)
    assert found == {name: name.startswith("in") for name in found}
    assert len(found) == 8


@pytest.mark.parametrize(("columns", "width", "is_table"), [(3, 500, True), (3, 300, False), (4, 500, False)])
def test_a_table_is_one_where_its_columns_have_room(
    opened: Callable[..., Page], columns: int, width: int, *, is_table: bool
) -> None:
    page = opened(viewport={"width": width, "height": 800})
    cells = "<td>cel</td>" * columns
    page.set_content(f'<!DOCTYPE html><div class="qb-table"><table><tr>{cells}</tr></table></div>')
    page.add_style_tag(content=STYLE)
    assert page.locator("tr").evaluate("one => getComputedStyle(one).display === 'table-row'") is is_table


def test_no_rule_asks_what_an_ancestor_has() -> None:
    """Each cell would ask its whole table: that takes the square of the rows, on a reader too."""
    for sheet in sorted(FOLDER.rglob("book.css")):
        rules = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
        for selectors in map(str.strip, re.findall(r"[^{};]+(?=\{)", rules)):
            assert not re.search(r":has\((?:[^()]|\([^()]*\))*\)[^\s,>+~]*\s+[^\s,>+~]", selectors), selectors
