"""A line is split once, and comes out as if it were split anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from quickscan_build.sphinx_ext.pdf import thrift
from quickscan_build.sphinx_ext.pdf.model import LaidOut

LayOut = Callable[..., LaidOut]

NARROW = """
@page { size: 100mm 60mm; margin: 10mm }
main { columns: 3; column-gap: 2mm }
"""
WORDS = "De samenwerkingsverbanden en verantwoordelijkheden van gemeentebestuurders veranderden ingrijpend. "
HTML = f"<main><p>{WORDS * 4}</p><ol><li>{WORDS}</li><li>{WORDS}</li></ol><q>{WORDS}</q></main>"


def test_as_split_anew(lay_out: LayOut, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered = lay_out(HTML, NARROW)

    class Forgetful(dict[Any, Any]):
        def get(self, key: Any, default: Any = None) -> Any:
            return default

    monkeypatch.setattr(thrift, "Lines", Forgetful)
    anew = lay_out(HTML, NARROW + "/* another key */")
    assert anew.pdf == remembered.pdf
    assert anew.roots == remembered.roots


def test_no_line_twice(lay_out: LayOut, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once, and once more where a word in it came to be kept whole."""
    asked: Counter[Any] = Counter()
    split = thrift._split_first_line

    def counting(text: str, style: Any, context: Any, *rest: Any, **options: Any) -> Any:
        asked[id(context), text, id(style), rest, tuple(options.items())] += 1
        kept.append((context, style))
        return split(text, style, context, *rest, **options)

    kept: list[Any] = []
    monkeypatch.setattr(thrift, "_split_first_line", counting)
    lay_out(HTML, NARROW + "/* a third key */")
    assert len(asked) > 50
    assert max(asked.values()) <= 2
    assert sum(asked.values()) < 1.2 * len(asked)


def test_what_is_split_is_not_shared() -> None:
    """Drawing changes a line's layout: each gets its own."""

    class Layout:
        text = "regel"

    made = (Layout(), 5, None, 20.0, 10.0, 8.0)
    one, other = thrift._own(made), thrift._own(made)
    one[0].text = "regel…"
    assert (other[0].text, one[1:], other[1:]) == ("regel", made[1:], made[1:])


@pytest.mark.parametrize(
    "rule",
    [
        "p::before { content: 'X' }",
        "li::marker { font-size: 20pt }",
        "p::first-letter { font-size: 20pt }",
        "p::first-line { font-size: 6pt }",
        "q::after { content: 'X' }",
    ],
)
def test_pseudo_elements_have_their_styles(lay_out: LayOut, rule: str) -> None:
    plain, styled = lay_out(HTML, NARROW), lay_out(HTML, NARROW + rule)
    assert plain.pdf != styled.pdf
