"""ToUnicode maps, in every form the standard gives them."""

import pikepdf
import pytest

from quickscan_build.fidelity.pdf.fonts import UNKNOWN, Font, Glyphs, to_unicode_map

CASES = [
    (b"2 beginbfchar <0041> <0061> <0042> <00660069> endbfchar", {0x41: "a", 0x42: "fi"}),
    (b"1 beginbfrange <0041> <0043> <0061> endbfrange", {0x41: "a", 0x42: "b", 0x43: "c"}),
    (b"1 beginbfrange <0041> <0042> [<0061> <00660066>] endbfrange", {0x41: "a", 0x42: "ff"}),
    (b"1 beginbfchar <01> <D83DDE00> endbfchar", {1: "\U0001f600"}),
    (b"1 beginbfchar <02> <> endbfchar", {2: ""}),
    (b"no map at all", {}),
    (b"1 beginbfchar % <01> <0061>\n<01> <0062> endbfchar", {1: "b"}),
    (b"2 beginbfchar <01> <0061> <01> <0061> endbfchar", {1: "a"}),
    (b"2 beginbfchar <01> <0061> <01> <0062> endbfchar", {1: UNKNOWN}),
]


@pytest.mark.parametrize(("cmap", "found"), CASES)
def test_a_map_is_read(cmap: bytes, found: dict[int, str]) -> None:
    assert to_unicode_map(cmap) == found


def test_a_range_that_would_fill_memory_is_cut() -> None:
    assert len(to_unicode_map(b"1 beginbfrange <00000000> <FFFFFFFF> <0061> endbfrange")) <= 0x10000


def test_the_same_range_over_and_over_is_refused() -> None:
    with pytest.raises(ValueError, match="over and over"):
        to_unicode_map(b"9 beginbfrange " + b"<0000> <FFFF> <0061>\n" * 5000 + b"endbfrange")


def test_the_look_of_letters_of_one_byte_is_not_checked_and_so_not_believed() -> None:
    with pikepdf.new() as pdf:
        said = pdf.make_stream(b"1 beginbfchar <41> <0041> endbfchar")
        face = pikepdf.Dictionary(Subtype=pikepdf.Name.TrueType, FirstChar=65, Widths=[600], ToUnicode=said)
        assert Font(face, Glyphs())[b"A", 0.0].text == UNKNOWN
