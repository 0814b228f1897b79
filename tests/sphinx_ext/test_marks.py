"""The mark of a page of the print: one id, whatever its label holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.sphinx_ext.marks import page_id, page_mark


@pytest.mark.parametrize(
    ("label", "made"),
    [("6", "p6"), ("12", "p12"), ("xii", "pxii"), ("XII", "pxii"), ("A-3", "pa-3"), ("4 a", "p4-a")],
)
def test_the_id_of_a_page(label: str, made: str) -> None:
    assert page_id(label) == made


@given(st.text(min_size=1))
def test_any_label_gives_an_id_for_html_xml_and_a_url(label: str) -> None:
    assert re.fullmatch(r"p[0-9a-z-]+", page_id(label))


@pytest.mark.parametrize("inline", [True, False])
def test_a_mark_has_its_label_and_id_and_no_text(*, inline: bool) -> None:
    mark = page_mark("6", inline=inline)
    assert (mark["label"], mark["ids"], mark["inline"], mark.astext()) == ("6", ["p6"], inline, "")
