from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

import pytest
from tests.growth import grows_evenly

from quickscan_build.cleaning.rule import Edit
from quickscan_build.cleaning.rules.lost_blanks import RULE
from quickscan_build.language import dutch, lexicon
from quickscan_build.text import Text

from .bench import fixed, source

KNOWN = ", de vragenlijst en de vragenlijst, een gebruiker, de gebruiker, een beleid, het beleid"
FIXES = [
    (
        "Eris sprake van. Eris geen plan. Eris veel. Eris niet en Eris is een naam",
        "Er is sprake van. Er is geen plan. Er is veel. Er is niet en Eris is een naam",
    ),
    (
        "Ukunt dat, Ukunt meer, Ukunt alles en uhebt tijd",
        "U kunt dat, U kunt meer, U kunt alles en u hebt tijd",
    ),
    ("Eris veel, en af te ronden of afte ronden", "Er is veel, en af te ronden of af te ronden"),
    ("Ditzijn de plannen", "Dit zijn de plannen"),
    ("en/of daar, hier enof daar", "en/of daar, hier en/of daar"),
    (
        "Er is een plan. Erwordt gewerkt.\n- Erwordt gebouwd. Erwordt niet gepraat",
        "Er is een plan. Er wordt gewerkt.\n- Er wordt gebouwd. Er wordt niet gepraat",
    ),
    ("Het is laat. Inde pauze is er koffie", "Het is laat. In de pauze is er koffie"),
    ("op 2augustus 2026", "op 2 augustus 2026"),
    ("een vragenlijstin het dorp", "een vragenlijst in het dorp"),
    ("de vragenlijstvan nu.", "de vragenlijst van nu."),
    ("(vragenlijstmet", "(vragenlijst met"),
]
LEAVES = [
    "data_vragenlijstin het dorp",
    "vragenlijstin@dorp",
    "vragenlijstin_1",
    "een optie (-vragenlijstin het dorp)",
    "uw wil, uwe, Ubuntu, ubint, ukunt.nl en www.ukunt.nl",
    "danwel, tenminste, teneinde, opeen",
    "Ismet en Devan",
    "hier enof daar",
    "Eris werkt hier. Eris woont daar. Wij vroegen Eris wat",
    "Eris Advies, Eris Bouw, Eris Advies",
    "Het is laat. Inde hij de boete? De gemeente inde de boete. De heer Inde is er",
    "afte en afte en afte",
    "www.eris.nl, Eris-plan, eris@voorbeeld.nl",
    "2augustus, 12mei",
    "de gebruikerin",
    "het beleidin",
    "de vragenlijsten",
    "een vragenlijstje",
    "de vragenlijstde",
    "vragenlijst-in, in-vragenlijstin",
    "het vragenlijstbeleidin",
    "de vragenlijstin en de vragenlijstin",
    "de VRAGENLIJSTIN",
    "vragenlijstin.nl",
]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before + KNOWN) == after + KNOWN


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text + KNOWN) == text + KNOWN


WORN = " De gemecnte weet wanncer. Het is geregetd en opgestagen. De wetke is onathankelijk. Het averleg."


def test_a_worn_scan_loses_blanks_after_any_word() -> None:
    text = "Direct aan de slag versterkt het, zodat je weet dat iets interoperabel is, en niet.nl of zet-het"
    glued = text.replace("Direct aan", "Directaan").replace("versterkt het", "versterkthet")
    glued = glued.replace("interoperabel is", "interoperabelis")
    assert fixed(RULE, glued + WORN) == text + WORN
    assert fixed(RULE, glued) == glued


@pytest.mark.parametrize("text", ["de huisje en het bosje", "een zorgde en fietste", "de bosop en bosop"])
def test_a_worn_scan_keeps_words(text: str) -> None:
    assert fixed(RULE, text + WORN) == text + WORN


def test_a_word_that_occurs_nowhere_else_proves_nothing() -> None:
    assert fixed(RULE, "een vragenlijstin het dorp") == "een vragenlijstin het dorp"


def test_many_words_that_lost_a_blank_do_not_take_the_square_of_their_number() -> None:
    known = sorted(word for word in lexicon.words() if re.fullmatch("[a-z]{9,14}", word))

    def looking(many: int) -> Callable[[], object]:
        content = "".join(f"{word} en {word}, {word}met een. " for word in known[:many])
        text, language = Text.of(source(content)), dutch(content)
        return lambda: list(RULE.find(text, language))

    assert len(list(cast(list[Edit], looking(100)()))) > 50
    assert grows_evenly(looking, 1500)
