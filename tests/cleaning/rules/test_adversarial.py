"""No line may make a rule work more than in proportion to its length.

The steps are counted, not timed: a rule that looks at each character a bounded number of times asks the
text for slices and the lexicon for words in proportion to its length. Patterns are checked on lines made to
send a backtracking expression astray; one that is quadratic would not come back within the suite.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quickscan_build.cleaning.engine import clean
from quickscan_build.cleaning.rule import Rule
from quickscan_build.cleaning.rules import (
    capital_i,
    confused_letters,
    diacritics,
    doubled_capitals,
    full_stops,
    odd_characters,
    quotes,
    small_words,
)
from quickscan_build.language import Language, Model, dutch, lexicon
from quickscan_build.language.words import count_tokens, count_words
from quickscan_build.ledger import replay, undo
from quickscan_build.text import Source, Text

RULES = [
    module.RULE
    for module in (
        odd_characters,
        doubled_capitals,
        capital_i,
        diacritics,
        confused_letters,
        small_words,
        quotes,
        full_stops,
    )
]
N = 100_000
LINES = {
    "hyphens": "-" * N,
    "blanks": " " * 10 * N,
    "capitals": "I" * N,
    "capitals and l": "Il" * N,
    "AlAl": "Al" * N,
    "one word": "é" * N,
    "i": "i" * N,
    "digits": "6" * N,
    "letters and digits": "v6o" * N,
    "euros": "é€" * N,
    "apostrophes": "a'" * N,
    "hyphened": "a-" * N,
    "broken": "a-\n" * N,
    "strokes": "\\W" * N,
    "én": " én" * N,
    "quotes": "‘a" * N,
    "commas": ",\n\nDe " * N,
    "marks": "!" * N,
}


class Counting(Language):
    """A Language that counts what it is asked."""

    asked = 0

    def listed(self, word: str) -> bool:
        Counting.asked += 1
        return super().listed(word)


def lexical(word: str) -> bool:
    Counting.asked += 1
    return lexicon.lexical(word)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@pytest.mark.parametrize("name", LINES)
def test_look_ups_in_the_lexicon_grow_with_the_line(rule: Rule, name: str) -> None:
    line = LINES[name]
    Counting.asked = 0
    list(rule.find(Text.of(Source("", line)), Counting(Model.ENG, {}, lexical)))
    assert Counting.asked <= len(line) + 100


@pytest.mark.parametrize("name", LINES)
def test_words_are_counted_in_one_look(name: str) -> None:
    assert sum(count_words(count_tokens(LINES[name]), LINES[name]).values()) <= len(LINES[name])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@settings(max_examples=60)
@given(
    text=st.text("aeiéëlIAVvó6€0!'’‘”\"\\- .,\nDenlk", max_size=120),
    model=st.sampled_from(list(Model)),
)
def test_replay_undo_and_once_is_enough(rule: Rule, text: str, model: Model) -> None:
    language = dutch(text, model=model)
    once = clean(Source("", text), [rule], language).text
    assert replay(text, once.ledger) == once.content
    assert undo(once.content, once.ledger) == text
    assert clean(Source("", once.content), [rule], language).text.content == once.content
