"""What is true of the rules together, and of each by itself, for any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quickscan_build.cleaning.engine import clean
from quickscan_build.cleaning.order import RULES, rules_for
from quickscan_build.cleaning.rule import Rule
from quickscan_build.language import dutch
from quickscan_build.ledger import Kind, replay, undo
from quickscan_build.reading.plain import parse

VOCABULARY = """
de het een en van gemeente Gemeente regels beleid zorg- zorg AI- co- niet- financi- ele
interviewd sionals profes- is. wordt. komt: vraag? ‘citaat’ “woord” (haakje) 7 12 2019 3. 1. 2.
. , - – • e ¢ * + « ® | a) b. [^1] [^2]:
Titel 7| – 12 – Pagina 3 van 9 www.voorbeeld.nl/a- x ¹ woord3 raad.2 * '
" \u00ad \u200b belangrijkste transformeren samenwerken Hoofdstuk Risico’s ë
"""
WORDS = st.sampled_from(VOCABULARY.split())
GAPS = st.sampled_from(
    [" ", " ", " ", " ", "\n", "\n", "\n", "\n\n", "\n\n\n", "\n\f", "  ", "\t", "-\n", " \n "]
)
TEXTS = st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=120).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


def plain_form(text: str) -> None:
    """Assert the contract of ``docs/dev/architecture.md``."""
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", text)
    blocks = text[:-1].split("\n\n")
    for block in blocks:
        assert block.strip("\n") == block
        rows = block.split("\n")
        for row in rows:
            assert row == row.strip()
            assert row
            assert "  " not in row
        if len(rows) > 1:
            marks = {re.match(r"- |\d{1,3}[.)] |\(?[a-z][.)] ", row) is not None for row in rows}
            cells = {row.count(" | ") for row in rows}
            assert marks == {True} or (len(cells) == 1 and cells != {0}), block


@settings(max_examples=150, deadline=None)
@example("3. de \n \u00ad 3. de ")
@example("* de\n' ")
@given(TEXTS)
def test_any_text_comes_out_in_plain_form_and_can_be_had_back(content: str) -> None:
    source = parse(content.encode(), where="test")
    text = clean(source, RULES, dutch(content)).text
    assert replay(content, text.ledger) == text.content
    assert undo(text.content, text.ledger) == content
    if text.content:
        plain_form(text.content)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.name))
@settings(max_examples=60, deadline=None)
@example("- \nis\n- is ")
@example("de\n\x0cde\n\nde\n\nde ")
@example("b. is\n\na)\nis ")
@example("is | is\n\nis\nis | is ")
@example("is | is\n\nhet\n| is ")
@example("komt:\nvraag?\nis is \n is is \n is ")
@example("is is komt:\n\x0ckomt:\nis is \n is ")
@example("is \n komt:\nvraag?\nis \n is ")
@example("is\n\x0cis\nis\nwoord3\nis\nis\nis\nis\n\nis\ntransformeren\tkomt: [^2]: [^1]  “woord”\nis ")
@given(content=TEXTS)
def test_a_rule_leaves_its_own_result_alone(rule: Rule, content: str) -> None:
    once = clean(parse(content.encode(), where="test"), [rule], dutch(content)).text.content
    if not once.strip():
        return
    again = clean(parse(once.encode(), where="test"), [rule], dutch(once)).text
    assert again.content == once


def test_a_text_that_is_not_dutch_keeps_its_words() -> None:
    assert Kind.LETTER not in {rule.kind for rule in rules_for(dutch=False)}
    assert rules_for(dutch=True) == RULES


def test_every_rule_has_its_own_name() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
