from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build import language
from quickscan_build.language import dutch, lexicon
from quickscan_build.language.worn import TELLING, WEAK, WORN, is_worn, readings

TOLD = ["gemecnte", "wanncer", "geregetd", "opgestagen", "beslniten", "averleg"]


def test_a_reading_changes_one_place() -> None:
    assert set(readings("averleg", WORN, lexicon.listed)) == {"overleg"}
    assert list(readings("standard", WEAK, lexicon.listed)) == ["standaard"]
    assert list(readings("overleg", WORN, lambda reading: False)) == []


def test_a_capital_at_the_start_of_a_word_is_not_a_misreading() -> None:
    assert "kern" not in readings("Kern", WORN, lambda reading: True)


@pytest.mark.parametrize(
    "unknown", [[], TOLD[:5], TOLD + ["qwxz"] * 60, ["vendor", "dependencies", "framework"] * 9]
)
def test_little_or_thin_evidence_proves_nothing(unknown: list[str]) -> None:
    assert not is_worn(unknown, 400)


def test_many_of_the_unknown_words_show_it() -> None:
    assert is_worn(TOLD + ["qwxz"] * 40, 3000)
    assert not is_worn(TOLD + ["qwxz"] * 40, 4000)
    assert is_worn(TOLD + ["qwxz"] * 20, 4000)
    assert not is_worn(TOLD, 7000)
    assert dutch(" ".join(TOLD)).worn
    assert not dutch("Het is geregeld en opgeslagen.").worn


def test_only_the_first_forms_of_a_document_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "FORMS", 6)
    assert dutch(" ".join([*TOLD, "het " * 9000])).worn
    assert not dutch(" ".join(["het", *TOLD])).worn


def test_what_is_left_of_an_ij_in_a_word_of_some_length_shows_it() -> None:
    assert is_worn(["belangrik", "duideljk", "beschriving", "bivoorbeeld", "natuurljke", "wizigingen"], 3000)
    assert not is_worn(["primer", "vinyl", "fils", "jury", "lines", "winner", "design", "editor"], 3000)


def test_in_a_short_word_it_shows_nothing() -> None:
    assert not is_worn(["bliven", "lidend", "bedrif", "krigen", "wizer", "twifel", "rizen", "prizen"], 3000)


def test_lost_vowels_count_beside_others_only() -> None:
    vowels = ["problem", "normal", "integral", "robust", "personel"]
    assert is_worn(TOLD[:4] + vowels, 3000)
    assert not is_worn(TOLD[:4] + vowels[:3], 3000)
    assert not is_worn(TOLD[:1] + vowels * 3, 3000)


@given(st.text("abcdefghijklmnopqrstuvwxyzë", max_size=30))
def test_readings_are_as_many_as_places_at_most(word: str) -> None:
    found = list(readings(word, TELLING + WEAK, lambda reading: True))
    assert len(found) == len(set(found))
    assert word not in found
    assert len(found) <= (len(word) + 1) * len(TELLING + WEAK)
