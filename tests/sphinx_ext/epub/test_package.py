"""The package documents: well formed whatever the publication is called, and true to what is in the book."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from quickscan_build.publication import load
from quickscan_build.sphinx_ext.chapters import Chapter, Contents, Heading, Part
from quickscan_build.sphinx_ext.epub.builder import TEMPLATES
from quickscan_build.sphinx_ext.epub.package import DOCUMENT, write

from ..conftest import SAMPLE

ABOUT = replace(load(SAMPLE).metadata, title='Een </dc:title> & "meer"', subtitle="<b>", subjects=("a&b",))
OPF = "{http://www.idpf.org/2007/opf}"


def chapter(docname: str, kind: str, pages: tuple[str, ...] = ()) -> Chapter:
    heading = Heading("kop", "Kop <&>", 2)
    return Chapter(docname, f"{docname} & <zo>", kind, "", "", "", False, (heading,), pages, "", "")


def book(pages: tuple[str, ...] = ("6", "7")) -> Contents:
    chapters = (
        chapter("colofon", "colophon"),
        chapter("een", "chapter", pages),
        chapter("bijlage", "appendix"),
    )
    return Contents((Part("", "", chapters),))


def written(folder: Path, contents: Contents) -> list[str]:
    names = ["cover.xhtml", "index.xhtml", *(f"{one.docname}.xhtml" for one in contents.chapters)]
    files = [*((name, DOCUMENT) for name in names), ("_static/epub.css", "text/css")]
    return write(folder, TEMPLATES, ABOUT, contents, files)


def test_all_documents_are_well_formed_and_say_the_title(tmp_path: Path) -> None:
    names = written(tmp_path, book())
    assert names[:5] == ["META-INF/container.xml", "content.opf", "nav.xhtml", "toc.ncx", "cover.jpg"]
    trees = [etree.parse(tmp_path / name) for name in names[:4]]
    assert trees[1].findtext(".//{*}title") == ABOUT.title


def test_what_is_read_is_in_the_manifest(tmp_path: Path) -> None:
    written(tmp_path, book())
    opf = etree.parse(tmp_path / "content.opf")
    items = {one.get("id"): one.get("href") for one in opf.iter(f"{OPF}item")}
    assert len(set(items.values())) == len(items)
    spine = [items[one.get("idref")] for one in opf.iter(f"{OPF}itemref")]
    assert spine == ["cover.xhtml", "index.xhtml", "nav.xhtml", "colofon.xhtml", "een.xhtml", "bijlage.xhtml"]


@pytest.mark.parametrize("pages", [("6", "7"), ()])
def test_a_list_of_pages_only_where_pages_are_known(tmp_path: Path, pages: tuple[str, ...]) -> None:
    written(tmp_path, book(pages))
    nav = etree.parse(tmp_path / "nav.xhtml")
    places = nav.xpath("//*[local-name()='nav'][@*='page-list']//@href")
    assert places == [f"een.xhtml#p{page}" for page in pages]
    features = etree.parse(tmp_path / "content.opf").xpath(
        "//*[@property='schema:accessibilityFeature']/text()"
    )
    assert ("pageNavigation" in features) is bool(pages)


def test_landmarks_lead_to_what_is_there(tmp_path: Path) -> None:
    names = written(tmp_path, book())
    places = etree.parse(tmp_path / "nav.xhtml").xpath("//*[local-name()='nav'][@*='landmarks']//@href")
    assert places[-3:] == ["een.xhtml", "colofon.xhtml", "bijlage.xhtml"]
    assert {place.partition("#")[0] for place in places} <= set(names)
