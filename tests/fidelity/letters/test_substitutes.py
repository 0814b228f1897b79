"""What the features of a font put in the place of glyphs: held against fontTools, kind by kind."""

from __future__ import annotations

import struct
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.fidelity.letters import substitutes
from quickscan_build.fidelity.letters.substitutes import MOST_GLYPHS, Substitution, substitutions
from quickscan_build.theme.print import FONTS

NAMES = [".notdef", *"abcdefgh", "x", "y", "z"]
FACES = sorted(FONTS.glob("*.ttf"))


def table(features: str) -> bytes:
    builder = FontBuilder(1000)
    builder.setupGlyphOrder(NAMES)
    builder.setupCharacterMap({ord(name): name for name in NAMES[1:]})
    addOpenTypeFeaturesFromString(builder.font, features)
    data: bytes = builder.font["GSUB"].compile(builder.font)
    return data


def read(data: bytes) -> list[tuple[str, str]]:
    return [
        ("".join(NAMES[glyph] for glyph in one.of), "".join(NAMES[glyph] for glyph in one.by))
        for one in substitutions(data)
    ]


@pytest.mark.parametrize(
    ("feature", "expected"),
    [
        ("sub a by x;", [("a", "x")]),
        ("sub [a b c] by [b c d];", [("a", "b"), ("b", "c"), ("c", "d")]),
        ("sub [a c g] by [x z x];", [("a", "x"), ("c", "z"), ("g", "x")]),
        ("sub a by x y; sub b by z z z;", [("a", "xy"), ("b", "zzz")]),
        ("sub a from [x y];", [("a", "x"), ("a", "y")]),
        ("sub a b by x; sub a b c by y; sub d e by z;", [("abc", "y"), ("ab", "x"), ("de", "z")]),
        ("rsub [a b]' c by [x y];", [("a", "x"), ("b", "y")]),
        ("rsub d e [a b]' c f by [x y];", [("a", "x"), ("b", "y")]),
        # A context says where; what is put there stands in a table of its own.
        ("sub a' lookup other b; sub c' lookup other b;", [("d", "z")]),
        ("ignore sub a b';", []),
    ],
)
def test_each_kind(feature: str, expected: list[tuple[str, str]]) -> None:
    other = "lookup other { sub d by z; } other; " if "other" in feature else ""
    assert read(table(f"{other}feature liga {{ {feature} }} liga;")) == expected


def test_extensions() -> None:
    features = "lookup far useExtension { sub a by x; sub [b c d e] by [x y z x]; } far;"
    assert ("b", "x") in read(table(f"{features} feature liga {{ lookup far; }} liga;"))


def test_none() -> None:
    assert substitutions(struct.pack(">HHHHH", 1, 0, 0, 0, 0)) == []


def by_the_library(font: TTFont) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    found: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for one in lookup.SubTable:
            found += _told(one.ExtSubTable if isinstance(one, otTables.ExtensionSubst) else one)
    return sorted(found)


def _told(one: Any) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    if isinstance(one, otTables.SingleSubst):
        return [((of,), (by,)) for of, by in one.mapping.items()]
    if isinstance(one, otTables.MultipleSubst):
        return [((of,), tuple(by)) for of, by in one.mapping.items()]
    if isinstance(one, otTables.AlternateSubst):
        return [((of,), (by,)) for of, others in one.alternates.items() for by in others]
    if isinstance(one, otTables.LigatureSubst):
        return [((of, *x.Component), (x.LigGlyph,)) for of, all_of in one.ligatures.items() for x in all_of]
    return []


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.stem)
def test_the_faces_of_the_theme_are_read_as_the_library_reads_them(face: Path) -> None:
    font = TTFont(face)
    order = font.getGlyphOrder()
    ours = [
        (tuple(order[glyph] for glyph in one.of), tuple(order[glyph] for glyph in one.by))
        for one in (substitutions(font.getTableData("GSUB")) if "GSUB" in font else ())
    ]
    assert sorted(ours) == (by_the_library(font) if "GSUB" in font else [])


WHOLE = table("feature liga { sub a b by x; sub c by z; sub d from [x y]; sub e by x y; } liga;")


@given(st.integers(0, len(WHOLE) - 1))
def test_a_table_that_is_cut_short_is_refused_or_has_lost_nothing(length: int) -> None:
    with suppress(ValueError):
        assert substitutions(WHOLE[:length]) == substitutions(WHOLE)


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
def test_a_spoilt_byte_is_read_or_refused(at: int, byte: int) -> None:
    with suppress(ValueError):
        substitutions(WHOLE[:at] + bytes([byte]) + WHOLE[at + 1 :])


HEAD = struct.pack(">HHHHH", 1, 0, 0, 0, 10)


@pytest.mark.parametrize(
    ("lookups", "why"),
    [
        # One lookup with one subtable of a kind, or form, that does not exist.
        (struct.pack(">HH HHHH HHH", 1, 4, 9, 0, 1, 8, 1, 0, 0), "unknown kind 9"),
        (struct.pack(">HH HHHH HHH", 1, 4, 1, 0, 1, 8, 3, 0, 0), "form 3"),
        (struct.pack(">HH HHHH HHH HH", 1, 4, 1, 0, 1, 8, 1, 6, 0, 7, 1), "coverage of the unknown form 7"),
        (struct.pack(">HH HHHH HHL H", 1, 4, 7, 0, 1, 8, 1, 7, 8, 1), "unknown kind 7"),
        # The same lookup, and in it the same subtable, over and over.
        (struct.pack(">H20000H", 20000, *[40002] * 20000) + struct.pack(">HHHHH", 5, 0, 1, 8, 1), "too many"),
        # All glyphs, as often as it can be said.
        (
            struct.pack(">HH HHH", 1, 4, 1, 0, 900)
            + struct.pack(">900H", *[1806] * 900)
            + struct.pack(">HHH HHHHH", 1, 6, 1, 2, 1, 0, 65535, 0),
            "too many",
        ),
    ],
)  # fmt: skip
def test_what_is_unsound_is_refused(lookups: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        substitutions(HEAD + lookups)


def test_no_more_is_read_than_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Substitution] = []

    class Counted(Substitution):
        def __new__(cls, *args: tuple[int, ...]) -> Self:
            made.append(Substitution(*args))
            return super().__new__(cls, *args)

    monkeypatch.setattr(substitutes, "Substitution", Counted)
    monkeypatch.setattr(substitutes, "MOST_GLYPHS", 1000)
    # Two hundred glyphs, and for each of them the same two hundred.
    sets = struct.pack(">HHH200H", 1, 806, 200, *[406] * 200) + struct.pack(">H199H", 199, *range(199))
    everything = sets + struct.pack(">HHHHH", 2, 1, 0, 199, 0)
    with pytest.raises(ValueError, match="too many"):
        substitutions(HEAD + struct.pack(">HH HHHH", 1, 4, 3, 0, 1, 8) + everything)
    assert len(made) < 600


def test_the_bound_is_far_from_what_a_face_holds() -> None:
    held = [substitutions(TTFont(face).getTableData("GSUB")) for face in FACES if "GSUB" in TTFont(face)]
    assert max(sum(len(one.of) + len(one.by) for one in face) for face in held) * 5 < MOST_GLYPHS
