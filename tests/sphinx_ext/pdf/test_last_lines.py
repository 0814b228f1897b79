"""The last lines of headings and paragraphs."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils import new_document

from quickscan_build.sphinx_ext import nodes as qb
from quickscan_build.sphinx_ext.pdf.last_lines import LONGEST, TIE, ended, tie_words, tied


@pytest.mark.parametrize(
    ("title", "last"),
    [
        ("Een eigen huis in de stad", "huis in de stad"),
        ("Iedereen op straat heeft een eigen netwerk", "eigen netwerk"),
        ("Zo verdwijnen schotten tussen beleidsterreinen", "tussen beleidsterreinen"),
        ("Hoe gaat het met de eigen kracht en regie?", "kracht en regie?"),
    ],
)
def test_ties_the_last_words(title: str, last: str) -> None:
    assert tied(title).split(" ")[-1] == last.replace(" ", TIE)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Inhoud",
        "Twee woorden",
        "En drie woorden",
        "Hoe het ging met verantwoordelijkheidsvraagstukken",
    ],
)
def test_leaves_alone(title: str) -> None:
    """What has no words to spare, and what would be too long to break."""
    words = tied(title).split(" ")
    assert all(len(word) <= LONGEST for word in words if TIE in word)
    assert tied(title).replace(TIE, " ") == title
    assert len(words) >= min(len(title.split(" ")), 2)


@pytest.mark.parametrize("text", ["Respondent 4", "Zo is het en zo was het ook.", "Dat is er", "zorg is."])
def test_a_short_word_is_not_left_alone_at_the_end_of_a_paragraph(text: str) -> None:
    rest, _, tail = text.rpartition(" ")
    assert ended(text) == (text if len(tail) > 3 else f"{rest}{TIE}{tail}")


@pytest.mark.parametrize("text", ["", "is.", " is.", f"{'vrijwilligersorganisaties'} is."])
def test_the_end_of_a_paragraph_is_left_alone(text: str) -> None:
    """Where there is no word before, and where it would be too long to break."""
    assert ended(text) == text


def test_the_sign_of_an_amount_is_not_the_last_on_its_line() -> None:
    document = new_document("proef")
    document += nodes.section("", nodes.entry("", nodes.paragraph("", "tot € 5.000 of meer, en € per jaar")))
    tie_words(document)
    assert document.astext() == f"tot €{TIE}5.000 of meer, en € per jaar"


def test_headings_and_paragraphs_are_tied_each_in_its_way() -> None:
    document = new_document("proef")
    plain = "Een eigen huis in wijk 4"
    heading = nodes.title("", plain)
    text, cell, said = (nodes.paragraph("", plain) for _ in range(3))
    document += nodes.section("", heading, text, nodes.entry("", cell), qb.quotation("", said))
    tie_words(document)
    assert heading.astext() == said.astext() == tied(plain) != text.astext()
    assert text.astext() == ended(plain) != plain
    assert cell.astext() == plain
