"""The site's faces hold what its pages show, and are made once."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Page

from quickscan_build.sphinx_ext.site import faces
from quickscan_build.theme.print import FONTS

ALL = pytest.mark.parametrize("face", faces.FACES, ids=lambda face: face.name)


def held(path: Path) -> set[str]:
    with TTFont(path) as font:
        return set(map(chr, font.getBestCmap()))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("fonts")
    faces.write(made, ["De heer Şükrü", "leest Όμηρος 🏡"])
    return made


@ALL
def test_what_a_page_shows_and_a_reader_may_type(face: faces.Face, folder: Path) -> None:
    wanted = faces.RESERVE | set("ŞükrüΌμηρος🏡")
    assert held(folder / face.file) == wanted & held(FONTS / face.source)
    assert {"Ş", "Ό", "ï", "‘"} <= held(folder / face.file)


@ALL
def test_small_enough_for_a_slow_line(face: faces.Face, folder: Path) -> None:
    assert (folder / face.file).stat().st_size < 20_000


@pytest.mark.parametrize("name", ["serif", "serif-italic"])
def test_figures_of_running_text(name: str, folder: Path) -> None:
    with TTFont(folder / f"{name}.woff2") as font:
        assert {one.FeatureTag for one in font["GSUB"].table.FeatureList.FeatureRecord} >= {"onum", "lnum"}


def test_same_text_same_bytes(folder: Path, tmp_path: Path) -> None:
    faces.write(tmp_path, ["Όμηρος Şükrü", "De heer 🏡 leest"])
    for face in faces.FACES:
        assert (tmp_path / face.file).read_bytes() == (folder / face.file).read_bytes(), face.name


def test_made_again_for_a_new_character_only(tmp_path: Path) -> None:
    faces.write(tmp_path, ["een dorp"])
    before = {path: path.stat().st_mtime_ns for path in tmp_path.glob("*.woff2")}
    faces.write(tmp_path, ["een ander dorp"])
    assert {path: path.stat().st_mtime_ns for path in before} == before
    faces.write(tmp_path, ["een dorp in Łódź"])
    assert "Ł" in held(tmp_path / "serif.woff2")


@pytest.mark.needs("chromium", "playwright")
def test_a_browser_reads_them(page: Page, address: str) -> None:
    page.goto(address + "verhaal-1.html")
    told = page.evaluate(
        "Promise.all([...document.fonts].map(face => face.load()))"
        ".then(all => all.map(face => face.status), error => [String(error)])"
    )
    assert told == ["loaded"] * len(faces.FACES)


def test_every_character_of_the_site_is_in_its_faces(site: Path) -> None:
    shown = set().union(*(path.read_text("utf-8") for path in site.glob("*.html")))
    for face in faces.FACES:
        lacking = shown - held(site / "_static" / "fonts" / face.file)
        assert not lacking & held(FONTS / face.source)
