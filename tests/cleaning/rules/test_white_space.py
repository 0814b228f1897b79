from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.white_space import RULE

from .bench import fixed

FIXES = [
    ("een  woord", "een woord"),
    ("een\twoord", "een woord"),
    ("een \t\u00a0 woord", "een woord"),
    ("een\u00a0woord", "een woord"),
    ("beleids\u00admaker", "beleidsmaker"),
    ("een\u200b woord\ufeff", "een woord"),
    ("een \u200b woord", "een woord"),
    ("3. een\n \u00ad 3. woord", "3. een\n 3. woord"),
    ("beleids\u00ad \nmaker", "beleids\u00ad\nmaker"),
]
LEAVES = [
    "een woord",
    "een\nwoord",
    "een\n\nwoord",
    " een",
    "een ",
    "een \n  woord",
    "beleids\u00ad\nmaker",
    "a\fb",
    "-",
]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text) == text
