"""The second witness, word by word: lines joined as the text has them, running heads out."""

import pytest

from quickscan_build.fidelity.witness import lines_of, pairs, words_in
from quickscan_build.text import Source

KNOWN = pairs(["zorg-", "en", "welzijn", "een", "-", "en"]) | {
    "professionals",
    "co-creatieve",
    "financiële",
    "geïnterviewd",
    "huiselijk/seksueel",
    "Naam",
    ".....",
    "2010-2015",
}


def test_a_word_that_may_end_a_line_is_known_with_the_next_one() -> None:
    assert pairs(["wet/", "of", "co-", "en", "dit"]) == {
        "wet/", "of", "co-", "en", "dit", "wet/ of", "co- en",
    }  # fmt: skip


CASES = [
    ("profes-\n\nsionals", ["professionals"]),
    ("zorg-\nen welzijn", ["zorg-", "en", "welzijn"]),
    ("co-\ncreatieve", ["co-creatieve"]),
    ("financi-\nele", ["financiële"]),
    ("ge-\ninterviewd", ["geïnterviewd"]),
    ("huiselijk/\nseksueel", ["huiselijk/seksueel"]),
    ("onbe-\nkend", ["onbekend"]),
    ("een -\nen", ["een", "-", "en"]),
    ("• een\n* en", ["een", "en"]),
    ("1. een", ["1.", "een"]),
    ("een\n8 Kop\nen", ["een", "en"]),
    ("profes-\n8 Kop\nsionals", ["professionals"]),
    ("co\u2010\ncreatieve", ["co-creatieve"]),
    ("co\u2010\nvader", ["covader"]),
    ("https://voorbeeld.nl/\neen", ["https://voorbeeld.nl/", "een"]),
    ("wet-\n12 een", ["wet-", "12", "een"]),
    ("2010-\n2015", ["2010-2015"]),
    ("Inleiding ........ 5", ["Inleiding", "5"]),
    ("Inleiding......5", ["Inleiding", "5"]),
    ("Inleiding . . . . 5", ["Inleiding", "5"]),
    ("Inleiding …… 5\nDoel … … 7", ["Inleiding", "5", "Doel", "7"]),
    ("Inleiding\n........\n5", ["Inleiding", "5"]),
    ("profes-\n.........\nsionals", ["professionals"]),
    ("Naam ..... en", ["Naam", ".....", "en"]),
    ("een... en … twee", ["een...", "en", "…", "twee"]),
    ("een . . en", ["een", ".", ".", "en"]),
    ("", []),
]


@pytest.mark.parametrize(("content", "words"), CASES)
def test_the_words_are_those_a_reader_gets(content: str, words: list[str]) -> None:
    source = Source("getuige", content)
    assert words_in(lines_of(source, [r"\d+ Kop"]), KNOWN).texts == words


def test_every_word_knows_its_line() -> None:
    source = Source("getuige", " een\n\ntwee drie\n", (0,), ("4",))
    words = words_in(lines_of(source, []), set())
    assert [words.place(index) for index in range(3)] == [("4", 1), ("4", 3), ("4", 3)]


def test_a_word_behind_a_leader_knows_its_place() -> None:
    source = Source("getuige", "Doel.....5\n....\ntwee ..... 6 zes\n", (0,), ("4",))
    words = words_in(lines_of(source, []), set())
    assert words.texts == ["Doel", "5", "twee", "6", "zes"]
    assert [words.place(index).line for index in range(5)] == [1, 1, 3, 3, 3]


NOTED = [
    # The second half of a word, behind the notes of its page.
    ("een profes-\n1 Zie de wet.\n\fsionals en", ["een", "professionals", "1", "Zie", "de", "wet.", "en"]),
    (
        "een profes-\n1 Zie\n2 https://x.nl/\n\fsionals",
        ["een", "professionals", "1", "Zie", "2", "https://x.nl/"],
    ),
    # No word of the text, no note, or the same page.
    ("een profes-\n1 Zie de wet.\n\fsoren en", ["een", "profes-", "1", "Zie", "de", "wet.", "soren", "en"]),
    ("een profes\n1 Zie de wet.\n\fsionals", ["een", "profes", "1", "Zie", "de", "wet.", "sionals"]),
    (
        "een profes-\n1 Zie de wet.\nsionals\n\fen",
        ["een", "profes-", "1", "Zie", "de", "wet.", "sionals", "en"],
    ),
]


def test_the_second_half_of_a_word_is_on_the_next_page_and_no_other() -> None:
    content = "een profes-\n1 Zie de wet.\n\fen\n\fsionals\n"
    source = Source("getuige", content, (0, content.index("\f"), content.rindex("\f")), ("4", "5", "6"))
    assert words_in(lines_of(source, []), KNOWN).texts[-3:] == ["wet.", "en", "sionals"]


@pytest.mark.parametrize(("content", "words"), NOTED)
def test_notes_may_stand_between_the_halves_of_a_word(content: str, words: list[str]) -> None:
    source = Source("getuige", content, (0, content.index("\f")), ("4", "5"))
    found = words_in(lines_of(source, []), KNOWN)
    assert found.texts == words
    last = content.rpartition("\n")[2].split()[-1].strip("\f")
    if words[-1] == last:
        assert found.place(len(words) - 1).page == "5"


def test_the_number_of_a_page_is_none_of_its_words() -> None:
    """Where it stands amid others, it is one."""
    source = Source("getuige", "4\neen\n4\ntwee\n\fdrie\n4\n\n5\n\fvier\n", (0, 13, 24), ("4", "5", "6"))
    assert words_in(lines_of(source, []), set()).texts == ["een", "4", "twee", "drie", "4", "vier"]


def test_a_word_of_two_lines_is_where_it_begins() -> None:
    source = Source("getuige", "in profes-\nsionals die\n\f• een twee\n", (0, 24), ("4", "5"))
    words = words_in(lines_of(source, []), {"professionals"})
    assert words.texts == ["in", "professionals", "die", "een", "twee"]
    assert [words.place(index) for index in range(5)] == [("4", 1), ("4", 1), ("4", 2), ("5", 3), ("5", 3)]
