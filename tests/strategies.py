"""What hypothesis draws from: hostile texts, and every set of changes a pass may hold."""

from __future__ import annotations

from hypothesis import strategies as st

from quickscan_build.ledger import Change, Kind, Ledger, Pass

# Few letters, so that readings recur; and what text formats stumble over.
ALPHABET = "abé  \n\f-\"'’|`*_<&$[]{}:#\\\u00a0\u00adﬁ😀\u0301"
texts = st.text(st.sampled_from(ALPHABET) | st.characters(codec="utf-8"), max_size=60)


@st.composite
def passes(draw: st.DrawFn, text: str, name: str = "rule") -> Pass:
    """Any pass over ``text``: disjoint, ordered, with insertions, deletions and neighbours that touch."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    changes: list[Change] = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        if changes and start == end == changes[-1].end and not changes[-1].before:
            continue
        changes.append(Change(start, text[start:end], draw(texts), "drawn", draw(st.sampled_from(["", "m"]))))
    return Pass(name, draw(st.sampled_from(Kind)), tuple(changes))


@st.composite
def histories(draw: st.DrawFn) -> tuple[str, Ledger]:
    """A source and any ledger of it."""
    source = text = draw(texts)
    made: list[Pass] = []
    for number in range(draw(st.integers(0, 4))):
        one = draw(passes(text, f"rule_{number}"))
        made.append(one)
        text = one.apply(text)
    return source, Ledger(tuple(made))
