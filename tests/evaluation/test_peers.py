"""The peers do what the comparison says they do."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from quickscan_build.evaluation.peers import _by_words, naive, peers
from quickscan_build.exits import ToolError


def run(name: str, raw: str) -> str:
    return next(peer for peer in peers() if peer.name == name).make()(raw)[0]


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("mede-\nwerker", "medewerker"),
        ("mede-\n\nwerker", "medewerker"),
        ("Noord-\nHolland", "Noord-\nHolland"),
        ("zorg- en", "zorg- en"),
        ("blad\fnieuw", "blad\nnieuw"),
        ("- een", "- een"),
    ],
)
def test_naive_takes_out_line_end_hyphens_alone(raw: str, plain: str) -> None:
    assert naive(raw) == plain
    assert run("naive", raw) == plain


def test_raw_is_raw() -> None:
    assert run("raw", "a-\nb") == "a-\nb"


def test_ours_is_the_whole_cleaner() -> None:
    assert run("quickscan-build", "De financiéle mede-\nwerkers van de gemeente.\n") == (
        "De financiële medewerkers van de gemeente.\n"
    )


def test_a_speller_is_not_asked_about_short_words() -> None:
    assert _by_words(str.upper)("in de buurt van Ab") == ("in de BUURT VAN Ab", 0)


def test_a_peer_that_is_not_installed_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name in ("ftfy", "symspellpy", "hunspell", "wordfreq"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    for name in ("ftfy, naive", "+ symspell", "+ hunspell", "+ unique diacritic"):
        with pytest.raises(ToolError, match="evaluate"):
            run(name, "tekst")
