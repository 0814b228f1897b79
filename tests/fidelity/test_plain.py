"""Plain form as blocks a reader should get: what is not shown by whole publications."""

from __future__ import annotations

from dataclasses import replace

from quickscan_build.fidelity.plain import expected
from quickscan_build.publication.model import BlockSpec, ChapterSpec, Outline


def test_a_footnote_is_a_block_of_its_own_with_its_number() -> None:
    found = expected("Zin.[^3] Nog een.\n\n[^3]: Zie aldaar.\n\n[^4]: En hier.\n", Outline((), (), ()))
    assert [(block.text, block.within, block.opens) for block in found] == [
        ("Zin.[^3] Nog een.", (), 0),
        ("[^3]: Zie aldaar.", ("footnote",), 1),
        ("[^4]: En hier.", ("footnote",), 1),
    ]


def test_a_heading_that_recurs_is_found_on_its_page() -> None:
    content = "Titel\n\nAdvies\n\nZin.\n\nAdvies\n\nZin.\n"
    second = content.rindex("Advies")
    outline = Outline(
        (),
        (ChapterSpec("titel", "Titel", "chapter", "", "", "", "", "outline.toml"),),
        (BlockSpec("titel", "Advies", "heading", "", "", 2, "9", "outline.toml"),),
    )
    found = expected(content, outline, lambda at: "9" if at >= second else "8")
    assert [block.kind for block in found] == [
        "heading 1",
        "paragraph",
        "paragraph",
        "heading 2",
        "paragraph",
    ]


def test_a_title_is_a_block_of_its_own_before_it_is_the_item_of_a_list() -> None:
    outline = Outline((), (ChapterSpec("een", "Een", "chapter", "", "", "", "", "outline.toml"),), ())
    found = expected("- Een\n- Twee\n\nEen\n\nZin.\n", outline)
    assert [(block.kind, block.text) for block in found][2] == ("heading 1", "Een")
    titled = replace(outline, blocks=(BlockSpec("een", "Zo", "heading", "", "", 2, "", "outline.toml"),))
    found = expected("Een\n\n1. Zo\n2. En zo\n\nZo\n\nZin.\n", titled)
    assert [(block.kind, block.text) for block in found][3] == ("heading 2", "Zo")
