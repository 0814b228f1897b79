"""What counts as a word, and how often a text has each."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.language import words
from quickscan_build.language.words import WORD, chunks, count_tokens, count_words

from ..strategies import texts


def counted(content: str) -> dict[str, int]:
    return count_words(count_tokens(content), content)


@pytest.mark.parametrize(
    ("content", "counts"),
    [
        ("", {}),
        ("Een huis, een huis.", {"Een": 1, "huis": 2, "een": 1}),
        ("foto's en foto’s", {"foto's": 1, "en": 1, "foto’s": 1}),
        ("'s avonds ’t huis'", {"s": 1, "avonds": 1, "t": 1, "huis": 1}),
        ("up-to-date AI-systeem", {"up-to-date": 1, "AI-systeem": 1}),
        ("zorg- en welzijn", {"zorg": 1, "en": 1, "welzijn": 1}),
        ("één ruïne ÉÉN", {"één": 1, "ruïne": 1, "ÉÉN": 1}),
        ("18e 3D b2b", {"e": 1, "D": 1, "b": 2}),
        ("twee--streepjes a-/b", {"twee": 1, "streepjes": 1, "a": 1, "b": 1}),
        ("beleids-\nmaker", {}),
        ("beleids-\n  maker en maker", {"en": 1, "maker": 1}),
        ("beleids- \nmaker, beleids", {"beleids": 1}),
        ("huis-aan-\nhuis", {}),
        ("zin.\nHuis -\nhuis", {"zin": 1, "Huis": 1, "huis": 1}),
        ("eind-", {"eind": 1}),
    ],
)
def test_what_is_counted(content: str, counts: dict[str, int]) -> None:
    assert counted(content) == counts


@given(texts)
def test_counts_are_those_of_a_plain_look_less_the_halves_at_line_ends(content: str) -> None:
    plain = Counter(WORD.findall(content))
    found = counted(content)
    assert found.items() <= plain.items() or all(found[word] <= plain[word] for word in found)
    if "-" not in content:
        assert found == plain


@given(st.text("ab \n", max_size=60), st.integers(1, 9))
def test_pieces_make_the_whole_and_cut_no_line(content: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(words, "CHUNK", size)
        pieces = [content[start:end] for start, end in chunks(content)]
        assert count_tokens(content) == Counter(content.split())
    assert "".join(pieces) == content
    assert all(piece.endswith("\n") for piece in pieces[:-1])
    assert not any(re.fullmatch("", piece) for piece in pieces)
