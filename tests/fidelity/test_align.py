"""Alignment: its operations rebuild both sides, exactly, and fast."""

import random
import time

from hypothesis import given
from hypothesis import strategies as st

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


def test_a_long_text_with_many_faults_takes_a_moment() -> None:
    rng = random.Random(1)
    a = [f"{rng.randrange(5000)}" for _ in range(200_000)]
    b = [word if rng.random() > 0.02 else "x" for word in a]
    start = time.process_time()
    wrong = sum(op.a_end - op.a_start for op in align(a, b) if not op.equal)
    assert time.process_time() - start < 10
    assert wrong < 8_000


def test_two_texts_with_nothing_in_common_end_soon() -> None:
    a, b = [f"a{i}" for i in range(60_000)], [f"b{i}" for i in range(60_000)]
    start = time.process_time()
    assert align(a, b) == [Op(False, 0, 60_000, 0, 60_000)]
    assert time.process_time() - start < 5
