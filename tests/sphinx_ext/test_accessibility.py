"""What an edition says about its own accessibility is true."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from quickscan_build.sphinx_ext.running import run

from .conftest import copy_sample

MARKS = re.compile(r":::+\{page\} [^\n]*\n:::+\n|\{page\}`[^`]*`")
OF_PAGES = ("pageBreakMarkers", "pageNavigation", "pageBreakSource", "bladzijdenlijst")


@pytest.fixture(scope="module")
def pageless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as it would be if nobody knew where the pages of the print start."""
    root = copy_sample(tmp_path_factory.mktemp("pageless") / "sample")
    for chapter in (root / "docs" / "chapters").glob("*.md"):
        chapter.write_text(MARKS.sub("", chapter.read_text("utf-8")), "utf-8")
    return root


def package(book: Path) -> str:
    with zipfile.ZipFile(book) as archive:
        return archive.read("content.opf").decode()


def test_an_epub_has_the_pages_it_says_it_has(book: Path, pageless: Path) -> None:
    told = package(book)
    assert all(word in told for word in OF_PAGES)
    told = package(run(pageless, "epub", lambda _: None) / "proefrapport.epub")
    assert not any(word in told for word in OF_PAGES)
    assert "Lettertype, lettergrootte, regelafstand en kleuren zijn aan te passen." in told


def test_a_site_has_the_pages_it_says_it_has(site: Path, pageless: Path) -> None:
    assert "pageBreakMarkers" in (site / "index.html").read_text("utf-8")
    told = (run(pageless, "html", lambda _: None) / "index.html").read_text("utf-8")
    assert "structuralNavigation" in told
    assert "pageBreakMarkers" not in told
