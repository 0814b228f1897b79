"""Sheets put together: what does not fit is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quickscan_build.exits import DataError
from quickscan_build.sphinx_ext.pdf.faces import face_path
from quickscan_build.sphinx_ext.pdf.file.assemble import Book, assemble
from quickscan_build.sphinx_ext.pdf.file.binding import Leaf
from quickscan_build.sphinx_ext.pdf.file.part import prepared
from quickscan_build.sphinx_ext.pdf.model import LaidOut

BOOK = Book(title="Proef", language="nl", outline=(), xmp=b"<x/>", info={})


@pytest.mark.parametrize(("margin", "fits"), [("20mm 30mm 20mm 10mm", True), ("20mm 30mm", False)])
def test_left_and_right_pages_must_leave_text_the_same_room(
    lay_out: Callable[..., LaidOut], kept: Path, tmp_path: Path, margin: str, *, fits: bool
) -> None:
    sheet = "@page {{ size: A5; margin: {} }}"
    parts = [prepared(lay_out("<p>tekst", css=sheet.format("20mm")), links=True)]
    other_side = [prepared(lay_out("<p>folio", css=sheet.format(margin)), links=False)]

    def bind() -> None:
        def face(digest: str) -> bytes:
            return face_path(kept, digest).read_bytes()

        assemble(BOOK, parts, [Leaf(0, 0, (0, 0))], other_side, face=face, output=tmp_path / "a.pdf")

    if fits:
        bind()
    else:
        with pytest.raises(DataError, match="Give left and right pages margins"):
            bind()
