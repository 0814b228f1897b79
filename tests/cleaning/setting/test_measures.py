"""How wide the lines around a line are set."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.growth import grows_evenly

from quickscan_build.cleaning.setting.lines import Lines
from quickscan_build.cleaning.setting.measures import CHUNK
from quickscan_build.cleaning.setting.shared import lines_of
from quickscan_build.reading.plain import parse
from quickscan_build.text import Text

from ..rules.layouts import running_lines


def of(content: str) -> Lines:
    return lines_of(Text.of(parse(content.encode(), where="test")))


NOTE = "\n".join(running_lines(5, width=100))


@pytest.mark.parametrize(("opening", "apart"), [("[^{}]: ", True), ("{} ", False), ("[{}] ", False)])
def test_notes_that_were_cut_out_of_the_text_have_a_measure_of_their_own(opening: str, apart: bool) -> None:
    rows = running_lines(40)
    notes = [opening.format(number) + NOTE for number in (1, 2, 3)]
    lines = of("\n\n".join(["\n".join(rows[:20]), *notes, "\n".join(rows[20:])]))
    of_text = [lines.fill(index) for index in (*range(20), *range(len(lines) - 20, len(lines)))]
    assert (max(of_text) > 0.97) is apart


@pytest.mark.parametrize("widths", [(30, 60), (60, 30)])
def test_lines_are_measured_with_those_of_the_chunk_above_and_below(widths: tuple[int, int]) -> None:
    lines = of("\n".join("n" * width for width in widths for _ in range(2 * CHUNK)))
    narrow = [index for index in range(len(lines)) if widths[index // (2 * CHUNK)] == 30]
    fills = [lines.fill(index) for index in narrow]
    assert sorted(fills) == [0.5] * CHUNK + [1.0] * CHUNK
    assert lines.fill(narrow[0]) == (1.0 if widths[0] == 30 else 0.5)


def test_a_text_of_nothing_but_notes_has_their_measure() -> None:
    lines = of("\n\n".join(f"[^{number}]: {NOTE}" for number in range(1, 20)))
    assert 0.9 < max(map(lines.fill, range(len(lines)))) < 1.2


def test_notes_without_a_blank_line_between_them_are_measured_once() -> None:
    def prepare(count: int) -> Callable[[], object]:
        lines = of("[^1]: de\n" * count)
        return lambda: lines.fill(0)

    assert grows_evenly(prepare, 30_000)
