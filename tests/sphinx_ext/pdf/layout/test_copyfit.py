"""Chapters set again so that they end well: what is tightened, kept whole, or left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from weasyprint.layout import page

from quickscan_build.sphinx_ext.pdf.model import LaidOut, Mark, Node

from .test_engine import nodes as elements

LayOut = Callable[..., LaidOut]
Bind = Callable[[LaidOut], Path]

SMALL = """
@page { size: 100mm 100mm; margin: 10mm }
html { font-size: 10pt; line-height: 12pt; --line: 12pt; --hang: 0mm }
"""
"""A page of 18 lines: few words fill it."""
KOP = "<h1>Kop</h1>"


def lines(count: int) -> str:
    return "<p>" + "<br>".join(["regel"] * count) + "</p>"


def table(rows: int) -> str:
    body = "<tr><td>cel</td></tr>" * rows
    return f"<table><thead><tr><th>Kop</th></tr></thead><tbody>{body}</tbody></table>"


def box(count: int) -> str:
    return f'<div class="qb-box long">{"<p>regel</p>" * count}</div>'


def pages_of(laid: LaidOut, role: str) -> set[int]:
    """The pages that the elements of a role draw on."""

    def marks(node: Node, inside: bool) -> Iterator[int]:
        inside = inside or node.role == role
        for kid in node.kids:
            if isinstance(kid, Mark) and inside:
                yield kid.page
            elif isinstance(kid, Node):
                yield from marks(kid, inside)

    return {page for root in laid.roots for page in marks(root, False)}


def paragraphs(laid: LaidOut) -> list[set[int]]:
    """For each paragraph the pages it draws on."""

    def found(node: Node) -> Iterator[Node]:
        for kid in node.kids:
            if isinstance(kid, Node):
                yield from ([kid] if kid.role == "P" else found(kid))

    return [
        {kid.page for kid in one.kids if isinstance(kid, Mark)} for root in laid.roots for one in found(root)
    ]


def test_a_last_page_of_a_few_lines_goes(lay_out: LayOut) -> None:
    loose = lay_out(KOP + lines(15), SMALL + ".tight h1 { padding-bottom: calc(var(--line) * 2) }")
    fitted = lay_out(KOP + lines(15), SMALL)
    assert (len(loose.pages), len(fitted.pages)) == (2, 1)


def test_a_box_that_cannot_be_saved_from_a_page_of_its_own_takes_lines_with_it(lay_out: LayOut) -> None:
    """A box stood alone on the last page: it takes lines from the page before."""
    html = f'<main class="chapter">{KOP}{lines(13)}<div class="qb-box">{lines(3)}</div></main>'
    plain = lay_out(html, SMALL + ".loose p { break-after: auto !important; widows: 2 !important }")
    filled = lay_out(html, SMALL)
    assert pages_of(plain, "P") == pages_of(filled, "P") == {0, 1}
    assert paragraphs(plain) == [{0}, {1}]
    assert paragraphs(filled) == [{0, 1}, {1}]


@pytest.mark.parametrize(
    "html",
    [
        KOP + lines(10),
        KOP + lines(24),
        KOP + lines(15) + "<div style='page: other'>regel</div>",
        f"{KOP}<p>regel</p><p style='break-before: page'>regel</p>",
    ],
    ids=["one page", "a filled last page", "another kind of page", "nothing gained"],
)
def test_left_alone(lay_out: LayOut, html: str) -> None:
    """What ends well, or would end no better, is set as the styles say."""
    one = lay_out(html, SMALL)
    other = lay_out(html, SMALL + ".tight { color: red; letter-spacing: 1pt }")
    assert one.pdf == other.pdf


def test_a_table_that_fits_on_a_page_is_not_torn(lay_out: LayOut) -> None:
    laid = lay_out(lines(15) + table(6) + lines(10), SMALL)
    assert pages_of(laid, "Table") == {1}


def test_a_table_that_would_leave_a_great_hole_is_torn(lay_out: LayOut) -> None:
    laid = lay_out(lines(8) + table(9) + lines(10), SMALL)
    assert pages_of(laid, "Table") == {0, 1}


@pytest.mark.parametrize("above", range(7, 12))
def test_a_row_is_not_torn(lay_out: LayOut, above: int) -> None:
    """One cell would stay behind while the next, of more lines, goes to the next page."""
    rows = "<tr data-whole><td>cel</td><td>een<br>twee</td></tr>" * 9
    laid = lay_out(f"{lines(above)}<table><tbody>{rows}</tbody></table>{lines(10)}", SMALL)
    assert pages_of(laid, "Table") == {0, 1}
    assert all(len(pages_of(replace(laid, roots=(row,)), "TR")) == 1 for row in elements(laid, "TR"))


def test_a_row_that_fits_on_no_page_leaves_its_table_the_head(lay_out: LayOut) -> None:
    rows = f"<tr><td>cel</td><td>{'een<br>' * 40}twee</td></tr>"
    head = "<thead><tr data-whole><th>Kop</th><th>Kop</th></tr></thead>"
    laid = lay_out(f"{lines(5)}<table>{head}<tbody>{rows}</tbody></table>", SMALL)
    assert len(elements(laid, "TH")) == 2
    assert min(pages_of(laid, "TH")) == min(pages_of(laid, "TD"))


def test_the_styles_can_leave_it_torn(lay_out: LayOut) -> None:
    laid = lay_out(lines(12) + box(8) + lines(10), SMALL + ".qb-box { --if-torn: auto }")
    assert pages_of(laid, "Div") == {0, 1}


def test_only_the_pages_from_a_torn_block_on_are_laid_out_again(
    lay_out: LayOut, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So long a chapter is set once."""
    made = []

    def remade(number: int, *rest: Any) -> Any:
        made.append(number)
        return remake_page(number, *rest)

    remake_page = page.remake_page
    monkeypatch.setattr(page, "remake_page", remade)
    laid = lay_out(lines(14 * 18 + 12) + box(8) + lines(30), SMALL)
    assert pages_of(laid, "Div") == {15}
    assert made == [*range(17), *range(14, len(laid.pages))]


def test_its_heading_and_introduction_go_along(lay_out: LayOut) -> None:
    laid = lay_out(lines(11) + "<h2>Tabel</h2><p>Inleiding</p>" + table(6) + lines(10), SMALL)
    assert pages_of(laid, "H2") == pages_of(laid, "Table") == {1}


def test_its_caption_goes_along_without_a_heading(lay_out: LayOut) -> None:
    laid = lay_out(f"<main class='qb-text'>{lines(13)}<p>Tabel 1</p>{table(6)}</main>", SMALL)
    assert paragraphs(laid)[1] == pages_of(laid, "Table") == {1}


def test_a_box_that_fits_on_a_page_is_not_torn(lay_out: LayOut) -> None:
    laid = lay_out(lines(12) + box(8) + lines(10), SMALL)
    assert pages_of(laid, "Div") == {1}


@pytest.mark.parametrize("block", [table(40), box(60)], ids=["table", "box"])
def test_what_is_larger_than_a_page_flows_on(lay_out: LayOut, block: str) -> None:
    laid = lay_out(lines(3) + block, SMALL)
    assert 0 in pages_of(laid, "Table") | pages_of(laid, "Div")
    assert len(laid.pages) > 1


def test_a_note_that_hangs_over_is_whole_where_a_block_after_it_was_torn(lay_out: LayOut, bind: Bind) -> None:
    line = "<p>Regel van de tekst die een hele regel beslaat en dan nog wat meer dan dat is.</p>"
    long = "die lang is en meer regels beslaat dan er plaats is op deze bladzijde."
    note = " ".join(f"noot{n} {long}" for n in range(46))
    called = f'<p>Hier<span class="n">{note}</span> staat het.</p>'
    box = f'<aside class="qb-box"><p>doos</p>{"<p>regel in de doos</p>" * 16}</aside>'
    body = f'<main class="qb-text">{line * 12}{called}{line * 4}{box}{line * 3}</main>'
    with pypdfium2.PdfDocument(bind(lay_out(body, css=".n { float: footnote }"))) as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert [n for n in range(46) if f"noot{n} " not in text] == []
    assert text.count("in de doos") == 16
