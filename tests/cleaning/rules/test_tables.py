from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.tables import RULE

from .bench import fixed

FIXES = {
    "bars": ("Dorp|Jaar\nAb |2019\n", "Dorp | Jaar\nAb | 2019\n"),
    "bars around": ("| Dorp | Jaar |\n| Ab | 2019 |\n", "Dorp | Jaar\nAb | 2019\n"),
    "columns": (
        "Dorp       Jaar\nAb         2019\nBergen     2020\n",
        "Dorp | Jaar\nAb | 2019\nBergen | 2020\n",
    ),
    "figures flush right": (
        "Dorp      7\nAb       12\nBergen  104\n",
        "Dorp | 7\nAb | 12\nBergen | 104\n",
    ),
    "tabs": ("Dorp\tJaar\nAbcd\t2019\nEfgh\t2020\n", "Dorp | Jaar\nAbcd | 2019\nEfgh | 2020\n"),
}


@pytest.mark.parametrize(("before", "after"), FIXES.values(), ids=FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after


FIXES_RULES = {
    "rows that cannot be told": (
        "| | Gemeente:\n|\n| Utrecht\n\ninwoners | euro | jaar |\nNa de tabel\n",
        "Gemeente:\n\nUtrecht\n\ninwoners | euro | jaar\nNa de tabel\n",
    ),
    "a line between two bars, and one with a bar": (
        "| Dorp Inwoners |\nAb 12\nBergen 104\nDrunen 88\nElst 40 |\n",
        "Dorp Inwoners\nAb 12\nBergen 104\nDrunen 88\nElst 40\n",
    ),
    "beside rows that can be told": (
        "Ab | 12\nBergen | 104\nDrunen 88 |\n",
        "Ab | 12\nBergen | 104\nDrunen 88\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), FIXES_RULES.values(), ids=FIXES_RULES)
def test_takes_the_rules_of_a_table_away(before: str, after: str) -> None:
    assert fixed(RULE, before) == after


LEAVES = {
    "bars far apart": "| een\n" + "tekst\n" * 9 + "| twee\n" + "tekst\n" * 9 + "| drie\n",
    "a line between two bars, alone": "| een |\n" + "tekst\n" * 9,
    "a bar at one end, twice": "een |\ntekst\n| twee\n",
    "absolute values": "|x| en |y|\n|z| en\n|q|\n",
    "text": "een regel\nnog een regel\n",
    "one row": "Dorp | Jaar\n",
    "one row between text": "een regel\nDorp | Jaar\nnog een\n",
    "rows of other sizes": "a | b\na | b | c\n",
    "two rows with blanks": "Dorp     Jaar\nAb       2019\n",
    "blanks at other places": "het is  zo en dan\ndaar gaat het  om nu\nen  verder\n",
    "a bar at the edge": "| Dorp\n| Jaar\n",
    "rows far apart": "Dorp | Jaar\n\n\n\nAb | 2019\n",
    "plain form": "Dorp | Jaar\nAb | 2019\n",
    "nothing": "|\n|\n",
}


@pytest.mark.parametrize("text", LEAVES.values(), ids=LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text) == text
