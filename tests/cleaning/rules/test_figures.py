from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.figures import RULE

from .bench import fixed

CODES = "Zie wrd-01, wrd-03, wrd-11, wrd-12 en wrd-14. "

FIXES = [
    (f"{CODES}Dan wrd-o2 en wrd-1s.", f"{CODES}Dan wrd-02 en wrd-15."),
    ("Zie artikel s en 32 van de wet", "Zie artikel 5 en 32 van de wet"),
    ("Artikel s Verordening", "Artikel 5 Verordening"),
    ("in leden 2 t/m s van artikel 10", "in leden 2 t/m 5 van artikel 10"),
    ("vóór z augustus 2026 klaar", "vóór 2 augustus 2026 klaar"),
    ("van z z mei 2026", "van z 2 mei 2026"),
    ("op l mei begint het", "op 1 mei begint het"),
    ("op | mei kost het ruim | miljard euro", "op 1 mei kost het ruim 1 miljard euro"),
    ("op 2 augustus zo25 klaar", "op 2 augustus 2025 klaar"),
    ("tegen zaugustus 2026 klaar", "tegen 2 augustus 2026 klaar"),
    ("vanaf februari 202s geldt", "vanaf februari 2025 geldt"),
    ("van O t/m 3 jaar", "van 0 t/m 3 jaar"),
    ("tussen de O en 4 jaar", "tussen de 0 en 4 jaar"),
    ("in leden 2 tim 5 van", "in leden 2 t/m 5 van"),
    ("een 20 volledig mogelijk plan", "een zo volledig mogelijk plan"),
    ("dat is ‘20 goedkoop mogelijk’. 20 vroeg mogelijk", "dat is ‘zo goedkoop mogelijk’. Zo vroeg mogelijk"),
    ("de 20 goed mogelijke\ntoegang", "de zo goed mogelijke\ntoegang"),
    ("soms 1,000 euro, vaak 1.000 euro", "soms 1.000 euro, vaak 1.000 euro"),
    ("soms 125,000 euro, vaak 125.000 euro", "soms 125.000 euro, vaak 125.000 euro"),
]
LEAVES = [
    "in mei |-juli en deel||augustus",
    "van x| augustus",
    "er zijn 20 opties mogelijk, 20 woningen mogelijk en 20 jaar mogelijk",
    "het is 20 keer mogelijk, 120 volledig mogelijk en 20 goed en mogelijk",
    "na 20 uur mogelijk of 20 procent mogelijk",
    "in 2020 goed mogelijk, 1.20 goed mogelijk",
    "om 20 te halen, 20 mogelijk, 20 goed",
    "Zie wrd-01, wrd-03, wrd-11 en wrd-12. Dan wrd-o2 en wrd-1s.",
    f"{CODES}Dan wrd-os, wrd-o2b, wrd-s123, awrd-o2, versie-s1 en -s1.",
    "Zie wrd-01, wrd-01, wrd-01, wrd-01, wrd-01 en wrd-o2.",
    "’s avonds, 's morgens, de s en de z",
    "post | bedrag | miljoenen | Mei | wonen",
    "artikel s. Dan",
    "bijlage s en z",
    "artikel z die",
    "de letter O en de letter A",
    "vitamine O of C",
    "zijn zoon Tim 5 jaar",
    "met tim en zonder",
    "zo 2 keer, zo'n 25, zo25x",
    "in zomaugustus",
    "1,000 kilometer precies",
    "soms 1,005 meter, vaak 1.005 euro",
    "soms 11,000 en 1.000 euro",
    "soms 1,000 euro, vaak 1.000.",
    "nr. 1212,000 en nr. 1212.000 van",
    "rij a,000 en rij a.000 van, na ,000 en .000 van",
    "2,000,000 en 2.000 euro",
    "z mei",
    "de 1202s en 202sa",
]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text) == text
