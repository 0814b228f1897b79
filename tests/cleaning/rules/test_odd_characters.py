from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.odd_characters import RULE

from .bench import fixed, outcome

FIXES = [
    ("is 00k goed, in het 00g", "is ook goed, in het oog"),
    ("dat is 20’n plan en 20'n plein", "dat is zo’n plan en zo'n plein"),
    ("past 66n aanpak", "past één aanpak"),
    ("dat is 0k goed", "dat is ook goed"),
    ("v66r de zomer", "vóór de zomer"),
    ("nooit €én mens", "nooit één mens"),
    ("nooit é€én mens", "nooit één mens"),
    ("nooit 6én mens", "nooit één mens"),
    ("nooit &én mens", "nooit één mens"),
    ("alle idee&n en categorie&n", "alle ideeën en categorieën"),
    ("v6or de zomer", "vóór de zomer"),
    ("v6ér de zomer", "vóór de zomer"),
    ("vo6r de zomer", "vóór de zomer"),
    ("de co6rdinator", "de coördinator"),
    ("zoals 0.a. de wet", "zoals o.a. de wet"),
    ("het doe! van de wet", "het doel van de wet"),
    ("dit onderdee!.", "dit onderdeel."),
    ("potenti¢le risico’s", "potentiële risico’s"),
    ("precies ¢én keer", "precies één keer"),
    ("2ijn wens, 0ok", "zijn wens, ook"),
    (
        "dat 2ou ook, in artikel 0ok, volgens artikel 2ij, bijlage 1ang",
        "dat zou ook, in artikel ook, volgens artikel zij, bijlage lang",
    ),
]
LEAVES = [
    "00kg, x00k, 120’n, 20’nd, 20’ers",
    "de A66n, 66nm, nr. 66N",
    "v68r en k66t",
    "een bedrag van 1k euro",
    "3D, A4, 5G, 2e, 18e, 20ste, 65+, 18-jarige",
    "COVID19 en H2O en CO2",
    "b2b, k8s, l10n",
    "€50, 50€, € 50",
    "R&D en V&D en Q&A",
    "versie 0.9 en 0.a",
    "doe! En dan",
    "(en dan doe!) of niet",
    "een doe! k van de raad",
    "voor de 2en 3-ringverbindingen",
    "van klasse 0en 1-specie",
    "een (1of meer) huis",
    "stop! zei hij",
    "a1b2c3d4",
    "https://voorbeeld.nl/v6or",
    "naam6@voorbeeld.nl",
    "art. 6a en 1e",
    "artikel 1ce, Artikelen 1cd, Bijlage 1ce van",
    "v6",
    "6",
    "#v6or",
]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_alone(text: str) -> None:
    assert outcome(RULE, text) == (text, ())
