"""Fonts that say one letter and show another, and those that only look as if."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.DefaultTable import DefaultTable
from fontTools.ttLib.tables.otTables import Coverage, MultipleSubst, ReverseChainSingleSubst, SingleSubst

from quickscan_build.fidelity import published
from quickscan_build.fidelity.letters import outlines
from quickscan_build.theme import FOLDER
from quickscan_build.theme.print import FONTS

FACES = sorted(FONTS.glob("*.ttf"))
SERIF = next(path for path in FACES if path.name == "SourceSerif4-Regular.ttf")
Change = Callable[[TTFont], None]


def swapped(one: str, two: str) -> Change:
    """The outlines of two glyphs."""

    def change(font: TTFont) -> None:
        glyf = font["glyf"]
        glyf[one], glyf[two] = glyf[two], glyf[one]

    return change


def copied(one: str, to: str) -> Change:
    def change(font: TTFont) -> None:
        font["glyf"][to] = font["glyf"][one]

    return change


def mapped(one: str, to: str) -> Change:
    def change(font: TTFont) -> None:
        for table in font["cmap"].tables:
            table.cmap[ord(one)] = to

    return change


def substituted(one: str, to: str) -> Change:
    """By a feature that browsers use unasked."""

    def change(font: TTFont) -> None:
        table = SingleSubst()
        table.mapping = {one: to}
        lookup = font["GSUB"].table.LookupList.Lookup[0]
        lookup.SubTable, lookup.LookupType, lookup.SubTableCount = [table], 1, 1

    return change


def put(kind: int, table: Any, at: int = 0) -> Change:
    """A feature that browsers use unasked."""

    def change(font: TTFont) -> None:
        lookup = font["GSUB"].table.LookupList.Lookup[at]
        lookup.SubTable, lookup.LookupType, lookup.SubTableCount = [table], kind, 1

    return change


def single(one: str, to: str) -> SingleSubst:
    table = SingleSubst()
    table.mapping = {one: to}
    return table


def in_two_steps(font: TTFont) -> None:
    """By a glyph that looks like the first, and that no character leads to."""
    between = next(one for one in font.getGlyphOrder()[2:] if one not in font.getBestCmap().values())
    copied("n", between)(font)
    put(1, single("n", between))(font)
    put(1, single(between, "m"), at=1)(font)


def several() -> MultipleSubst:
    table = MultipleSubst()
    table.mapping = {"n": ["n", "i", "e", "t"]}
    return table


def from_behind() -> ReverseChainSingleSubst:
    table = ReverseChainSingleSubst()
    table.Format, table.BacktrackCoverage, table.LookAheadCoverage = 1, [], []
    table.Coverage, table.Substitute = Coverage(), ["m"]
    table.Coverage.glyphs = ["n"]
    return table


def drawn(tag: str) -> Change:
    """With a table that some programs draw letters from."""

    def change(font: TTFont) -> None:
        font[tag] = DefaultTable(tag)
        font[tag].data = bytes(8)

    return change


def larger(font: TTFont) -> None:
    """Another face: all outlines are some units larger."""
    glyf = font["glyf"]
    for name in font.getGlyphOrder():
        if glyf[name].numberOfContours > 0:
            glyf[name].coordinates.scale((1.1, 1.1))


def as_it_is(font: TTFont) -> None:
    pass


def both(one: Change, two: Change) -> Change:
    def change(font: TTFont) -> None:
        one(font)
        two(font)

    return change


def made(change: Change, source: Path = SERIF, kind: str | None = None) -> bytes:
    font = TTFont(source)
    change(font)
    font.flavor = kind
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("change", "letters"),
    [
        (swapped("e", "a"), {"e", "a"}),
        (copied("n", "m"), {"m"}),
        (mapped("n", "m"), {"n"}),
        (mapped("ë", "e"), {"ë"}),
        (mapped("–", "hyphen"), {"–"}),
        (mapped(" ", "x"), {" "}),
        (mapped("x", "space"), {"x"}),
        (substituted("n", "m"), {"n"}),
        (in_two_steps, {"n"}),
        (put(2, several()), {"n"}),
        (put(8, from_behind()), {"n"}),
        (drawn("SVG "), {"SVG "}),
        (drawn("morx"), {"morx"}),
        (drawn("gvar"), {"gvar"}),
        (both(larger, drawn("COLR")), {"COLR"}),
        (both(larger, copied("n", "m")), {"n", "m"}),
        (both(larger, mapped(" ", "x")), {" "}),
    ],
)
def test_a_font_that_shows_another_letter_is_found(change: Change, letters: set[str]) -> None:
    assert letters <= set(outlines.amiss(made(change)))


@pytest.mark.parametrize("source", FACES, ids=lambda path: path.name)
def test_the_faces_of_the_theme_show_what_they_say(source: Path) -> None:
    assert outlines.amiss(source.read_bytes()) == []


@pytest.mark.parametrize("source", sorted(FOLDER.rglob("*.woff2")), ids=lambda path: path.name)
def test_the_faces_for_a_screen_show_what_they_say(source: Path) -> None:
    """They are not looked at where they stand as they are."""
    assert outlines.amiss(source.read_bytes()) == []


@pytest.mark.parametrize(
    ("name", "characters"),
    [
        ("SourceSerif4-Regular", "abcdefghijklmn 0123456789 ‘’ éëï"),
        # The accent is put by features for which the face has more characters than are left.
        ("SourceSans3-It", "abcdefghijklmn\u0301ẗ"),
        ("SourceSans3-Semibold", "abcdefghijklmnŪ\u0328ồỵ"),
        # That a sign is shown in colour has no outline.
        ("NotoEmoji-Regular", "☎\ufe0f"),
    ],
)
def test_what_is_cut_from_a_face_shows_what_it_says(name: str, characters: str) -> None:
    face = uharfbuzz.Face((FONTS / f"{name}.ttf").read_bytes())
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, characters))
    assert outlines.amiss(wanted.subset(face).blob.data) == []


@pytest.mark.parametrize(
    "change", [as_it_is, larger, mapped("1", "one.lf"), mapped("1", "one.osf"), substituted("one", "one.lf")]
)
def test_other_faces_and_other_figures_are_let_through(change: Change) -> None:
    assert outlines.amiss(made(change)) == []


def test_what_is_not_a_font_shows_nothing_that_it_says() -> None:
    assert outlines.amiss(b"wOF2 geen letter")
    assert outlines.disguised(b"geen letter", {1: "a"}) == {1}


@pytest.mark.parametrize(
    ("change", "where"), [(swapped("e", "a"), "tuin.html"), (as_it_is, ""), (larger, "")]
)
def test_a_face_of_the_site_is_looked_at(
    change: Change, where: str, built: Path, standard: published.Standard, tmp_path: Path
) -> None:
    site = shutil.copytree(built / "build" / "html", tmp_path / "html")
    (site / "_static" / "fonts" / "serif.woff2").write_bytes(made(change, kind="woff2"))
    found: list[Any] = [one.where for one in published.html(standard, site).findings]
    assert where in found if where else found == []
