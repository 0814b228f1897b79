"""What is done once comes out as if it were done each time: the same pages, to the byte."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cssselect2.tree import ElementWrapper

from quickscan_build.sphinx_ext.pdf.layout import thrift
from quickscan_build.sphinx_ext.pdf.model import LaidOut

LayOut = Callable[..., LaidOut]

NARROW = """
@page { size: 100mm 60mm; margin: 10mm }
main { columns: 3; column-gap: 2mm }
"""
WORDS = "De samenwerkingsverbanden en verantwoordelijkheden van gemeentebestuurders veranderden ingrijpend. "
HTML = f"<main><p>{WORDS * 4}</p><ol><li>{WORDS}</li><li>{WORDS}</li></ol><q>{WORDS}</q></main>"

PAGES = """
html { --hang: 0mm }
@page { size: 105mm 148mm; margin: 12mm; @top-left { content: "kop" } @footnote { border-top: 1pt solid } }
p:nth-child(3)::first-letter { font-size: 20pt }
p:nth-child(4)::first-line { font-size: 6pt; letter-spacing: 1pt }
p::before { content: counter(p) " "; counter-increment: p }
.smal { float: left; width: 33%; padding: 5% }
.rechts { float: right; width: 20mm; border: 1pt solid }
.kolommen { columns: 2 }
.oud { border-collapse: collapse } .oud td { border: 1pt solid; padding: 2% }
.los { position: relative } .los > b { position: absolute; right: 0; width: 50% }
.flex { display: flex } .flex > p { margin: 1em }
.rtl { direction: rtl }
.noot { float: footnote }
p:has(+ ol) { margin-left: 3mm } p:has(~ table) { color: navy } li:has(+ li) > ul { color: teal }
p:nth-last-child(2 of p) { margin-right: 9mm } ol ~ div { margin-top: 2mm } main:has(> .flex) { padding: 1mm }
"""


def publication() -> str:
    """Of all that is laid out in a way of its own, something; with and without ids, over some pages."""
    text = [
        f"<p>{WORDS * 3}</p>",
        f"<ol><li>{WORDS}<ul><li>{WORDS}</li></ul></li><li>kort</li></ol>",
        f"<div class=smal>{WORDS}</div><p>{WORDS * 3}</p><div class=rechts>{WORDS}</div><p>{WORDS * 2}</p>",
        f"<div class=kolommen><ol><li>{WORDS}</li><li>{WORDS * 2}</li><li>{WORDS}</li></ol></div>",
        f"<table><tr><th>Kop</th><td>{WORDS}</td></tr><tr><td>1</td><td>2</td></tr></table>",
        f"<table class=oud><tr><td>{WORDS}</td><td>2</td></tr><tr><td>1</td></tr></table>",
        f"<div class=los><b>{WORDS}</b>{WORDS}</div>",
        f"<div class=flex><p>{WORDS}</p><p>{WORDS}</p></div><div class=rtl>{WORDS}</div>",
        f"<p>Met een noot<span class=noot>{WORDS}</span> en <i>schuin</i>, <q>{WORDS}</q>.</p>",
        f"<div class='qb-box long'><p>{WORDS}</p><p>{WORDS}</p></div>",
    ]
    named = [block.replace(">", f" id=b{number}>", 1) for number, block in enumerate(text)]
    return "".join(["<main class=chapter>", *text, *named, *text, "</main>"])


PLAIN = """
import hashlib, json, sys
from pathlib import Path
from quickscan_build.sphinx_ext.pdf import faces, setting, workshop
from quickscan_build.sphinx_ext.pdf.model import Sheet
from quickscan_build.theme.print import FOLDER
html, css, folder, thrifty = json.load(sys.stdin)
faces.own_fonts_only(FOLDER / "fonts", Path(folder) / "fontconfig")
from quickscan_build.sphinx_ext.pdf.layout import thrift
if not thrifty:
    thrift.install = lambda: None
own = Path(folder) / "own.css"
own.write_text(css)
engine = workshop.engine(setting.Setting(Path(folder), setting.styles_for("A4", [own]), ()))
laid = engine.lay_out(Sheet("proef", f"<!DOCTYPE html><html lang=nl><title>Proef</title><body>{html}"))
told = repr((laid.pages, laid.roots, laid.links, laid.anchors, laid.fonts)).encode()
print(json.dumps([len(laid.pages), hashlib.sha256(laid.pdf).hexdigest(), hashlib.sha256(told).hexdigest()]))
"""


def test_as_done_each_time(tmp_path: Path) -> None:
    def laid_out(thrifty: bool) -> list[Any]:
        task = json.dumps([publication(), PAGES, str(tmp_path), thrifty])
        command = [sys.executable, "-c", PLAIN]
        done = subprocess.run(command, input=task, capture_output=True, text=True, check=True)
        found: list[Any] = json.loads(done.stdout)
        return found

    thrifty, plain = laid_out(True), laid_out(False)
    assert thrifty[0] > 8
    assert thrifty == plain


def test_no_line_twice(lay_out: LayOut, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once, and once more where a word in it came to be kept whole."""
    asked: Counter[Any] = Counter()
    kept: list[Any] = []
    split = thrift._split_first_line

    def counting(text: str, style: Any, context: Any, *rest: Any, **options: Any) -> Any:
        asked[id(context), text, id(style), rest, tuple(options.items())] += 1
        kept.append((context, style))
        return split(text, style, context, *rest, **options)

    lay_out(HTML, NARROW)
    monkeypatch.setattr(thrift, "_split_first_line", counting)
    lay_out(HTML, NARROW + "/* new to the cache */")
    assert len(asked) > 50
    assert max(asked.values()) <= 2
    assert sum(asked.values()) < 1.2 * len(asked)


def test_siblings_are_not_made_anew_for_each(lay_out: LayOut, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time that styles take grows with a chapter of many paragraphs, not with its square."""
    made = Counter[str]()
    begin = ElementWrapper.__init__

    def counting(self: Any, element: Any, *rest: Any, **more: Any) -> None:
        made[element.get("id")] += 1
        begin(self, element, *rest, **more)

    monkeypatch.setattr(ElementWrapper, "__init__", counting)
    paragraphs = "".join(f"<p id=p{number}>kort</p>" for number in range(50))
    rule = "p:has(+ ol), p:has(~ ol), p:nth-last-child(3 of p) { color: red }"
    lay_out(f"<main>{paragraphs}</main>", NARROW + rule)
    settings = made["p0"]
    assert 1 <= settings <= 3
    assert {made[f"p{number}"] for number in range(50)} == {settings}


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
