"""Headings over more than one line."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils import new_document

from quickscan_build.sphinx_ext.pdf.headings import LONGEST, TIE, tie_headings, tied


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


def test_only_headings_are_tied() -> None:
    document = new_document("proef")
    plain = "Een eigen huis in de stad"
    heading, text = nodes.title("", plain), nodes.paragraph("", plain)
    document += nodes.section("", heading, text)
    tie_headings(document)
    assert (heading.astext(), text.astext()) == (tied(plain), plain)
