"""Faces of the theme, by their records and without them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from quickscan_build.fidelity.letters import shipped
from quickscan_build.fidelity.letters.face import Face

SERIF = next(path for path in shipped.faces() if path.name == "SourceSerif4-Regular.ttf")


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    shipped._shipped.cache_clear()
    yield
    shipped._shipped.cache_clear()


def test_a_face_shows_what_its_glyphs_stand_for() -> None:
    face, known = Face(SERIF.read_bytes()), shipped._shipped(SERIF)
    assert known.shows("n", face.shape("n"))
    assert known.shows("1", face.shape("one"))
    assert not known.shows("n", face.shape("m"))
    assert not known.shows("no such text", face.shape("n"))


def test_a_face_puts_what_its_features_substitute() -> None:
    face, known = Face(SERIF.read_bytes()), shipped._shipped(SERIF)
    assert known.puts("1", face.row(("one.lf",)))
    assert not known.puts("1", face.row(("two.lf",)))
    assert (face.row(("one",)), face.row(("one.lf",))) in known.substitutes


def test_a_face_that_has_changed_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with TTFont(SERIF) as font:
        glyf = font["glyf"]
        glyf["n"], glyf["m"] = glyf["m"], glyf["n"]
        font.save(tmp_path / SERIF.name)
    monkeypatch.setattr(shipped, "FOLDER", tmp_path)
    (known,) = shipped.shipped()
    assert known.shows("n", Face(SERIF.read_bytes()).shape("m"))
    assert not known.shows("n", Face(SERIF.read_bytes()).shape("n"))


def test_records_only_save_time(monkeypatch: pytest.MonkeyPatch) -> None:
    told = shipped._shipped(SERIF)
    shipped._shipped.cache_clear()
    monkeypatch.setattr(shipped, "_lines", lambda: [])
    assert shipped._shipped(SERIF)._record == told._record


@pytest.mark.parametrize("path", shipped.faces(), ids=lambda path: path.name)
def test_each_face_is_recorded_as_it_is(path: Path) -> None:
    assert shipped.line_of(path) in shipped.RECORDS.read_text("utf-8").splitlines(), "make outlines"


def test_no_other_face_is_recorded() -> None:
    assert len(shipped.RECORDS.read_text("utf-8").splitlines()) == len(shipped.faces())
