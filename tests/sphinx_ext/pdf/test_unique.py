"""Ids of many chapters in one book: none are the same, and every reference leads where it led."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils import new_document

from quickscan_build.sphinx_ext.pdf.unique import anchor, make_unique


@pytest.mark.parametrize(
    ("docname", "target", "made"),
    [
        ("een", "p6", "een--p6"),
        ("een", "", "een"),
        ("map/een", "p6", "map--een--p6"),
        ("een-twee", "a-b", "een-twee--a-b"),
    ],
)
def test_the_id_of_a_place_in_the_book(docname: str, target: str, made: str) -> None:
    assert anchor(docname, target) == made


def elements(made: nodes.document) -> list[nodes.Element]:
    return [node for node in made.children if isinstance(node, nodes.Element)]


def document() -> nodes.document:
    """A chapter with each kind of id and reference."""
    made = new_document("een")
    made += nodes.paragraph("", "id=p6 href=#p6", ids=["p6", "kop"], backrefs=["p7"])
    made += nodes.reference("", "hier", internal=True, refuri="#p6")
    made += nodes.reference("", "daar", internal=True, refuri="twee#p8")
    made += nodes.reference("", "twee", internal=True, refuri="twee")
    made += nodes.reference("", "noot", refid="noot-1")
    made += nodes.reference("", "buiten", refuri="https://example.org/#p6")
    return made


def test_ids_and_references_are_the_books_and_words_stay() -> None:
    made = document()
    make_unique(made, "een")
    block, here, there, whole, note, outside = elements(made)
    assert (block["ids"], block["backrefs"]) == (["een--p6", "een--kop"], ["een--p7"])
    assert [one["refid"] for one in (here, there, whole, note)] == [
        "een--p6",
        "twee--p8",
        "twee",
        "een--noot-1",
    ]
    assert not any("refuri" in one for one in (here, there, whole, note))
    assert (outside["refuri"], "refid" in outside) == ("https://example.org/#p6", False)
    assert made.astext() == document().astext()


def test_two_chapters_with_the_same_ids_share_none() -> None:
    one, other = document(), document()
    make_unique(one, "een")
    make_unique(other, "twee")
    assert not set(elements(one)[0]["ids"]) & set(elements(other)[0]["ids"])
