"""Every difference from the second witness is a decision; every decision is a difference."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.growth import grows_evenly

from quickscan_build.fidelity.attested import differences
from quickscan_build.fidelity.check import check
from quickscan_build.fidelity.findings import Finding, Sort
from quickscan_build.fidelity.model import Artefacts
from quickscan_build.fidelity.witness import Words, lines_of, words_in
from quickscan_build.publication import load
from quickscan_build.text import Place, Source

from . import sample


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return sample.write(tmp_path)


def findings(root: Path) -> list[Finding]:
    sample.sign(root)
    return [one for one in check(load(root), Artefacts()).findings if one.artefact == "witness"]


def change(root: Path, file: str, before: str, after: str) -> None:
    path = root / "source_texts" / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


READINGS = [
    ("samen een tuin", "samen één tuin", "een", "één"),
    ("peren", "peren, pruimen", "peren", "peren,"),
    ("schuur.", "schuur", "schuur.", "schuur"),
    ("‘", "’", "‘Samen", "’Samen"),
    ("– elke", "- elke", "–", "-"),
    ("Kom ook", "Kom", "ook", ""),
]


@pytest.mark.parametrize(("before", "after", "ours", "theirs"), READINGS)
def test_another_reading_is_found_with_both(
    root: Path, before: str, after: str, ours: str, theirs: str
) -> None:
    if before == "‘":
        change(root, "getuige.txt", '"Samen', "’Samen")
    else:
        change(root, "getuige.txt", before, after)
    found = [one for one in findings(root) if one.sort is Sort.UNREGISTERED]
    assert found
    assert (ours, theirs) in [(one.expected, one.found) for one in found] or ours in found[0].expected
    assert all(one.line for one in found)


ADDED = [
    # A line that begins as the one below it does is told from its own beginning.
    ("Kom ook helpen", "Kom ook op zaterdag.\nKom ook helpen", "Kom ook op zaterdag."),
    ("Kom ook helpen", "Kom mee.\nKom ook helpen", "Kom mee."),
    ("Kom ook helpen", "Doe mee.\nKom ook helpen", "Doe mee."),
    # Within a line it is told as it is found.
    ("Kom ook helpen", "Kom ook zaterdag ook helpen", "zaterdag ook"),
    ("Neem een schep", "Neem een mooie schep", "mooie"),
]


@pytest.mark.parametrize(("before", "after", "said"), ADDED)
def test_what_only_the_witness_has_begins_where_a_line_does(
    root: Path, before: str, after: str, said: str
) -> None:
    change(root, "getuige.txt", before, after)
    assert said in [one.found for one in findings(root)]


def test_a_witness_of_another_text_is_told_in_a_few_words(root: Path) -> None:
    many = "Heel iets anders staat hier. " * 100
    change(root, "getuige.txt", "Kom ook helpen", f"{many}\nKom ook helpen")
    (found,) = [one for one in findings(root) if "anders" in one.found]
    assert found.found == many.strip()
    assert found.message.startswith("the witness also reads “Heel iets anders staat hier. Heel")
    assert 600 < len(found.message) < 700


def test_what_only_the_text_has_begins_where_a_line_does() -> None:
    def at(*lines: str) -> Words:
        places = [number for number, line in enumerate(lines) for _ in line.split()]
        return Words(" ".join(lines).split(), lambda index: Place("", places[index]))

    found = list(differences(at("Een tuin.", "De wet", "van mei.", "De buren"), at("Een tuin.", "De buren")))
    assert [(one.ours, one.witness, one.place.line) for one in found] == [("De wet van mei.", "", 1)]
    found = list(differences(at("a b c a b d"), at("a b d")))
    assert [(one.ours, one.witness) for one in found] == [("a b c", "")]
    found = list(differences(at("een", "de a de"), at("een de b")))
    assert [(one.ours, one.witness) for one in found] == [("a de", "b")]
    assert list(differences(at("a", "b"), at("a", "b"))) == []


def test_many_words_that_are_the_same_are_told_in_time() -> None:
    """One long line of one word, of which the witness has some more."""

    def asked(size: int) -> Callable[[], object]:
        ours = Words([*["x"] * size, "y"], lambda index: Place("", 1))
        theirs = words_in(lines_of(Source("getuige", "x " * (size + 5) + "y\n"), []), [])
        return lambda: list(differences(ours, theirs))

    assert grows_evenly(asked, 1_000)


def test_a_variant_without_a_difference_is_found(root: Path) -> None:
    change(root, "getuige.txt", '"Samen', "‘Samen")
    assert [one.sort for one in findings(root)] == [Sort.UNUSED]


def test_a_variant_on_another_page_does_not_count(root: Path) -> None:
    change(root, "variants.toml", 'page = "7"', 'page = "6"')
    assert sorted(one.sort for one in findings(root)) == [Sort.UNREGISTERED, Sort.UNUSED]


def test_a_block_that_need_not_be_moved_is_found(root: Path) -> None:
    change(root, "getuige.txt", "OPROEP\n", "")
    change(root, "getuige.txt", "Kom ook", "OPROEP\nKom ook")
    assert [one.sort for one in findings(root)] == [Sort.UNUSED]


@pytest.mark.parametrize("number", ["1", "1.", "1)"])
def test_a_footnote_may_be_at_the_foot_of_its_page_in_the_witness(root: Path, number: str) -> None:
    assert not findings(root)
    change(root, "getuige.txt", "1 Zie het jaarboek, blz. 3.\n", "")
    change(
        root,
        "getuige.txt",
        "Over het gereedschap\n",
        f"Over het gereedschap\n{number} Zie het jaarboek, blz. 3.\n",
    )
    assert not findings(root)


@pytest.mark.parametrize("note", ["1 Zie het jaarboek, blz. 4.", "2 Zie het jaarboek, blz. 3."])
def test_a_footnote_that_reads_otherwise_there_is_found(root: Path, note: str) -> None:
    change(root, "getuige.txt", "1 Zie het jaarboek, blz. 3.\n", "")
    change(root, "getuige.txt", "Over het gereedschap\n", f"Over het gereedschap\n{note}\n")
    assert findings(root)


def test_a_running_head_without_its_pattern_is_found(root: Path) -> None:
    change(root, "publication.toml", "running_heads = ['\\d+ De tuin']", "running_heads = []")
    found = findings(root)
    assert [one.found for one in found] == ["7 De tuin"]


def test_rules_alone_are_held_against_the_witness(root: Path) -> None:
    text = load(root).root / "docs" / "rules-alone.txt"
    assert check(load(root), Artefacts()).rules_alone is None
    text.write_text("De buren hebben samen een tuln aangelegd.\n", "utf-8")
    alone = check(load(root), Artefacts()).rules_alone
    assert alone is not None
    assert ("tuln", "tuin") in [(one.ours, one.witness) for one in alone.differences]
    assert alone.lost > 50
