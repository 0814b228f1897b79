"""The inline markup of the vocabulary: what each role makes, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quickscan_build.exits import DataError

MadeOf = Callable[[str, str], str]


@pytest.mark.parametrize(
    ("body", "made"),
    [
        ("Een {page}`60` zin.", '<page_mark ids="p60" inline="1" label="60">'),
        ("Een {page}` 60 ` zin.", '<page_mark ids="p60" inline="1" label="60">'),
        ("Fuot{sic}`sic-7`.\n\n:::{sic-note} sic-7\nZo.\n:::", '<sic_mark ids="sic-7-ref" refid="sic-7">'),
        ("Zin{noteref}`3`.\n\n:::{footnote} 3\nNoot.\n:::", '<note_ref ids="noot-1-bij" label="3"'),
        ("Zo {foreign}`en evidence based` als.", '<foreign lang="en">'),
        ("Zo {foreign}`en-GB evidence based` als.", '<foreign lang="en-GB">'),
        ("Zo {foreign}`sr-Latn reč` als.", '<foreign lang="sr-Latn">'),
    ],
)
def test_what_a_role_makes(made_of: MadeOf, body: str, made: str) -> None:
    assert made in made_of("pseudoxml", body)


@pytest.mark.parametrize(
    "text", ["evidence based", "a *b* c", "a <b> & c", "a  b", "één", r"C:\map", "{page}6"]
)
def test_a_phrase_in_another_language_stays_as_it_is(made_of: MadeOf, text: str) -> None:
    made = made_of("pseudoxml", f"Zo {{foreign}}`en {text}` als.")
    lines = [line.strip() for line in made.splitlines()]
    assert lines[lines.index('<foreign lang="en">') + 1] == text


@pytest.mark.parametrize(
    "text", ["engels", "en", "EN tekst", "english tekst", "e tekst", "en_GB tekst", "42 tekst"]
)
def test_a_phrase_without_a_language_is_refused(made_of: MadeOf, text: str) -> None:
    with pytest.raises(DataError, match="foreign: expected a language code, a blank and text") as caught:
        made_of("pseudoxml", f"Zo {{foreign}}`{text}` als.")
    assert "docs/chapters/bijlage.md" in str(caught.value)
