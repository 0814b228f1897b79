from __future__ import annotations

import pytest

from quickscan_build.language import tokens as module
from quickscan_build.language.tokens import Found, Tokens


@pytest.mark.parametrize(
    ("token", "found"),
    [
        ("lk", [Found(0, "lk")]),
        ("(‘lk’,", [Found(2, "lk")]),
        ("lk/lk-s", [Found(0, "lk")]),
        ("één/lk", [Found(4, "lk")]),
    ],
)
def test_a_suspect_word_is_found_in_its_token(token: str, found: list[Found]) -> None:
    tokens = Tokens(lambda word: word == "lk")
    assert list(tokens.suspects_among([token])) == [token]
    assert list(tokens.suspect[token]) == found


@pytest.mark.parametrize("token", ["Ik", "lks", "...", "9lk9", "l-k", "één", "“"])
def test_a_sound_token_is_not_suspect(token: str) -> None:
    tokens = Tokens(lambda word: word == "Lk")
    assert not list(tokens.suspects_among([token]))
    assert not tokens.suspect


def test_each_token_is_judged_once() -> None:
    asked: list[str] = []

    def suspects(word: str) -> bool:
        asked.append(word)
        return word == "lk"

    tokens = Tokens(suspects)
    for _ in range(3):
        assert list(tokens.suspects_among(["de", "(lk)", "de"])) == ["(lk)"]
    assert sorted(set(asked)) == ["de", "lk"]
    assert asked.count("de") == 1


def test_suspect_tokens_come_in_their_order() -> None:
    tokens = Tokens(lambda word: word == "lk")
    assert list(tokens.suspects_among(["lk", "de", "(lk)", "lk"])) == ["lk", "(lk)", "lk"]
    assert list(tokens.suspects_among(["de", "lk"])) == ["lk"]
    assert list(tokens.suspects_among(["de"])) == []


def test_a_token_that_can_hold_nothing_is_not_judged() -> None:
    tokens = Tokens({"lk", "ls"}.__contains__, lambda token: "k" in token)
    assert list(tokens.suspects_among(["de", "lk.", "ls"])) == ["lk."]


def test_what_is_around_a_form_makes_no_difference() -> None:
    asked: list[str] = []
    tokens = Tokens(asked.append, forms={"de": 2})
    assert list(tokens.suspects_among(["(de", "de,", "‘de’"])) == []
    assert asked == ["de"]


def test_it_forgets_before_it_remembers_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 1)
    asked: list[str] = []
    tokens = Tokens(asked.append, forms={"de": 1})
    for _ in range(2):
        assert list(tokens.suspects_among(["het", "een"])) == []
    assert sorted(asked) == ["de", "een", "een", "het", "het"]


def test_forms_are_judged_beforehand_and_once() -> None:
    asked: list[str] = []

    def suspects(word: str) -> bool:
        asked.append(word)
        return word == "lk"

    tokens = Tokens(suspects, forms={"de": 2, "lk": 1})
    assert list(tokens.suspects_among(["de", "lk", "(lk)", "de"])) == ["lk", "(lk)"]
    assert sorted(asked) == ["de", "lk", "lk"]


def test_a_form_that_is_not_doubted_is_not_judged_and_sound() -> None:
    asked: list[str] = []
    tokens = Tokens(asked.append, forms={"de": 2, "lk": 1}, doubted=["lk"])
    assert list(tokens.suspects_among(["de", "(de)"])) == []
    assert asked == ["lk"]
