"""The ledger: both texts can always be had back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build import ledger as module
from quickscan_build import memory
from quickscan_build.exits import DataError
from quickscan_build.ledger import Change, Kind, Ledger, Pass, Shift, replay, undo

from .strategies import histories, passes, texts


@given(histories())
def test_undo_gives_the_source_back(history: tuple[str, Ledger]) -> None:
    source, ledger = history
    assert undo(replay(source, ledger), ledger) == source


@given(st.data())
def test_a_pass_changes_only_what_it_names(data: st.DataObject) -> None:
    text = data.draw(texts)
    one = data.draw(passes(text))
    out, at = "", 0
    for change in one.changes:
        out += text[at : change.start] + change.after
        at = change.end
    long = text + "-" * 100
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "PART", data.draw(st.integers(1, 8)))
        assert one.apply(text) == out + text[at:]
        patch.setattr(memory, "LONG", 1)
        assert one.apply(long) == out + long[at:]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("abc", Change(0, "b", "x", "")),  # another reading
        ("abc", Change(2, "cd", "x", "")),  # runs past the end
        ("abc", Change(7, "", "x", "")),  # inserts past the end
        ("abc", Change(-1, "c", "x", "")),
        ("", Change(0, "a", "", "")),
    ],
)
def test_a_change_that_does_not_fit_is_refused_both_ways(text: str, change: Change) -> None:
    one = Pass("some_rule", Kind.LETTER, (change,))
    with pytest.raises(DataError, match="does not fit the text: some_rule"):
        one.apply(text)
    turned = Change(change.start, change.after, change.before, "")
    with pytest.raises(DataError, match="does not fit the text"):
        Pass("some_rule", Kind.LETTER, (turned,)).revert(text)


def test_changes_that_overlap_or_go_back_are_refused() -> None:
    for changes in [
        (Change(0, "ab", "x", ""), Change(1, "b", "y", "")),
        (Change(2, "c", "x", ""), Change(0, "a", "y", "")),
    ]:
        with pytest.raises(DataError):
            Pass("r", Kind.LETTER, changes).apply("abc")


@given(histories(), st.data())
def test_a_text_that_is_not_the_cleaned_one_is_noticed(
    history: tuple[str, Ledger], data: st.DataObject
) -> None:
    source, ledger = history
    cleaned = replay(source, ledger)
    spans = [
        (start, start + len(change.after))
        for one in ledger.passes[-1:]
        for change, start in zip(
            one.changes, (Shift(one.changes).forward(c.start) for c in one.changes), strict=True
        )
        if change.after and change.before
    ]
    if not spans:
        return
    start, end = data.draw(st.sampled_from(spans))
    assert end <= len(cleaned)
    at = data.draw(st.integers(start, end - 1))
    other = "\u2603" if cleaned[at] != "\u2603" else "x"
    with pytest.raises(DataError):
        undo(cleaned[:at] + other + cleaned[at + 1 :], ledger)


# ---------------------------------------------------------------- offsets through a pass


@given(st.data())
def test_an_offset_outside_every_change_goes_forward_and_back(data: st.DataObject) -> None:
    text = data.draw(texts)
    one = data.draw(passes(text))
    shift, after = Shift(one.changes), one.apply(text)
    changed = {at for c in one.changes for at in range(c.start, c.end)}
    for at in range(len(text)):
        if at not in changed:
            there = shift.forward(at)
            assert after[there] == text[at]
            assert shift.back(there) == at


@given(st.data())
def test_offsets_keep_their_order_and_stay_inside(data: st.DataObject) -> None:
    text = data.draw(texts)
    one = data.draw(passes(text))
    shift, after = Shift(one.changes), one.apply(text)
    forward = [shift.forward(at) for at in range(len(text) + 1)]
    assert shift.forward_all(range(len(text) + 1)) == forward
    ends = [shift.forward_end(at) for at in range(len(text) + 1)]
    back = [shift.back(at) for at in range(len(after) + 1)]
    for row, limit in ((forward, len(after)), (ends, len(after)), (back, len(text))):
        assert all(a <= b for a, b in pairwise(row))
        assert row[0] >= 0
        assert row[-1] <= limit


def test_inside_a_change_is_the_start_of_its_other_side() -> None:
    shift = Shift((Change(2, "bcd", "X", ""),))
    assert [shift.forward(at) for at in range(7)] == [0, 1, 2, 2, 2, 3, 4]
    assert [shift.back(at) for at in range(5)] == [0, 1, 2, 5, 6]


def test_what_is_inserted_at_the_edge_of_a_span_lies_outside_it() -> None:
    shift = Shift((Change(2, "", "((", ""), Change(5, "", "))", "")))
    assert (shift.forward(2), shift.forward_end(5)) == (4, 7)


def test_a_span_keeps_what_its_last_character_became() -> None:
    shift = Shift((Change(4, "e\n", "ën ", ""),))
    assert (shift.forward(2), shift.forward_end(5)) == (2, 7)


def test_what_was_moved_is_found_where_it_was() -> None:
    """Two notes that read alike, each put before its place: not the one of another page."""
    text = "a\nIbid.\nb\nIbid.\nc\n"
    changes = (
        Change(1, "", "\n[^1]: Ibid.\n\n", ""),
        Change(2, "Ibid.\n", "", ""),
        Change(8, "", "[^2]: Ibid.", ""),
        Change(10, "Ibid.\n", "", ""),
        Change(16, "c", "d", ""),
    )
    one = Pass("noten", Kind.NOTE, changes)
    after = one.apply(text)
    assert after == "a\n[^1]: Ibid.\n\n\n[^2]: Ibid.b\nd\n"
    moved = {at: one.shift.moved(at) for at in range(len(after))}
    assert [moved[after.index("Ibid") + at] for at in range(5)] == [2, 3, 4, 5, 6]
    assert [moved[after.rindex("Ibid") + at] for at in range(5)] == [10, 11, 12, 13, 14]
    # Neither on an empty line, nor in the number, nor in what stayed.
    others = [0, after.index("Ibid.") + 6, after.index("b\n"), after.rindex("d"), len(after) - 1]
    assert [moved[at] for at in others] == [one.shift.back(at) for at in others]
    assert moved[after.index("[^2]")] == 10
