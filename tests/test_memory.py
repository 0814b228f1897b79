"""Where long texts lie in memory: asked for at once, and what is gone has been given back."""

from __future__ import annotations

import subprocess
import sys
from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build import memory
from quickscan_build.memory import Piece, assembled, long_texts_apart

HELD = """
import re, sys
from pathlib import Path
from quickscan_build.memory import long_texts_apart

def resident():
    return int(re.search(r"VmRSS:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) * 1024

if sys.argv[1] == "apart":
    long_texts_apart().__enter__()
first = "a" * 20_000_000
del first  # from now on glibc takes blocks of this size from its heap
before = resident()
text = "b" * 20_000_000
later = [bytearray(2000) for _ in range(200)]
del text
print(resident() - before)
"""


@pytest.mark.parametrize(("how", "given_back"), [("apart", True), ("as it comes", False)])
def test_a_long_text_is_given_back_though_others_came_after_it(how: str, given_back: bool) -> None:
    done = subprocess.run([sys.executable, "-c", HELD, how], capture_output=True, text=True, check=True)
    assert (int(done.stdout) < 5_000_000) is given_back


FREED = """
import resource, sys
from quickscan_build.memory import long_texts_apart

if sys.argv[1] == "apart":
    long_texts_apart().__enter__()
else:
    bytearray(3_000_000)  # from now on glibc takes blocks of this size from its heap
for _ in range(50):
    bytearray(2_000_000)
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(50):
    bytes(2_000_000), [None] * 200_000, bytearray(2_900_000)
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


def test_what_is_freed_is_not_asked_for_again() -> None:
    done = subprocess.run([sys.executable, "-c", FREED, "apart"], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 5_000


# ---------------------------------------------------------------- texts from pieces

ASCII, LATIN, WIDE, WIDEST = "abc " * 50, "één " * 50, "“één” " * 50, "“één” 𝄞 " * 50


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Short texts pass for long ones; the pieces that were filled in: in which str, and their lengths."""
    api = memory._api()
    assert api is not None, "Linux has large pages, and Python is CPython"
    pieces: list[tuple[int, int]] = []

    def copy(address: int, at: int, piece: str, start: int, count: int) -> int:
        done = api.copy(address, at, piece, start, count)
        pieces.append((address, count))
        return done

    monkeypatch.setattr(memory, "LONG", 1)
    monkeypatch.setattr(memory, "_api", lambda: api._replace(copy=copy))
    return pieces


def whole(pieces: list[str]) -> list[Piece]:
    return [(piece, 0, len(piece)) for piece in pieces]


def is_made_as_usual(text: str, pieces: list[str]) -> bool:
    """Whether Python has the text as it has any other: its characters no wider than they need to be."""
    usual = "".join(pieces)
    return (text, hash(text), sys.getsizeof(text)) == (usual, hash(usual), sys.getsizeof(usual))


@pytest.mark.parametrize("largest", [1, memory.LARGEST])
@pytest.mark.parametrize("like", [LATIN, WIDE, WIDEST])
def test_a_long_text_is_filled_in_where_it_stays(
    filled: list[tuple[int, int]], like: str, largest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "LARGEST", largest)
    pieces = [like[:120], "", "x", like]
    text = assembled(whole(pieces), len(like) + 121, like)
    assert is_made_as_usual(text, pieces)
    assert filled == [(id(text), length) for length in (120, 0, 1, len(like))]


@pytest.mark.parametrize(
    ("like", "pieces"),
    [
        (ASCII, [ASCII, "é"]),
        (ASCII, [ASCII, "’", ASCII]),
        (LATIN, [LATIN, "𝄞", LATIN]),
        (WIDE, [WIDE, "𝄞"]),
        (WIDEST, [WIDE]),
        (WIDE, [LATIN]),
        (WIDE, [ASCII]),
        (LATIN, [ASCII, "xy"]),
        (WIDEST, [ASCII]),
        (ASCII, [ASCII, "xy"]),
    ],
)
def test_characters_are_as_wide_as_they_need_to_be(
    filled: list[tuple[int, int]], like: str, pieces: list[str]
) -> None:
    assert is_made_as_usual(assembled(whole(pieces), sum(map(len, pieces)), like), pieces)


@pytest.mark.parametrize("wrong", [-200, -1, 1, 1000])
def test_another_length_than_was_told_does_no_harm(filled: list[tuple[int, int]], wrong: int) -> None:
    pieces = [WIDE, "x"]
    assert is_made_as_usual(assembled(iter(whole(pieces)), len(WIDE) + 1 + wrong, WIDE), pieces)


def test_a_piece_is_a_part_of_a_text(filled: list[tuple[int, int]]) -> None:
    text = assembled([(LATIN, 2, 150), (WIDE, 3, 3), (WIDE, 7, 8)], 149, WIDE)
    assert is_made_as_usual(text, [LATIN[2:150], WIDE[7]])
    assert is_made_as_usual(assembled([(LATIN, 2, 150), (WIDE, 7, 9)], 150, LATIN), [LATIN[2:150], WIDE[7:9]])
    assert is_made_as_usual(assembled([(LATIN, 2, 9999), (LATIN, 0, 5)], 9999, LATIN), [LATIN[2:], LATIN[:5]])


@given(like=st.text(min_size=80), pieces=st.lists(st.text()), wrong=st.integers(-3, 3))
def test_a_text_is_its_pieces(like: str, pieces: list[str], wrong: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(memory, "LONG", 8)  # two characters, at the least
        assert is_made_as_usual(assembled(iter(whole(pieces)), sum(map(len, pieces)) + wrong, like), pieces)


@pytest.fixture
def new(filled: list[tuple[int, int]], monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Texts may take the place of others; the lengths of those that took new memory."""
    api = memory._api()
    assert api is not None
    lengths: list[int] = []

    def make(length: int, widest: int) -> str:
        lengths.append(length)
        return api.new(length, widest)

    monkeypatch.setattr(memory, "_last_two", [deque(maxlen=2)])
    monkeypatch.setattr(memory, "_api", lambda: api._replace(new=make))
    return lengths


def made(text: str) -> str:
    return assembled(whole([text]), len(text), text)


@pytest.mark.parametrize("more", [-100, -1, 0, 1, 100, 100_000])
@pytest.mark.parametrize("like", [LATIN, WIDE, WIDEST])
def test_a_text_takes_the_place_of_the_one_before_the_last(new: list[int], like: str, more: int) -> None:
    text = like * 100
    longer = text + text[:more] if more > 0 else text[: len(text) + more]
    before = made(text)
    place = id(before)
    last = made(text + "x")
    del before
    now = made(longer)
    assert is_made_as_usual(now, [longer])
    assert is_made_as_usual(last, [text, "x"])
    assert len(new) == 2
    assert memory._last_two[-1][-1][1] is now
    assert id(now) == place or more not in (-1, 0)


def test_a_text_that_is_still_there_or_of_other_characters_keeps_its_place(new: list[int]) -> None:
    texts = [WIDE, WIDE, WIDE, WIDEST, LATIN, WIDE]
    kept = [made(text) for text in texts]
    assert all(is_made_as_usual(one, [text]) for one, text in zip(kept, texts, strict=True))
    assert len(new) == 6
    kept.clear()
    assert is_made_as_usual(made(WIDEST), [WIDEST])
    assert len(new) == 7


def test_only_while_texts_are_made_of_one_another(new: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_last_two", [])
    for _ in range(3):
        made(WIDE)
    assert len(new) == 3
    monkeypatch.setattr("ctypes.CDLL", lambda name: None)
    with long_texts_apart():
        for _ in range(3):
            made(WIDE)
    assert len(new) == 5
    made(WIDE)
    assert len(new) == 6


@given(texts=st.lists(st.text(min_size=80), min_size=3), held=st.sets(st.integers(0, 9)))
def test_no_text_changes_that_somebody_holds(texts: list[str], held: set[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(memory, "LONG", 8)
        patch.setattr(memory, "_last_two", [deque(maxlen=2)])
        kept = [made(text) if at in held else made(text)[at:] for at, text in enumerate(texts)]
    assert all(kept[at] == text[0 if at in held else at :] for at, text in enumerate(texts))


def test_on_another_system_the_pieces_are_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "LONG", 1)
    monkeypatch.setattr(memory, "_api", lambda: None)
    assert assembled(whole([WIDE, "x"]), len(WIDE) + 1, WIDE) == WIDE + "x"


def test_a_short_text_asks_for_nothing(
    filled: list[tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "LONG", 2 * len(WIDE))
    assert assembled([(WIDE, 1, len(WIDE))], len(WIDE) - 1, WIDE) == WIDE[1:]
    assert filled == []
    assert assembled(whole([WIDE]), len(WIDE), WIDE) == WIDE
    assert len(filled) == 1
