from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.raised_letters import RULE

from .bench import fixed

FIXES = [
    ("elementen (bij tekst), Zoals titels", "elementen (bij tekst), zoals titels"),
    ("op de pagina, Zoals titels", "op de pagina, zoals titels"),
    ("in de ketens Zoals het hoort", "in de ketens zoals het hoort"),
    ("dat principe Zorgt ervoor", "dat principe zorgt ervoor"),
    ("het systeem Zou nu helpen", "het systeem zou nu helpen"),
    ("de wijken Zouden groeien", "de wijken zouden groeien"),
    ("de raad besloot Zodat het kon", "de raad besloot zodat het kon"),
    ("wat bewoners Zich afvragen", "wat bewoners zich afvragen"),
]
LEAVES = [
    "elementen (bij tekst). Zoals titels",
    "Zoals het hoort.",
    "de wijk. Zoals het hoort",
    "de wijk: Zoals het hoort",
    "de wijk? Zou het",
    "hij zei “Zou het”",
    "het ministerie van Volksgezondheid, Welzijn en Sport",
    "de afdeling Zorg en Welzijn",
    "goede Zorg voor ouderen",
    "van de deelnemers, Zowel op het plein",
    "dat is het plan, Zou het helpen",
    "een heldere organisatie, Zodat iedereen weet",
    "de heer Zou kwam",
    "mevrouw Zich kwam",
    "bij Van Zou",
    "het boek Leven Zoals Het Is",
    "ons lied zingt Zoals Mozart",
    "in de gemeente Zeist en Zwolle",
    "de rivier de Zaan",
    "en de Zuidas",
    "- Zoals eerder",
    "WMO, Zoals",
]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text) == text
