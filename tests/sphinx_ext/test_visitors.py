"""The vocabulary as HTML: every node is drawn, and what is drawn is well formed."""

from __future__ import annotations

import inspect
from collections.abc import Callable

from docutils import nodes
from lxml import etree, html

from quickscan_build.sphinx_ext import nodes as vocabulary
from quickscan_build.sphinx_ext.visitors import VISITORS

CHAPTER = """
:::{label}
:group: helpend

Dat & zo
:::

Een {page}`60` zin met een fuot{sic}`sic-7`, een noot{noteref}`3` en {foreign}`en a <b> & c`.

:::{footnote} 3
Noot.
:::

Nog eens{noteref}`3`.

::::{box}
:kind: advies

:::{box-title}
KOP
:::

- een
::::

::::{box}
Zonder titel.
::::

::::{quotation}
Een zin.

:::{attribution}
Wie
:::
::::

::::{quotation}
Zonder naam.
::::

:::{page} 61
:::

:::{sic-note} sic-7
Zo gedrukt.
:::
"""


def test_every_node_of_the_vocabulary_is_drawn() -> None:
    named = {one for _, one in inspect.getmembers(vocabulary, inspect.isclass)}
    assert {one for one in named if issubclass(one, nodes.Node)} == set(VISITORS)


def test_how_the_vocabulary_is_drawn(made_of: Callable[[str, str], str]) -> None:
    """No page mark has words of its own, and the notes are not of the print."""
    page = html.document_fromstring(made_of("html", CHAPTER)).find_class("qb-text")[0]
    drawn = [
        (".//p[@class='qb-label']/@data-group", ["helpend"]),
        (".//span[@class='qb-page']/@data-page", ["60"]),
        (".//div[@class='qb-page']/@data-page", ["61"]),
        (".//*[@class='qb-page']//text()", []),
        (".//*[contains(@class, 'qb-notes')]/@class", ["qb-notes qb-gen"]),
        (".//span[@class='qb-page' or @class='qb-foreign']/@lang", ["en"]),
        (".//span[@class='qb-foreign']/text()", ["a <b> & c"]),
        (".//span[@class='qb-sic qb-gen']/a/text()", ["[sic]"]),
        (".//sup[@class='qb-noteref']/a/text()", ["3", "3"]),
        (".//section[@class='qb-box']/@data-kind", ["advies"]),
        (".//section[@class='qb-box']/@aria-labelledby", [page.find_class("qb-box-title")[0].get("id")]),
        (".//div[@class='qb-box']/p/text()", ["Zonder titel."]),
        (".//figure[@class='qb-quote']/blockquote/p/text()", ["Een zin.", "Zonder naam."]),
        (".//figure/figcaption[@class='qb-attribution']/text()", ["Wie"]),
        (".//div[@class='qb-footnote']//a/text()", ["Terug naar de tekst (1)", "Terug naar de tekst (2)"]),
        (".//aside[@class='qb-note']/p[@class='qb-back']/a/text()", ["Terug naar de tekst"]),
    ]
    assert [(path, page.xpath(path)) for path, _ in drawn] == drawn


def test_a_chapter_of_the_epub_is_xml(made_of: Callable[[str, str], str]) -> None:
    page = etree.fromstring(made_of("epub", CHAPTER).encode())
    kinds = page.xpath("//@*[name()='epub:type']")
    assert {"pagebreak", "noteref", "footnote", "footnotes"} <= set(kinds)
    assert page.xpath("count(//*[local-name()='aside'][@role='doc-footnote'])") == 2
