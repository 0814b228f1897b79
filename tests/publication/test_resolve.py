"""Editorial decisions, each found in its one place."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import grows_evenly

from quickscan_build.exits import DataError
from quickscan_build.ledger import Ledger, replay, undo
from quickscan_build.publication.model import Correction, Decisions, Insertion, Move, Sic
from quickscan_build.publication.resolve import resolve
from quickscan_build.text import Source

CONTENT = "Kop\n\nVeder gaat het\nvragenlijstin door.\n Tweede bladzij\nVeder en Veder.\n"
SOURCE = Source("bron.txt", CONTENT, (0, CONTENT.index(" Tweede")), ("4", "5"))


def correction(reading: str, becomes: str, page: str = "4", line: int = 0) -> Correction:
    where = "corrections.toml: 1"
    return Correction(page, line, "reden", "bewijs", where, reading, becomes, at=where)


def insertion(anchor: str, text: str, *, after: bool = False, block: bool = False) -> Insertion:
    where = "corrections.toml: 2"
    return Insertion("4", 0, "reden", "bewijs", where, anchor, after, text, block, at=where)


def sic(reading: str, page: str = "4", line: int = 0) -> Sic:
    return Sic(page, line, "reden", "bewijs", "sic.toml: 1", reading, "Zo gedrukt.", at="sic.toml: 1")


def text_of(decisions: Decisions) -> str:
    return resolve(SOURCE, decisions).first.apply(CONTENT)


def test_corrections_and_insertions_make_the_first_pass() -> None:
    decisions = Decisions(
        corrections=(correction("vragenlijstin", "vragenlijst in"),),
        insertions=(
            insertion("Veder", "LABEL", block=True),
            insertion("het", " nog", after=True),
        ),
    )
    assert text_of(decisions).startswith("Kop\n\nLABEL\n\nVeder gaat het nog\nvragenlijst in door.\n")
    first = resolve(SOURCE, decisions).first
    assert first.rule == "decisions"
    assert "corrections.toml: 1: reden (bewijs)" in {change.evidence for change in first.changes}


def test_what_is_decided_is_protected() -> None:
    decisions = Decisions(
        corrections=(correction("vragenlijstin", "vragenlijst in"), correction("gaat", "gaat")),
        insertions=(insertion("Veder", "LABEL", block=True),),
        sics=(sic("Veder"),),
    )
    found = resolve(SOURCE, decisions)
    content = found.first.apply(CONTENT)
    assert [content[slice(*span)] for span in found.protected] == [
        "LABEL\n\n",
        "Veder",
        "gaat",
        "vragenlijst in",
    ]
    assert len(found.first.changes) == 2, "an answer that changes nothing is no change"


def test_a_sic_is_found_in_the_text_as_corrected() -> None:
    decisions = Decisions(
        corrections=(correction("vragenlijstin", "vraaglijst in"),), sics=(sic("vraaglijst"),)
    )
    (place,) = resolve(SOURCE, decisions).sics
    assert text_of(decisions)[slice(*place.span)] == "vraaglijst"


def test_a_source_without_pages_is_answered_by_its_line() -> None:
    source = Source("bron.txt", "Al\nAl\n")
    decisions = Decisions(corrections=(correction("Al", "AI", "", 2),), sics=(sic("Al", "", 1),))
    found = resolve(source, decisions)
    assert found.first.apply(source.content) == "Al\nAI\n"
    with pytest.raises(DataError, match=r"the source has no pages\. Give the line instead"):
        resolve(source, Decisions(corrections=(correction("Al", "AI", "1"),)))


def test_a_reading_may_begin_on_its_line_and_end_below_it() -> None:
    source = Source("bron.txt", "een\ntwee\neen\ntwee drie\n")
    found = resolve(source, Decisions(corrections=(correction("een\ntwee", "een twee", "", 3),)))
    assert found.first.apply(source.content) == "een\ntwee\neen twee drie\n"
    both = Decisions(
        corrections=(correction("een\ntwee drie", "eentweedrievier", "", 3),), sics=(sic("vier", "", 3),)
    )
    assert resolve(source, both).sics[0].span == (20, 24)


def test_many_decisions_that_name_their_line_take_no_longer_each() -> None:
    def prepare(lines: int) -> Callable[[], object]:
        source = Source("bron.txt", "Al en Ik\n" * lines)
        corrections = tuple(correction("Al", "AI", "", at + 1) for at in range(lines))
        sics = tuple(sic("Ik", "", at + 1) for at in range(lines))
        return lambda: resolve(source, Decisions(corrections=corrections, sics=sics))

    assert grows_evenly(prepare, 300)


@pytest.mark.parametrize(
    ("anchor", "after", "moved"),
    [
        ("vragenlijstin", False, "Veder gaat het\nKop\n\nvragenlijstin"),
        ("vragenlijstin door.", True, "Veder gaat het\nvragenlijstin door.\n\nKop\n Tweede"),
    ],
)
def test_a_move_takes_its_white_space_along(anchor: str, moved: str, *, after: bool) -> None:
    move = Move("4", 0, "reden", "bewijs", "moves.toml: 1", "Kop", False, anchor, after)
    assert text_of(Decisions(moves=(move,))).startswith(moved)


def test_a_move_in_the_witness_changes_nothing() -> None:
    move = Move("4", 0, "reden", "bewijs", "moves.toml: 1", "Kop", True, "", False)
    assert text_of(Decisions(moves=(move,))) == CONTENT


MISTAKES = [
    (Decisions(corrections=(correction("Verder", "x"),)), "“Verder” does not occur on page 4 of the source"),
    (
        Decisions(corrections=(correction("Veder", "x", "5"),)),
        "“Veder” occurs 2 times on page 5 of the source",
    ),
    (Decisions(corrections=(correction("Veder", "x", "5", 6),)), "“Veder” occurs 2 times on page 5, line 6"),
    (Decisions(corrections=(correction("Veder", "x", "4", 1),)), "does not occur on page 4, line 1"),
    (Decisions(corrections=(correction("Veder", "x", "9"),)), "names page '9', but the source has 4–5"),
    (Decisions(corrections=(correction("Veder", "x", ""),)), "“Veder” occurs 3 times"),
    (Decisions(corrections=(correction("Veder", "x", "", 6),)), "“Veder” occurs 2 times on line 6"),
    (Decisions(sics=(sic("Verder"),)), "“Verder” does not occur on page 4"),
    (Decisions(sics=(sic("Veder gaat"), sic("gaat het"))), "concerns the same words as sic.toml: 1"),
    (
        Decisions(corrections=(correction("Veder gaat", "x"), correction("gaat het", "y"))),
        "touches the same text as corrections.toml: 1",
    ),
    (
        Decisions(insertions=(insertion("Veder", "een"), insertion("Veder", "twee"))),
        "touches the same text as corrections.toml: 2",
    ),
]


@pytest.mark.parametrize(("decisions", "said"), MISTAKES)
def test_a_decision_that_does_not_fit_exactly_once(decisions: Decisions, said: str) -> None:
    with pytest.raises(DataError) as caught:
        resolve(SOURCE, decisions)
    assert said in str(caught.value)
    assert ".toml" in str(caught.value)


@given(st.text("ab \n", min_size=1, max_size=30), st.text("abc", max_size=4), st.data())
def test_any_correction_can_be_undone(content: str, becomes: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(content) - 1))
    reading = content[start : data.draw(st.integers(start + 1, len(content)))]
    source = Source("bron.txt", content, (0,), ("1",))
    try:
        first = resolve(source, Decisions(corrections=(correction(reading, becomes, "1"),))).first
    except DataError:
        assert sum(content.startswith(reading, at) for at in range(len(content))) > 1
        return
    ledger = Ledger((first,))
    assert undo(replay(content, ledger), ledger) == content
    assert replay(content, ledger) == content.replace(reading, becomes, 1)


HINTS = [
    (correction("Tweede", "x"), "does not occur on page 4 of the source. It occurs on page 5, line 5."),
    (correction("gaat", "x", line=1), "page 4, line 1 of the source. It occurs on page 4, line 3."),
    (
        correction("Veder", "x", page="5"),
        "occurs 2 times on page 5 of the source. Make the reading longer, or add",
    ),
    (
        correction("het vragenlijstin", "x"),
        "It occurs from page 4, line 3 to page 4, line 4: copy it from there",
    ),
    (correction("vragen lijstin", "x"), "It occurs on page 4, line 4 with other white space"),
    (correction("Iets anders", "x"), "character for character"),
]


@pytest.mark.parametrize(("decision", "said"), HINTS)
def test_for_a_reading_that_is_not_there_the_error_says_where_it_is(decision: Correction, said: str) -> None:
    with pytest.raises(DataError) as caught:
        resolve(SOURCE, Decisions(corrections=(decision,)))
    assert said in str(caught.value)


def test_a_word_broken_by_a_line_end_is_found_for_the_hint() -> None:
    source = Source("bron.txt", "De be-\nheerder komt.\n", (), ())
    decision = Correction("", 1, "reden", "bewijs", "corrections.toml: 1", "beheerder", "x")
    with pytest.raises(DataError, match="It occurs from line 1 to line 2: copy it from there"):
        resolve(source, Decisions(corrections=(decision,)))


def test_a_page_of_a_text_whose_pages_were_not_found() -> None:
    one = Source("bron.txt", "Veder", (0,), ("4",))
    with pytest.raises(DataError, match=r"the source has 4\. Does its text mark new pages"):
        resolve(one, Decisions(corrections=(correction("Veder", "x", "9"),)))
