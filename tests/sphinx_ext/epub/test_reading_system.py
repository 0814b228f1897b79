"""The EPUB in a reading system (epub.js): chapters, contents, page list and notes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.sphinx_ext.conftest import served
from tests.tools.validate import tools
from tests.tools.validate.report import MissingError

pytestmark = pytest.mark.needs("chromium", "playwright")

READER = Path(__file__).with_name("reader.html")
SCRIPTS = ("epubjs/dist/epub.min.js", "jszip/dist/jszip.min.js")
CHAPTERS = ["colofon", "inleiding", "verhaal-1", "verhaal-2", "bijlage", "verantwoording"]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, book: Path) -> Iterator[str]:
    """A server with the reading system and the sample's book."""
    folder = tmp_path_factory.mktemp("library")
    for script in SCRIPTS:
        try:
            shutil.copy(tools.node_file(script), folder)
        except MissingError as missing:
            if os.environ.get("CI"):
                pytest.fail(str(missing))
            # Not every machine has npm's packages; CI has, and there nothing is skipped.
            pytest.skip(str(missing))
    shutil.copy(READER, folder)
    shutil.copy(book, folder / "book.epub")
    with served(folder) as url:
        yield url


@pytest.fixture
def reader(opened: Callable[..., Page], library: str) -> Page:
    page = opened()
    page.goto(library + "reader.html")
    page.evaluate("book.ready.then(() => true)")
    return page


def shown(reader: Page, target: str) -> str:
    """The text that is laid out when a reader goes to a place."""
    reader.evaluate("target => rendition.display(target)", target)
    text: str = reader.evaluate("rendition.getContents()[0].document.body.textContent")
    return text


def test_every_chapter_of_the_spine_is_laid_out(reader: Page) -> None:
    spine: list[str] = reader.evaluate("book.spine.spineItems.map(item => item.href)")
    assert spine == ["cover.xhtml", "index.xhtml", "nav.xhtml", *(f"{name}.xhtml" for name in CHAPTERS)]
    for name in spine[1:]:
        assert shown(reader, name).strip()


def test_contents_are_grouped_by_part_and_land(reader: Page) -> None:
    contents: list[dict[str, Any]] = reader.evaluate(
        "book.loaded.navigation.then(nav => nav.toc.map(one => ({label: one.label.trim(), href: one.href,"
        " parts: one.subitems.map(sub => ({label: sub.label.trim(), href: sub.href}))})))"
    )
    assert [one["label"] for one in contents] == [
        "Colofon",
        "Vooraf",
        "Verhalen uit het dorp",
        "Bijlagen",
        "Verantwoording",
    ]
    for one in contents:
        for entry in one["parts"] or [one]:
            assert entry["label"] in shown(reader, entry["href"])


def test_the_page_list_lands_on_the_pages_of_the_print(reader: Page) -> None:
    pages: list[dict[str, str]] = reader.evaluate(
        "book.pageList.pageList.map(one => ({page: String(one.page), href: one.href}))"
    )
    assert [one["page"] for one in pages] == ["3", "4", "5", "6", "7", "8"]
    for one in pages:
        shown(reader, one["href"])
        mark = one["href"].split("#")[1]
        title = reader.evaluate("id => rendition.getContents()[0].document.getElementById(id).title", mark)
        assert title == f"Pagina {one['page']}"


@pytest.mark.parametrize(
    ("chapter", "said"),
    [
        ("verhaal-1", ["Zo staat het in de d"] * 2),
        ("verhaal-2", ["1 Zie het jaarboek, "] * 2 + ["1 Ook de eerste.\nTer", "2 En de tweede.\nTeru"]),
    ],
)
def test_a_note_is_a_pop_up_note(reader: Page, chapter: str, said: list[str]) -> None:
    """What reading systems look for: a reference by ``epub:type`` to an ``aside`` that is a footnote."""
    shown(reader, f"{chapter}.xhtml")
    notes: list[list[str]] = reader.evaluate(
        """() => {
            const here = rendition.getContents()[0].document;
            const ops = "http://www.idpf.org/2007/ops";
            const type = one => one.getAttributeNS(ops, "type") ?? one.getAttribute("epub:type");
            return [...here.querySelectorAll("a")].filter(one => type(one) === "noteref").map(one => {
                const note = here.getElementById(one.getAttribute("href").slice(1));
                return [note.localName, type(note), note.textContent.trim().slice(0, 20)];
            });
        }"""
    )
    assert notes == [["aside", "footnote", words] for words in said]


def test_metadata_are_read(reader: Page) -> None:
    about: dict[str, str] = reader.evaluate("book.loaded.metadata")
    assert about["title"].startswith('Buren & buurten: "samen" <sterk> in het dorp 🏡')
    assert about["language"] == "nl"
    assert about["publisher"] == "Uitgeverij De Proef"
    assert reader.evaluate("book.coverUrl().then(url => Boolean(url))")
