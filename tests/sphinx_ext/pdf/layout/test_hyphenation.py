"""Where Dutch words may be broken."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.sphinx_ext.pdf.layout.hyphenation import LEFT, RIGHT, breaks, install

ROOT = Path(__file__).parents[4]


def shown(word: str) -> str:
    """The word with a hyphen at each break."""
    offsets = (0, *breaks(word), len(word))
    return "-".join(word[start:end] for start, end in pairwise(offsets))


@pytest.mark.parametrize(
    "word",
    [
        "samen-wer-king",
        "gemeen-te-lijke",
        "ver-ant-woor-ding",
        "straat-jes",
        "finan-ciële",
        "effi-ciën-tie",
        "coö-pe-ra-tie",
        "con-ti-nuï-teit",
    ],
)
def test_breaks_at_syllables(word: str) -> None:
    assert shown(word.replace("-", "")) == word


@pytest.mark.parametrize(
    ("word", "never"),
    [
        # The trema would have to go: ge-/interviewd, re-/integratie.
        ("geïnterviewden", "ge-ïn"),
        ("geïnventariseerd", "ge-ïn"),
        ("beïnvloeden", "be-ïn"),
        ("reïntegratie", "re-ïn"),
        ("financiële", "ci-ël"),
        ("patiënten", "ti-ën"),
        ("coördinator", "co-ör"),
        ("ruïneren", "ru-ï"),
        # The doubled vowel would have to be single: oma-/tje.
        ("omaatjes", "aa-tje"),
        ("parapluutje", "uu-tje"),
        ("autootjes", "oo-tje"),
        ("cafeetje", "ee-tje"),
    ],
)
def test_never_where_the_spelling_would_change(word: str, never: str) -> None:
    assert never not in shown(word)


@pytest.mark.parametrize(
    "word",
    [
        "Amsterdam",
        "Rotterdamse",
        "Janssen",
        "Waterschap",
        "MijnOverheid",
        "ANWB-leden",
        "www.voorbeeld.nl",
        "https://voorbeeld.nl/artikel",
        "redactie@voorbeeld.nl",
        "2015–2017",
        "artikel4lid",
        "snake_case_naam",
        "kort",
        "straat",
        "",
    ],
)
def test_leaves_whole(word: str) -> None:
    assert breaks(word) == ()


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"]), max_size=30))
def test_any_text_keeps_its_ends_together_and_its_spelling(word: str) -> None:
    for at in breaks(word):
        assert LEFT <= at <= len(word) - RIGHT
        assert not (word[at] in "äëïöüÿ" and word[at - 1] in "aeiou")


def test_every_break_of_the_publication_keeps_its_spelling() -> None:
    """All words of the first publication: no break before a trema, none in a word with a capital."""
    words = {
        word
        for chapter in (ROOT / "docs" / "chapters").glob("*.md")
        for word in re.findall(r"\w+", chapter.read_text(encoding="utf-8"))
    }
    assert len(words) > 1000
    broken = {word: breaks(word) for word in words if breaks(word)}
    assert len(broken) > 300
    for word, offsets in broken.items():
        assert word.islower()
        for at in offsets:
            assert word[at] not in "äëïöü" or word[at - 1] not in "aeiou", word


def test_takes_the_place_of_pyphens_dictionary() -> None:
    install()
    assert "ge-ïn" not in pyphen.Pyphen(lang="nl", left=2, right=2).inserted("geïnterviewd")
    assert pyphen.Pyphen(lang="nl", left=2, right=2).inserted("Amsterdam") == "Amsterdam"
