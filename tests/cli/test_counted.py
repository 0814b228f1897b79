"""Numbers with their nouns."""

import pytest

from quickscan_build.cli.counted import counted


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 doubts"), (1, "1 doubt"), (2, "2 doubts"), (1234, "1,234 doubts")]
)
def test_one_is_one_and_the_rest_are_many(number: int, said: str) -> None:
    assert counted(number, "doubt") == said
