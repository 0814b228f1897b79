"""What a PDF says about itself: the same in both places, and well formed whatever its title."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from quickscan_build.publication import load
from quickscan_build.publication.model import Metadata
from quickscan_build.sphinx_ext.pdf.file.metadata import info, packet

from ...conftest import SAMPLE

ABOUT = replace(
    load(SAMPLE).metadata,
    title='Een </rdf:li> & "meer" <b>',
    authors=("A. & B.", "C"),
    subjects=("buurt", "<zorg>"),
    edition_date="2026-01-31",
)


def values(packed: bytes, name: str) -> list[str]:
    """The values of a property, in order."""
    found = etree.fromstring(packed).iter(f"{{*}}{name}")
    return [text for one in found for text in one.xpath(".//text()[normalize-space()]")]


@pytest.mark.parametrize("press", [False, True])
def test_the_packet_is_well_formed_and_says_what_the_dictionary_says(*, press: bool) -> None:
    packed, said = packet(ABOUT, press=press), info(ABOUT)
    assert values(packed, "title") == [said["Title"]] == [ABOUT.title]
    assert values(packed, "creator") == list(ABOUT.authors)
    assert said["Author"] == "A. & B., C"
    assert values(packed, "Producer") == [said["Producer"]]
    assert values(packed, "CreateDate") == ["2026-01-31T00:00:00Z"]
    assert said["CreationDate"] == said["ModDate"] == "D:20260131000000Z"


def test_a_reader_and_a_print_shop_are_promised_different_things() -> None:
    reader, shop = packet(ABOUT), packet(ABOUT, press=True)
    assert (b"pdfuaid:part" in reader, b"pdfaid:part" in reader, b"GTS_PDFXVersion" in reader) == (
        True,
        True,
        False,
    )
    assert (b"pdfuaid:part" in shop, b"pdfaid:part" in shop, b"GTS_PDFXVersion" in shop) == (
        False,
        False,
        True,
    )


@pytest.mark.parametrize(
    ("about", "missing"),
    [(replace(ABOUT, authors=()), "Author"), (replace(ABOUT, subjects=()), "Keywords")],
)
def test_nothing_is_said_that_is_not_known(about: Metadata, missing: str) -> None:
    assert missing not in info(about)
    assert "" not in info(about).values()
