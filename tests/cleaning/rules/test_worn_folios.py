from __future__ import annotations

from collections.abc import Sequence

import pytest

from quickscan_build.cleaning.engine import clean
from quickscan_build.cleaning.rules.folios import RULE as FOLIOS
from quickscan_build.cleaning.rules.running_heads import RULE as HEADS
from quickscan_build.cleaning.rules.worn_folios import RULE
from quickscan_build.language import dutch

from .bench import fixed, source
from .layouts import pages

SCRAPS = ["a4", "fe tes", "=i", "41D =", "a a", "-5-", "Sv", "Pea Sea"]


def feet(*marks: str) -> str:
    return pages([""] * len(marks), marks)


@pytest.mark.parametrize("at_foot", [True, False])
def test_takes_out_scraps_at_one_edge_of_the_pages(at_foot: bool) -> None:
    text = feet(*SCRAPS) if at_foot else pages(SCRAPS)
    assert fixed(RULE, text).split() == pages([""] * len(SCRAPS)).split()


def test_where_only_heads_show_the_pages() -> None:
    heads = ["", *["Jaarverslag gemeente Voorbeeld"] * 7]
    read = source(pages(heads, SCRAPS, mark="\n"))
    after = clean(read, [HEADS, RULE], dutch(read.content)).text.content
    assert after.replace("\f", " ").split() == pages([""] * 8).split()


def test_one_scrap_beside_numbers_that_were_read() -> None:
    read = source(feet("4", "5", "6", "fe tes", "8", "9"))
    after = clean(read, [FOLIOS, RULE], dutch(read.content)).text.content
    assert after.split() == pages([""] * 6).split()


LEAVES: dict[str, Sequence[str]] = {
    "words": ("Ja", "Nee", "De wet", "Hier", "Of niet", "en dan"),
    "names": ("Anna", "Piet", "Mohammed", "Joris", "Eva", "Sanne"),
    "abbreviations": ("VNG", "RVO", "BZK", "AP", "EU", "VWS"),
    "few of many": ("a4", "", "=i", *[""] * 12),
    "one": ("", "", "=i", "", "", ""),
    "amounts": ("20.100", "8.750", "12.500", "1.990", "27.300", "2019"),
    "longer": ("fe tes oa ie", "a 4 a 4 a 4", "ie ea oe ue ae", "ea ie oe ue", "", ""),
    "a word among them": ("a huis", "ie weg", "= plein", "ea wet", "", ""),
    "nothing": ("", "", "", "", "", ""),
}


@pytest.mark.parametrize("marks", LEAVES.values(), ids=LEAVES)
def test_leaves_alone(marks: Sequence[str]) -> None:
    assert fixed(RULE, feet(*marks)) == feet(*marks)


def test_leaves_the_last_line_of_a_paragraph_alone() -> None:
    text = feet(*SCRAPS).replace("\n\n", "\n")
    assert fixed(RULE, text) == text


def test_leaves_short_pages_alone() -> None:
    text = "\n\f".join(f"Naam\n\n{scrap}\n" for scrap in SCRAPS)
    assert fixed(RULE, text) == text


@pytest.mark.parametrize("foot", ["-5", "=i", "312"])
def test_a_page_whose_number_was_read_has_no_other(foot: str) -> None:
    read = source(feet("4", "5", f"{foot}\n\n6", "fe tes", "8", "9"))
    after = clean(read, [FOLIOS, RULE], dutch(read.content)).text.content
    assert after.split() == feet("", "", foot, "", "", "").split()


@pytest.mark.parametrize(("scrap", "stays"), [("7.2", True), ("a", True), ("§ 4", True), ("=", False)])
@pytest.mark.parametrize("at_foot", [True, False])
def test_beside_a_number_that_told_where_the_page_ends_letters_and_figures_are_none(
    scrap: str, stays: bool, at_foot: bool
) -> None:
    numbers = [str(n) for n in range(4, 12)]
    numbers[4] = f"{scrap}\n\n{numbers[4]}" if at_foot else f"{numbers[4]}\n\n{scrap}"
    read = source(pages([""] * 8, numbers, mark="\n") if at_foot else pages(numbers, mark="\n"))
    after = clean(read, [FOLIOS, RULE], dutch(read.content)).text.content
    assert (f"\n{scrap}\n" in after) is stays
