"""The cover picture: same data, same bytes; nothing runs off it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw

from quickscan_build import publication
from quickscan_build.publication.model import Metadata
from quickscan_build.sphinx_ext import cover
from quickscan_build.sphinx_ext.chapters import Chapter, Contents, Part

SAMPLE = Path(__file__).parent / "sample"


@pytest.fixture
def about() -> Metadata:
    return publication.load(SAMPLE).metadata


def contents(*groups: str) -> Contents:
    chapters = tuple(
        Chapter(f"h{i}", f"Hoofdstuk {i}", "chapter", "", group, "", False, (), (), "", "")
        for i, group in enumerate(groups)
    )
    return Contents((Part("", "", chapters),))


def test_same_data_same_bytes(about: Metadata, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        cover.write(tmp_path / name, about, contents("a", "b"))
    for name in ("cover.jpg", "cover-small.png"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


@pytest.mark.parametrize("count", [0, 1, 11, 40, 120])
@pytest.mark.parametrize(
    "title",
    ["Dorp", "Een titel die " * 9, "Arbeidsongeschiktheidsverzekeringsmaatschappij in het dorp", "🏡 dorp"],
)
def test_margins_stay_clear(about: Metadata, count: int, title: str) -> None:
    drawn = cover.draw(replace(about, title=title), contents(*["a", "b"] * count))
    assert drawn.size == (cover.WIDTH, cover.HEIGHT)
    edge = cover.MARGIN - 30
    ground = Image.new("RGB", drawn.size, cover.GROUND)
    difference = ImageChops.difference(drawn, ground).convert("L")
    ImageDraw.Draw(difference).rectangle((edge, 0, cover.WIDTH - edge, cover.HEIGHT - edge), fill=0)
    assert difference.point(lambda value: 255 * (value > 24)).getbbox() is None, (
        "something stands in the margin"
    )


def test_a_sign_without_a_glyph_is_left_out(about: Metadata) -> None:
    with_sign = cover.draw(replace(about, title="In het dorp 🏡"), contents("a"))
    assert with_sign == cover.draw(replace(about, title="In het dorp"), contents("a"))


def test_the_description_names_title_and_publisher(about: Metadata) -> None:
    text = cover.description(about)
    assert about.title in text
    assert about.publisher in text


@pytest.mark.parametrize("count", [1, 4, 5, 9, 11, 13, 120, 1200])
def test_shapes_fit_however_many_they_are(count: int) -> None:
    row = cover.per_row(count)
    height = -(-count // row) * ((cover.WIDTH - 2 * cover.MARGIN) // row)
    assert row >= cover.PER_ROW
    assert height <= cover.FIELD
    assert count < 2 or count % row != 1


def test_a_title_is_smaller_on_paper_only_where_it_must_be(about: Metadata) -> None:
    scales = [
        cover.title_scale(replace(about, title="Dorp in zicht " * words), 11) for words in (1, 4, 12, 24)
    ]
    assert scales[:2] == [1, 1]
    assert 1 > scales[2] > scales[3] > 0.3
