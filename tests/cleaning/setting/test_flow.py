"""Which lines run on: the answer for one line is the same as among the answers for all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.cleaning.setting.flow import Flow
from quickscan_build.cleaning.setting.lines import Lines
from quickscan_build.cleaning.signs import places_of
from quickscan_build.text import Source, Text

ROWS = (
    "een omvangrijke wijziging in de zorg vindt plaats.",
    "een omvangrijke wijziging in de zorg vindt plaats en",
    "Het gaat om werk, om inkomen en om een wijzi-",
    "ging van het beleid",
    "- een punt van de lijst",
    "1. nog een",
    "[^2]: Zie het verslag van de",
    "Utrecht | 361.924",
    "www.voorbeeld.nl/plan/",
    "Kop",
    "",
    "\f",
)


@given(st.lists(st.sampled_from(ROWS), max_size=24))
def test_the_end_of_a_block_is_where_no_line_goes_on(rows: list[str]) -> None:
    lines = Lines.of(Text.of(Source("", "\n".join(rows))))
    links = [*Flow(lines).decide(), ""]
    flow = Flow(lines)
    for index in range(len(lines)):
        assert flow.last_of_block(index) == links.index("", index)


def test_a_line_is_full_where_the_next_word_does_not_fit_or_where_it_is_as_wide_as_full_lines_are() -> None:
    for count, word, full in ((97, "l", True), (96, "l", False), (96, "nnn", True), (55, "n" * 60, False)):
        rows = ["n" * 100] * 20 + ["n" * count, word]
        assert Flow(Lines.of(Text.of(Source("", "\n".join(rows))))).full(20) is full


@given(st.text("a| \n", max_size=60))
def test_the_bars_of_each_line_are_counted(content: str) -> None:
    flow = Flow(Lines.of(Text.of(Source("", content))))
    counts = [flow.lines[index].count(" | ") for index in range(len(flow.lines))]
    assert list(flow.bars) == (counts if any(counts) else [])


@pytest.mark.parametrize(("last", "links"), [("en", 1), ("nen", 0), (",", 1), ("-", 1), ("een", 1), ("n", 0)])
def test_a_sentence_that_is_not_finished_goes_on_below_a_blank_line(last: str, links: int) -> None:
    rows = "\n".join(["n" * 80] * 20 + ["n" * (79 - len(last)) + f" {last}", "", "Nn"])
    assert len(list(filter(None, Flow(Lines.of(Text.of(Source("", rows)))).decide()[-1:]))) == links


def test_rows_have_as_many_cells_as_the_one_beside_them() -> None:
    content = "a | b\nc | d\ne | f | g\nh | i | j\nk\nl | m\nn\n\n\no | p\n\nq | r\n\n\ns | t"
    assert list(Flow(Lines.of(Text.of(Source("", content)))).rows) == [2, 2, 3, 3, 0, 0, 0, 2, 2, 0]


@given(st.text("ab’\n", max_size=40))
def test_signs_are_found_in_order(content: str) -> None:
    assert places_of(content, ["’", "a"]) == [at for at, char in enumerate(content) if char in "’a"]
    assert [content[at : at + 2] for at in places_of(content, ["\nb"])] == ["\nb"] * content.count("\nb")
