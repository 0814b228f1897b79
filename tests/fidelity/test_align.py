"""Alignment: its operations rebuild both sides, exactly, and fast."""

import random
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import grows_evenly

from quickscan_build.fidelity import align as module
from quickscan_build.fidelity.align import Op, align

words = st.lists(st.sampled_from("abcdefg"), max_size=30)


@given(words, words)
def test_the_operations_cover_both_sides_in_order(a: list[str], b: list[str]) -> None:
    ops = align(a, b)
    assert [i for op in ops for i in range(op.a_start, op.a_end)] == list(range(len(a)))
    assert [j for op in ops for j in range(op.b_start, op.b_end)] == list(range(len(b)))
    for op in ops:
        if op.equal:
            assert a[op.a_start : op.a_end] == b[op.b_start : op.b_end]
        else:
            assert op.a_start < op.a_end or op.b_start < op.b_end


@given(words)
def test_a_sequence_equals_itself(a: list[str]) -> None:
    assert align(a, a) == ([Op(True, 0, len(a), 0, len(a))] if a else [])


@given(words, words)
def test_anchors_change_nothing_of_that(a: list[str], b: list[str]) -> None:
    exact = module.EXACT
    module.EXACT = 4
    try:
        test_the_operations_cover_both_sides_in_order.hypothesis.inner_test(a, b)  # type: ignore[attr-defined]  # hypothesis keeps the plain function there
    finally:
        module.EXACT = exact


def test_it_finds_the_one_word_that_differs() -> None:
    a = [f"w{i}" for i in range(50)]
    b = [*a[:20], "x", *a[21:]]
    assert [op for op in align(a, b) if not op.equal] == [Op(False, 20, 21, 20, 21)]


def spoiled(size: int) -> tuple[list[str], list[str]]:
    """A text, and the same with a fault in every fiftieth word."""
    rng = random.Random(1)
    a = [f"{rng.randrange(5000)}" for _ in range(size)]
    return a, [word if rng.random() > 0.02 else "x" for word in a]


def strangers(size: int) -> tuple[list[str], list[str]]:
    """Two texts with nothing in common."""
    return [f"a{i}" for i in range(size)], [f"b{i}" for i in range(size)]


def test_a_long_text_with_many_faults_is_wrong_only_there() -> None:
    wrong = sum(op.a_end - op.a_start for op in align(*spoiled(200_000)) if not op.equal)
    assert wrong < 8_000


def test_two_texts_with_nothing_in_common_are_one_difference() -> None:
    assert align(*strangers(60_000)) == [Op(False, 0, 60_000, 0, 60_000)]


@pytest.mark.parametrize(("texts", "few"), [(spoiled, 20_000), (strangers, 6_000)])
def test_the_cost_grows_with_the_texts(texts: Callable[[int], tuple[list[str], list[str]]], few: int) -> None:
    assert grows_evenly(lambda size: partial(align, *texts(size)), few)
