"""The Language: one document's evidence."""

from __future__ import annotations

import pytest

from quickscan_build.language import Model, dutch

ENG = dutch("De reéle prijs. ¢ een punt")
NLD = dutch("De reële prijs • een punt")


def test_the_model_is_inferred_from_what_it_can_print() -> None:
    assert ENG.model is Model.ENG
    assert NLD.model is Model.NLD
    assert dutch("Niets bijzonders.").model is Model.ENG
    assert dutch("De reële prijs.", model="eng").model is Model.ENG


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("financiéle", "financiële"),
        ("geinterviewden", "geïnterviewden"),
        ("categorieén", "categorieën"),
        ("getiploade", "geüploade"),
        ("Artificiéle", "Artificiële"),
        ("lk", "Ik"),
        ("ledereen", "Iedereen"),
        ("invioed", "invloed"),
        ("zijh", "zijn"),
    ],
)
def test_the_english_model_is_explained(read: str, meant: str) -> None:
    assert ENG.explain(read) == meant


@pytest.mark.parametrize(
    "word", ["clienten", "geinterviewden", "café", "één", "huis", "Talai", "TR", "evidence"]
)
def test_what_the_dutch_model_could_print_is_not_explained(word: str) -> None:
    assert NLD.explain(word) is None


@pytest.mark.parametrize(
    "word", ["clienten", "café", "één", "officiele", "huis", "Talai", "TR", "women", "le"]
)
def test_what_the_english_model_reads_right_is_not_explained(word: str) -> None:
    assert ENG.explain(word) is None


def test_the_document_attests_what_recurs() -> None:
    language = dutch(
        "Zo werkt MijnPlan. Het MijnPlan-register van MijnPlan telt geinterviewden, geinterviewden."
    )
    assert language.knows("MijnPlan")
    assert language.knows("MijnPlan-register")
    assert not language.lexical("MijnPlan")
    assert not language.knows("Maykin")
    assert not language.knows("geinterviewden")


def test_halves_at_a_line_end_do_not_count() -> None:
    language = dutch("de belemme-\n\nren en de ren in de\nren van belemme")
    assert language.count("ren") == 2
    assert language.count("belemme") == 1
    assert language.count("de") == 3
