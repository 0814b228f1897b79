from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.section_numbers import RULE

from .bench import fixed
from .layouts import running_lines


def report(*headings: str) -> str:
    """Sections with these headings, each with a paragraph."""
    return "\n\n".join(f"{heading}\n\n" + "\n".join(running_lines(3)) for heading in headings) + "\n"


BEGIN = ["1 Inleiding", "1.1 Doel"]
FIXES = {
    "the first below a section": (["11.1 Wat is het"], ["1.1.1 Wat is het"]),
    "the ones after it": (
        ["11.1 Wat", "11.2 Hoe", "1.1.3 Wie", "11.4 Waar"],
        ["1.1.1 Wat", "1.1.2 Hoe", "1.1.3 Wie", "1.1.4 Waar"],
    ),
    "the next one beside": (["12 Aanpak"], ["1.2 Aanpak"]),
    "the next one above": (
        ["1.2 De keten", "1.2.1 Nu", "13 Stand"],
        ["1.2 De keten", "1.2.1 Nu", "1.3 Stand"],
    ),
    "both stops": (["111 Wat is het"], ["1.1.1 Wat is het"]),
    "one heading between was lost": (["1.2 Wie", "12.2 Hoe"], ["1.2 Wie", "1.2.2 Hoe"]),
    "numbers of two figures": (
        ["2 Deel", "2.3 Deel", "2.6 Deel", "2.9 Deel", "210 Hoe"],
        ["2 Deel", "2.3 Deel", "2.6 Deel", "2.9 Deel", "2.10 Hoe"],
    ),
    "many headings between were lost": (
        ["4.3 Wie", "4.4 Hoe", "4,5 Waar"],
        ["4.3 Wie", "4.4 Hoe", "4.5 Waar"],
    ),
    "commas": (["1,2 Wie", "1.2,1 Hoe", "1,22 Waar"], ["1.2 Wie", "1.2.1 Hoe", "1.2.2 Waar"]),
    "a question": (["11.1 Wat is het?"], ["1.1.1 Wat is het?"]),
    "the sign of a section": (["$ 1.2 Hoe", "$1.2.1 Één weg"], ["§ 1.2 Hoe", "§1.2.1 Één weg"]),
}


@pytest.mark.parametrize(("before", "after"), FIXES.values(), ids=FIXES)
def test_fixes(before: list[str], after: list[str]) -> None:
    assert fixed(RULE, report(*BEGIN, *before)) == report(*BEGIN, *after)
    assert fixed(RULE, report(*BEGIN, *after)) == report(*BEGIN, *after)


LEAVES = {
    "numbers that count on": report("1 Begin", "1.1 Doel", "1.1.1 Wat", "1.2 Hoe", "2 Slot", "2.1 Nog"),
    "chapters past ten": report("1 Begin", "1.1 Doel", *(f"{n} Deel" for n in range(2, 13)), "12.1 Doel"),
    "codes without stops": report("1 Landbouw", "11 Akkerbouw", "12 Veeteelt", "2 Industrie", "21 Staal"),
    "an amount in a title": report("1 Begin", "1.1 Doel", "2,5 Miljoen mensen", "7,2 Procent"),
    "dollars": report(
        "1 Begin", "1.1 Doel", "$ 2,5 Miljoen", "$ 2.5 miljoen", "$ 25 Miljoen", "$ 1.250 Steun"
    ),
    "dollars in a paragraph": "1 Begin\n\n1.1 Doel\n\nWie betaalt dat\n$ 2.5 Miljoen\nis veel\n",
    "dollars in a sentence": report("1 Begin", "1.1 Doel") + "\n$ 2.5 Miljoen is veel.\n",
    "years": report("1 Begin", "1.1 Doel", "2019 Het jaar van de wijk", "2020 Het jaar daarna"),
    "a number in a paragraph": "1 Begin\n\n1.1 Doel\n\nEr zijn in de wijk\n11.1 Ton en\nmeer\n",
    "items of a list": report("1 Begin", "1.1 Doel") + "\n11. Eerst het plein\n\n12. Dan de straat\n",
    "a sentence": report("1 Begin", "1.1 Doel") + "\n11 Dorpen en een stad doen mee.\n",
    "an amount": report("1 Begin", "1.1 Doel") + "\n111 euro per jaar\n",
    "a number far off": report("1 Begin", "1.1 Doel", "17.9 Doel"),
    "a text without sections": report("Begin", "Doel", "Slot"),
    "the contents above": "1 Begin\n1.1 Doel\n11 Einde\n" + report("1 Begin", "1.1 Doel", "2 Einde"),
    "an annex that counts anew": report("1 Begin", "1.1 Doel", "1 Bijlage", "1.1 Bronnen"),
}


@pytest.mark.parametrize("text", LEAVES.values(), ids=LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text) == text
