"""The measures count what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.evaluation.measures import Difference, Score, differences, normal, score


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("- een\n- twee", "een twee"),
        ("¢ een\n* twee\n® drie", "een twee drie"),
        ("tekst[^1]\n\n[^1]: de noot", "tekst"),
        ("a | b | c", "a b c"),
        ("“zo” – ‘dus’…", "\"zo\" - 'dus'..."),
        ("blad\feen  nieuw\n\nblad", "blad een nieuw blad"),
        ("e\u0308", "ë"),
        ("een - twee", "een - twee"),
    ],
)
def test_what_is_measured(text: str, measured: str) -> None:
    assert normal(text) == measured


def test_rates_fixed_and_broken() -> None:
    found = score(
        "de financiële zaak is klaar", "de financiéle zaak is klaar", "de financiële zaak was klaar"
    )
    assert (found.words, found.word_errors, found.fixed, found.broken) == (5, 1, 1, 1)
    assert found.wer == 0.2
    assert found.cer == pytest.approx(2 / 27)


def test_scores_add_up() -> None:
    one = Score(10, 1, 2, 1, 0, 1)
    assert one + one == Score(20, 2, 4, 2, 0, 2)
    assert Score(0, 0, 0, 0, 0, 0).wer == 0


def test_differences_come_with_their_context() -> None:
    assert differences("a b c d e", "a b x d e", context=1) == [Difference("c", "x", "b", "d")]


@given(st.text())
def test_a_text_is_right_beside_itself(text: str) -> None:
    found = score(text, text, text)
    assert (found.word_errors, found.character_errors, found.fixed, found.broken) == (0, 0, 0, 0)
