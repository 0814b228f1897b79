"""Ids, notes and generated chapters, seen in the pages of the sample."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docutils import nodes
from docutils.utils import new_document
from lxml import html

from quickscan_build.exits import DataError
from quickscan_build.sphinx_ext.blocks import mark_figures
from quickscan_build.sphinx_ext.running import run

CHAPTERS = ("colofon", "inleiding", "verhaal-1", "verhaal-2", "bijlage", "verantwoording")


def page(site: Path, name: str) -> html.HtmlElement:
    return html.document_fromstring((site / f"{name}.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CHAPTERS)
def test_ids_are_unique(site: Path, name: str) -> None:
    ids = page(site, name).xpath("//@id")
    assert ids
    assert len(ids) == len(set(ids))


def test_a_heading_may_be_called_as_what_is_around_it(made_of: Callable[[str, str], str]) -> None:
    names = ("Proef", "Inhoud", "Zoek", "Noten", "Noten titel", "Noot 1", "P9", "B2", "Sic 1", "Inhoud 2")
    body = "".join(f"## {name}\n\nEen zin.\n\n" for name in names[1:])
    notes = "Een woord{noteref}`1`.\n\n:::{footnote} 1\nDe noot.\n:::\n\nEen{sic}`sic-1`.\n\n"
    marks = ":::{page} 9\n:::\n\n" + body + ":::{sic-note} sic-1\nZo gedrukt.\n:::\n"
    made = html.document_fromstring(made_of("html", notes + marks))
    ids = made.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = made.xpath("//*[@aria-current='page']/following-sibling::ul//a/@href")
    headings = [made.get_element_by_id(link[1:]).find("h2").text for link in links]
    assert headings == list(names[1:])


def test_headings_that_read_alike_leave_nothing_among_the_blocks(made_of: Callable[[str, str], str]) -> None:
    """Docutils notes there that one name stands for both."""
    body = "".join(f"## {name}\n\nEen zin.\n\n" for name in ("Proef", "Vraag", "Vraag"))
    made = html.document_fromstring(made_of("html", body))
    assert made.xpath("//main//p/@id") == ["b3", "b5", "b7"]


def test_a_box_is_called_after_a_title_that_no_other_box_has(made_of: Callable[[str, str], str]) -> None:
    titles = ("CONCLUSIE", "ADVIES", "CONCLUSIE")
    boxes = "".join(f"::::{{box}}\n:::{{box-title}}\n{one}\n:::\n\nEen zin.\n::::\n\n" for one in titles)
    made = html.document_fromstring(made_of("html", boxes)).find_class("qb-box")
    named = [box.get("aria-labelledby") for box in made]
    assert [(box.tag, box.find("h2").text) for box in made] == [
        ("div", "CONCLUSIE"),
        ("section", "ADVIES"),
        ("div", "CONCLUSIE"),
    ]
    assert named == [None, made[1].find("h2").get("id"), None]


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_block_of_text_lies_in_an_element_with_an_id(site: Path, name: str) -> None:
    text = page(site, name).find_class("qb-text")[0]
    blocks = text.xpath(".//p | .//h1 | .//h2 | .//li | .//td | .//th | .//figcaption")
    blocks = [
        block
        for block in blocks
        if not block.xpath("ancestor::section[@class='qb-notes qb-gen'] | self::p[@class='qb-back qb-gen']")
    ]
    assert blocks
    assert [block.tag for block in blocks if not block.get("id")] == []


def test_a_block_is_named_after_its_page_and_place(site: Path) -> None:
    made = page(site, "inleiding")
    assert made.get_element_by_id("p4-1").text == "Buren helpen buren"
    assert made.get_element_by_id("p6-1").text == "Wie zijn buur kent, slaapt beter."


def test_before_the_first_page_mark_ids_do_not_depend_on_other_chapters(site: Path) -> None:
    made = page(site, "verhaal-2")
    assert made.get_element_by_id("b1").text == "Dat helpt"
    assert made.get_element_by_id("p8-1").text_content().startswith("Na het paginateken")


def test_a_page_mark_breaks_no_word(site: Path) -> None:
    assert "zelfs een woord kan breken." in page(site, "inleiding").text_content()


def test_notes_are_at_the_end_and_point_back(site: Path) -> None:
    made = page(site, "verhaal-1")
    for mark in made.xpath("//a[@role='doc-noteref']"):
        note = made.get_element_by_id(mark.get("href")[1:])
        assert note.xpath(".//a[@role='doc-backlink']/@href") == [f"#{mark.get('id')}"]
        assert note.getparent() is made.find_class("qb-text")[0][-1]


def test_a_footnote_follows_its_block_and_is_tied_to_its_calls(site: Path) -> None:
    made = page(site, "verhaal-2")
    calls = made.xpath("//sup[@class='qb-noteref']/a")
    assert [call.text for call in calls] == ["1", "1", "1", "2"]
    notes = [made.get_element_by_id(call.get("href")[1:]) for call in calls]
    said = [note.find("p").text_content() for note in notes]
    assert said == [
        "1 Zie het jaarboek, blz. 3.",
        "1 Zie het jaarboek, blz. 3.",
        "1 Ook de eerste.",
        "2 En de tweede.",
    ]
    backs = [note.xpath(".//a[@role='doc-backlink']/@href") for note in notes]
    assert backs == [["#noot-1-bij", "#noot-1-bij-2"]] * 2 + [["#noot-2-bij"], ["#noot-3-bij"]]
    assert [call.get("id") for call in calls] == ["noot-1-bij", "noot-1-bij-2", "noot-2-bij", "noot-3-bij"]
    assert notes[0].getprevious() is calls[0].xpath("ancestor::p")[0]


def test_a_generated_chapter_is_marked(site: Path) -> None:
    text = page(site, "verantwoording").find_class("qb-text")[0]
    assert all("qb-gen" in child.get("class", "") for child in text)
    assert not page(site, "bijlage").find_class("qb-gen qb-account")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (":::{sic-note} sic-2", ":::{sic-note} sic-9", "there is no note 'sic-2'"),
        (":::{sic-note} sic-2", ":::{sic-note} sic-1", "this chapter has two 'sic-1'"),
        ("teveel{sic}`sic-2`", "teveel", "nothing in this chapter refers to 'sic-2'"),
        (":::{page} 7\n:::", ":::{page} 7\ntekst\n:::", "page"),
        ("{sic}`sic-1`", "{foreign}`engels`", "expected a language code"),
        (":::{label}", ":::{lable}", "lable"),
        ("bewoners weinig", "bewoners{noteref}`4` weinig", "there is no footnote '4'"),
        (":::{sic-note} sic-1\n", ":::{footnote} 1\n- ", "begins with a bullet_list"),
    ],
)
def test_a_mistake_in_a_chapter_is_one_line_with_its_file(
    sample: Path, old: str, new: str, told: str
) -> None:
    chapter = sample / "docs" / "chapters" / "verhaal-1.md"
    chapter.write_text(chapter.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    for _ in range(2):  # and again: what was kept of the first build must not hide it
        with pytest.raises(DataError, match=told) as caught:
            run(sample, "html", lambda _: None)
        assert "verhaal-1.md" in str(caught.value)
        assert "\n" not in str(caught.value)


def test_columns_of_figures_are_marked() -> None:
    """Not the first, which names the rows; nor one with other words or with nothing in it."""
    head = ("Nummer", "Aandeel", "Verschil", "Bladzijde", "Jaar", "Leeg")
    body = (("1", "41,5%", "+14", "4, 5", "2019", ""), ("2", "€ 3.200", "–", "6", "in 2020", ""))
    rows = [
        nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in row)) for row in (head, *body)
    ]
    document = new_document("proef")
    document += nodes.table("", nodes.tgroup("", nodes.thead("", rows[0]), nodes.tbody("", *rows[1:])))
    mark_figures(document)
    marked = [entry.astext() for entry in document.findall(nodes.entry) if "qb-figure" in entry["classes"]]
    assert marked == ["Aandeel", "Verschil", "41,5%", "+14", "€ 3.200", "–"]
