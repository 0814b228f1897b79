from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.doubled_capitals import RULE

from .bench import fixed, outcome, run

FIXES = [
    ("\\dentificeer de risico's", "Identificeer de risico's"),
    ("VVerplicht en vertrouwen", "Verplicht en vertrouwen"),
    ("\\Wees alert", "Wees alert"),
    ("VVerk aan de weg", "Werk aan de weg"),
    ("IIneens", "Ineens"),
    ("BBleek", "Bleek"),
]
LEAVES = [
    "AAn, IJs, EEn",
    "VVD en VVE",
    "de KKnop en de KKnop",
    "C:\\Windows",
    "\\alpha",
    "MMXX",
    "Aaltje",
]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_alone(text: str) -> None:
    assert outcome(RULE, text) == (text, ())


def test_asks_where_both_are_words() -> None:
    result = run(RULE, "VVat is dat?")
    assert [doubt.candidates for doubt in result.doubts] == [("Vat", "Wat")]
