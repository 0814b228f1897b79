"""The engine makes disjoint changes of what rules propose, and none where an editor has decided."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import grows_evenly

from quickscan_build import memory
from quickscan_build.cleaning.engine import WORDING, clean
from quickscan_build.cleaning.order import RULES
from quickscan_build.cleaning.rule import Doubt, Edit, Finding, Rule
from quickscan_build.garbage import uncollected
from quickscan_build.language import Language, dutch
from quickscan_build.ledger import Change, Kind, Pass, replay, undo
from quickscan_build.text import Place, Source, Span, Text

from ..strategies import passes, texts


class Nothing:
    """A language that knows no word: the engine must not ask."""

    def __getattr__(self, name: str) -> object:
        raise AssertionError(f"the engine asked the language for {name}")


LANGUAGE: Language = Nothing()  # type: ignore[assignment]  # see its docstring


def rule(*findings: Finding, kind: Kind = Kind.LETTER, name: str = "rule") -> Rule:
    """A rule that finds the same each time it runs."""

    def find(text: Text, language: Language) -> Iterator[Finding]:
        yield from findings

    return Rule(name, kind, "een regel", find)


@st.composite
def edits(draw: st.DrawFn, length: int) -> tuple[Edit, ...]:
    """Any edits of a text, in any order, overlapping at will."""
    pairs = draw(st.lists(st.tuples(st.integers(0, length), st.integers(0, length)), max_size=10))
    return tuple(Edit(min(pair), max(pair), draw(texts), "drawn") for pair in pairs)


@given(st.data())
def test_any_findings_of_any_rules_can_be_replayed_and_undone(data: st.DataObject) -> None:
    content = data.draw(texts.filter(bool))
    rules: list[Rule] = []
    text = content
    for number in range(data.draw(st.integers(0, 3))):
        rules.append(
            rule(*data.draw(edits(len(text))), kind=data.draw(st.sampled_from(Kind)), name=f"r{number}")
        )
        text = clean(Source("x", content), rules, LANGUAGE).text.content
    cleaned = clean(Source("x", content), rules, LANGUAGE).text
    assert [p.rule for p in cleaned.ledger.passes] == [r.name for r in rules]
    assert replay(content, cleaned.ledger) == cleaned.content
    assert undo(cleaned.content, cleaned.ledger) == content


@given(st.data())
def test_an_edit_is_left_out_only_for_one_that_is_in_its_way(data: st.DataObject) -> None:
    content = data.draw(texts)
    proposed = data.draw(edits(len(content)))
    changes = clean(Source("x", content), [rule(*proposed)], LANGUAGE).text.ledger.passes[0].changes
    made = {(c.start, c.end) for c in changes}
    assert all(a.end <= b.start for a, b in pairwise(changes))
    assert made <= {(e.start, e.end) for e in proposed}
    for edit in proposed:
        if (edit.start, edit.end) in made or content[edit.start : edit.end] == edit.after:
            continue
        assert any(
            Span(edit.start, edit.end).overlaps(Span(c.start, c.end)) and c.start <= edit.start
            for c in changes
        ), edit


@given(st.data())
def test_the_order_of_findings_does_not_matter(data: st.DataObject) -> None:
    content = data.draw(texts)
    proposed = data.draw(
        edits(len(content)).filter(lambda es: len({(e.start, e.end) for e in es}) == len(es))
    )
    shuffled = data.draw(st.permutations(proposed))
    one = clean(Source("x", content), [rule(*proposed)], LANGUAGE)
    assert clean(Source("x", content), [rule(*shuffled)], LANGUAGE) == one


SETTLED = [
    ("of two that overlap the first", [Edit(1, 3, "X", ""), Edit(2, 4, "Y", "")], "aXdef"),
    ("of two that start together the longer", [Edit(1, 2, "X", ""), Edit(1, 4, "Y", "")], "aYef"),
    ("an edit inside another is left out", [Edit(1, 5, "X", ""), Edit(2, 3, "Y", "")], "aXf"),
    ("neighbours both stand", [Edit(1, 3, "X", ""), Edit(3, 4, "Y", "")], "aXYef"),
    ("an insertion before an edit stands with it", [Edit(1, 1, "<", ""), Edit(1, 3, "X", "")], "a<Xdef"),
    ("an insertion behind an edit stands with it", [Edit(3, 3, ">", ""), Edit(1, 3, "X", "")], "aX>def"),
    ("of two insertions in one place the first", [Edit(1, 1, "<", ""), Edit(1, 1, ">", "")], "a<bcdef"),
    ("at both ends of the text", [Edit(0, 0, "<", ""), Edit(6, 6, ">", "")], "<abcdef>"),
    ("an edit that changes nothing blocks nothing", [Edit(1, 4, "bcd", ""), Edit(2, 3, "X", "")], "abXdef"),
    ("an insertion of nothing is none", [Edit(2, 2, "", "")], "abcdef"),
]


@pytest.mark.parametrize(
    ("proposed", "cleaned"), [row[1:] for row in SETTLED], ids=[row[0] for row in SETTLED]
)
def test_what_remains_of_edits_that_meet(proposed: list[Edit], cleaned: str) -> None:
    assert clean(Source("x", "abcdef"), [rule(*proposed)], LANGUAGE).text.content == cleaned


@pytest.mark.parametrize(
    "edit", [Edit(4, 7, "", ""), Edit(7, 7, "x", ""), Edit(-1, 2, "", ""), Edit(3, 2, "", "")]
)
def test_an_edit_outside_the_text_is_a_fault_of_its_rule(edit: Edit) -> None:
    with pytest.raises(ValueError, match="wild_rule edits"):
        clean(Source("x", "abcdef"), [rule(edit, name="wild_rule")], LANGUAGE)


def test_evidence_and_mark_go_into_the_ledger() -> None:
    cleaned = clean(Source("x", "abc"), [rule(Edit(1, 2, "B", "lexicon: B", "unprintable"))], LANGUAGE)
    assert cleaned.text.ledger.passes == (
        Pass("rule", Kind.LETTER, (Change(1, "b", "B", "lexicon: B", "unprintable"),), "een regel"),
    )


# ---------------------------------------------------------------- what an editor has protected


@given(st.data(), st.sampled_from(sorted(WORDING)))
def test_no_wording_changes_where_an_editor_has_spoken(data: st.DataObject, kind: Kind) -> None:
    content = data.draw(texts.filter(bool))
    start = data.draw(st.integers(0, len(content) - 1))
    end = data.draw(st.integers(start + 1, len(content)))
    layout = data.draw(
        edits(len(content)).map(
            lambda es: [e for e in es if not Span(e.start, e.end).overlaps(Span(start, end))]
        )
    )
    text = clean(Source("x", content), [rule(*layout, kind=Kind.LAYOUT)], LANGUAGE).text.content
    wording = data.draw(edits(len(text)))
    cleaned = clean(
        Source("x", content),
        [rule(*layout, kind=Kind.LAYOUT), rule(*wording, kind=kind)],
        LANGUAGE,
        protected=[Span(start, end)],
    )
    assert content[start:end] in cleaned.text.content


@pytest.mark.parametrize(
    ("name", "kind", "edit", "cleaned"),
    [
        ("a letter inside", Kind.LETTER, Edit(5, 6, "X", ""), "een Teveel ding"),
        ("a mark over its start", Kind.MARK, Edit(3, 5, "X", ""), "een Teveel ding"),
        ("a mark over its end", Kind.MARK, Edit(9, 11, "X", ""), "een Teveel ding"),
        ("more than all of it", Kind.LETTER, Edit(0, 15, "X", ""), "een Teveel ding"),
        ("inserted inside", Kind.MARK, Edit(6, 6, "X", ""), "een Teveel ding"),
        ("inserted before", Kind.MARK, Edit(4, 4, "“", ""), "een “Teveel ding"),
        ("inserted behind", Kind.MARK, Edit(10, 10, "”", ""), "een Teveel” ding"),
        ("just before", Kind.LETTER, Edit(3, 4, "_", ""), "een_Teveel ding"),
        ("just behind", Kind.LETTER, Edit(10, 11, "_", ""), "een Teveel_ding"),
        ("a join inside", Kind.JOIN, Edit(6, 7, "", ""), "een Teeel ding"),
        ("taken for a running head", Kind.FURNITURE, Edit(0, 15, "\f", ""), "een Teveel ding"),
    ],
)
def test_what_may_happen_at_protected_words(name: str, kind: Kind, edit: Edit, cleaned: str) -> None:
    done = clean(Source("x", "een Teveel ding"), [rule(edit, kind=kind)], LANGUAGE, protected=[Span(4, 10)])
    assert done.text.content == cleaned, name


def test_each_of_several_protected_words_is_kept() -> None:
    spans = [Span(0, 3), Span(3, 5), Span(8, 10)]
    everywhere = [Edit(at, at + 1, "X", "") for at in range(12)]
    for order in (spans, spans[::-1]):
        done = clean(Source("x", "abcdefghijkl"), [rule(*everywhere)], LANGUAGE, protected=order)
        assert done.text.content == "abcdeXXXijXX"


def test_protection_moves_with_the_text_and_does_not_grow() -> None:
    """What one rule sets beside a protected word is itself not protected from the next."""
    first = rule(Edit(0, 0, "¶ ", ""), Edit(4, 4, '"', ""), Edit(10, 10, '"', ""), kind=Kind.MARK)
    second = rule(Edit(6, 7, "“", ""), Edit(7, 8, "t", ""), Edit(13, 14, "”", ""), kind=Kind.MARK)
    done = clean(Source("x", "een Teveel ding"), [first, second], LANGUAGE, protected=[Span(4, 10)])
    assert done.text.content == "¶ een “Teveel” ding"


def test_decisions_come_first_and_protection_counts_after_them() -> None:
    decisions = Pass("decisions", Kind.DECISION, (Change(0, "een", "eene", "editor"),))
    done = clean(
        Source("x", "een Veder"),
        [rule(Edit(5, 6, "F", ""), Edit(4, 5, "-", ""))],
        LANGUAGE,
        decisions=decisions,
        protected=[Span(5, 10)],
    )
    assert done.text.content == "eene-Veder"
    assert done.text.ledger.passes[0] is decisions


@given(st.data())
def test_decisions_of_any_kind_can_be_undone(data: st.DataObject) -> None:
    content = data.draw(texts.filter(bool))
    decisions = data.draw(passes(content))
    after = decisions.apply(content)
    done = clean(Source("x", content), [rule(*data.draw(edits(len(after))))], LANGUAGE, decisions=decisions)
    assert undo(done.text.content, done.text.ledger) == content


# ---------------------------------------------------------------- doubts

PAGES = Source("x", "een lk\n twee Al\n", (0, 7), ("4", "5"))


def test_doubts_give_page_line_and_reading_in_order_of_place() -> None:
    second = rule(Doubt(4, 6, ("Ik", "lk"), "not attested"), name="second")
    first = rule(Doubt(13, 15, ("Al", "AI"), "both are words"), name="first")
    done = clean(PAGES, [first, second], LANGUAGE)
    assert [(d.rule, d.place, d.reading, d.candidates) for d in done.doubts] == [
        ("second", Place("4", 1), "lk", ("Ik", "lk")),
        ("first", Place("5", 2), "Al", ("Al", "AI")),
    ]
    assert done.text.content == PAGES.content


def test_a_doubt_knows_its_place_in_the_source_however_far_the_text_has_moved() -> None:
    joins = rule(Edit(0, 7, "", ""), kind=Kind.LAYOUT)
    done = clean(PAGES, [joins, rule(Doubt(6, 8, (), "?"))], LANGUAGE)
    assert [(d.place, d.reading) for d in done.doubts] == [(Place("5", 2), "Al")]


@pytest.mark.parametrize(
    ("line", "span", "reading", "candidate"),
    [
        ("aal en Al", (7, 9), "Al", "Q"),
        ("1 Zie 2017", (0, 1), "1 Zie", "Q Zie"),
        ("1 Zie 2017", (0, 2), "1 Zie", "Q Zie"),
        ("a 1 1", (4, 5), "1 1", "1 Q"),
        ("lk of lk of lk", (6, 8), "of lk of lk", "of Q of lk"),
        ("en en", (0, 2), "en en", "Q en"),
    ],
)
def test_a_doubt_takes_enough_of_its_line_for_an_answer_to_name_it(
    line: str, span: tuple[int, int], reading: str, candidate: str
) -> None:
    doubt = Doubt(span[0] + 10, span[1] + 10, ("Q",), "?")
    found = clean(Source("x", f"voor lk 1\n{line}\nna Al\n"), [rule(doubt)], LANGUAGE)
    assert [(one.reading, one.candidates) for one in found.doubts] == [(reading, (candidate,))]


MOVED = "De raad besluit\n2 Zie de wet van\nrnei en juni\ntot slot.\n"


def asked_of_a_note(word: str, put: str) -> tuple[str, int]:
    """The reading and the line of a doubt about a word of a note that a rule has moved to the end."""
    cut = MOVED.index("2 Zie"), MOVED.index("tot slot")
    note = rule(Edit(*cut, "", "noot"), Edit(len(MOVED), len(MOVED), put, "noot"), kind=Kind.NOTE)
    after = MOVED[: cut[0]] + MOVED[cut[1] :] + put
    changed = after.replace("rnei", "mei")
    letters = rule(*([Edit(after.index("rn"), after.index("rn") + 2, "m", "")] if "rn" in after else []))
    at = changed.index(word)
    source = Source("bron.txt", MOVED)
    (doubt,) = clean(source, [note, letters, rule(Doubt(at, at + len(word), (), "?"))], LANGUAGE).doubts
    return doubt.reading, doubt.place.line


@pytest.mark.parametrize(
    ("word", "reading", "line"),
    [
        ("wet", "wet", 2),
        ("Zie de", "Zie de", 2),
        ("mei", "rnei", 3),
        ("juni", "juni", 3),
        ("tot", "tot", 4),
        ("raad", "raad", 1),
    ],
)
def test_a_doubt_about_what_was_moved_is_where_it_was(word: str, reading: str, line: int) -> None:
    assert asked_of_a_note(word, "\n[^2]: Zie de wet van\nrnei en juni\n") == (reading, line)


def test_a_doubt_at_the_end_of_what_was_moved_is_where_it_was() -> None:
    assert asked_of_a_note("juni", "\n[^2]: Zie de wet van\nrnei en juni") == ("juni", 3)


def test_a_doubt_about_what_was_only_put_in_is_where_it_is() -> None:
    assert asked_of_a_note("nieuw", "\nIets nieuws\n")[1] == 5


def test_many_doubts_about_what_was_moved_take_no_longer_each() -> None:
    def asked(size: int) -> Callable[[], object]:
        text = "".join(f"x\n1 noot {n:06}\n" for n in range(size))
        edits = [Edit(16 * n + 2, 16 * (n + 1), "", "") for n in range(size)]
        edits += [Edit(16 * n + 1, 16 * n + 1, f"\n2 noot {n:06}", "") for n in range(size)]
        doubts = [Doubt(16 * n + 4, 16 * n + 8, (), "?") for n in range(size)]
        return lambda: clean(Source("x", text), [rule(*edits), rule(*doubts)], LANGUAGE)

    assert grows_evenly(asked, 300)


def test_an_answered_doubt_is_not_raised() -> None:
    doubt = rule(Doubt(4, 6, (), "?"))
    assert clean(PAGES, [doubt], LANGUAGE, protected=[Span(4, 6)]).doubts == ()
    assert clean(PAGES, [doubt], LANGUAGE, protected=[Span(5, 6)]).doubts == ()
    assert len(clean(PAGES, [doubt], LANGUAGE, protected=[Span(6, 9), Span(0, 4)]).doubts) == 1


def test_progress_hears_each_rule_as_it_starts() -> None:
    heard: list[str] = []
    clean(PAGES, [rule(name="a"), rule(name="b")], LANGUAGE, progress=heard.append)
    assert heard == ["a", "b"]


def test_long_texts_take_the_place_of_one_another_meanwhile() -> None:
    during: list[int] = []
    clean(PAGES, [rule()], LANGUAGE, progress=lambda name: during.append(len(memory._last_two)))
    assert (during, memory._last_two) == ([1], [])


def test_a_cleaning_leaves_nothing_to_the_collector_of_cycles() -> None:
    with uncollected():
        source = Source("x", "lk ga naar de finan-\nciéle afdeling.\n")
        language = dutch(source.content)
        cleaning = clean(source, RULES, language)
        assert cleaning.text.content == "Ik ga naar de financiële afdeling.\n"
        left = [weakref.ref(one) for one in (source, language, cleaning.text)]
        del source, language, cleaning
        assert [one() for one in left] == [None] * len(left)
