"""What accessibility requires of a chapter's HTML, beside the vocabulary."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html

CHAPTER = """
## Kosten & <baten>

| jaar | euro |
|------|------|
| 2017 | 1    |

::::{box}
:::{box-title}
IN HET KADER
:::

| a | b |
|---|---|
| c | d |
::::

- een
- twee

  nog een alinea
"""


@pytest.fixture
def text(made_of: Callable[[str, str], str]) -> html.HtmlElement:
    return html.document_fromstring(made_of("html", CHAPTER)).find_class("qb-text")[0]


def test_tables_scroll_by_keyboard_and_lists_have_no_needless_paragraphs(text: html.HtmlElement) -> None:
    """A table is called after the heading above it: a title of a box, or of a section."""
    drawn = [
        (".//div[@class='qb-table']/@aria-label", ["Tabel: Kosten & <baten>", "Tabel: IN HET KADER"]),
        (".//div[@class='qb-table']/@tabindex", ["0", "0"]),
        (".//div[@class='qb-table']/@role", ["region", "region"]),
        (".//th/@scope", ["col"] * 4),
        (".//td/text()", ["2017", "1", "c", "d"]),
        (".//td/p | .//th/p", []),
        (".//li[1]/p", []),
        (".//li[2]/p/text()", ["twee", "nog een alinea"]),
    ]
    assert [(path, text.xpath(path)) for path, _ in drawn] == drawn


def test_only_what_is_inside_a_chapter_is_a_section(text: html.HtmlElement) -> None:
    """Inside one, some readers take an ``h1`` for a lower heading."""
    assert not text.xpath(".//h1/ancestor::section")
    assert [one.tag for one in text.xpath(".//h2[not(@class)]/..")] == ["section"]
