"""Widths of columns, from what is in them."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.bench import one_file

from quickscan_build.sphinx_ext.pdf.translator import WHOLE, widths, with_addresses

from ..conftest import copy_sample


@pytest.mark.parametrize(
    ("rows", "order"),
    [
        ([["a", "een heel lange zin met veel woorden"]], [0, 1]),
        ([["verantwoordelijkheid", "ja"], ["x", "nee"]], [1, 0]),
        ([["12", "Stad", "Programmamanager transformatie sociaal domein"]], [0, 1, 2]),
    ],
)
def test_more_text_gets_more_room(rows: list[list[str]], order: list[int]) -> None:
    shares = widths(rows)
    assert sorted(range(len(shares)), key=shares.__getitem__) == order


def test_no_cell_is_broken_where_a_row_fits_on_a_line() -> None:
    rows = [["Op tijd, met een oordeel over de resultaten", "Oostwijk", "Samen"], ["Te laat", "4", "9"]]
    needed = [len(cell) + 2 for cell in rows[0]]
    assert all(share > need for share, need in zip(widths(rows), needed, strict=True))


def test_a_narrow_column_has_room_for_its_longest_word_in_larger_type() -> None:
    rows = [["Vrouw", "Programmamanager transformatie van het sociale domein in de stad", "Zuiden"]]
    (narrow, wide, _) = widths(rows)
    assert narrow / wide > 2 * len("Vrouw") / len(rows[0][1])


def test_a_table_without_rows_has_no_columns() -> None:
    assert widths([]) == ()


@given(st.lists(st.lists(st.text(max_size=60), min_size=1, max_size=6), min_size=1, max_size=5))
def test_shares_add_up_and_none_counts_as_nothing(rows: list[list[str]]) -> None:
    shares = widths(rows)
    assert len(shares) == max(map(len, rows))
    assert abs(sum(shares) - 100) < 0.1
    assert min(shares) > 0


def test_each_table_of_the_book_has_the_widths_of_its_columns(tmp_path: Path) -> None:
    whole = lxml.html.fromstring(one_file.html(one_file.captured(copy_sample(tmp_path / "sample"))))
    tables = whole.findall(".//table")
    assert tables
    for table in tables:
        rows = [[cell.text_content() for cell in row] for row in table.iter("tr")]
        assert [col.get("style") for col in table.iter("col")] == [f"width:{one}%" for one in widths(rows)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Zie https://voorbeeld.nl/een-artikel.", "https://voorbeeld.nl/een-artikel."),
        ("(www.digitaleoverheid.nl)", "(www.digitaleoverheid.nl)"),
        ("Mail naar inwoners@gemeente.nl, of bel.", "inwoners@gemeente.nl,"),
        ("Op voorbeeld.nl/samenwerking?a=1&amp;b=2 staat", "voorbeeld.nl/samenwerking?a=1&amp;b=2"),
    ],
)
def test_an_address_is_an_element(text: str, address: str) -> None:
    assert with_addresses(text) == text.replace(address, f'<span class="address">{address}</span>')


@pytest.mark.parametrize(
    "text", ["Eén zin. Nog een zin.", "De politieke/bestuurlijke kant", "o.a. d.w.z. 41.000", "A.B. de Vries"]
)
def test_no_address(text: str) -> None:
    assert with_addresses(text) == text


def test_of_a_quotation_only_a_mark_that_opens_a_paragraph_hangs_outside_the_edge(tmp_path: Path) -> None:
    root = copy_sample(tmp_path / "sample")
    chapter = root / "docs/chapters/inleiding.md"
    text = chapter.read_text("utf-8")
    said = "‘Wie zijn buur kent, slaapt beter.\n\nWie hem groet, ook.’\n\n“Zo is het,” zei hij."
    chapter.write_text(text.replace("Wie zijn buur kent, slaapt beter\\.", said), "utf-8")
    whole = lxml.html.fromstring(one_file.html(one_file.captured(root)))
    quoted = [(p.text_content()[:3], p.get("class")) for p in whole.iterfind(".//blockquote/p")]
    assert quoted == [("‘Wi", "marked"), ("Wie", None), ("“Zo", "marked")]


def test_only_rows_that_surely_fit_on_a_page_are_kept_whole(tmp_path: Path) -> None:
    root = copy_sample(tmp_path / "sample")
    chapter = root / "docs/chapters/inleiding.md"
    text = chapter.read_text("utf-8")
    long = ("woord " * WHOLE)[:WHOLE].rstrip() + "s"
    table = f"| Kop | Ook |\n|---|---|\n| kort | {long[2:]} |\n| kort | {long}s |\n"
    chapter.write_text(text.replace("Wie zijn buur kent, slaapt beter\\.", f"Zin.\n\n{table}"), "utf-8")
    whole = lxml.html.fromstring(one_file.html(one_file.captured(root)))
    rows = [
        row for row in whole.iter("tr") if row[-1].text_content().startswith(("Ook", long[:9], long[2:9]))
    ]
    assert [row.get("data-whole") for row in rows] == ["", "", None]
