"""Content streams: what is read with one pattern is what qpdf reads; the rest is left to qpdf."""

from __future__ import annotations

import io
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.fidelity.pdf import operators
from quickscan_build.fidelity.pdf.content import Interpreter
from quickscan_build.fidelity.pdf.fonts import NUMBERS
from quickscan_build.fidelity.pdf.operators import Instruction, IrregularError, Shown, read_part

from .test_attacks import CAUGHT, HARMLESS

PLAIN = [
    b"",
    b" \n",
    b"BT /F1 12 Tf 1 0 0 -1 72.5 -.5 Tm [<0041>-9<0042>+3.]TJ ET",
    b"[<0041><0042> 1 2 <0043>] TJ [ -4 <00 41> ] TJ [] TJ <0041>Tj <0042> '",
    b"[<>-30.5<0041>4<> 5 <0042>] TJ",
    b"/Span<</MCID 3>>BDC EMC /Artifact BMC EMC /Span /P1 BDC EMC",
    b"/Span <</MCID 3 /ActualText <FEFF00AD>>> BDC EMC",
    b"q 1 0 0 1 0 0 cm /Vorm Do Q 0.5 g 1 2 3 4 re f* [3 2] 0 d /a1.0 gs /P scn",
    b"2 TL 3 Tc .5 Tw 90 Tz 4 Ts 0 1 Td 0 1 TD T*",
    b"wat is dit",
]
IRREGULAR = [
    b"(letters) Tj",
    b"[(letters) 3] TJ",
    b'1 2 <41> "',
    b"q % Q\nBT",
    b"/a#62 Do",
    b"BI /W 1 /H 1 ID x EI Q",
    b"[<0041>1-2] TJ",
    b"[<0041>1e3] TJ",
    b"[<004>] TJ",
    b"1..2 Tc",
    b"1 true Tc",
    b"q\x00Q",
    b"q )",
    b"<</MCID [1]>> BDC",
    b"/Span <</MCID 1>> <</MCID 2>> BDC",
    b"[<0041>] [<0042>] TJ",
    b"1 " * 50 + b"cm",
    b"[<<] Q",
    b"[<] w",
    b"<<q>> Q",
    b"/a<41> BDC",
    b"<41> <42> Tj",
    b"ID q",
    b"[<0041>",
    b"<0041",
    b"12",
    b"1Tm",
    b"1 0 0 1 60 -2.5cm",
]


def page_with(content: bytes) -> tuple[pikepdf.Pdf, pikepdf.Page]:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    page.Contents = pdf.make_stream(content)
    return pdf, page


def values(instructions: Iterator[Instruction]) -> list[tuple[Any, ...]]:
    """Instructions with their strings read."""
    return [(name, *map(value, operands)) for name, operands in instructions]


def value(operand: Any) -> Any:
    return (operand.before, *map(read_part, operand.parts)) if isinstance(operand, Shown) else operand


@pytest.mark.parametrize("content", PLAIN)
def test_what_is_written_plainly_is_read_as_qpdf_reads_it(content: bytes) -> None:
    pdf, page = page_with(content)
    with pdf:
        assert values(operators.plain(page)) == values(operators.parsed(page))


@pytest.mark.parametrize("content", IRREGULAR)
def test_what_is_not_is_left_to_qpdf(content: bytes) -> None:
    pdf, page = page_with(content)
    with pdf, pytest.raises(IrregularError):
        values(operators.plain(page))


OPERATORS = ["q", "Q", "BT", "Tf", "Tm", "TJ", "Tj", "BDC", "BMC", "EMC", "Do", "Td", "cm", "re", "'", '"']
OPERANDS = ["/F", "<0041>", "<>", "[", "]", "<<", ">>", "/MCID", "1", "-2.5", "+.5", "3."]
STRANGE = ["BI", "ID", "EI", "true", "null", "/a#62", "<4>", "1-2", "--1", "(a)", "%", "é", "\n", " "]
PIECES = st.sampled_from(OPERATORS + OPERANDS + STRANGE)


@given(st.lists(PIECES, max_size=25), st.sampled_from(["", " "]))
def test_whatever_is_written_is_read_in_one_way_only(pieces: list[str], between: str) -> None:
    pdf, page = page_with(between.join(pieces).encode("latin-1"))
    with pdf:
        try:
            plainly = values(operators.plain(page))
        except IrregularError:
            return
        assert plainly == values(operators.parsed(page))


def test_a_long_trap_is_given_up_at_once() -> None:
    for content in (
        b"<" + b"a" * 3_000_000,
        b"[" + b"<0041>" * 500_000,
        b"<<" + b"<41>" * 500_000,
        b"1 " * 1_000_000,
    ):
        pdf, page = page_with(content)
        with pdf, pytest.raises(IrregularError):
            values(operators.plain(page))


@pytest.mark.parametrize("name", [*CAUGHT, *HARMLESS])
def test_both_ways_lay_the_same_glyphs(name: str, built: Path) -> None:
    attack = CAUGHT[name][0] if name in CAUGHT else HARMLESS[name]
    with pikepdf.open(io.BytesIO((built / "build" / "pdf" / "tuin.pdf").read_bytes())) as pdf:
        attack(pdf)
        for page in pdf.pages:
            ways = [laid(page, way) for way in (operators.plain, operators.parsed)]
            assert ways[0] in (None, ways[1])


def laid(page: pikepdf.Page, way: Any) -> list[Any] | None:
    """What lies on a page; None where it is not read this way."""
    interpreter = Interpreter()
    try:
        runs = interpreter._page(page, way)
    except IrregularError:
        return None
    texts = interpreter.glyphs.texts

    def said(glyphs: bytes) -> list[str]:
        return [texts[one] for one in array(NUMBERS, glyphs)]

    return [(run[:3], [(*one[2:], said(one.glyphs)) for one in run.stretches]) for run in runs]
