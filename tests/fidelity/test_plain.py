"""Plain form as blocks a reader should get: what is not shown by whole publications."""

from __future__ import annotations

from quickscan_build.fidelity.plain import expected
from quickscan_build.publication.model import Outline


def test_a_footnote_is_a_block_of_its_own_with_its_number() -> None:
    found = expected("Zin.[^3] Nog een.\n\n[^3]: Zie aldaar.\n\n[^4]: En hier.\n", Outline((), (), ()))
    assert [(block.text, block.within, block.opens) for block in found] == [
        ("Zin.[^3] Nog een.", (), 0),
        ("[^3]: Zie aldaar.", ("footnote",), 1),
        ("[^4]: En hier.", ("footnote",), 1),
    ]
