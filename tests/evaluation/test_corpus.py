"""A corpus is found by its names; the project's own is whole."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from quickscan_build.evaluation.corpus import readings
from quickscan_build.exits import SourceError

OWN = Path(__file__).parents[1] / "corpus"


def test_readings_come_by_model_and_resolution(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name / "ocr").mkdir(parents=True)
        (tmp_path / name / "gold.txt").write_text("gold")
        for reading in (
            "nld_150.ff.txt",
            "eng_150.ff.txt",
            "eng_100.ff.txt",
            "eng_300c.ff.txt",
            "eng_150.noff.txt",
        ):
            (tmp_path / name / "ocr" / reading).write_text("raw")
    found = [(r.model, r.dpi, r.document) for r in readings(tmp_path)]
    assert found == [
        (model, dpi, name)
        for model, dpi in (("eng", "100"), ("eng", "150"), ("eng", "300c"), ("nld", "150"))
        for name in ("a", "b")
    ]


def test_a_folder_without_readings_is_not_a_corpus(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is not a corpus"):
        readings(tmp_path)


def test_a_text_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "a" / "ocr").mkdir(parents=True)
    (tmp_path / "a" / "gold.txt").write_bytes(b"\xff")
    (tmp_path / "a" / "ocr" / "eng_150.ff.txt").write_text("raw")
    with pytest.raises(SourceError, match=r"gold\.txt"):
        readings(tmp_path)


def test_the_own_corpus_holds_what_its_recipe_says() -> None:
    recipe = tomllib.loads((OWN / "recipe.toml").read_text("utf-8"))
    asked = {
        (document["name"], model, str(reading["dpi"]))
        for document in recipe["document"]
        for reading in recipe["readings"]
        for model in reading["models"]
    }
    assert {(r.document, r.model, r.dpi) for r in readings(OWN)} == asked
