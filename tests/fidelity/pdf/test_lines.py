"""Our line ends are not text: what they hid comes back as in the text."""

import pytest

from quickscan_build.fidelity.pdf.lines import Lines

WANTED = ["zorg- en welzijn", "een co-creatieve aanpak", "huiselijk/seksueel geweld", "https://x.nl/een-pad"]

CASES = [
    ("geen regeleinde", "geen regeleinde"),
    ("maat\u2010|schappelijk", "maatschappelijk"),
    ("maat\u00ad|schappelijk", "maatschappelijk"),
    ("een|twee", "een twee"),
    ("een |twee", "een twee"),
    ("een| twee", "een twee"),
    ("zorg-|en welzijn", "zorg- en welzijn"),
    ("een co-|creatieve aanpak", "een co-creatieve aanpak"),
    ("huiselijk/|seksueel geweld", "huiselijk/seksueel geweld"),
    ("https://x.nl/|een-|pad", "https://x.nl/een-pad"),
    ("onbekend-|woord", "onbekend- woord"),
    ("midden\u2010in een regel", "midden\u2010in een regel"),
    ("|voor en na|", " voor en na "),
]


@pytest.mark.parametrize(("page", "text"), CASES)
def test_a_line_end_is_undone(page: str, text: str) -> None:
    assert Lines(WANTED).undo(page.replace("|", "\u2028")) == text
