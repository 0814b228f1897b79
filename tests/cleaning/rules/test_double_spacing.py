from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.double_spacing import RULE

from .bench import fixed
from .layouts import running_lines

LINES = running_lines(20)


def test_sets_a_double_spaced_text_close() -> None:
    text = "\n\n".join(LINES) + "\n\n\n" + "\n\n".join(LINES)
    assert fixed(RULE, text) == "\n".join(LINES) + "\n\n" + "\n".join(LINES)


LEAVES = {
    "text set close": "\n".join(LINES),
    "paragraphs of a line": "\n\n".join(f"Dit is alinea {n} van de tekst." for n in range(30)),
    "a list": "\n\n".join(f"- punt {n}" for n in range(30)),
    "headings": "\n\n".join(["Wonen", "Werken", "Water"] * 8),
    "a few lines": "\n\n".join(LINES[:6]),
    "half of it": "\n\n".join(LINES) + "\n" + "\n".join(LINES),
}


@pytest.mark.parametrize("text", LEAVES.values(), ids=LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text) == text
