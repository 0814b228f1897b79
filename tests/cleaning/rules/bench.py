"""What every test of a rule needs: run it alone, on a text typed into the test."""

from __future__ import annotations

from quickscan_build.cleaning.engine import Cleaning, OpenDoubt, clean
from quickscan_build.cleaning.rule import Rule
from quickscan_build.language import dutch
from quickscan_build.ledger import replay, undo
from quickscan_build.reading.plain import PageMarks, parse
from quickscan_build.text import Source


def source(content: str, marks: PageMarks | None = None) -> Source:
    """A source of this content, with the pages its marks tell."""
    return parse(content.encode(), where="test", marks=marks)


def run(rule: Rule, content: str, marks: PageMarks | None = None, *, model: str | None = None) -> Cleaning:
    """The text after one rule; replay and undo are checked on the way."""
    result = clean(source(content, marks), [rule], dutch(content, model=model))
    ledger = result.text.ledger
    assert replay(content, ledger) == result.text.content
    assert undo(result.text.content, ledger) == content
    return result


def fixed(rule: Rule, content: str, marks: PageMarks | None = None, *, model: str | None = None) -> str:
    """The content after one rule."""
    return run(rule, content, marks, model=model).text.content


def outcome(rule: Rule, content: str, *, model: str | None = None) -> tuple[str, tuple[OpenDoubt, ...]]:
    """The content after one rule, and what the rule asks about it."""
    result = run(rule, content, model=model)
    return result.text.content, result.doubts
