from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.full_stops import RULE

from .bench import fixed

PROSE = (
    "Een alinea van enige lengte, zoals een rapport die heeft, eindigt met een punt en niet met een komma,"
)
FIXES = [
    (f"{PROSE}\n\nDe volgende begint.", f"{PROSE[:-1]}.\n\nDe volgende begint."),
]
LEAVES = [
    "Geachte heer,\n\nDe brief begint hier.",
    f"- {PROSE}\n\nDe volgende begint.",
    f"1. {PROSE}\n\nDe volgende begint.",
    f"{PROSE}\n\nen gaat verder.",
    f"{PROSE}\n\nAmsterdam is groot.",
    f"{PROSE}\n\n- een lijst",
    f"{PROSE} De zin gaat zo verder.",
    f"{PROSE}\n\nMijnPlan begint.",
    PROSE,
    ",",
]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text) == text


def test_a_scan_that_confuses_the_two_does_so_within_paragraphs() -> None:
    paragraph = (
        "Dit is een alinea van enige lengte, van een matige scan, Het gaat hier om de tekens daarin,\n\n"
    )
    after = fixed(RULE, paragraph * 5)
    assert after.count("scan. Het") == 5
    assert after.count("daarin.") == 4
