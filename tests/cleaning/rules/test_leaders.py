from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.leaders import RULE
from quickscan_build.cleaning.signs import BLOCK

from .bench import fixed

FIXES = {
    "entries with their numbers": (
        "1 Doel ........ 2\n1.1 Groep ... 3\n1.2 Wie 4\n",
        "1 Doel 2\n1.1 Groep 3\n1.2 Wie 4\n",
    ),
    "numbers that were lost": ("1 Doel......\n1.1 Groep ....\n1.2 Wie\n", "1 Doel\n1.1 Groep\n1.2 Wie\n"),
    "what is left of the dots": (
        "1 Doel......\n1.1 Groep.\n1.2 Wie..\n1.3 Hoe…\n",
        "1 Doel\n1.1 Groep\n1.2 Wie\n1.3 Hoe\n",
    ),
    "dots apart": ("1 Doel . . ... 2\n1.1 Groep .... . 3\n2 Slot 4\n", "1 Doel 2\n1.1 Groep 3\n2 Slot 4\n"),
    "no number before it": (
        "Voorwoord ........ 3\n\nBronnen en noten ...... 41\n",
        "Voorwoord 3\n\nBronnen en noten 41\n",
    ),
    "below the title, without numbers": (
        "Inhoud\n\nSamenvatting.\nDoel en groep ...\n\nWat werkt?....\nInvloed …\n",
        "Inhoud\n\nSamenvatting\nDoel en groep\n\nWat werkt?\nInvloed\n",
    ),
    "below the title, among numbers": (
        "INHOUDSOPGAVE\nVoorwoord ...\n1 Doel ... 3\n2 Groep ... 4\n",
        "INHOUDSOPGAVE\nVoorwoord\n1 Doel 3\n2 Groep 4\n",
    ),
}
LEAVES = {
    "a sentence left open": "Zij zei...\n\nEn toen…\n\nWat dan ook...\n",
    "items left open": "1. Doen...\n2. Laten...\n3. Meer...\n",
    "two lines only": "1 Doel...\n2 Groep...\n",
    "one of many": "1 Doel...\n2 Groep\n3 Wie\nEn verder...\n",
    "numbered sentences": "1 De wijk is groen.\n2 Het plein is stil.\n3 De straat is nieuw.\n",
    "numbered headings apart": "1 Doel...\n\n\nDe raad.\n\n\n2 Groep...\n\n\nDe raad.\n\n\n3 Wie...",
    "a gap in a quotation": "zij wilde (...) dat het ... 3 keer gebeurde\nen (...) daarna\n",
    "a form to fill in": "Naam: ........\nPlaats: ........\nDatum: ........\n",
    "dots in the middle": "van .... 12 tot\n.... 13 en\n",
    "a sentence below the last entry that shows it": "Inhoud\n\nDoel\nGroep\n\nDit is een zin.\n",
    "what one line leaves open": "Inhoud\n\nZij zei...\nHet bleef stil.\n",
    "text below the contents": "Inhoud\n\nDoel\nWie\n\nZij zei lang niets,\nomdat het ...\nen toen...\n",
    "a title in a sentence": "De Inhoud\n\nZij zei...\nEn toen...\n",
    "a number alone": "........ 12\n\n........ 13\n",
}


@pytest.mark.parametrize(("before", "after"), FIXES.values(), ids=FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after
    assert fixed(RULE, after) == after


@pytest.mark.parametrize("text", LEAVES.values(), ids=LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text) == text


def test_contents_at_the_end_of_a_long_text() -> None:
    text = "De wijk is groen en het plein is stil.\n" * (BLOCK // 32)
    before, after = FIXES["entries with their numbers"]
    assert fixed(RULE, f"{text}\n{before}") == f"{text}\n{after}"
