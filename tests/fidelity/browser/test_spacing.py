"""Letters where a reader expects them: what is set as it reads, and what is not."""

from __future__ import annotations

import pytest

from quickscan_build.fidelity.browser.spacing import Word, misset


def word(text: str, *starts: float) -> Word:
    """A word in type of 10 whose letters start so far to the right; each is 5 wide."""
    return Word(text, [(at, 0.0, at + 5.0, 10.0) for at in starts], False)


FINE = [
    word("dat", 0, 5, 10),
    word("f’", 0, 3),
    word("n’.", 0, 5, 5.2),  # a face with kerning sets the full stop below the quotation mark
    word("n’.", 0, 5, 4.8),
    word("n.”", 0, 5, 5.2),
    word("n’,", 0, 5, 5),
]
MISSET = [
    word("dat", 0, 0.2, 10),
    word("dat", 0, 5, 1),
    word("n’.", 0, 5, 4),
    word("n’s", 0, 5, 5.2),
    word("n.,", 0, 5, 5.2),
    word("n’’", 0, 5, 5.2),
    word("n.n", 0, 5, 5.2),
]


@pytest.mark.parametrize("one", FINE, ids=lambda one: one.word)
def test_letters_that_are_set_as_they_read(one: Word) -> None:
    assert list(misset([one])) == []


@pytest.mark.parametrize("one", MISSET, ids=lambda one: one.word)
def test_letters_on_each_other_or_backwards(one: Word) -> None:
    assert [text for text, _ in misset([one])] == [one.word]
