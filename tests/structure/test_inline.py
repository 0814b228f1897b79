"""One stretch of text as inlines: nothing of it is lost, and every mark is in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.publication.model import Foreign
from quickscan_build.structure.inline import Marks, inlines
from quickscan_build.structure.model import Inline, Inlines, NoteMark, PageMark, SicMark, Words
from quickscan_build.text import Span

TEXT = "Een zin over zorg en welzijn."


def read(text: str, *, pages: str = "", sics: str = "", foreign: str = "", notes: str = "") -> Inlines:
    """The inlines of a text; pages and faults are where their number or letter is said to be: ``4:6``."""

    def placed(said: str) -> list[tuple[int, str]]:
        return [(int(at), name) for at, _, name in (one.partition(":") for one in said.split())]

    phrases = [Foreign(phrase, "en") for phrase in foreign.split("|") if phrase]
    return inlines(text, Span(0, len(text)), Marks(placed(pages), placed(sics), phrases), frozenset(notes))


@pytest.mark.parametrize(
    ("pages", "made"),
    [
        ("0:6", (Words(TEXT),)),
        ("4:6", (Words("Een "), PageMark("6"), Words("zin over zorg en welzijn."))),
        ("3:6", (Words("Een "), PageMark("6"), Words("zin over zorg en welzijn."))),
        ("5:6", (Words("Een zin "), PageMark("6"), Words("over zorg en welzijn."))),
        ("24:6", (Words(TEXT), PageMark("6"))),
        ("4:6 4:7", (Words("Een "), PageMark("6"), PageMark("7"), Words("zin over zorg en welzijn."))),
        ("29:6", (Words(TEXT),)),
    ],
)
def test_a_page_breaks_no_word_and_one_that_starts_with_the_text_is_the_blocks(
    pages: str, made: tuple[Inline, ...]
) -> None:
    assert read(TEXT, pages=pages) == made


@pytest.mark.parametrize(
    ("sics", "made"),
    [
        ("0:a", (Words(TEXT),)),
        ("3:a", (Words("Een"), SicMark("a"), Words(" zin over zorg en welzijn."))),
        ("29:a", (Words(TEXT), SicMark("a"))),
        ("30:a", (Words(TEXT),)),
    ],
)
def test_a_mark_of_a_fault_follows_its_reading(sics: str, made: tuple[Inline, ...]) -> None:
    assert read(TEXT, sics=sics) == made


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("over zorg", ["zorg"]),
        ("zorg: zorg.", ["zorg", "zorg"]),
        ("(zorg)", ["zorg"]),
        ("zorg en zo", ["zorg en zo"]),
        ("zorgen", []),
        ("jeugdzorg", []),
        ("zorg_1", []),
        ("Zorg", []),
        ("zor\ng", []),
    ],
)
def test_a_phrase_in_another_language_is_whole_words_and_the_longest(text: str, marked: list[str]) -> None:
    found = read(text, foreign="zorg|zorg en zo")
    assert [one.text for one in found if isinstance(one, Words) and one.language] == marked


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("raad[^3] zegt", ["3"]),
        ("raad[^3][^4]", ["3", "4"]),
        ("raad[^5] zegt", []),
        ("raad[3] zegt", []),
        ("raad[^] zegt", []),
        ("raad[^3 ] zegt", []),
        ("raad [^34]", []),
    ],
)
def test_only_a_note_that_there_is_can_be_called(text: str, called: list[str]) -> None:
    found = read(text, notes="34")
    assert [one.label for one in found if isinstance(one, NoteMark)] == called
    assert said(found) == text


def said(found: Inlines) -> str:
    """The text that inlines stand for."""
    text = ""
    for one in found:
        if isinstance(one, Words):
            text += one.text
        elif isinstance(one, NoteMark):
            text += f"[^{one.label}]"
    return text


@given(
    st.text("ab -[^]3\n", max_size=40),
    st.lists(st.integers(0, 40), max_size=4),
    st.lists(st.integers(0, 40), max_size=4),
)
def test_no_character_is_lost_and_every_mark_is_there(text: str, pages: list[int], sics: list[int]) -> None:
    pages, sics = sorted(pages), sorted(set(sics))
    named, faults = ([(at, str(number)) for number, at in enumerate(one)] for one in (pages, sics))
    marks = Marks(named, faults, [Foreign("a b", "en")])
    found = inlines(text, Span(0, len(text)), marks, frozenset("3"), since=0)
    assert said(found) == text
    assert Words("") not in found
    inside = [str(n) for n, at in enumerate(pages) if at < len(text)]
    assert [one.label for one in found if isinstance(one, PageMark)] == inside
    behind = [str(n) for n, at in enumerate(sics) if 0 < at <= len(text)]
    assert [one.id for one in found if isinstance(one, SicMark)] == behind
