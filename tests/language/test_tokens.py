from __future__ import annotations

import pytest

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
    tokens.learn([token])
    assert list(tokens.suspect[token]) == found


@pytest.mark.parametrize("token", ["Ik", "lks", "...", "9lk9", "l-k", "één", "“"])
def test_a_sound_token_is_not_suspect(token: str) -> None:
    tokens = Tokens(lambda word: word == "Lk")
    tokens.learn([token])
    assert not tokens.suspect


def test_each_token_is_judged_once() -> None:
    asked: list[str] = []

    def suspects(word: str) -> bool:
        asked.append(word)
        return word == "lk"

    tokens = Tokens(suspects)
    for _ in range(3):
        tokens.learn(["de", "(lk)", "de"])
    assert sorted(set(asked)) == ["de", "lk"]
    assert asked.count("de") == 1


def test_what_learns_tells_which_tokens_are_suspect() -> None:
    tokens = Tokens(lambda word: word == "lk")
    assert tokens.learn(["lk", "de", "(lk)"]) == {"lk", "(lk)"}
    assert tokens.learn(["de", "lk"]) == {"lk"}
    assert tokens.learn(["de"]) == set()


def test_a_token_that_can_hold_nothing_is_not_judged() -> None:
    tokens = Tokens({"lk", "ls"}.__contains__, lambda token: "k" in token)
    assert tokens.learn(["de", "lk.", "ls"]) == {"lk."}


def test_forms_are_judged_beforehand_and_once() -> None:
    asked: list[str] = []

    def suspects(word: str) -> bool:
        asked.append(word)
        return word == "lk"

    tokens = Tokens(suspects, forms={"de": 2, "lk": 1})
    assert tokens.learn(["de", "lk", "(lk)", "de"]) == {"lk", "(lk)"}
    assert sorted(asked) == ["de", "lk", "lk"]
