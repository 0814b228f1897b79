"""How lines end; the rules that ask show what becomes of them."""

from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.paragraphs import RULE
from quickscan_build.cleaning.setting.line_edges import ends_sentence, names_number

from ..rules.bench import fixed
from ..rules.layouts import running_lines


@pytest.mark.parametrize(
    "line", ["dat is het.", "zegt hij.”", "volgens de raad.3", "zo is het.”12", "in 2019.3", "v1.0.1"]
)
def test_a_sentence_ends_in_a_stop_with_the_mark_of_a_note_or_without(line: str) -> None:
    assert ends_sentence(line)


@pytest.mark.parametrize(
    "line", ["in paragraaf 3.4", "zie artikel 2.1.1", "3.4", "zie 12.4", "(3.4", "in 2019", "dat is het"]
)
def test_the_number_of_a_section_ends_none(line: str) -> None:
    assert not ends_sentence(line)


@pytest.mark.parametrize(
    ("line", "below", "does"),
    [
        ("wordt in paragraaf", "7.3 op hoofdlijnen", True),
        ("op grond van artikel", "19d van de wet", True),
        ("paragraaf", "2 en 3", True),
        ("Kamerstukken II, nr.", "43 van de Kamer", True),
        ("wordt in paragraaf", "drie op hoofdlijnen", False),
        ("Bijlage", "2 Begrippen", False),
        ("in de straat", "12 huizen", False),
        ("de brandweerpagina", "3 Wonen", False),
        ("paragraaf.", "3 Wonen", False),
    ],
)
def test_a_word_that_has_a_number_behind_it_has_it_on_the_line_below(
    line: str, below: str, does: bool
) -> None:
    assert names_number(line, below) is does


@pytest.mark.parametrize("gap", [3, 9])
@pytest.mark.parametrize(
    ("last", "first"), [("In paragraaf 3.4", "wordt het uitgelegd."), ("Zie paragraaf", "3.4 daarover.")]
)
def test_no_paragraph_ends_before_or_behind_the_number_of_a_section(last: str, first: str, gap: int) -> None:
    rows = [*running_lines(gap), last, first, *running_lines(8)]
    assert f"{last} {first}" in fixed(RULE, "\n".join(rows) + "\n")
