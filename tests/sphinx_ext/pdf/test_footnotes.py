"""Footnotes of the print: at the foot of the page that calls them, read after the block that calls them."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest
from docutils import nodes
from docutils.utils import new_document

from quickscan_build.sphinx_ext import nodes as qb
from quickscan_build.sphinx_ext.pdf.footnotes import float_footnotes, floated_note, note_place
from quickscan_build.sphinx_ext.pdf.model import LaidOut, Mark, Node

from .layout.test_engine import nodes as elements
from .layout.test_engine import outline

LayOut = Callable[..., LaidOut]
PLACE = '<div class="footnote-place" data-note="n"></div>'
NOTE = "Note(P(Span))"
OTHER = '<div class="footnote-place" data-note="m"></div>'


def note(name: str = "n", text: str = "Zie aldaar.") -> str:
    number = '<span class="qb-footnote-number">1</span>'
    return (
        f'<sup class="qb-noteref"><a href="#{name}">1</a></sup><span class="qb-footnote" id="{name}">'
        f'<span class="footnote-text" id="{name}-1">{number} {text}</span></span>'
    )


@pytest.mark.parametrize(
    ("html", "structure"),
    [
        (f"<p>Zo{note()} is het.</p>{PLACE}<p>Ja</p>", "P(Span(Link)) Note(P(Span)) P"),
        (
            f"<p>{note()} {note('m')}</p>{OTHER}{PLACE}",
            "P(Span(Link) Span(Link)) Note(P(Span)) Note(P(Span))",
        ),
        (f"<p><em>Zo{note()}</em></p>{PLACE}<p>Ja</p>", "P(Span(Link)) Note(P(Span)) P"),
        (f"<h2>Kop{note()}</h2>{PLACE}<p>Ja</p>", "H2(Span(Link)) Note(P(Span)) P"),
        (
            f"<ul><li>a{note()}</li><li>b</li></ul>{PLACE}",
            "L(LI(Lbl LBody(Span(Link))) LI(Lbl LBody)) Note(P(Span))",
        ),
        (
            f"<table><tr><td>a{note()}</td></tr></table>{PLACE}",
            "Table(TBody(TR(TD(Span(Link))))) Note(P(Span))",
        ),
        (f'<div class="qb-box"><p>a{note()}</p>{PLACE}</div>', "Div(P(Span(Link)) Note(P(Span)))"),
        (
            f"<ul><li><p>a{note()}</p>{PLACE}<p>b</p></li></ul>",
            "L(LI(Lbl LBody(P(Span(Link)) Note(P(Span)) P)))",
        ),
    ],
    ids=["paragraph", "two", "inside markup", "heading", "item", "cell", "box", "in an item"],
)
def test_is_read_where_its_place_is(lay_out: LayOut, html: str, structure: str) -> None:
    assert outline(lay_out(html)) == structure


def test_keeps_its_id_and_class(lay_out: LayOut) -> None:
    laid = lay_out(f"<p>Zo{note()} is het.</p>{PLACE}")
    (made,) = elements(laid, "Note")
    assert (made.id, made.classes) == ("n", ("qb-footnote",))
    assert "n" in laid.anchors


def test_its_call_can_be_clicked_though_its_line_has_no_height(lay_out: LayOut) -> None:
    laid = lay_out(f"<p>Zo{note()} is het.</p>{PLACE}", css=".qb-noteref { font: 10pt/0 serif }")
    _, bottom, _, top = laid.links[0].box
    assert top - bottom == pytest.approx(10)


def test_its_call_stays_with_the_word_before_it(lay_out: LayOut) -> None:
    """Whatever the width of the line: Pango would break one between a full stop and a digit."""
    widths = [60 + step / 2 for step in range(80)]
    called = [f'<p style="width: {w}pt; text-indent: 0">Ga naar huis.{note(f"n{w}")}</p>' for w in widths]
    laid = lay_out('<p id="edge">Zo.</p>' + "".join(called), css="p { font: 10pt var(--serif) }")
    lefts = [link.box[0] for link in laid.links]
    assert len(lefts) == len(widths)
    assert min(lefts) > laid.anchors["edge"][1] + 10


def pages(node: Node) -> set[int]:
    own = {kid.page for kid in node.kids if isinstance(kid, Mark)}
    return own.union(*(pages(kid) for kid in node.kids if isinstance(kid, Node)))


def test_is_on_the_page_of_its_call_below_all_text(
    lay_out: LayOut, bind: Callable[[LaidOut], object]
) -> None:
    """Also in a paragraph that begins a page earlier; where the note takes the room of the call's line."""
    called = [
        f"<p>{'woord ' * 95}hier{note(f'n{at}', 'noot ' * 40)} en {'verder ' * 60}</p>" for at in range(9)
    ]
    places = [f'<div class="footnote-place" data-note="n{at}"></div>' for at in range(9)]
    many = "".join(one + place for one, place in zip(called, places, strict=True))
    laid = lay_out(many)
    assert len(laid.pages) > 1
    for call, made in zip(elements(laid, "Link"), elements(laid, "Note"), strict=True):
        assert pages(call) == pages(made)
    with pypdfium2.PdfDocument(bind(laid)) as document:
        for page in document:
            words = page.get_textpage().get_text_bounded().split()
            foot = words.index("noot") if "noot" in words else len(words)
            assert not {"woord", "verder"} & set(words[foot:])


@pytest.mark.parametrize("above", range(9, 15))
def test_stays_on_the_page_of_its_call_where_a_paragraph_begins_with_the_last_line(
    lay_out: LayOut, above: int
) -> None:
    """WeasyPrint would move the note to the next page, to make room for the second line."""
    small = "@page { size: 100mm 100mm; margin: 10mm } html { font-size: 10pt; line-height: 12pt }"
    filled = "".join(f"<p>{'<br>'.join(['regel'] * count)}</p>" for count in (above, 4, 6))
    laid = lay_out(f"<p>Zo{note()} is het.</p>{PLACE}{filled}", css=small)
    assert len(laid.pages) == 2
    assert [pages(one) for one in elements(laid, "Note")] == [{0}]


def chapter(*blocks: nodes.Element) -> nodes.document:
    document = new_document("proef")
    document += blocks
    return document


def test_is_put_behind_its_first_call_only() -> None:
    text = nodes.paragraph("", "", *(qb.note_ref(label="1", refid="n") for _ in range(2)))
    document = chapter(text, qb.print_note("", nodes.paragraph("", "noot"), ids=["n"], label="1"))
    float_footnotes(document)
    assert [type(child) for child in text.children] == [qb.note_ref, floated_note, qb.note_ref]
    assert [type(child) for child in document.children] == [nodes.paragraph, note_place]
    assert not list(document.findall(qb.print_note))


def test_is_put_behind_the_text_before_it_if_nobody_calls_it() -> None:
    """Notes in the flow of a page whose other notes are at its foot would be read in another order."""
    item = nodes.paragraph("", "item")
    notes = [qb.print_note("", nodes.paragraph("", "noot"), ids=[name], label="1") for name in "nm"]
    document = chapter(nodes.bullet_list("", nodes.list_item("", item)), qb.page_mark(), *notes)
    float_footnotes(document)
    assert [type(child) for child in item.children] == [nodes.Text, floated_note, floated_note]
    assert [child["ids"] for child in item.findall(floated_note)] == [["n"], ["m"]]
    assert [type(child) for child in document.children[2:]] == [note_place, note_place]


@pytest.mark.parametrize("called", [True, False])
def test_stays_where_it_is(called: bool) -> None:
    """A note with a list in it, which cannot stand in a paragraph; one that is behind no text."""
    inside = nodes.bullet_list() if called else nodes.paragraph("", "noot")
    text = nodes.paragraph("", "", qb.note_ref(label="1", refid="n")) if called else nodes.title("", "kop")
    document = chapter(text, qb.print_note("", inside, ids=["n"], label="1"))
    float_footnotes(document)
    assert len(list(document.findall(qb.print_note))) == 1
