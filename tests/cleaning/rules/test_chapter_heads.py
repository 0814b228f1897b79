from __future__ import annotations

import pytest

from quickscan_build.cleaning.engine import clean
from quickscan_build.cleaning.rules.chapter_heads import RULE
from quickscan_build.cleaning.rules.running_heads import RULE as HEADS
from quickscan_build.language import dutch

from .bench import fixed, source
from .layouts import pages, running_lines

FOOT = "Jaarverslag gemeente Voorbeeld"
CHAPTERS = ["Groen in de wijk", "Water en wegen", "Wonen in het dorp"]


def report(heads: list[str], foot: str = FOOT) -> str:
    """Pages that are not marked, each with a head and a foot; a chapter opens amid a page."""
    out = []
    for number, head in enumerate(heads):
        first, *rows = running_lines(22 + number % 3, start=number * 5)
        rows = [first[0].upper() + first[1:], *rows, "en klaar."]
        opens = next((one for one in heads[number + 1 : number + 2] if one not in heads[: number + 1]), "")
        if opens:
            rows[9:10] = ["en klaar.", "", opens, ""]
        out.append("\n".join([*([head, ""] if head else []), *rows, "", foot]) + "\n")
    return "\n".join(out)


HEADS_OF_PAGES = ["", *[name for name in CHAPTERS for _ in range(3)]]


def both(text: str) -> str:
    return clean(source(text), [HEADS, RULE], dutch(text)).text.content


def test_takes_out_the_heads_of_short_chapters_between_feet_that_show_the_pages() -> None:
    text = report(HEADS_OF_PAGES)
    assert fixed(HEADS, text).count(CHAPTERS[0]) > 1
    after = both(text)
    assert FOOT not in after
    assert [after.count(name) for name in CHAPTERS] == [1, 1, 1]


LEAVES = {
    "a text without heads": pages([""] * 8, mark="\n"),
    "a text of known pages, which the heads had already": pages(["", *CHAPTERS * 2]),
    "chapters that no head names": report([""] * 10),
    "headings amid pages": report([""] * 9).replace("een plan.", "een plan.\n\nWonen in het dorp\n\n"),
}


@pytest.mark.parametrize("text", LEAVES.values(), ids=LEAVES)
def test_leaves_alone(text: str) -> None:
    assert both(text) == fixed(HEADS, text)
