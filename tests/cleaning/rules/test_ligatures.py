from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.ligatures import RULE

from .bench import fixed

FIXES = [
    ("oﬃcieel", "officieel"),
    ("de ﬁets en de eﬀecten", "de fiets en de effecten"),
    ("ﬂink", "flink"),
    ("aﬄaat", "afflaat"),
]
LEAVES = ["officieel", "œuvre en æ", "ß", "ĳs", "½", "fi fl"]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text) == text
