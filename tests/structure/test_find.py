"""The blocks that an outline names, and what is said about one that is not there."""

from __future__ import annotations

import pytest

from quickscan_build.ledger import Ledger
from quickscan_build.structure.find import not_there
from quickscan_build.text import Source, Text

CONTENT = "Titel\n\nWat werkt er?\n\nBuren helpen elkaar.\n\nWat er niet werkt\n"
TEXT = Text(Source("bron.txt", CONTENT, (0, 7), ("4", "5")), CONTENT, Ledger(()), (0, 7))

HINTS = [
    ("Titel", 'A block that reads so is on page 4: page = "4".'),
    ("Wat werkt er?", "A block on page 5 reads so, but blocks are looked for in the order of the text."),
    ("Buren helpen", "One on page 5 begins like that; to name a beginning, end it with …"),
    ("Wat werkte er?", "Is it “Wat werkt er?” on page 5?"),
    ("Buren helpen elkander…", "Is it “Buren helpen elkaar.” on page 5?"),
    ("Wat e niet…", "Is it “Wat er niet werkt” on page 5?"),
    ("Slotwoord", "The words must be as cleaned"),
]


@pytest.mark.parametrize(("reading", "said"), HINTS)
def test_for_a_block_that_is_not_there_the_error_says_what_may_be_meant(reading: str, said: str) -> None:
    error = not_there(TEXT, "outline.toml:3", "opens", reading, page="5", chapter="een")
    assert f"outline.toml:3: opens: no block reads “{reading}” on page 5 in chapter 'een'." in str(error)
    assert said in str(error)


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        ("Titel", "A block reads so, but"),
        ("Buren helpen", "One begins like that;"),
        ("Wat werkte er?", "Is it “Wat werkt er?”?"),
    ],
)
def test_no_page_is_named_where_the_print_has_none(reading: str, said: str) -> None:
    text = Text(Source("bron.txt", CONTENT, (), ()), CONTENT, Ledger(()), ())
    assert str(not_there(text, "outline.toml:3", "opens", reading)).partition("”. ")[2].startswith(said)


def test_a_page_is_taken_out_where_the_print_has_none() -> None:
    text = Text(Source("bron.txt", CONTENT, (), ()), CONTENT, Ledger(()), ())
    said = str(not_there(text, "outline.toml:3", "opens", "Titel", page="4"))
    assert said.endswith("on page 4. A block that reads so is on no page: take page out.")
    without = str(not_there(TEXT, "outline.toml:3", "opens", "Titel"))
    assert without.endswith("A block on page 4 reads so, but blocks are looked for in the order of the text.")
