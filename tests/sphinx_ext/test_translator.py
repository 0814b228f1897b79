"""What accessibility requires of a chapter's HTML, beside the vocabulary."""

from __future__ import annotations

from collections.abc import Callable

from lxml import html

CHAPTER = r"""
## Kosten & \<baten\>

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


def test_how_a_chapter_is_drawn(made_of: Callable[[str, str], str]) -> None:
    """A table is called after the heading above it; only parts of a chapter are sections, not the whole."""
    text = html.document_fromstring(made_of("html", CHAPTER)).find_class("qb-text")[0]
    drawn = [
        (".//div[@class='qb-table']/@aria-label", ["Tabel: Kosten & <baten>", "Tabel: IN HET KADER"]),
        (".//div[@class='qb-table']/@tabindex", ["0", "0"]),
        (".//div[@class='qb-table']/@role", ["region", "region"]),
        (".//th/@scope", ["col"] * 4),
        (".//td/text()", ["2017", "1", "c", "d"]),
        (".//td/p | .//th/p", []),
        (".//li[1]/p", []),
        (".//li[2]/p/text()", ["twee", "nog een alinea"]),
        (".//h1/ancestor::section", []),
        (".//section/h2[not(@class)]/text()", ["Kosten & <baten>"]),
    ]
    assert [(path, text.xpath(path)) for path, _ in drawn] == drawn
