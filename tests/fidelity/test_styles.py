"""Which styles hide text, and which only look as if: told without a browser."""

import pytest

from quickscan_build.fidelity.blocks import Collector
from quickscan_build.fidelity.findings import UnreadableError
from quickscan_build.fidelity.html import collect, parse, with_class
from quickscan_build.fidelity.styles import Styles

PAGE = """<!doctype html><html><head><link rel="stylesheet" href="s.css"></head>
<body><main class="qb-text"><p class="a">Een</p><p class="b">twee <em>drie</em></p></main></body></html>"""
APART = """<!doctype html><html><head><link rel="stylesheet" href="s.css"></head><body><main class="qb-text">
<div id="x"><p class="a">Een</p></div><div id="y"><p class="a">twee</p></div></main></body></html>"""

ALONE = [
    "",
    ".c{display:none}",
    ".a{display:block}",
    ".a{display:none}.a{display:block}",
    ".a{display:none}main .a{display:block}",
    ".a{display:block!important}main .a{display:none}",
    "@media print{.c{display:none}}",
    "@media (max-width:100px){.a{display:none}}",
    "@media (prefers-color-scheme:dark){.a{color:#eee}}",
    "@media (prefers-color-scheme:dark){.c{color:transparent}}",
    ".a{opacity:.6}",
    ".a{visibility:visible}",
    ".a{color:#333;background:#fff}",
    ".a{overflow:hidden}",
    ".a{overflow:hidden;max-width:60ch}",
    ".a{position:relative;left:-2px}",
    ".a{text-indent:-1em;margin-left:-1em}",
    ".a{transform:rotate(1deg)}",
    ".a{clip-path:inset(0)}",
    ".a:hover{color:#333}",
    ".c:hover{display:none}",
    ".c:hover,.c:focus-within>.a{display:none}",
    ".c{.a{display:none}}",
    "@scope (.c){.a{display:none}}",
    ".a::before{content:'\\2022'}",
    ".a::before{display:none}",
    "@import 'weg.css';",
    "this is no css {{{",
]

HIDING = [
    ".a{display:none}",
    "p{display:none}p.b{display:block}",
    "main .a{display:none}.a{display:block}",
    ".a{visibility:hidden}",
    ".a{opacity:0}",
    ".a{opacity:5%}",
    ".a{font-size:0}",
    ".a{font-size:0px!important}",
    ".a{color:transparent}",
    ".a{color:rgba(0,0,0,0)}",
    ".a{color:#fff;background-color:#fff}",
    "main{background:#eee}.a{color:#eee}",
    ".a{position:absolute;left:-9999px}",
    ".a{position:absolute;clip:rect(0,0,0,0)}",
    ".a{text-indent:-999em}",
    ".a{margin-left:-200em}",
    ".a{height:0;overflow:hidden}",
    ".a{width:1px;height:1px;overflow:hidden}",
    ".a{transform:scale(0)}",
    ".a{transform:translateX(-9999px)}",
    ".a{clip-path:inset(50%)}",
    ".a{content-visibility:hidden}",
    "@media screen{.a{display:none}}",
    "@media print{.a{display:none}}",
    "@media (max-width:500px){.a{display:none}}",
    "@media (min-width:800px){.a{display:none}}",
    "@supports (display:grid){.a{display:none}}",
    "@import 'ander.css';",
    "@import url('ander.css');",
    "@media (prefers-color-scheme:dark){.a{color:transparent}}",
    "@media (min-width:400px) and (max-width:600px){.a{display:none}}",
    "@media (400px<=width<=600px){.a{display:none}}",
    "@media (min-width:2000px){.a{display:none}}",
    "@media (min-resolution:2dppx){.a{display:none}}",
    "@media (hover:none){.a{display:none}}",
    ".a:hover{display:none}",
    ".a:not(:hover){opacity:0}",
    "main:has(:focus) .a{display:none}",
    ":target~em,.a:target{display:none}",
    "main{.a{display:none}}",
    "main{& .a{display:none}}",
    "main{@media all{.a{display:none}}}",
    "@scope (main){.a{display:none}}",
]


def read(css: str, page: str = PAGE) -> tuple[list[str], list[str]]:
    """Texts of the blocks, and the texts that cannot be seen."""
    sheets = {"s.css": css, "ander.css": ".a{display:none}"}
    root = parse(page.encode(), "x.html", strict=False)
    look = Styles().look(root, "x.html", lambda name: sheets.get(name, "").encode())
    collector = Collector()
    unseen = [one for text in with_class(root, "qb-text") for one in collect(text, collector, look)[0]]
    return [block.text for block in collector.finish()], [one.text for one in unseen]


def test_sheets_that_import_one_another_are_read_once() -> None:
    many = "".join(f"@import '{name}.css';" for name in "abcdefghij")
    read_ = []

    def source(name: str) -> bytes:
        read_.append(name)
        return many.encode()

    root = parse(PAGE.encode(), "x.html", strict=False)
    Styles().look(root, "x.html", source)
    assert len(read_) < 100


@pytest.mark.parametrize(
    "css", [":not(" * 3000 + "p" + ")" * 3000 + "{display:none}", ".a{color:" + "(" * 9000]
)
def test_a_sheet_that_is_a_trap_is_refused(css: str) -> None:
    with pytest.raises(UnreadableError, match="nested too deep"):
        read(css)


@pytest.mark.parametrize("css", ALONE)
def test_what_can_be_seen_is_read(css: str) -> None:
    blocks, unseen = read(css)
    assert unseen == []
    assert blocks == ["Een", "twee drie"]


@pytest.mark.parametrize("css", HIDING)
def test_what_is_hidden_is_not_read(css: str) -> None:
    assert read(css) == (["twee drie"], ["Een"])


def test_what_is_inherited_is_hidden_too() -> None:
    assert read("main{visibility:hidden}")[0] == []
    assert read(".b{font-size:0}") == (["Een"], ["twee drie"])


def test_letters_that_styles_add_or_change_are_text() -> None:
    assert read(".a::before{content:'Let op: '}")[0][0] == "Let op: Een"
    assert read(".a::after{content:' 3'}")[0][0] == "Een 3"
    assert read(".a{text-transform:uppercase}")[0][0] == "EEN"


@pytest.mark.parametrize(
    "selector",
    [
        "#x .a", "#x:is(div) > p", ":not(#y) > p", "div:first-child .a", "[id=x] > *", "div:has(+ div) p",
    ],
)  # fmt: skip
def test_what_is_called_the_same_may_be_shown_otherwise(selector: str) -> None:
    assert read(f"{selector}{{display:none}}", APART) == (["twee"], ["Een"])


@pytest.mark.parametrize(
    ("css", "seen"),
    [
        (".a{display:none}:only-child{display:block}", ["Een", "twee"]),
        (":only-child{display:block}.a{display:none}", []),
        (":only-child{display:none}.a,.qb-text{display:block}", ["Een", "twee"]),
        (".a,.qb-text{display:block}:only-child{display:none}", []),
    ],
)
def test_of_rules_that_are_found_apart_the_later_one_holds(css: str, seen: list[str]) -> None:
    assert read(css, APART)[0] == seen
