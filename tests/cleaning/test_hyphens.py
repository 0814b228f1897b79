"""What a hyphen between two halves is, without a text around it; ``rules/test_line_ends`` has texts."""

from __future__ import annotations

import pytest

from quickscan_build.cleaning.hyphens import (
    Hyphened,
    Verdict,
    read_halves,
    read_in_address,
    read_plural,
    small_letter,
)
from quickscan_build.language import dutch

NOTHING = dutch("")


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("profes", "sionals", Verdict.SOLID),
        ("zee", "eend", Verdict.HYPHEN),
        ("AI", "systeem", Verdict.HYPHEN),
        ("huis-aan", "huisverspreiding", Verdict.HYPHEN),
        ("financi", "ele", Verdict.TREMA),
        ("zorg", "en", Verdict.SUSPENDED),
        ("18", "jarige", Verdict.HYPHEN),
        ("niet", "lerend", Verdict.HYPHEN),
        ("vaar", "water", Verdict.SOLID),
        ("CloudE", "vents", Verdict.SOLID),
    ],
)
def test_what_dutch_says_of_two_halves(left: str, right: str, verdict: Verdict) -> None:
    found = read_halves(left, right, "-", NOTHING, Hyphened.of(NOTHING))
    assert found.verdict is verdict
    assert found.evidence


@pytest.mark.parametrize("hyphen", ["\u00ad", "¬"])
@pytest.mark.parametrize(
    ("left", "right"), [("zee", "eend"), ("AI", "systeem"), ("zorg", "en"), ("xq", "zw")]
)
def test_a_soft_hyphen_only_breaks(hyphen: str, left: str, right: str) -> None:
    assert read_halves(left, right, hyphen, NOTHING, Hyphened.of(NOTHING)).verdict is Verdict.SOLID


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        ("", Verdict.SOLID),
        ("zorgxqplan", Verdict.SOLID),
        ("zorg-xqplan", Verdict.HYPHEN),
        ("zorg-xqplan en zorg-xqplan, ook zorgxqplan", Verdict.HYPHEN),
        ("zorg-xqplan en zorgxqplan", Verdict.SOLID),
    ],
)
def test_what_the_document_writes_more_often_decides(content: str, verdict: Verdict) -> None:
    language = dutch(content)
    assert read_halves("zorg", "xqplan", "-", language, Hyphened.of(language)).verdict is verdict


def test_what_the_document_sets_off_is_set_off_at_a_line_end_too() -> None:
    language = dutch("een wiki-pagina, een wiki-tekst; iets-achtig")
    hyphened = Hyphened.of(language)
    assert "wiki" in hyphened.first
    assert "achtig" in hyphened.last
    assert Hyphened.of(dutch("iets-achtig en rotsachtig")).last == frozenset()
    assert Hyphened.of(dutch("up-to-date")).first == frozenset()


@pytest.mark.parametrize(
    ("left", "verdict"),
    [
        ("partij", Verdict.SOLID),
        ("technologie", Verdict.TREMA),
        ("categorie", Verdict.TREMA),
        ("zorg", None),
        ("Technologie", Verdict.TREMA),
        ("TECHNOLOGIE", None),
        ("lobby", Verdict.SOLID),
        ("xqij", None),
        ("xqy", None),
        ("mise", None),
    ],
)
def test_where_en_may_end_a_plural(left: str, verdict: Verdict | None) -> None:
    found = read_plural(left, NOTHING)
    assert (found.verdict if found else None) is verdict


@pytest.mark.parametrize(
    ("left", "right", "letter"),
    [
        ("overeen", "Komstig", "k"),
        ("over", "Jeggen", "l"),
        ("oud", "Hollands", ""),
        ("Noord", "Holland", ""),
        ("over", "leggen", ""),
        ("over", "LEGGEN", ""),
        ("OVER", "Leggen", ""),
        ("xq", "Komstig", ""),
    ],
)
def test_the_small_letter_that_a_capital_was(left: str, right: str, letter: str) -> None:
    assert small_letter(left, right, NOTHING) == letter


@pytest.mark.parametrize(
    ("content", "verdict", "open_question"),
    [
        ("", Verdict.HYPHEN, True),
        ("buurtxq", Verdict.HYPHEN, True),
        ("buurtxq en buurtxq", Verdict.SOLID, False),
        ("buurtxq en buurtxq, buurt-xq en buurt-xq", Verdict.HYPHEN, True),
    ],
)
def test_in_an_address_only_the_document_counts(
    content: str, verdict: Verdict, *, open_question: bool
) -> None:
    assert read_in_address("gronz", "elxq", dutch("gronzelxq")).verdict is Verdict.SOLID
    found = read_in_address("buurt", "xq", dutch(content))
    assert found.verdict is verdict
    assert bool(found.candidates) is open_question


@pytest.mark.parametrize(
    ("left", "right", "verdict", "open_question"),
    [
        ("ver", "plicht", Verdict.SOLID, False),
        ("voor", "beeld", Verdict.SOLID, True),
        ("ver", "xq", Verdict.HYPHEN, True),
    ],
)
def test_in_an_address_the_halves_of_a_listed_word_are_one(
    left: str, right: str, verdict: Verdict, *, open_question: bool
) -> None:
    found = read_in_address(left, right, NOTHING)
    assert found.verdict is verdict
    assert bool(found.candidates) is open_question
