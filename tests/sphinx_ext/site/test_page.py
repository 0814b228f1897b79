"""What a page says about the publication: who wrote it, how it is cited, where it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quickscan_build.publication.model import Metadata
from quickscan_build.sphinx_ext.site.page import address, author, citation

from .edition import ABOUT


@pytest.mark.parametrize(
    ("authors", "said"),
    [
        ((), "Uitgeverij"),
        (("A",), "A"),
        (("A", "B"), "A en B"),
        (("A", "B", "C"), "A, B en C"),
    ],
)
def test_authors_are_named_in_a_sentence(authors: tuple[str, ...], said: str) -> None:
    assert author(replace(ABOUT, authors=authors)) == said


@pytest.mark.parametrize(
    ("about", "said"),
    [
        (replace(ABOUT, title="Titel"), "A. Auteur en Uitgeverij (2017). Titel. Uitgeverij"),
        (
            replace(ABOUT, title="Titel", subtitle="Ondertitel", authors=("A. Auteur",)),
            "A. Auteur (2017). Titel: Ondertitel. Uitgeverij",
        ),
        (replace(ABOUT, title="Titel", authors=()), "Uitgeverij (2017). Titel"),
    ],
)
def test_a_citation_names_each_once(about: Metadata, said: str) -> None:
    assert citation(about) == said


def test_an_address_is_known_only_where_the_site_is() -> None:
    assert address(ABOUT, "een") == "https://rapport.example/a&b/een.html"
    assert address(ABOUT, "index") == "https://rapport.example/a&b/"
    assert address(replace(ABOUT, base_url=""), "een") == ""
