from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.one import RULE

from .bench import fixed

FIXES = [
    ("door slechts én respondent gezien", "door slechts één respondent gezien"),
    ("in én oogopslag", "in één oogopslag"),
    ("voor én gezin geldt", "voor één gezin geldt"),
    ("De zorg van én organisatie", "De zorg van één organisatie"),
]
LEAVES = [
    "slechts één, minstens én tijdens",
    "inwoners én ondernemers",
    "in én om het huis",
    "voor én tijdens",
    "van én voor inwoners",
    "óf én",
    "op één dag",
    "in én MijnPlan",
    "zin én onzin",
    "in en uit",
    "naar én van het werk",
    "in én te",
    "van én sociale én fysieke aard",
    "met én zonder",
]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text) == text
