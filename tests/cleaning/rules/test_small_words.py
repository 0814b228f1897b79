from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.small_words import RULE

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


PROSE = "Het is dat het met dat het met " * 9
RARE = [
    ("Hieruit blijkt dar de raad wil", "Hieruit blijkt dat de raad wil"),
    ("om te voorkomen dar\nzij wachten", "om te voorkomen dat\nzij wachten"),
    ("een probleem, her treft inwoners", "een probleem, het treft inwoners"),
    ("in verband mer aan dat", "in verband met aan dat"),
    ("de raad dankt her college", "de raad dankt het college"),
]
STAYS = [
    "Imkers zien de dar terug",
    "zo kwam her en der schade voor",
    "om dit te her te gebruiken",
    "zij moeten een mer maken",
    "wat de mer zegt",
    "de plan-mer laat dat zien",
    "wat dar-es zei",
    "het college (her)trainen",
    "zij zag in her qwrtcastle een",
    "hij zqwr her kasteel",
    "wij lezen in her Majesty",
    "wij lezen her Majesty voor",
    "zo zegt dar@gemeente ons",
    "zoals mer opstellen, mer beoordelen, mer toetsen en mer lezen",
]


@pytest.mark.parametrize(("before", "after"), RARE)
def test_fixes_rare_words(before: str, after: str) -> None:
    assert fixed(RULE, PROSE + before) == PROSE + after


@pytest.mark.parametrize("text", [*STAYS, *(before for before, _ in RARE)])
def test_leaves_rare_words(text: str) -> None:
    """In prose where they may be meant, and in short texts that do not tell."""
    assert fixed(RULE, text) == text
    meant = " Darren zoeken the queen (the queen bee); MER, darren."
    prose = PROSE if text in STAYS else PROSE + meant
    assert fixed(RULE, prose + text) == prose + text


def test_in_a_worn_scan_one_may_be_another() -> None:
    worn = PROSE + "gemecnte, wanncer, geregetd, opgestagen, wethauder en averleg, want "
    assert fixed(RULE, worn + "dar wordt her plein mer zorg") == worn + "dar wordt het plein met zorg"
