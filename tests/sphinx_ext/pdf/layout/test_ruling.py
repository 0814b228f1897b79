"""Rules of tables: a stroke each, and in the same place and look as WeasyPrint draws them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from quickscan_build.sphinx_ext.pdf.layout import ruling
from quickscan_build.sphinx_ext.pdf.layout.ruling import Stroke, joined
from quickscan_build.sphinx_ext.pdf.model import LaidOut

LayOut = Callable[..., LaidOut]
Place = tuple[float, float, float, float]
THIN, THICK = (1.0, "solid", "red"), (2.0, "solid", "red")
TABLE = "<table>" + "<tr><td>een</td><td>twee</td><td>drie</td></tr>" * 4 + "</table>"


@pytest.mark.parametrize(
    ("strokes", "whole"),
    [
        ([], []),
        ([(0, 5, 3, 5), (3, 5, 9, 5), (9, 5, 12, 5)], [(0, 5, 12, 5)]),
        ([(0, 5, 3, 5), (3, 5, 9, 5), (0, 7, 3, 7), (3, 7, 9, 7)], [(0, 5, 9, 5), (0, 7, 9, 7)]),
    ],
)
def test_pieces_become_one(strokes: list[Place], whole: list[Place]) -> None:
    assert joined(Stroke(*one, THIN) for one in strokes) == [Stroke(*one, THIN) for one in whole]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Stroke(0, 5, 3, 5, THIN), Stroke(4, 5, 9, 5, THIN)),
        (Stroke(0, 5, 3, 5, THIN), Stroke(3, 6, 9, 6, THIN)),
        (Stroke(0, 5, 3, 5, THIN), Stroke(3, 5, 9, 5, THICK)),
        (Stroke(0, 5, 3, 5, THIN), Stroke(3, 5, 3, 9, THIN)),
        (Stroke(3, 1, 3, 5, THIN), Stroke(3, 5, 9, 5, THIN)),
        (Stroke(3, 5, 9, 5, THIN), Stroke(0, 5, 3, 5, THIN)),
    ],
    ids=["apart", "lower", "thicker", "down", "from above", "backwards"],
)
def test_left_as_they_are(first: Stroke, second: Stroke) -> None:
    assert joined([first, second]) == [first, second]


def operators(laid: LaidOut) -> list[str]:
    with pikepdf.open(BytesIO(laid.pdf)) as pdf:
        return [str(one.operator) for page in pdf.pages for one in pikepdf.parse_content_stream(page)]


def test_a_stroke_for_each_rule_and_one_artifact(lay_out: LayOut) -> None:
    drawn = operators(lay_out(TABLE, "td { border-bottom: 1pt solid }"))
    assert drawn.count("S") == 4
    assert drawn.count("BMC") == 1


@pytest.mark.parametrize("style", ["solid", "dashed", "dotted", "double", "inset", "ridge"])
def test_looks_the_same(lay_out: LayOut, monkeypatch: pytest.MonkeyPatch, style: str) -> None:
    css = f"td {{ border: 2pt {style} #369 }} td:nth-child(2) {{ border-bottom: 3pt {style} #933 }}"
    ours = lay_out(TABLE, css)
    with monkeypatch.context() as patch:
        patch.setattr(ruling, "_draw", ruling._draw_borders)
        theirs = lay_out(TABLE, css + "/* new to the cache */")
    assert len(operators(ours)) < len(operators(theirs))
    assert picture(ours) == picture(theirs)


def picture(laid: LaidOut) -> bytes:
    with pypdfium2.PdfDocument(laid.pdf) as pdf:
        seen: bytes = pdf[0].render(scale=2).to_pil().tobytes()
    return seen
