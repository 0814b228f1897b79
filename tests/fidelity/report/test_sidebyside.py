"""Lines that changed, beside what they became: changes that share one are in one row."""

from __future__ import annotations

from quickscan_build.fidelity.report.sidebyside import rows
from quickscan_build.ledger import Change, Kind, Pass
from quickscan_build.text import Source, Text

CONTENT = "een tvvee drie\nvier vijt\nKOP\nzes zeven\n"


def changed(*changes: tuple[int, str, str]) -> Text:
    made = tuple(Change(*one, "") for one in changes)
    return Text.of(Source("", CONTENT)).after(Pass("proef", Kind.LETTER, made))


def test_changes_of_one_line_are_one_row_and_those_of_the_next_another() -> None:
    found = rows(changed((0, "een", "één"), (4, "tvvee", "twee"), (20, "vijt", "vijf")))
    assert [(row.first, row.last, len(row.changes)) for row in found] == [(1, 1, 2), (2, 2, 1)]
    assert ["".join(part.text for part in row.published) for row in found] == ["één twee drie", "vier vijf"]


def test_a_line_that_goes_with_its_end_is_a_row_of_its_own() -> None:
    found = rows(changed((25, "KOP\n", ""), (29, "zes", "zus")))
    assert [(row.first, row.last) for row in found] == [(3, 3), (4, 4)]


def test_what_runs_over_a_line_end_takes_both_lines() -> None:
    found = rows(changed((20, "vijt\nKOP", "vijf")))
    assert [(row.first, row.last) for row in found] == [(2, 3)]
