from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.growth import grows_evenly

from quickscan_build.cleaning.rules.lost_numbers import RULE
from quickscan_build.language import dutch
from quickscan_build.text import Text

from .bench import fixed, outcome, run, source
from .layouts import running_lines

_ITEM = "1. Het plein is een stille plek, en die is er in het oude deel van ons hele dorp."
FULL = "\n".join([*running_lines(12), "dat.", "", _ITEM, ""])
"""A text, and an item of one full line."""
RUNS_ON = "\n".join([*running_lines(12), "{}", "wat de raad wil.", "", "{}", ""])
"""A text whose last full line runs on into a reference, above what may be the next item."""

FIXES = {
    "before the known": (". Water\n. Wegen\n3. Wonen\n", "1. Water\n2. Wegen\n3. Wonen\n"),
    "between": ("1. Water\n. Wegen\n3. Wonen\n", "1. Water\n2. Wegen\n3. Wonen\n"),
    "after": ("6. Water\n7. Wegen\n. Wonen\n", "6. Water\n7. Wegen\n8. Wonen\n"),
    "a comma behind the first": ("1, Water.\n\n. Wegen.\n", "1. Water.\n\n2. Wegen.\n"),
    "a figure without its stop": ("1 Water.\n\n. Wegen.\n. Wonen.\n", "1. Water.\n\n2. Wegen.\n3. Wonen.\n"),
    "below a block that is an item, as the next number shows": (
        "1. Water.\n2. Wegen.\n\nDe wijk.\n\n. Wonen.\n5. Zorg.\n",
        "1. Water.\n2. Wegen.\n\nDe wijk.\n\n4. Wonen.\n5. Zorg.\n",
    ),
    "below a block that is none, as the next number shows": (
        "1. Water.\n2. Wegen.\n\nDe wijk.\n\n. Wonen.\n4. Zorg.\n",
        "1. Water.\n2. Wegen.\n\nDe wijk.\n\n3. Wonen.\n4. Zorg.\n",
    ),
    "below a line of the same item": (
        "1. Water.\n2. Wegen.\nDe Bilt ook.\n. Wonen.\n",
        "1. Water.\n2. Wegen.\nDe Bilt ook.\n3. Wonen.\n",
    ),
    "below a sentence that runs on": (
        "1. Water.\n2. Wegen rond\n\nDe Bilt.\n\n. Wonen.\n",
        "1. Water.\n2. Wegen rond\n\nDe Bilt.\n\n3. Wonen.\n",
    ),
    "above such a block": (
        "1. Water.\n. Wegen.\n\nDe wijk.\n\n. Wonen.\n",
        "1. Water.\n2. Wegen.\n\nDe wijk.\n\n. Wonen.\n",
    ),
    "a comma": ("3. Water\n4, Wegen\n5. Wonen\n", "3. Water\n4. Wegen\n5. Wonen\n"),
    "an underscore between blanks": ("1. _ Stel vast\n", "1. Stel vast\n"),
    "underscores": (
        "1. _Stel vast\n2._ De raad\nc. __Op tijd\nd)_en dan\n",
        "1. Stel vast\n2. De raad\nc. Op tijd\nd) en dan\n",
    ),
    "underscores before the same word": ("b. _raad van\nd. _raad in\n", "b. raad van\nd. raad in\n"),
    "a letter lost without a trace": (
        "Dat zijn:\n\nb. mensen uit het dorp;\n\nbuurten die\n\nver liggen;\n\nd. de raad.\n",
        "Dat zijn:\n\nb. mensen uit het dorp;\n\nc. buurten die\n\nver liggen;\n\nd. de raad.\n",
    ),
    "the first letter": (
        "Dat zijn:\n\nwijken met een plein;\nb. mensen uit het dorp;\n",
        "Dat zijn:\n\na. wijken met een plein;\nb. mensen uit het dorp;\n",
    ),
    "numbers around an item with a list of its own": (
        "1. een plan;\nruimte om te groeien, zoals\n– water;\n– wegen;\n3. geld van het rijk.\n",
        "1. een plan;\n2. ruimte om te groeien, zoals\n– water;\n– wegen;\n3. geld van het rijk.\n",
    ),
    "items that end in a comma": ("a. water,\nwegen,\nc. wonen.\n", "a. water,\nb. wegen,\nc. wonen.\n"),
    "the first of another list": (
        "5. Wonen.\n\nTen slotte:\n\nWater.\n2. Wegen.\n",
        "5. Wonen.\n\nTen slotte:\n\n1. Water.\n2. Wegen.\n",
    ),
    "two numbers in a row": (
        "1. Het plein.\n\nDe wijk.\n\nHet dorp.\n\n4. De stad.\n",
        "1. Het plein.\n\n2. De wijk.\n\n3. Het dorp.\n\n4. De stad.\n",
    ),
    "letters with a comma": (
        "a, Welke doelen?\nb. Hoe duur?\nc, Op\ntijd?\nd) Door wie?\ne, Toen?\n",
        "a. Welke doelen?\nb. Hoe duur?\nc. Op\ntijd?\nd) Door wie?\ne) Toen?\n",
    ),
    "what a five is read as": ("4. Een.\n$. Twee.\n6. Drie\n", "4. Een.\n5. Twee.\n6. Drie\n"),
    "the same, as another": ("4. Een.\n§. Twee.\n6. Drie\n", "4. Een.\n5. Twee.\n6. Drie\n"),
    "what a c is read as": ("a. Een\nb. Twee\n¢. Drie\nd. Vier\n", "a. Een\nb. Twee\nc. Drie\nd. Vier\n"),
    "an e between b and d": ("b) Twee\ne) Drie\nd) Vier\n", "b) Twee\nc) Drie\nd) Vier\n"),
    "a letter for one": ("l. Water\n2. Wegen\n", "1. Water\n2. Wegen\n"),
    "a letter and a line for one": ("L_ Water\n2. Wegen\n3. _Wonen\n", "1. Water\n2. Wegen\n3. Wonen\n"),
    "a list far below another": (
        "1. Water.\n2. Wegen.\n" + "\n".join(running_lines(16)) + ".\n\n1 Wonen.\n2. Zorg.\n3. Werk.\n",
        "1. Water.\n2. Wegen.\n" + "\n".join(running_lines(16)) + ".\n\n1. Wonen.\n2. Zorg.\n3. Werk.\n",
    ),
    "a comma below a short line": ("3. Water\n4, de wegen\n5. Wonen\n", "3. Water\n4. de wegen\n5. Wonen\n"),
    "a comma below a full line that a stop ends": (
        FULL + "2, De wijk.\n3. De stad.\n",
        FULL + "2. De wijk.\n3. De stad.\n",
    ),
    "blanks that half the items lost": (
        "1.Water\n2.Wegen\n3.Wonen\n4.Werk\n5. Zorg\n6. Geld\n7. Hulp\n8. Taal\n",
        "1. Water\n2. Wegen\n3. Wonen\n4. Werk\n5. Zorg\n6. Geld\n7. Hulp\n8. Taal\n",
    ),
    "a lost blank": ("5. Water\n6.Wegen\n7. Wonen\n", "5. Water\n6. Wegen\n7. Wonen\n"),
    "lost blanks": (
        '9. "Water"\n10."Wegen en"\n11."Wonen in"\n',
        '9. "Water"\n10. "Wegen en"\n11. "Wonen in"\n',
    ),
    "over lines": (
        ". Water en\nwegen\n\n. Wonen\n\n3. Werk\n",
        "1. Water en\nwegen\n\n2. Wonen\n\n3. Werk\n",
    ),
    "below a heading with a number": (
        "8 Adviezen\n\n. Water\n\n. Wegen\n\n3. Wonen\n",
        "8 Adviezen\n\n1. Water\n\n2. Wegen\n\n3. Wonen\n",
    ),
    "old-style figures": (
        "1 Water.\nz. Wegen.\n\n3 Wonen\nen werk.\n4. Zorg.\ns. Tot slot.\n",
        "1. Water.\n2. Wegen.\n\n3. Wonen\nen werk.\n4. Zorg.\n5. Tot slot.\n",
    ),
    "old-style figures without a known number": (
        "1 Water.\n\nz. Wegen.\n\n3 Wonen.\n\n4- Zorg.\n",
        "1. Water.\n\n2. Wegen.\n\n3. Wonen.\n\n4. Zorg.\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), FIXES.values(), ids=FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after


LEAVES = {
    "a block that may be an item": "1. Water.\n2. Wegen.\n\nDe wijk.\n\n. Wonen.\n. Zorg.\n",
    "a decimal above a lost number": "1,5 Water.\n\n. Wegen.\n",
    "a comma by itself": "1, Water.\n\nWegen.\n",
    "another number with a comma": "3, Water.\n\n, Wegen.\n",
    "numbers": "1. Water\n2. Wegen\n",
    "one stop": ". Water\n",
    "a chapter below a list": "1. Water\n2. Wegen\n3. Wonen\n\nI. De wijk en het dorp\n",
    "fewer numbers than places": ". Water\n. Wegen\n. Wonen\n1. Werk\n2. Zorg\n",
    "letters": "a. Een\nb. Twee\nd. Vier\ne. Vijf\nh, acht\n\n©. Nee\n\nj, dat is veel\n",
    "names with an underscore": "1. _cursief_ woord\n2. _plan.yml\n3. _plan3\n4. _raad is wat\n_raad is.\n",
    "more lines that may open an item than are missing": (
        "1. Het plein.\n\nDe wijk.\n\nHet dorp.\n\n3. De stad.\n"
    ),
    "a line that opens with another letter": "1. Het plein.\n\nwijken en\n\n3. De stad.\n",
    "an item whose mark was misread": "1. Het plein.\n\n7 De wijk.\n\nHet dorp.\n\n3. De stad.\n",
    "a paragraph between the items of two lists": (
        "2. Het plein.\n\nHet dorp wil dit ook:\n\n1. De stad.\n2. De wijk.\n"
    ),
    "two that are missing below a colon": "Dat zijn:\n\nDe raad.\n\nHet plein.\n\n3. De stad.\n",
    "a line that is not right below the colon": (
        "Dat zijn:\n\nwijken met water.\n\nHet plein.\n\n2. De stad.\n"
    ),
    "a sentence below a full line": FULL + "De wijk is groen.\n\n3. De stad.\n",
    "a number in running text": "\n".join(
        ["1. Het plein.", "", "De wijk is groen.", "", *running_lines(6, start=5), "3. De stad.", ""]
    ),
    "another sort of mark": "1. Het plein.\n\nDe wijk.\n\n3) De stad.\n\nc. Het dorp.\n",
    "a line that goes on": "a. wijken met veel\nwater;\nc. buurten;\n",
    "an item after the second of which the first is missing further up": (
        "Dat zijn:\n\nDe raad wil dat.\n\nHet plein.\n\n2. De stad.\n"
    ),
    "items far apart": "1. Het plein.\n\nDe wijk\n" + "is groen\n" * 30 + "3. De stad.\n",
    "four numbers": "1. Plein.\n\nWijk.\n\nDorp.\n\nStad.\n\nBuurt.\n\n6. Land.\n",
    "an underscore before a word that has one elsewhere": "1. _raad van\nhet _raad plan\n",
    "letters far apart": "a. Een\n" + "regel\n" * 20 + "b, twee\n",
    "an amount": "3, dat is veel\n",
    "text": "het is zo. En\ndan\n",
    "numbers that do not fit": ". Water\n9. Wegen\n",
    "far apart": ". Water\n" + "regel\n" * 20 + "2. Wegen\n",
    "initials": "I. de Vries\nJ. Jansen\n",
    "signs where no five is due": "2. Een.\n$. Twee.\n4. Drie.\n\nof\n\n§. Vier.\n8. Vijf\n",
    "a sign before a word": "4. Een.\n$ Twee.\n6. Drie\n",
    "an initial after a number": "1. De heer\nS. Jansen\n2. Mevrouw\nz. B.\nL. Bos\n",
    "numbered headings": "1 Water\n\n2 Wegen\n\n3 Wonen\n",
    "a line that opens with a number": "1. Het plein.\n2. Zie artikel\n3 Awb of artikel\n4 Awb.\n",
    "a number that its item follows": "1. Het plein.\n2. De wijk.\n\n3 Wijken doen mee.\n3. Het dorp.\n",
    "two items": "1. Het plein.\n2 Wijken doen mee.\n",
    "plain marks": "- een\n- twee\n",
    "a decimal": "1,5 meter\n2,5 meter\n",
    "a section": "3.2 Water\n3.Wegen\n3.3 Wonen\n",
    "an address of the web": "1. Zie\n2.nl is een naam\n3. Klaar\n",
    "numbers that all touch their items": "".join(f"{n}.Maak er werk van\n" for n in range(1, 7))
    + "7. Klaar\n",
    "a number and a comma that a full line runs on into": RUNS_ON.format("1, eerste lid, is", "2. De wijk"),
    "a letter and a comma that one runs on into": RUNS_ON.format("b, wordt hier", "c. De wijk"),
    "the number of an article": "1. Het plein, zie artikel\n2, eerste lid, van de wet.\n3. De stad.\n",
    "the number of another": "1. De artikelen 1 en\n2, eerste lid, van de wet.\n3. De stad.\n",
    "the day of a date": "1. Het plein, op mei\n2, 2025, gezien.\n3. De stad.\n",
    "the letter of a part": "a. Het plein, onderdeel\nb, van de wet.\nc. De stad.\n",
    "one glued number": "zie hoofdstuk\n6.Maak er werk van\nen meer\n",
    "a code": "4. Zie\n5.B12 is een code\n6. Klaar\n",
    "a year": "2019. Een goed jaar\n",
}


@pytest.mark.parametrize("text", LEAVES.values(), ids=LEAVES)
def test_leaves_alone(text: str) -> None:
    assert outcome(RULE, text) == (text, ())


def test_asks_once_about_a_list_without_a_number() -> None:
    result = run(RULE, ". Water\n. Wegen\n. Wonen\n")
    assert [doubt.candidates for doubt in result.doubts] == [("1.", "-")]


def test_a_long_list_does_not_take_the_square_of_its_items() -> None:
    def looking(many: int) -> Callable[[], object]:
        content = "1. Een plein.\n\n" + ". Nog een plein.\n\n" * many
        text, language = Text.of(source(content)), dutch(content)
        return lambda: list(RULE.find(text, language))

    assert grows_evenly(looking, 2000)
