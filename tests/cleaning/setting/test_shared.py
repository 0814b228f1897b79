from __future__ import annotations

import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.cleaning.setting import lines as module
from quickscan_build.cleaning.setting.lines import Lines
from quickscan_build.cleaning.setting.shared import flow_of, lines_of, own_flow_of
from quickscan_build.cleaning.setting.type_widths import width_of
from quickscan_build.ledger import Change, Kind, Pass
from quickscan_build.text import Source, Text

from .test_lines import columns


@st.composite
def changed(draw: st.DrawFn) -> tuple[Text, Text]:
    """A text with pages, and what one pass makes of it."""
    content = draw(st.text("ab  -\n\n\f", min_size=1, max_size=80))
    offsets = st.integers(0, len(content) - 1)
    text = Text.of(Source("", content, tuple(sorted(draw(st.lists(offsets, max_size=4))))))
    edges = sorted(draw(st.lists(offsets, max_size=6)))
    changes = tuple(
        Change(start, content[start:end], draw(st.text("a \n\f", max_size=3)), "")
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    )
    return text, text.after(Pass("test", Kind.LAYOUT, changes))


@given(changed())
def test_lines_move_along_with_the_changes_of_a_pass(texts: tuple[Text, Text]) -> None:
    before, after = texts
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MANY", 0)
        assert len(lines_of(before).widths) == len(lines_of(before))
        moved = lines_of(after)
    fresh = Lines.of(after)
    assert columns(moved) == columns(fresh)
    assert (moved.starts, moved.ends, moved.widths) == (fresh.starts, fresh.ends, fresh.widths)
    assert (moved.heads, moved.tails) == (fresh.heads, fresh.tails)


def test_the_flow_is_shared_while_the_text_stays_and_goes_with_its_lines() -> None:
    text = Text.of(Source("", "een\ntwee drie\n"))
    flow = flow_of(text)
    assert flow_of(text) is flow is not own_flow_of(text)
    unchanged = text.after(Pass("nothing", Kind.MARK, ()))
    assert flow_of(unchanged) is flow
    gone = weakref.ref(flow)
    del flow
    assert lines_of(unchanged.after(Pass("some", Kind.MARK, (Change(0, "e", "E", ""),)))).heads == "Et"
    assert gone() is None


def test_lines_that_an_editor_made_do_not_tell_how_wide_the_print_is() -> None:
    rows = ["Een regel van de druk die zo breed is als de kolom", "en die hier afge-", "broken was, kort."]
    table = "De Spil en nog veel meer woorden 41.000\nHet Anker 27.300"
    content = "\n".join([*rows * 3, table])
    cells = table.replace(" 41", " | 41").replace(" 27", " | 27")
    joined = Change(content.index("afge-"), "afge-\nbroken", "afgebroken", "")
    text = Text.of(Source("", content)).after(
        Pass("decisions", Kind.DECISION, (joined, Change(content.index(table), table, cells, "")))
    )
    lines = lines_of(text)
    assert lines[1] == "en die hier afgebroken was, kort."
    assert lines.widths[1] == width_of("afgebroken was, kort.")
    assert list(lines.widths[-2:]) == [0, 0]
    assert lines.fill(0) == 1
    later = text.after(Pass("some", Kind.MARK, (Change(text.content.index("kort"), "kort", "lang", ""),)))
    assert lines_of(later).widths == Lines.of(later).widths
    assert lines_of(later).widths[1] == width_of("afgebroken was, lang.")
