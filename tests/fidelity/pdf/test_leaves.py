"""However many processes read the pages of a PDF, they are the same, each once and in order."""

import io
from pathlib import Path

import pikepdf
import pytest

from quickscan_build.fidelity.pdf import leaves


@pytest.fixture(scope="module")
def many(built: Path) -> bytes:
    """The sample's pages, some times over: more than are read before the processes part."""
    with pikepdf.open(built / "build" / "pdf" / "tuin.pdf") as pdf:
        own = list(pdf.pages)
        while len(pdf.pages) < 2 * leaves.BEGUN + 1:
            pdf.pages.extend(own)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("count", [2, 3])
def test_processes_share_the_pages(count: int, many: bytes) -> None:
    alone = leaves.every(many, "x.pdf", 1)
    with pikepdf.open(io.BytesIO(many)) as pdf:
        assert len(alone) == len(pdf.pages)
    assert leaves.every(many, "x.pdf", count) == alone
