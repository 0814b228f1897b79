"""How the pages of the EPUB look: nothing runs off them, whatever the screen and the type size."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.sphinx_ext.conftest import served

pytestmark = pytest.mark.needs("chromium", "playwright")

PAGES = ("index", "nav", "inleiding", "verhaal-1", "verhaal-2", "bijlage", "verantwoording")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, book: Path) -> Iterator[str]:
    """The address of the book's pages."""
    folder = tmp_path_factory.mktemp("pages")
    with zipfile.ZipFile(book) as archive:
        archive.extractall(folder)
    with served(folder) as url:
        yield url


@pytest.mark.parametrize("width", [240, 320, 768])
@pytest.mark.parametrize("size", ["100%", "200%"])
def test_nothing_runs_off(opened: Callable[..., Page], pages: str, width: int, size: str) -> None:
    page = opened(viewport={"width": width, "height": 600})
    for name in PAGES:
        page.goto(f"{pages}{name}.xhtml")
        page.add_style_tag(content=f"html {{ font-size: {size} }}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


@pytest.mark.parametrize(
    ("width", "size", "shown"), [(768, "100%", "table-row"), (768, "200%", "block"), (360, "100%", "block")]
)
def test_a_table_has_columns_where_there_is_room(
    opened: Callable[..., Page], pages: str, width: int, size: str, shown: str
) -> None:
    page = opened(viewport={"width": width, "height": 600})
    page.goto(f"{pages}bijlage.xhtml")
    page.add_style_tag(content=f"html {{ font-size: {size} }}")
    assert page.locator("tr").first.evaluate("one => getComputedStyle(one).display") == shown


def test_links_take_the_colours_that_a_reader_chose(opened: Callable[..., Page], pages: str) -> None:
    """A reading system that darkens a page sets the colours of its body, and often nothing else."""
    page = opened()
    for name in ("nav", "verhaal-1", "verhaal-2"):
        page.goto(f"{pages}{name}.xhtml")
        page.add_style_tag(content="body { background: #111; color: #eee }")
        colours = page.evaluate("[...document.links].map(one => getComputedStyle(one).color)")
        assert set(colours) == {"rgb(238, 238, 238)"}, name
