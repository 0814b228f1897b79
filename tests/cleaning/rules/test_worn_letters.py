from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.worn_letters import RULE

from .bench import fixed

WORN = (
    " De gemecnte weet wanncer. Het is goed geregetd en opgestagen. Zij besiuiten over het averleg."
    " De beheerder is onathankelijk. Het"
    " bestwur kiest het. Het is het bestuur. Het overleg over de standaard"
    " en de gebruiker is van het bestuur en het is van de organisatie."
)
"""What a coarse scan leaves of a few sentences."""
MENDED = WORN
for read, meant in (
    ("gemecnte", "gemeente"),
    ("wanncer", "wanneer"),
    ("geregetd", "geregeld"),
    ("opgestagen", "opgeslagen"),
    ("besiuiten", "besluiten"),
    ("averleg", "overleg"),
    ("onathankelijk", "onafhankelijk"),
):
    MENDED = MENDED.replace(read, meant)

FIXES = [
    ("de uityoering van beleid", "de uitvoering van beleid"),
    ("dit is een standard", "dit is een standaard"),
    ("de gebruiken en het techt van", "de gebruiken en het recht van"),
    ("in het oyerleg, zegt zij", "in het overleg, zegt zij"),
    ("hhet is van de stad", "het is van de stad"),
    ("de organisatic, en", "de organisatie, en"),
    ("de onathankelijke onganisatie", "de onafhankelijke organisatie"),
    ("het overleg over onganisatiebestwur", "het overleg over onganisatiebestwur"),
]
LEAVES = [
    "een explciet besluit",
    "de heer Besluitvermi uit Wontum",
    "een vendor lock-in",
    "framework van de markt",
    "het digital platform",
    "een nieuw standardisme",
    "het rtc en de hbc",
    "de BESIUITEN van de raad",
    "drukverlies",
    "zie www.vaorstel.nl/opiossing en opiossing@vaorstel.nl",
    "clienten en financiele",
    "de kernel en de kernel met kernels",
    "lan en Ian, lan",
    "de grub-installer, een grub-installer",
    "Onganisatiebureau Zwst",
]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_fixes_in_a_worn_document(before: str, after: str) -> None:
    assert fixed(RULE, before + WORN) == after + MENDED


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text + WORN) == text + MENDED


@pytest.mark.parametrize("text", ["Het is goed geregetd.", "Zij besiuiten over het averleg.", "x"])
def test_leaves_a_good_scan_alone(text: str) -> None:
    assert fixed(RULE, text) == text


def test_a_form_that_recurs_is_a_word() -> None:
    text = "De averlegger zit bij de averlegger en de averlegger." + WORN
    assert "averlegger zit bij de averlegger en de averlegger" in fixed(RULE, text)
    assert "overleg. De" in fixed(RULE, text)
