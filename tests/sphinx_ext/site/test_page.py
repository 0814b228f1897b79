"""What a page says of the publication: who wrote it, how it is cited, where it stands."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from lxml import etree

from quickscan_build.publication import load
from quickscan_build.publication.model import Metadata
from quickscan_build.sphinx_ext.chapters import Chapter, Contents, Part
from quickscan_build.sphinx_ext.site import linked_data
from quickscan_build.sphinx_ext.site.page import address, author, citation
from quickscan_build.sphinx_ext.site.sitemap import robots, sitemap

from ..conftest import SAMPLE

ABOUT = replace(
    load(SAMPLE).metadata,
    title="Een </script> & meer",
    subtitle="",
    publisher="Uitgeverij",
    authors=("A. Auteur", "Uitgeverij"),
    date="2017-02",
    base_url="https://rapport.example/a&b/",
)


def chapter(name: str, *, generated: bool = False) -> Chapter:
    return Chapter(
        docname=name,
        title=name.title(),
        kind="chapter",
        part="",
        group="",
        label="",
        generated=generated,
        headings=(),
        pages=("6",),
        opens_on="6",
        summary="",
    )


CONTENTS = Contents((Part("", "", (chapter("een"), chapter("slot", generated=True))),))


@pytest.mark.parametrize(
    ("authors", "said"),
    [
        ((), "Uitgeverij"),
        (("A",), "A"),
        (("A", "B"), "A en B"),
        (("A", "B", "C"), "A, B en C"),
    ],
)
def test_authors_are_named_in_a_sentence(authors: tuple[str, ...], said: str) -> None:
    assert author(replace(ABOUT, authors=authors)) == said


@pytest.mark.parametrize(
    ("about", "said"),
    [
        (replace(ABOUT, title="Titel"), "A. Auteur en Uitgeverij (2017). Titel. Uitgeverij"),
        (
            replace(ABOUT, title="Titel", subtitle="Ondertitel", authors=("A. Auteur",)),
            "A. Auteur (2017). Titel: Ondertitel. Uitgeverij",
        ),
        (replace(ABOUT, title="Titel", authors=()), "Uitgeverij (2017). Titel"),
    ],
)
def test_a_citation_names_each_once(about: Metadata, said: str) -> None:
    assert citation(about) == said


def test_an_address_is_known_only_where_the_site_is() -> None:
    assert address(ABOUT, "een") == "https://rapport.example/a&b/een.html"
    assert address(ABOUT, "index") == "https://rapport.example/a&b/"
    assert address(replace(ABOUT, base_url=""), "een") == ""


def test_the_site_map_names_every_page_once() -> None:
    tree = etree.fromstring(sitemap(ABOUT, CONTENTS).encode())
    found = [(url[0].text or "", url[1].text) for url in tree]
    assert [place.removeprefix(ABOUT.base_url) for place, _ in found] == ["", "een.html", "slot.html"]
    assert {changed for _, changed in found} == {ABOUT.edition_date}
    assert robots(ABOUT).endswith("Sitemap: https://rapport.example/a&b/sitemap.xml\n")


def test_what_machines_read_ends_no_script_and_says_nothing_empty() -> None:
    text = linked_data.report(ABOUT, CONTENTS, [], address(ABOUT, "index"))
    assert not set("<>&") & set(text)
    data = json.loads(text)
    assert data["name"] == ABOUT.title
    assert [(one["@type"], one["name"]) for one in data["author"]] == [
        ("Person", "A. Auteur"),
        ("Organization", "Uitgeverij"),
    ]
    assert [one["position"] for one in data["hasPart"]] == [1, 2]
    assert not {"alternativeHeadline", "encoding"} & data.keys()


def test_a_chapter_names_its_page_of_the_print_unless_it_is_not_of_the_print() -> None:
    first, last = (
        json.loads(linked_data.chapter(ABOUT, CONTENTS, one, address(ABOUT, one.docname)))
        for one in CONTENTS.chapters
    )
    assert (first["position"], first["pageStart"]) == (1, "6")
    assert last["position"] == 2
    assert "pageStart" not in last
