"""What accessibility requires of a chapter's HTML, beside the vocabulary."""

from __future__ import annotations

from collections.abc import Callable

from lxml import html

HEADING = "Tabel: Kosten & <baten>"
LONG = "een regel zonder einde " * 8
CHAPTER = rf"""
## Kosten & \<baten\>

| jaar | euro |
|------|------|
| 2017 | 1    |

Tabel 1. Wie.

| jaar | euro |
|------|------|
| 2018 | 2    |

Zo staat het er.

| jaar | euro |
|------|------|
| 2019 | 3    |

De kosten

| jaar | euro |
|------|------|
| 2020 | 4    |

{LONG}

| jaar | euro |
|------|------|
| 2021 | 5    |

Figuur 2. Wie er woont.

Figuur 2 laat zien wie er woont.

::::{{box}}
:::{{box-title}}
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
    """A table is called after its caption or heading; only parts of a chapter are sections, not the whole."""
    text = html.document_fromstring(made_of("html", CHAPTER)).find_class("qb-text")[0]
    drawn = [
        (
            ".//div[@class='qb-table']/@aria-label",
            [
                HEADING,
                "Tabel 1. Wie.",
                f"{HEADING} (2)",
                "De kosten",
                f"{HEADING} (3)",
                "Tabel: IN HET KADER",
            ],
        ),
        (".//p[@class='qb-caption']/text()", ["Tabel 1. Wie.", "De kosten"]),
        (".//p[@class='qb-legend']/text()", ["Figuur 2. Wie er woont."]),
        (".//div[@class='qb-table']/@tabindex", ["0"] * 6),
        (".//div[@class='qb-table']/@role", ["region"] * 6),
        (".//th/@scope", ["col"] * 12),
        (".//td/text()", ["2017", "1", "2018", "2", "2019", "3", "2020", "4", "2021", "5", "c", "d"]),
        (".//td/p | .//th/p", []),
        (".//li[1]/p", []),
        (".//li[2]/p/text()", ["twee", "nog een alinea"]),
        (".//h1/ancestor::section", []),
        (".//section/h2[not(@class)]/text()", ["Kosten & <baten>"]),
    ]
    assert [(path, text.xpath(path)) for path, _ in drawn] == drawn
