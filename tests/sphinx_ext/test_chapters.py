"""What the rest of a book knows about a chapter, and the order of the book."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from sphinx.environment import BuildEnvironment

from quickscan_build.sphinx_ext.chapters import LENGTH_OF_SUMMARY, Chapter, Contents, Heading, Part, in_order
from quickscan_build.sphinx_ext.running import run


def chapter(docname: str, group: str = "", **other: Any) -> Chapter:
    plain: dict[str, Any] = {
        "title": docname.title(),
        "kind": "chapter",
        "part": "",
        "label": "",
        "generated": False,
        "headings": (Heading("kop", "Kop", 2),),
        "pages": ("6", "7"),
        "opens_on": "5",
        "summary": "Een zin.",
    }
    return Chapter(docname=docname, group=group, **(plain | other))


CONTENTS = Contents(
    (
        Part("", "", (chapter("colofon"),)),
        Part("een", "Een", (chapter("a", "hinderend"), chapter("b", "helpend"), chapter("c", "hinderend"))),
        Part("", "", (chapter("bijlage"),)),
    )
)


def test_groups_count_in_the_order_in_which_they_appear() -> None:
    assert CONTENTS.groups == ("hinderend", "helpend")
    assert [CONTENTS.group_number(one) for one in CONTENTS.chapters] == [0, 1, 2, 1, 0]


def test_the_sections_of_the_only_chapter_are_listed_and_counted_on_the_cover() -> None:
    headings = (Heading("a", "A", 2), Heading("b", "B", 3), Heading("c", "C", 2))
    front, only = chapter("colofon", kind="colophon"), chapter("brief", headings=headings)
    account = chapter("verantwoording", generated=True, headings=headings)
    contents = Contents((Part("", "", (front, only, account)),))
    assert [[h.id for h in contents.sections(one)] for one in contents.chapters] == [[], ["a", "c"], []]
    assert contents.shapes == [0] * 4
    one_section = chapter("brief", headings=headings[:2])
    assert not Contents((Part("", "", (one_section, account)),)).sections(one_section)


@pytest.mark.parametrize(("count", "group", "listed"), [(2, "", 1), (8, "", 1), (9, "", 0), (2, "hulp", 0)])
def test_the_sections_of_few_chapters_are_listed(count: int, group: str, listed: int) -> None:
    """Cards, which chapters with groups have, have no room for them; the cover counts chapters."""
    headings = (Heading("a", "A", 2), Heading("b", "B", 3))
    few = tuple(chapter(f"c{at}", headings=headings, group=group) for at in range(count))
    contents = Contents((Part("", "", (*few, chapter("verantwoording", generated=True))),))
    assert [len(contents.sections(one)) for one in contents.chapters] == [*[listed] * count, 0]
    assert len(contents.shapes) == count + (not group)


def test_all_contents_list_the_sections_of_the_only_chapter(sample: Path) -> None:
    chapters = sample / "docs" / "chapters"
    kept = {"index.md", "bijlage.md", "verantwoording.md"}
    for one in chapters.iterdir():
        if one.name not in kept:
            one.unlink()
    (chapters / "index.md").write_text("# Inhoud\n\n```{toctree}\nbijlage\nverantwoording\n```\n", "utf-8")
    body = "---\nkind: chapter\n---\n\n# Brief\n\n## Aanleiding\n\nEen.\n\n## Vervolg\n\nTwee.\n"
    (chapters / "bijlage.md").write_text(body, "utf-8")
    book = zipfile.ZipFile(run(sample, "epub", lambda _: None) / "proefrapport.epub")
    nav = book.read(next(name for name in book.namelist() if name.endswith("nav.xhtml"))).decode()
    landing = (run(sample, "html", lambda _: None) / "index.html").read_text("utf-8")
    for name, title in (("aanleiding", "Aanleiding"), ("vervolg", "Vervolg")):
        assert f'<a href="bijlage.xhtml#{name}">{title}</a>' in nav
        assert f'<a href="bijlage.html#{name}"><span class="title">{title}</span></a>' in landing
    pdf = pypdfium2.PdfDocument(run(sample, "pdf", lambda _: None) / "proefrapport.pdf")
    pages = [page.get_textpage().get_text_range() for page in pdf]
    assert any(
        re.search(r"Inhoud\s+Brief[\s.]+5\s+Aanleiding[\s.]+5\s+Vervolg[\s.]+5", page) for page in pages
    ), pages


def test_a_chapter_is_found_by_its_name() -> None:
    found = CONTENTS.find("b")
    assert found is not None
    assert found.title == "B"
    assert CONTENTS.find("d") is None


def test_pages_have_the_ids_of_their_marks() -> None:
    assert chapter("a", pages=("6", "XII")).page_ids == (("6", "p6"), ("XII", "pxii"))


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ({"summary": "Een andere zin."}, True),
        ({"blocks": (1, 2)}, True),
        ({"title": "Anders"}, False),
        ({"pages": ("6", "8")}, False),
        ({"opens_on": "4"}, False),
        ({"label": "Anders"}, False),
        ({"headings": ()}, False),
        ({"generated": True}, False),
        ({"kind": "appendix"}, False),
    ],
)
def test_the_outline_changes_with_all_that_other_pages_show(changed: dict[str, Any], *, same: bool) -> None:
    before, after = (
        Contents((Part("", "", (one,)),)).outline() for one in (chapter("a"), chapter("a", **changed))
    )
    assert (before == after) is same


def ordered(children: dict[str, list[str]]) -> list[str]:
    return in_order(cast("BuildEnvironment", SimpleNamespace(toctree_includes=children)), "index")


@pytest.mark.parametrize(
    ("children", "order"),
    [
        ({}, []),
        ({"index": ["b", "a"]}, ["b", "a"]),
        ({"index": ["a", "d"], "a": ["b", "c"]}, ["a", "b", "c", "d"]),
        ({"index": ["a", "b"], "a": ["b"]}, ["a", "b"]),
        ({"index": ["a"], "a": ["index", "a"]}, ["a"]),
        ({"index": ["a"], "a": ["b"], "b": ["a"]}, ["a", "b"]),
    ],
)
def test_the_order_of_the_contents(children: dict[str, list[str]], order: list[str]) -> None:
    assert ordered(children) == order


NAMES = st.sampled_from(["index", "a", "b", "c", "d"])


@given(st.dictionaries(NAMES, st.lists(NAMES, max_size=4)))
def test_every_chapter_comes_once_and_the_root_never(children: dict[str, list[str]]) -> None:
    order = ordered(children)
    assert len(order) == len(set(order))
    assert "index" not in order
    assert set(children.get("index", ())) - {"index"} <= set(order)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Een zin\nover twee regels.", 'content="Een zin over twee regels."'),
        ("woord, " * 60, f'content="{", ".join(["woord"] * (LENGTH_OF_SUMMARY // 7))} …"'),
    ],
)
def test_the_summary_is_a_paragraph_cut_at_a_word(
    made_of: Callable[[str, str], str], body: str, said: str
) -> None:
    assert f'<meta name="description" {said}' in made_of("html", body)


def test_pages_without_text_are_not_the_one_on_which_a_chapter_opens(sample: Path) -> None:
    """Nor do they show a number: it would lie on that of the page with the text."""
    chapter = sample / "docs" / "chapters" / "bijlage.md"
    text = "Een {page}`62`{page}`63` woord en {page}`64` nog {page}`65` een."
    marks = "".join(f":::{{page}} {page}\n:::\n\n" for page in (60, 61))
    chapter.write_text(f"---\nkind: appendix\n---\n\n{marks}# Proef\n\n{text}\n", encoding="utf-8")
    made = run(sample, "html", lambda _: None)
    page = html.document_fromstring((made / "bijlage.html").read_text(encoding="utf-8"))
    assert page.xpath("//@data-page") == ["61", *map(str, range(60, 66))]
    assert page.xpath("//*[contains(@class, 'qb-page-empty')]/@data-page") == ["60", "62"]
    assert '<span class="where">p. 61</span>' in (made / "index.html").read_text(encoding="utf-8")
