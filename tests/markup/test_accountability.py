"""What the accountability page says was changed."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from tests.growth import grows_evenly

from quickscan_build.ledger import Change, Kind, Ledger, Pass
from quickscan_build.markup.accountability import Rewording, rewordings
from quickscan_build.text import Place

SOURCE = "De geinterviewden, zegt\neen geinterviewde, zijn gein-\nterviewden en finan-\ncieel."


def change(before: str, after: str, *, nth: int = 0) -> Change:
    at = -1
    for _ in range(nth + 1):
        at = SOURCE.index(before, at + 1)
    return Change(at, before, after, "")


def found(kind: Kind, *changes: Change) -> list[tuple[str, str, tuple[str, ...]]]:
    places = [Place("4", 1 + SOURCE.count("\n", 0, one.start)) for one in changes]
    made = rewordings(SOURCE, Ledger((Pass("regel", kind, changes, "een regel"),)), places)
    return [(one.before, one.after, one.pages) for one in made]


def test_a_change_is_shown_with_its_whole_word_and_without_shared_punctuation() -> None:
    assert found(Kind.LETTER, change("i", "ï"), change("i", "ï", nth=2)) == [
        ("geinterviewden", "geïnterviewden", ("4",)),
        ("geinterviewde", "geïnterviewde", ("4",)),
    ]


def test_two_changes_in_one_word_are_one() -> None:
    assert found(Kind.LETTER, change("g", "G"), change("i", "ï")) == [
        ("geinterviewden", "Geïnterviewden", ("4",))
    ]


def test_many_changes_in_one_word_take_no_longer_each() -> None:
    def prepare(times: int) -> Callable[[], object]:
        changes = tuple(Change(2 * at, "i", "ï", "") for at in range(times))
        ledger = Ledger((Pass("regel", Kind.LETTER, changes, "een regel"),))
        return lambda: rewordings("i/" * times, ledger, [Place("4", 1)] * times)

    assert grows_evenly(prepare, 500)


def test_a_mark_that_is_added_is_shown_without_the_word_behind_it() -> None:
    """Else the marks of a list would be as many rows as it has items."""
    changes = (Change(0, "", "- ", ""), Change(4, "", "- ", ""))
    ledger = Ledger((Pass("regel", Kind.MARK, changes, "een regel"),))
    assert rewordings("een\ntwee", ledger, [Place("4", 1), Place("4", 2)]) == (
        Rewording("", "-", "een regel", ("4", "4")),
    )


def test_a_join_that_only_loses_its_hyphen_does_not_change_the_wording() -> None:
    assert found(Kind.JOIN, change("-\nc", "c")) == []
    assert found(Kind.JOIN, change("in-\n", "ïn")) == [("gein-\nterviewden", "geïnterviewden", ("4",))]


def test_layout_and_furniture_do_not_change_the_wording() -> None:
    assert found(Kind.LAYOUT, change("\n", " ")) == []
    assert found(Kind.FURNITURE, change("De ", "")) == []


def test_the_same_change_is_listed_once_with_every_page() -> None:
    source = "oud oud"
    changes = (Change(0, "oud", "nieuw", ""), Change(4, "oud", "nieuw", ""))
    ledger = Ledger((Pass("regel", Kind.LETTER, changes, "een regel"),))
    assert rewordings(source, ledger, [Place("4", 1), Place("6", 9)]) == (
        Rewording("oud", "nieuw", "een regel", ("4", "6")),
    )


@given(st.lists(st.tuples(st.sampled_from(["ab", "cd", " "]), st.sampled_from(["", "x", "yz"])), max_size=12))
def test_every_change_of_wording_is_counted_in_some_row(parts: list[tuple[str, str]]) -> None:
    source = "".join(before + " q " for before, _ in parts)
    changes = []
    at = 0
    for before, after in parts:
        if before != after and before.strip():
            changes.append(Change(at, before, after, ""))
        at += len(before) + 3
    made = rewordings(
        source,
        Ledger((Pass("regel", Kind.LETTER, tuple(changes), "t"),)),
        [Place("1", 1)] * len(changes),
    )
    assert sum(len(one.pages) for one in made) == len(changes)
