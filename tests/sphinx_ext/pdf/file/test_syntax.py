"""Values as PDF writes them: pikepdf reads them back."""

from __future__ import annotations

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Object, String

from quickscan_build.sphinx_ext.pdf.file import syntax
from quickscan_build.sphinx_ext.pdf.file.syntax import Template, joined, template


@given(st.binary())
def test_any_bytes_are_a_string_of_one_line(data: bytes) -> None:
    shown = syntax.string(data)
    assert bytes(Object.parse(shown)) == data
    assert b"\n" not in shown


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_a_string_of_one_line(value: str) -> None:
    shown = syntax.text(value)
    assert str(Object.parse(shown)) == value
    assert b"\n" not in shown


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_word_is_a_name(value: str) -> None:
    assert Object.parse(syntax.name(value)) == Name(f"/{value}")


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, b"0"), (100, b"100"), (-20.5, b"-20.5"), (1 / 3, b"0.333"), (595.2755905511812, b"595.276")],
)
def test_lengths_have_three_digits_at_most(value: float, shown: bytes) -> None:
    assert syntax.real(value) == shown


def test_what_pikepdf_has_is_written_with_other_numbers() -> None:
    with pikepdf.new() as pdf:
        other = pdf.make_indirect(Dictionary(Kind=Name("/a%d b")))
        value = Object.parse(b"<</A[1 0.0000001 true]>>")
        value.A.append(other)
        value.B = String("100 % (van alles)\n12 0 R")
        value.C = Array([other, other, None])
        own = other.objgen[0]
        made = template(value, {own: 1}.__getitem__)
    assert made.refs == (1, 1, 1)
    assert b"\n" not in made.text
    read = made.filled((0, 71))
    assert read.count(b"71 0 R") == 3
    read = read.replace(b"71 0 R", b"(71)")
    expected = (
        b"<</A[1 0.0000001 true (71)]/B %b/C[(71) (71) null]>>"
        % String("100 % (van alles)\n12 0 R").unparse()
    )
    assert Object.parse(read) == Object.parse(expected)


def test_a_stream_is_its_dictionary_without_the_length() -> None:
    with pikepdf.new() as pdf:
        assert template(pdf.make_stream(b"abc", Kind=Name.X), int) == Template(b"<</Kind /X>>")


def test_objects_come_one_a_line_with_the_numbers_they_get() -> None:
    both = joined([Template(b"[%d 0 R]", (1,)), Template(b"<</A(100%%)/B %d 0 R>>", (0,))])
    assert both.filled((7, 9)).split(b"\n") == [b"[9 0 R]", b"<</A(100%)/B 7 0 R>>"]
