"""The site's faces: cut as they should be, and complete between the two files of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Page

from quickscan_build.sphinx_ext.site import THEME, faces
from quickscan_build.sphinx_ext.site.cutting import cut, write
from quickscan_build.theme.print import FONTS

ALL = pytest.mark.parametrize("face", faces.FACES, ids=lambda face: face.name)
FOLDER = THEME / "static" / "fonts"
DUTCH = {*"abcxyzABCXYZ0123456789 ,.;:?!()[]/-+%&@*=", *"ëïéèöüóáàêçñËÏÉÖ", *"–—‘’‚“”„«»…•·€°§\u00a0"}


def held(path: Path) -> set[str]:
    with TTFont(path) as font:
        return set(map(chr, font.getBestCmap()))


@ALL
def test_what_a_page_shows_and_a_reader_may_type(face: faces.Face) -> None:
    _, usual = face.files
    assert {*DUTCH, *"ŞükrüŁódźĞİı"} <= held(FOLDER / usual) <= faces.characters(faces.USUAL)


@ALL
def test_nothing_is_lost_between_the_two(face: faces.Face) -> None:
    more, usual = (held(FOLDER / name) for name in face.files)
    assert not faces.characters(faces.MORE) & faces.characters(faces.USUAL)
    lost = held(FONTS / face.source) - more - usual
    assert not any(map(str.isalnum, lost))
    assert not any(character < "\ufe00" for character in lost)


@ALL
def test_small_enough_for_a_slow_line(face: faces.Face) -> None:
    _, usual = face.files
    assert (FOLDER / usual).stat().st_size < 20_000


@pytest.mark.parametrize("name", ["serif", "serif-italic"])
def test_figures_of_running_text(name: str) -> None:
    with TTFont(FOLDER / f"{name}.woff2") as font:
        assert {one.FeatureTag for one in font["GSUB"].table.FeatureList.FeatureRecord} >= {"onum", "lnum"}


@ALL
def test_cut_from_the_faces_of_the_print(face: faces.Face) -> None:
    assert {name: (FOLDER / name).read_bytes() for name in face.files} == cut(face)


def test_the_theme_has_no_others(tmp_path: Path) -> None:
    write(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in FOLDER.glob("*.woff2")}


@pytest.mark.needs("chromium", "playwright")
def test_a_browser_reads_them(page: Page, address: str) -> None:
    page.goto(address + "verhaal-1.html")
    told = page.evaluate(
        "Promise.all([...document.fonts].map(face => face.load()))"
        ".then(all => all.map(face => face.status), error => [String(error)])"
    )
    assert told == ["loaded"] * (2 * len(faces.FACES))


@pytest.mark.needs("chromium", "playwright")
@pytest.mark.parametrize(("text", "more"), [("geïnterviewd, Şükrü, € 5", False), ("Όμηρος", True)])
def test_a_browser_takes_the_second_file_only_if_it_must(
    page: Page, address: str, text: str, more: bool
) -> None:
    page.goto(address + "verhaal-1.html")
    show = "text => { document.querySelector('.qb-text p').textContent = text; document.body.offsetHeight }"
    page.evaluate(show, text)
    page.evaluate("document.fonts.ready")
    asked = page.evaluate("performance.getEntriesByType('resource').map(one => one.name.split('/').pop())")
    assert "serif.woff2" in asked
    assert any("-more." in name for name in asked) == more
