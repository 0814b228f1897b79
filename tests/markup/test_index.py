"""The root of the book: every chapter once, in order, under the title of its part."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from quickscan_build.markup.index import index
from quickscan_build.publication import Publication, load
from quickscan_build.publication.model import Outline, Part

from ..sphinx_ext.conftest import SAMPLE

PARTS = (Part("een", "Eerste: 'deel' & <meer>"), Part("twee", "Tweede deel"))


def made(*chapters: tuple[str, str], title: str = "Titel") -> str:
    """The index of chapters, each a (slug, part)."""
    sample: Publication = load(SAMPLE)
    plain = sample.outline.chapters[0]
    outline = Outline(PARTS, tuple(replace(plain, slug=slug, part=part) for slug, part in chapters), ())
    return index(replace(sample, metadata=replace(sample.metadata, title=title), outline=outline))


def toctrees(text: str) -> list[tuple[str, list[str]]]:
    """The caption and the chapters of each."""
    found = []
    for block in text.split(":::{toctree}\n")[1:]:
        options, _, names = block.partition("\n:::")[0].partition("\n\n")
        caption = options.partition(":caption: ")[2]
        found.append((caption, names.split("\n")))
    return found


@pytest.mark.parametrize(
    ("chapters", "expected"),
    [
        ((), []),
        ((("a", ""),), [("", ["a"])]),
        ((("a", ""), ("b", "")), [("", ["a", "b"])]),
        (
            (("a", ""), ("b", "een"), ("c", "een"), ("d", "twee"), ("e", "")),
            [("", ["a"]), ("'Eerste: ''deel'' & <meer>'", ["b", "c"]), ("'Tweede deel'", ["d"]), ("", ["e"])],
        ),
        (
            (("b", "twee"), ("c", "een"), ("d", "twee")),
            [("'Tweede deel'", ["b"]), ("'Eerste: ''deel'' & <meer>'", ["c"]), ("'Tweede deel'", ["d"])],
        ),
    ],
)
def test_chapters_are_in_the_order_of_the_outline(
    chapters: tuple[tuple[str, str], ...], expected: list[tuple[str, list[str]]]
) -> None:
    assert toctrees(made(*chapters)) == [*expected, ("", ["verantwoording"])]


@pytest.mark.parametrize("title", ["Titel", "1. Een *titel*", "# <b> & `c`", "{page}`6`", "- een", "[a](b)"])
def test_any_title_is_the_heading_in_its_own_characters(title: str) -> None:
    tokens = MarkdownIt("commonmark").parse(made(title=title).partition("---\n\n")[2])
    assert tokens[0].type == "heading_open"
    assert "".join(one.content for one in tokens[1].children or ()) == title
