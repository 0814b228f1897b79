"""Every difference is named, placed and counted, and the cost grows with the text."""

from collections.abc import Callable

import pytest
from tests.growth import grows_evenly

from quickscan_build.fidelity.blocks import Block
from quickscan_build.fidelity.findings import Sort
from quickscan_build.fidelity.judge import Judge
from quickscan_build.text import Place

TEXTS = [
    "Een tuin",
    "De buren hebben samen een tuin aangelegd.",
    "Vroeger stond er een schuur.",
    "Slot van alles",
]


def blocks() -> list[Block]:
    kinds = ["heading 1", "paragraph", "paragraph", "paragraph"]
    out, at = [], 0
    for number, (kind, text) in enumerate(zip(kinds, TEXTS, strict=True), 1):
        out.append(Block(kind, text, where=f"x.html, block {number}", start=at))
        at += len(text) + 2
    return out


def place(offset: int) -> Place:
    return Place("4", 1 + sum(1 for one in blocks() if one.start + len(one.text) < offset))


CASES = [
    (0, "Een tuin", "Een tuim", Sort.CHANGED, (0, 0, 1), "“tuin” has become “tuim”"),
    (1, "samen een ", "samen ", Sort.MISSING, (1, 0, 0), "missing: “een”"),
    (1, "samen een ", "samen een een ", Sort.INVENTED, (0, 1, 0), "not in the text: “een”"),
    (1, "een tuin", "eentuin", Sort.CHANGED, (1, 0, 1), "“een tuin” has become “eentuin”"),
    (2, "een schuur", "een  schuur", Sort.CHANGED, (0, 0, 1), "white space differs"),
    (2, TEXTS[2], "", Sort.MISSING, (5, 0, 0), "missing: “Vroeger stond er een schuur.”"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_difference_is_named_placed_and_counted(
    case: tuple[int, str, str, Sort, tuple[int, ...], str],
) -> None:
    index, before, after, sort, counts, message = case
    found = blocks()
    found[index] = found[index]._replace(text=found[index].text.replace(before, after))
    (finding,), figures = Judge(blocks(), place).compare("html", [one for one in found if one.text])
    assert (finding.sort, finding.line) == (sort, index + 1)
    assert message in finding.message
    assert (figures.missing, figures.invented, figures.changed) == counts
    assert figures.wrong_characters > 0


def test_another_kind_of_block_is_not_a_difference_in_words() -> None:
    found = blocks()
    found[0] = found[0]._replace(kind="paragraph")
    (finding,), figures = Judge(blocks(), place).compare("html", found)
    assert finding.sort is Sort.KIND
    assert finding.message == "should be a heading 1, is a paragraph"
    assert (figures.missing, figures.invented, figures.changed) == (0, 0, 0)


def test_paragraphs_that_are_joined_are_told() -> None:
    found = blocks()
    found[1:3] = [found[1]._replace(text=f"{found[1].text} {found[2].text}")]
    (finding,), figures = Judge(blocks(), place).compare("html", found)
    assert finding.message == "joined with the block before it: a paragraph"
    assert (figures.missing, figures.invented, figures.changed) == (0, 0, 0)


def test_paragraphs_that_change_places_have_moved() -> None:
    found = blocks()
    found[1], found[3] = found[3], found[1]
    findings, _ = Judge(blocks(), place).compare("html", found)
    assert {one.sort for one in findings} == {Sort.MOVED}


def test_nothing_at_all_is_all_missing() -> None:
    _, figures = Judge(blocks(), place).compare("html", [])
    assert figures.missing == figures.words == 17


@pytest.mark.parametrize("repeated", [True, False])
def test_the_cost_grows_with_the_text_not_with_its_square(repeated: bool) -> None:
    def comparing(times: int) -> Callable[[], object]:
        tag = (lambda n: "") if repeated else str
        texts = [f"{text} {tag(n)}".strip() for n in range(times) for text in TEXTS]
        wanted = [Block("paragraph", text, start=0) for text in texts]
        found = [
            b._replace(text=b.text.replace("tuin", "tuim") if i % 97 == 1 else b.text)
            for i, b in enumerate(wanted)
        ]
        return lambda: Judge(wanted, lambda at: Place("", 1)).compare("html", found)

    assert grows_evenly(comparing, 500)
