"""The PDF for a print shop."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from quickscan_build.sphinx_ext.running import run

from ...conftest import copy_sample

MILLIMETRE = 72 / 25.4


@pytest.fixture(scope="module")
def press_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_sample(tmp_path_factory.mktemp("press") / "sample")
    return next(run(root, "pdf", lambda _: None, settings={"pdf_press": True, "pdf_jobs": 1}).glob("*.pdf"))


def test_every_page_has_its_boxes(press_file: Path) -> None:
    with pikepdf.open(press_file) as pdf:
        for page in pdf.pages:
            trim, bleed, media = (
                [float(side) for side in box] for box in (page.trimbox, page.obj.BleedBox, page.mediabox)
            )
            assert [round(side / MILLIMETRE) for side in trim] == [0, 0, 210, 297]
            assert [round(side / MILLIMETRE) for side in bleed] == [-3, -3, 213, 300]
            assert all(inner > outer for inner, outer in zip(bleed[:2], media[:2], strict=True))


def test_marks_are_outside_the_bleed(press_file: Path) -> None:
    with pikepdf.open(press_file) as pdf:
        drawn = pdf.pages[0].obj.Contents[-1].read_bytes().decode()
    assert drawn.count(" l S") == 8


def test_it_is_pdf_x_as_far_as_that_can_be_checked(press_file: Path) -> None:
    """No validator of PDF/X runs here: these are its entries, and what it forbids is not there."""
    with pikepdf.open(press_file) as pdf:
        assert pdf.Root.OutputIntents[0].S == pikepdf.Name.GTS_PDFX
        assert pdf.docinfo["/Trapped"] == pikepdf.Name("/False")
        assert pdf.trailer.ID
        with pdf.open_metadata() as packet:
            assert packet["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
        assert not any("/Annots" in page.obj for page in pdf.pages)
        assert not pdf.is_encrypted
