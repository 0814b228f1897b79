"""Faces in the PDF: each once, with the glyphs that are shown, their widths and their text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from quickscan_build.sphinx_ext.pdf.file.fonts import embed
from quickscan_build.sphinx_ext.pdf.model import FontUse
from quickscan_build.theme.print import FONTS

FILE = (FONTS / "SourceSans3-Regular.ttf").read_bytes()
GLYPHS = st.dictionaries(st.integers(0, 60), st.integers(0, 1500), min_size=1, max_size=12)


def use(widths: dict[int, int], text: dict[int, str], face: str = "") -> FontUse:
    digest = face or hashlib.sha256(FILE).hexdigest()
    return FontUse("f1", "Source Sans", "Source Sans", digest, 0, 900, -200, 4, widths, text)


@contextmanager
def embedded(*uses: FontUse) -> Iterator[Any]:
    """The one font that these uses become; it lives as long as its PDF."""
    with pikepdf.new() as pdf:
        fonts = embed(pdf, uses, lambda _: FILE)
        assert list(fonts.keys()) == ["/f1"]
        yield fonts.f1


def widths(font: Any) -> dict[int, int]:
    """What the ``W`` array says."""
    found: dict[int, int] = {}
    array = list(font.DescendantFonts[0].W)
    for first, run in zip(array[::2], array[1::2], strict=True):
        found |= {int(first) + at: int(width) for at, width in enumerate(run)}
    return found


def texts(font: Any) -> dict[int, str]:
    """What the ToUnicode table says, and that it keeps to a hundred lines a block."""
    table = bytes(font.ToUnicode.read_bytes()).decode("ascii")
    blocks = re.findall(r"(\d+) beginbfchar\n(.*?)endbfchar", table, re.DOTALL)
    assert all(int(said) == block.count("\n") <= 100 for said, block in blocks)
    rows = re.findall(r"<(\w{4})> <(\w+)>\n", "".join(block for _, block in blocks))
    return {int(glyph, 16): bytes.fromhex(text).decode("utf-16-be") for glyph, text in rows}


@settings(max_examples=20)
@given(GLYPHS, GLYPHS)
def test_two_uses_of_a_face_are_one_font_of_all_glyphs(one: dict[int, int], two: dict[int, int]) -> None:
    with embedded(use(one, dict.fromkeys(one, "a")), use(two, dict.fromkeys(two, "ﬁ😀"))) as font:
        assert widths(font) == {**two, **one}
        assert texts(font) == {**dict.fromkeys(two, "ﬁ😀"), **dict.fromkeys(one, "a")}


def test_only_the_glyphs_that_are_shown_keep_their_outlines() -> None:
    with embedded(use({5: 500, 40: 500}, {5: "a", 40: "b"})) as font:
        file = bytes(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes())
    glyphs = TTFont(BytesIO(file), lazy=True)["glyf"]
    order = glyphs.glyphOrder
    assert len(file) < len(FILE) / 10
    assert [at for at in range(1, len(order)) if glyphs[order[at]].numberOfContours] == [5, 40]


def test_many_texts_are_several_blocks() -> None:
    many = {glyph: chr(0x100 + glyph) for glyph in range(250)}
    with embedded(use(dict.fromkeys(many, 500), many)) as font:
        assert texts(font) == many


def test_two_files_may_not_have_one_name() -> None:
    with pytest.raises(ValueError, match="two font files have the same name f1"):
        embed(pikepdf.new(), [use({1: 1}, {}), use({1: 1}, {}, face="another")], lambda _: FILE)
