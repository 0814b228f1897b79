from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.cleaning.engine import clean
from quickscan_build.cleaning.respelling import Respelling, respell
from quickscan_build.cleaning.rule import Rule
from quickscan_build.language import Language, Model
from quickscan_build.language.tokens import Tokens
from quickscan_build.ledger import Kind
from quickscan_build.text import Source

SPELLINGS = {"lk": "Ik ls", "ls": "Is", "een": ""}


def rule(word: str, among: Tokens | None) -> Rule:
    def judge(read: str) -> Respelling | None:
        return Respelling(SPELLINGS[read], evidence="") if read == word else None

    return Rule(word, Kind.LETTER, "", lambda text, language: respell(text, judge, among=among))


@given(st.lists(st.sampled_from(["lk", "ls", "een", "twee", " ", "\n", ",", "-"]), max_size=30).map("".join))
def test_rules_that_share_their_tokens_find_what_each_finds_alone(content: str) -> None:
    source, language = Source("", content), Language(Model.ENG, {})
    shared = Tokens(SPELLINGS.__contains__)
    alone = clean(source, [rule(word, None) for word in SPELLINGS], language)
    together = clean(source, [rule(word, shared) for word in SPELLINGS], language)
    assert together.text.ledger == alone.text.ledger
