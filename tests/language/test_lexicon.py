"""The lexicon: what Dutch attests, and what it must not."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.language import lexicon

ATTESTED = """
huis Huis HUIS Amsterdam geïnterviewd financiële IJsland ijs zee-egel
gelijkwaardigheidsbeginsel uitvoeringsplannen scholingsbehoefte buurthuiskamer
co-creatieve AI-systeem hoog-risico-AI-systeem niet-openbare wet-en-regelgeving
voorraadstatussen kantonrechter koffieoverleggen foto's foto’s AVG's dát één XVII MCMLXXX semigestructureerd
"""
NOT_ATTESTED = """
lk ls ledereex amsterdam viakken invioed zijh teft vragenlijstin Alsysteem algoriume
geinterviewd clienten financiéle financiele opde vande metde huis- -huis foto' 's-'s
xvii VVerantwoorden potenti scenarioswaarin gegevensworden
"""


@pytest.mark.parametrize("word", ATTESTED.split())
def test_dutch_attests(word: str) -> None:
    assert lexicon.lexical(word)


@pytest.mark.parametrize("word", NOT_ATTESTED.split())
def test_dutch_does_not_attest(word: str) -> None:
    assert not lexicon.lexical(word)


def test_a_compound_needs_a_head() -> None:
    assert lexicon.compound("buurthuiskamer")
    assert not lexicon.compound("buurtin")
    assert not lexicon.compound("metdat")


@given(st.text(max_size=200))
def test_any_string_may_be_looked_up(word: str) -> None:
    assert lexicon.lexical(word) in (True, False)


@given(st.text("aes", min_size=1, max_size=lexicon.LONGEST_WORD))
def test_looking_up_is_bounded(word: str) -> None:
    """The worst words for the splitter: every prefix is a word or nearly one."""
    lexicon.compound(word)


def test_the_data_says_where_it_is_from() -> None:
    data = files("quickscan_build.language").joinpath("data")
    source = tomllib.loads(data.joinpath("SOURCE.toml").read_text("utf-8"))
    assert source["package"] == "wdutch"
    assert "OpenTaal" in data.joinpath("LICENSE.txt").read_text("utf-8")
