"""A chapter as MyST: every construct of the vocabulary once."""

from quickscan_build.markup import myst
from quickscan_build.structure.model import (
    Box,
    Chapter,
    Footnote,
    Heading,
    Item,
    Lines,
    List,
    NoteMark,
    PageMark,
    PageStart,
    Paragraph,
    Quotation,
    SicMark,
    SicNote,
    Table,
    Words,
)

CHAPTER = Chapter(
    slug="een",
    kind="chapter",
    part="deel",
    group="it's: zo",
    pages=("6",),
    label=(Words("Label"), SicMark("sic-1")),
    title=(Words("Hoofdstuk #1"),),
    blocks=(
        Paragraph(
            (Words("Een "), Words("evidence `based`", "en"), PageMark("7"), Words(" *zin*"), NoteMark("1"))
        ),
        PageStart("8"),
        Heading(2, (Words("Kop"),)),
        List((Item((Words("een"),), (List((Item((Words("onder"),)),)),)), Item((Words("twee"),)))),
        List((Item((Words("drie"),)), Item((Words("vier"),))), start=3),
        Lines(((Words("- regel"),), (Words("regel"),))),
        Quotation((Paragraph((Words("‘Zo.’"),)),), (Words("Wie"),)),
        Box(
            "advies",
            (Words("TITEL"),),
            (PageStart("9"), Lines(((Words("a"),),)), Quotation((Paragraph((Words("b"),)),), (Words("c"),))),
        ),
        Table((((Words("a | b"),), (Words("c"),)), ((Words("d"),), ()))),
        Table((((Words("a"),), ()), ((), (Words("d"),))), "column"),
        Footnote("1", (Words("1. noot"),)),
    ),
    notes=(SicNote("sic-1", "- Zo gedrukt."),),
)

EXPECTED = r"""---
kind: chapter
part: deel
group: 'it''s: zo'
---

:::{page} 6
:::

:::{label}
:group: 'it''s: zo'

Label{sic}`sic-1`
:::

# Hoofdstuk \#1

Een {foreign}`` en evidence `based` ``{page}`7` \*zin\*{noteref}`1`

:::{page} 8
:::

## Kop

- een
  - onder
- twee

3. drie
4. vier

:::{lines}
- \- regel
- regel
:::

::::{quotation}
‘Zo.’

:::{attribution}
Wie
:::
::::

:::::{box}
:kind: 'advies'

:::{box-title}
TITEL
:::

:::{page} 9
:::

:::{lines}
- a
:::

::::{quotation}
b

:::{attribution}
c
:::
::::
:::::

| a \| b | c |
| --- | --- |
| d |  |

:::{rows} column
|  |  |
| --- | --- |
| a |  |
|  | d |
:::

:::{footnote} 1
1\. noot
:::

:::{sic-note} sic-1
\- Zo gedrukt.
:::
"""


def test_a_chapter_with_everything_in_it() -> None:
    assert myst.chapter(CHAPTER) == EXPECTED


def test_a_chapter_with_nothing_in_it() -> None:
    bare = Chapter("kaal", "appendix", "", "", (), (), (Words("Kaal"),), (), ())
    assert myst.chapter(bare) == "---\nkind: appendix\n---\n\n# Kaal\n"


def test_lists_in_a_row_stay_apart() -> None:
    def one(start: int) -> List:
        return List((Item((Words("a"),)),), start)

    bare = Chapter("k", "chapter", "", "", (), (), (Words("K"),), tuple(map(one, (0, 0, 0, 1, 1))), ())
    assert myst.chapter(bare).endswith("# K\n\n- a\n\n* a\n\n- a\n\n1. a\n\n1) a\n")
