"""ToUnicode maps, in every form the standard gives them."""

import pytest

from quickscan_build.fidelity.pdf.fonts import to_unicode_map

CASES = [
    (b"2 beginbfchar <0041> <0061> <0042> <00660069> endbfchar", {0x41: "a", 0x42: "fi"}),
    (b"1 beginbfrange <0041> <0043> <0061> endbfrange", {0x41: "a", 0x42: "b", 0x43: "c"}),
    (b"1 beginbfrange <0041> <0042> [<0061> <00660066>] endbfrange", {0x41: "a", 0x42: "ff"}),
    (b"1 beginbfchar <01> <D83DDE00> endbfchar", {1: "\U0001f600"}),
    (b"1 beginbfchar <02> <> endbfchar", {2: ""}),
    (b"no map at all", {}),
]


@pytest.mark.parametrize(("cmap", "found"), CASES)
def test_a_map_is_read(cmap: bytes, found: dict[int, str]) -> None:
    assert to_unicode_map(cmap) == found


def test_a_range_that_would_fill_memory_is_cut() -> None:
    assert len(to_unicode_map(b"1 beginbfrange <00000000> <FFFFFFFF> <0061> endbfrange")) <= 0x10000
