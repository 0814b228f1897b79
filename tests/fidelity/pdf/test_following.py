"""Next columns are told from parts of a line that are set in another place."""

from __future__ import annotations

import pytest

from quickscan_build.fidelity.pdf import following
from quickscan_build.fidelity.pdf.following import Columns, Glyph, last
from quickscan_build.fidelity.pdf.laid import Laid

SIZE = 10.0
Part = tuple[float, float, float, str]
"""Sides and baseline of a stretch, and what it says; with ``¶`` before it another block begins."""
LINE: Part = (0, 100, 100, "¶Zij gaan ")
LOWER: Part = (102, 150, 86, "samen ")


def laid(x0: float, x1: float, baseline: float, text: str) -> Laid:
    return Laid(
        text, text, "", len(text), x0, x1 - 3, x1, baseline, SIZE, True, 0, (),
        len(text.strip()), x0, x0 + 5, x1 - 5, x1, False, text.endswith(" "),
    )  # fmt: skip


def astray(*parts: Part, pages: tuple[int, ...] = ()) -> list[str]:
    """The stretches that are told to lie where nobody reads on to."""
    columns = Columns()
    before: Glyph | None = None
    said: str | None = None
    found = []
    for (x0, x1, baseline, text), page in zip(parts, pages or (0,) * len(parts), strict=True):
        one = laid(x0, x1, baseline, text.removeprefix("¶"))
        if columns.astray(before, page, one, said=None if text[0] == "¶" else said):
            found.append(one.text)
        before, said = last(page, one), one.text
    return found


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param([LINE, (0, 90, 86, "naar huis "), (0, 95, 72, "in de ")], id="lines"),
        pytest.param(
            [LINE, (0, 90, 86, "samen "), (120, 210, 100, "naar huis "), (120, 200, 86, "in de buurt")],
            id="two columns of a paragraph",
        ),
        pytest.param([LINE, LOWER, (160, 210, 100, "naar ")], id="a column that opens lower, and a next one"),
        pytest.param([(0, 60, 100, "¶Zij gaan "), (80, 130, 86, "en "), (132, 180, 100, "wij ")], id="short"),
        pytest.param([LINE, LOWER, (152, 200, 100, "¶naar ")], id="cells, one of them lower"),
        pytest.param([(0, 100, 86, "¶Zij gaan-"), (104, 150, 100, "den ")], id="a column after a hyphen"),
        pytest.param([(0, 100, 86, "¶Zij gaan"), (104, 150, 100, " samen ")], id="a column with a blank"),
        pytest.param([(0, 100, 86, "¶Zij gaan"), (120, 150, 100, "samen ")], id="without a blank at its end"),
    ],
)
def test_what_reads_on_is_no_finding(parts: list[Part]) -> None:
    assert astray(*parts) == []


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        pytest.param([LINE, LOWER, (152, 200, 100, "naar ")], ["naar "], id="words set lower"),
        pytest.param([LINE, (102, 150, 114, "samen "), (152, 200, 100, "naar ")], ["naar "], id="higher"),
        pytest.param(
            [LINE, (102, 120, 86, "sa"), (120, 150, 86, "men "), (152, 200, 100, "naar ")],
            ["naar "],
            id="two",
        ),
        pytest.param([(0, 100, 100, "¶Zij ga"), (100, 105, 86, "a")], ["a"], id="a letter"),
        pytest.param(
            [LINE, LOWER, (190, 240, 100, "naar "), (0, 90, 86, "huis ")], ["huis "], id="onto the next line"
        ),
        pytest.param(
            [(0, 200, 100, "¶Zij gaan "), (0, 50, 86, "samen "), (120, 180, 100, "naar ")],
            ["naar "],
            id="onto the line before",
        ),
    ],
)
def test_a_part_of_a_line_in_another_place_is_found(parts: list[Part], found: list[str]) -> None:
    assert astray(*parts) == found


def test_pages_are_apart() -> None:
    parts = [LINE, LOWER, (190, 240, 100, "naar "), (0, 90, 86, "huis ")]
    assert astray(*parts, pages=(0, 0, 0, 1)) == []
    assert astray(LINE, (0, 200, 100, "¶De "), (0, 50, 86, "buurt "), pages=(0, 1, 1)) == []


def test_a_page_of_nothing_but_steps_takes_no_square_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    plain = following.breaks

    def counted(before: Glyph, page: int, one: Laid) -> bool:
        nonlocal asked
        asked += 1
        return plain(before, page, one)

    monkeypatch.setattr(following, "MOST", 10)
    monkeypatch.setattr(following, "breaks", counted)
    astray(*((12.0 * i, 12.0 * i + 10, 100.0 + 14 * i, "en ") for i in range(400)))
    assert asked < 400 * 50
