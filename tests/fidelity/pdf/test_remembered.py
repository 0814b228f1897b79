"""What was seen on one page of a PDF tells nothing of another one, unless all is as it was there."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from quickscan_build.fidelity.pdf import covered, ink, remembered
from quickscan_build.fidelity.pdf.leaves import Reader
from quickscan_build.fidelity.pdf.pages import Leaf

from .test_attacks import AT, CAUGHT, HARMLESS, P5, Attack, coloured, piece, with_state, within


def in_a_pattern(pdf: pikepdf.Pdf) -> None:
    white = pdf.make_stream(b"1 g 0 0 9 9 re f")
    kinds = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": 9, "YStep": 9}
    for key, value in {**kinds, "BBox": Array([0, 0, 9, 9]), "Resources": Dictionary()}.items():
        white[f"/{key}"] = value
    pdf.pages[AT].resources["/Pattern"] = Dictionary(Wit=white)
    coloured("/Pattern cs /Wit scn")(pdf)


def turned_white(pdf: pikepdf.Pdf) -> None:
    white = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1]), C1=Array([1]), N=1)
    with_state(TR=white)(pdf)


ATTACKS: dict[str, Attack] = {
    **{
        name: attack
        for name, (attack, where) in CAUGHT.items()
        if where == P5 and not name.startswith(("paragraph ", "ActualText", "ToUnicode"))
    },
    **HARMLESS,
    "white pattern": in_a_pattern,
    "turned white": turned_white,
    "clipped to letters before": piece(lambda text: f"/Artifact BMC q 7 Tr\n{text} 0 Tr EMC\n{text} Q"),
    "half a letter to the left": within("q 1 0 0 1 -7 0 cm", "Q"),
    "on a ground of its own shade": piece(lambda text: f"q .106 .106 .122 rg 0 0 800 900 re f Q {text}"),
    "on an uneven ground": piece(lambda text: f"q .2 g 0 0 300 900 re f Q {text}"),
    "larger": within("q 1.1 0 0 1.1 0 -20 cm", "Q"),
}


def with_its_copy(built: Path) -> pikepdf.Pdf:
    """The PDF with a copy of the page under attack at its end, which shares nothing with it but the fonts."""
    pdf = pikepdf.open(io.BytesIO((built / "build" / "pdf" / "tuin.pdf").read_bytes()))
    pdf.pages.append(pdf.pages[AT])
    resources = pdf.pages[-1].resources
    pdf.pages[-1].obj.Resources = Dictionary({
        key: Dictionary(dict(value.items())) for key, value in resources.items()
    })  # fmt: skip
    return pdf


def read(pdf: pikepdf.Pdf, *orders: tuple[int, ...]) -> list[list[Leaf]]:
    """These pages, in these orders, each by a renderer that has seen nothing before."""
    written = io.BytesIO()
    pdf.save(written)
    found = []
    for numbers in orders:
        with closing(ink.Renderer(written.getvalue())) as renderer:
            found.append(Reader(pdf, renderer).leaves(numbers))
    return found


@pytest.mark.parametrize("name", ATTACKS)
def test_what_was_seen_elsewhere_hides_no_attack(name: str, built: Path) -> None:
    with with_its_copy(built) as pdf:
        ATTACKS[name](pdf)
        (alone,), (_, after) = read(pdf, (AT,), (len(pdf.pages) - 1, AT))
        assert after == alone


@pytest.mark.parametrize(("most", "times"), [(remembered.MOST, 1), (1, 2)])
def test_what_is_as_it_was_is_not_drawn_again_while_it_is_remembered(
    most: int, times: int, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    without_ink = ink._without_ink

    def counted(*given: Any) -> Any:
        glyphs = given[3]
        drawn.append(len(glyphs))
        return without_ink(*given)

    monkeypatch.setattr(ink, "_without_ink", counted)
    monkeypatch.setattr(remembered, "MOST", most)
    with with_its_copy(built) as pdf:
        ((first, again),) = read(pdf, (len(pdf.pages) - 1, AT))
    assert first == again
    assert len(drawn) == times


def untouched(_page: pikepdf.Page) -> None:
    """Leave it as it is."""


def add(key: str, name: str, value: object) -> Callable[[pikepdf.Page], None]:
    def change(page: pikepdf.Page) -> None:
        page.resources[key] = Dictionary({name: value})

    return change


def add_to_page(key: str, value: object) -> Callable[[pikepdf.Page], None]:
    return lambda page: page.obj.__setitem__(key, value)


@pytest.mark.parametrize(
    ("change", "plain"),
    [
        (untouched, True),
        (add("/ExtGState", "/A", Dictionary(ca=1, CA=1, LW=1)), True),
        (add_to_page("/Annots", Array([Dictionary(Subtype=Name.Link)])), True),
        (add("/ExtGState", "/A", Dictionary(SMask=Name("/None"))), False),
        (add("/ExtGState", "/A", Dictionary(BM=Name("/Screen"))), False),
        (add("/Pattern", "/A", Dictionary()), False),
        (add("/Properties", "/A", Dictionary()), False),
        (add_to_page("/Group", Dictionary()), False),
        (add_to_page("/Annots", Array([Dictionary(Subtype=Name.Square)])), False),
        (add_to_page("/Annots", Array([Dictionary(Subtype=Name.Link, AP=Dictionary())])), False),
    ],
)
def test_a_page_is_plain_if_only_colour_and_form_decide(
    change: Callable[[pikepdf.Page], None], plain: bool
) -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.obj.Resources = Dictionary()
        change(page)
        assert remembered.is_plain(page) is plain


@pytest.mark.parametrize(("moved", "times"), [(0, 1), (20, 2)])
def test_what_the_renderer_has_elsewhere_is_drawn_again(
    moved: float, times: int, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[object] = []
    without_ink, bounds = ink._without_ink, covered._bounds

    def counted(*given: Any) -> Any:
        drawn.append(given)
        return without_ink(*given)

    def shifted(one: object) -> covered.Box:
        left, bottom, right, top = bounds(one)
        return left + moved, bottom, right + moved, top

    monkeypatch.setattr(ink, "_without_ink", counted)
    monkeypatch.setattr(covered, "_bounds", shifted)
    with with_its_copy(built) as pdf:
        read(pdf, (len(pdf.pages) - 1, AT))
    assert len(drawn) == times
