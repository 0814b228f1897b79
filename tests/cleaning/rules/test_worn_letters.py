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
    ("het gebruiksvriendelikheidsbeleid van", "het gebruiksvriendelijkheidsbeleid van"),
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
    "kwetsbaardere wijken",
    "identity en access management",
    "de Data Security Standard",
    "met de eye-tracker",
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


DOMAIN = " Het sociaal domein is sociaal beleid van het sociaal domein en sociaal werk in het sociaal gebied."


def test_a_vowel_comes_back_where_the_document_has_it_beside_the_same_word() -> None:
    assert "in het sociaal domein ja" in fixed(RULE, "in het social domein ja" + DOMAIN + WORN)


@pytest.mark.parametrize(
    "text", ["met social media", "Het Social domein", "social-domein en social@domein.nl"]
)
def test_a_word_with_a_vowel_less_stays_beside_others(text: str) -> None:
    assert fixed(RULE, text + DOMAIN + WORN).startswith(text)


def test_a_word_with_a_vowel_less_stays_in_a_good_scan() -> None:
    assert "het social domein" in fixed(RULE, "in het social domein" + DOMAIN)


def test_a_form_that_recurs_is_a_word() -> None:
    text = "De averlegger zit bij de averlegger en de averlegger." + WORN
    assert "averlegger zit bij de averlegger en de averlegger" in fixed(RULE, text)
    assert "overleg. De" in fixed(RULE, text)


def test_a_small_word_stays_even_next_to_the_same_words_as_one_with_another_vowel() -> None:
    text = "de wet en specifieke regels" + "\nuit een specifieke wet" * 5 + WORN
    assert "de wet en specifieke regels" in fixed(RULE, text)


KIN = "het verkeersplein, een verkeersplein, de verkeersles en een verkeersbord. "


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("het verkeer is het verker, een verker en dat verker. ", True),
        # What stays: a form that others begin with; one for which the document has no word by itself.
        ("het verkeer is het verker, een verker en een verkering. ", False),
        ("dat is het verker, een verker en dat verker. ", False),
        ("de leverancier is de vendor, een vendor en die vendor. ", False),
    ],
)
def test_a_word_is_as_frequent_as_the_forms_that_begin_with_it(text: str, *, right: bool) -> None:
    mended = text.replace("verker", "verkeer") if right else text
    assert fixed(RULE, text + KIN + WORN) == mended + KIN + MENDED


def test_without_such_forms_it_stays() -> None:
    text = "het verkeer is het verker, een verker en dat verker. "
    assert fixed(RULE, text + WORN) == text + MENDED
