"""Text of a source comes out of MyST as exactly the same characters."""

import io

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import given, settings
from hypothesis import strategies as st
from myst_parser.parsers.docutils_ import Parser

from quickscan_build.markup.escape import escape

LEFT_ALONE = [
    "Een gewone zin, met een komma; een puntkomma: en (haakjes).",
    "‘Als je het goedkoop organiseert, krijg je minder.’",
    "zorg- en welzijnsorganisaties",
    "18- naar 18+",
    "De Wmo/Jeugdwet: 50% meer, € 12.000 - of niet?",
    "geïnterviewden, financiële, één, cliënt",
    "1.500 inwoners",
    "www.voorbeeld.nl",
    "P.O. Box 12; a.b.c.",
]

HOSTILE = [
    "{include} /etc/passwd",
    "```{include} /etc/passwd",
    "~~~",
    "<script>alert(1)</script>",
    "&lt;b&gt; &amp; &#65;",
    "$x^2$ en $$y$$",
    "[x](y) ![x](y) [^1] [x]: y",
    "a | b | c",
    "::::{note}",
    ":::",
    "- geen lijst",
    "+ geen lijst",
    "* geen lijst",
    "-",
    "# geen kop",
    "geen kop #",
    "1. geen nummer",
    "12) geen nummer",
    "> geen citaat",
    "% geen commentaar",
    "---",
    "***",
    "===",
    "+++",
    "_a_ *b* __c__ **d** `e` ~~f~~",
    "(doel)=",
    "C:\\map\\bestand \\",
    "{{ vervanging }}",
    "http://www.voorbeeld.nl/pad_met_streepjes",
    "<http://www.voorbeeld.nl>",
    "{sub}`x`",
    "{#id .klasse}",
    "a\\*b",
    "Term\\",
]


def rendered(myst: str) -> tuple[str, list[str]]:
    """The text of a MyST document and the kinds of its nodes."""
    warnings = io.StringIO()
    tree = publish_doctree(
        myst,
        parser=Parser(),
        settings_overrides={"warning_stream": warnings, "myst_enable_extensions": ["colon_fence"]},
    )
    assert not warnings.getvalue()
    return tree.astext(), [type(node).__name__ for node in tree.findall(nodes.Element)]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_plain_dutch_is_left_as_it_is(text: str) -> None:
    assert escape(text, opens=True) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_one_paragraph_of_those_characters(text: str) -> None:
    assert rendered(escape(text, opens=True)) == (text, ["document", "paragraph"])


@pytest.mark.parametrize("text", [one for one in HOSTILE if "|" not in one])
def test_hostile_text_in_the_middle_of_a_paragraph(text: str) -> None:
    assert rendered("Zie " + escape(f"hier: {text}")) == (f"Zie hier: {text}", ["document", "paragraph"])


def test_a_bar_does_not_end_a_cell() -> None:
    cells = ["a | b", "c\\|d"]
    header = " | ".join(map(escape, cells))
    text, kinds = rendered(f"| {header} |\n| --- | --- |\n| 1 | 2 |")
    assert text.split() == [*" ".join(cells).split(), "1", "2"]
    assert kinds.count("entry") == 4


PRINTABLE = st.text(
    st.characters(blacklist_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp")) | st.just(" "),
    min_size=1,
    max_size=60,
).map(lambda text: " ".join(text.split()))
MARKUP = st.text(
    st.sampled_from("`*_{}[]()<>#|$~&=:-+.!\\^%@\"'0123456789 ab/"), min_size=1, max_size=40
).map(lambda text: " ".join(text.split()))


TEXT = (PRINTABLE | MARKUP).filter(bool)
TEXTS = st.lists(TEXT, min_size=1, max_size=8)
"""Several in one document: making a parser takes longer than any of them."""


@settings(max_examples=100)
@given(TEXTS)
def test_whatever_a_source_holds_comes_out_as_it_is(texts: list[str]) -> None:
    tree, kinds = rendered("\n\n".join(escape(text, opens=True) for text in texts))
    assert tree.split("\n\n") == texts
    assert kinds == ["document", *["paragraph"] * len(texts)]


@settings(max_examples=200)
@given(TEXT)
def test_a_heading_holds_its_words_and_nothing_else(text: str) -> None:
    tree, kinds = rendered(f"Vooraf\n\n# {escape(text)}")
    assert tree == f"Vooraf\n\n{text}"
    assert kinds.count("section") == 1


@settings(max_examples=50)
@given(TEXTS)
def test_an_item_holds_its_words_and_nothing_else(texts: list[str]) -> None:
    tree, kinds = rendered("Vooraf\n\n" + "\n".join(f"- {escape(text, opens=True)}" for text in texts))
    assert tree.split("\n\n") == ["Vooraf", *texts]
    assert kinds.count("list_item") == len(texts)
