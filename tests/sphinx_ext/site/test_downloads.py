"""The other formats, as the landing page offers them."""

from __future__ import annotations

import pytest

from quickscan_build.sphinx_ext.site.downloads import size_in_words


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "1 kB"),
        (840, "1 kB"),
        (1_499, "1 kB"),
        (214_000, "214 kB"),
        (999_499, "999 kB"),
        (999_500, "1,0 MB"),
        (1_230_000, "1,2 MB"),
        (12_300_000, "12,3 MB"),
    ],
)
def test_a_size_is_written_as_the_dutch_do(size: int, said: str) -> None:
    assert size_in_words(size) == said
