"""Which styles hide text, and which only seem to, without a browser."""

from collections.abc import Callable
from functools import partial

import pytest
from tests.growth import grows_evenly

from quickscan_build.fidelity.blocks import Collector
from quickscan_build.fidelity.findings import UnreadableError
from quickscan_build.fidelity.html import collect, parse, with_class
from quickscan_build.fidelity.styles.look import Styles
from quickscan_build.fidelity.styles.sheets import astray

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
    # What words can do with.
    ".a{filter:none;mask:initial;mix-blend-mode:normal;zoom:1;order:0;writing-mode:horizontal-tb}",
    ".a{transform:translateY(-2px) scale(1.02);translate:0 -4px;rotate:2deg;scale:1.1}",
    ".a{letter-spacing:.05em;word-spacing:-.05em;font-size:.7em;font:400 .8rem/1.2 serif}",
    ".a{margin:0 0 1em -2em;inset:0;position:relative}",
    ".a{background:linear-gradient(#fff,#eee);hyphenate-character:'-';flex-direction:column}",
    ".a{list-style:none;counter-reset:x}.a::marker{content:'\\2022'}.a::first-line{font-weight:700}",
    ":root{--a:none;--b:#333}.a{border:var(--a);color:var(--b);filter:var(--weg,none)}",
    "@keyframes k{from{opacity:0}}.a{animation:k .3s ease-out}",
    "@keyframes k{to{color:#333}}.a{animation:k 9s infinite}",
    "@keyframes k{to{opacity:0}}.a{animation:ander 1s}",
    "@starting-style{.a{color:#333}}",
    ".a{display:block;display:weg}.a{visibility:weg}",
    ".c,::-webkit-scrollbar{display:none}",
    "@page{size:A5;margin:20mm;@top-center{content:counter(page)}}",
    ".a{font-size:clamp(1rem,2vw,2rem);margin-left:calc(50% - 50vw);letter-spacing:calc(.01em + .1px)}",
    ".a{color:#333;color:oklch(40% .1 250);font-size:1.2em}main{font-size:.9em}",
    ".a{display:none}.a{display:block}@layer b{.c{display:none!important}}",
    "@layer b{.a{display:none}}.a{display:block}",
    "@supports (display:grid){.a{display:grid;grid-column:2}}",
    "@namespace 'http://www.w3.org/1999/xhtml';@namespace o 'urn:x';.a{display:block}",
    "@property --a{syntax:'*';inherits:false;initial-value:none}.a{filter:var(--a)}",
    ".a{text-shadow:0 1px 2px #ccc;text-decoration:underline .1em;-webkit-text-stroke:.3px;contain:layout}",
    ".a{container-type:inline-size;flex-flow:row wrap;grid-auto-flow:row}",
    ".a{font-family:Georgia,'Segoe UI Symbol'}",
    "@media print{.a{color:#000}.b{background:#222;color:#fff}}@page{margin:25mm 20mm}",
    ".a::before{content:'\\25A0';content:'\\25A0' / ''}",
    "@keyframes k{from{opacity:0}}.a{animation:k .3s;animation-delay:.2s;animation-fill-mode:both}",
    ".c::scroll-button(right){content:'Verder'}",
    "@media (prefers-color-scheme:dark){main{background:#000}.a{color:#fff}}main{background:#fff}",
]

HIDING = [
    ".a:hover::after{content:' niet'}",
    "@media (max-width:400px){.a::after{content:' niet'}}",
    "@media print{.a::before{content:'niet '}}",
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
    # What no words need.
    ".a{filter:opacity(0)}",
    ".a{-webkit-mask-image:linear-gradient(transparent,transparent)}",
    ".a{mix-blend-mode:screen}",
    ".a{zoom:2%}",
    ".a{-webkit-text-fill-color:transparent}",
    ".a{-webkit-text-security:disc}",
    ".a{clip-path:circle(0 at 0 0)}",
    ".a{clip-path:inset(0 100% 0 0)}",
    ".a{translate:0 -9999px}",
    ".a{transform:translateX(9999px)}",
    ".a{rotate:180deg}",
    ".a{transform:rotateX(90deg)}",
    ".a{transform:rotate(.5turn)}",
    ".a{scale:-1 1}",
    ".a{transform:scale(.01)}",
    ".a{transform:matrix(0,0,0,0,0,0)}",
    ".a{font-size:3%}",
    ".a{font-size:.1em}",
    ".a{font:100 1px serif}",
    ".a{block-size:0;overflow:hidden}",
    ".a{letter-spacing:-1em}",
    ".a{letter-spacing:40px}",
    ".a{word-spacing:-.3em}",
    ".a{order:2}",
    ".a{flex-direction:column-reverse}",
    ".a{position:fixed;inset:-9999px auto auto -9999px}",
    ".a{position:absolute;right:9999px}",
    ".a{margin:0 0 0 -9999px}",
    ".a{margin-inline-start:-9999px}",
    ".a{writing-mode:vertical-rl}",
    ".a{text-underline-offset:-.8em;text-decoration:underline}",
    ".a{text-emphasis:'x'}",
    ".a{hyphenate-character:'niet'}",
    ".a{list-style-type:'Niet: '}",
    ".a{counter-increment:list-item 3}",
    ".a{speak:never}",
    ".a{interactivity:inert}",
    ".a{text-size-adjust:1%}",
    ".a{display:table-column}",
    ".a{display:var(--weg,none)}",
    ".a{display:if(else:none)}",
    ".a{display:none;display:weg}",
    ":root{--a:0}.a{opacity:var(--a)}",
    ":root{--a:var(--b)}main{--b:url(x.png)}.a{background:var(--a)}",
    ".a{background:url(x.png)}",
    ".a::before{content:url(x.png)}",
    ".a::after{content:'';background-image:image-set('x.png' 1x)}",
    ".a::marker{content:'Niet '}",
    ".a::first-line{color:transparent}",
    ".a::first-letter{font-size:0}",
    ".a::first-line{text-transform:uppercase}",
    "@keyframes k{to{opacity:0}}.a{animation:k 1ms forwards}",
    "@keyframes k{from{opacity:0}}.a{animation:k 900s}",
    "@media all{@keyframes k{0%{font-size:0}}}.a{animation:1s k infinite}",
    "@starting-style{.a{opacity:0}}.a{transition:opacity 900s}",
    ".a:dir(ltr){display:none}",
    ".a:defined,.b:weg(x){display:none}.b{display:block}",
    ":is(.a,:weg){display:none}",
    ".a,::-webkit-weg{display:none}",
    "@scope (.a){:scope{display:none}}",
    "@media not (max-width:0px){.a{display:none}}",
    # What only seems to be overruled.
    ".a{display:none}@layer b{.a{display:block}}",
    "@layer b{.a{display:none!important}}.a{display:block!important}",
    ".a{display:none}@supports not (display:block){.a{display:block}}",
    ".a{display:none;@supports not (display:block){display:block}}",
    ".a{display:none}@container (width>9000px){.a{display:block}}",
    ".a{display:none}p.a:weg{display:block}",
    ".a{display:none}@import 'x.css';@import 'toon.css' supports(x:y);",
    ".a{display:none}@import 'toon.css';",
    "@import 'toon.css' layer(b);.a{display:none}",
    "@namespace 'urn:x';.a{display:block!important}@namespace 'urn:x';.a{display:none}",
    ".a{font-size:0;font-size:weg}",
    ".a{font-size:0;font-size:1em 2em}",
    ".a{opacity:0;opacity:1 1}",
    ".a{color:transparent;color:weg}",
    ".a{position:absolute;left:-9999px;left:3 4}",
    # Lengths, however they are written.
    ".a{font-size:calc(1px * 2)}",
    ".a{font-size:env(x,0px)}",
    ".a{font-size:.01vmin}",
    ".a{font-size:.1mm}",
    ".a{text-indent:-99in}",
    ".a{left:calc(-9999px + 1px);position:absolute}",
    ".a{opacity:calc(0)}",
    "main{font-size:.4em}.a{font-size:.4em}em{font-size:2em}.b{font-size:1rem}",
    "@property --a{syntax:'<length>';inherits:false;initial-value:0px}.a{font-size:var(--a)}",
    ".a{font-size:--klein()}",
    "@media (hover:none){.a{height:0}}.a{overflow:hidden}",
    ".a{color:rgb(0 0 0 / 2%)}",
    "@media print{.a{color:#fff}}",
    # Under another name.
    ".a{-webkit-opacity:0}",
    ".a{-epub-writing-mode:vertical-rl}",
    ".a{margin-inline:-9999px}",
    ".a{-webkit-hyphenate-character:'niet'}",
    # What covers letters with themselves, turns boxes round, or lets none be.
    ".a{-webkit-text-stroke:10px}",
    ".a{text-shadow:0 1.5em #000}",
    ".a{text-shadow:2px 0,-2px 0,0 2px}",
    ".a{text-decoration:underline 2em}",
    ".a{text-decoration-thickness:150%}",
    ".a{-webkit-box-reflect:below}",
    ".a{flex-flow:column-reverse}",
    ".a{flex-wrap:wrap-reverse}",
    ".a{-webkit-box-direction:reverse}",
    ".a{grid-row:1}",
    ".a{grid-auto-flow:dense}",
    ".a{contain:strict}",
    ".a{container:x / size}",
    ".a{perspective:10px}",
    ".a{offset:path('M 0 0 L -9999 0') 100%}",
    ".a{-webkit-mask-box-image:linear-gradient(#000,#fff)}",
    ".a{-webkit-line-clamp:1}",
    ".a{text-transform:full-width}",
    ".a{font-size-adjust:0}",
    ".a{font-family:Wingdings}",
    ".a{font:16px 'Zapf Dingbats'}",
    ".a{background:-moz-element(#x)}",
    "@keyframes k{0%,99%{color:#fff}}.a{animation:k 9000s}",
    "@keyframes k{from{opacity:0}}.a{animation:k 1s;animation-play-state:paused}",
    "@keyframes k{from{opacity:0}}.a{animation-name:k;animation-duration:900s}",
    "@keyframes k{from{opacity:0}}.a{animation:k 1s;animation-delay:900s}",
]


def read(css: str, page: str = PAGE) -> tuple[list[str], list[str]]:
    """Texts of the blocks, and the texts that cannot be seen."""
    sheets = {"s.css": css, "ander.css": ".a{display:none}", "toon.css": ".a{display:block!important}"}
    root = parse(page.encode(), "x.html", strict=False)
    look = Styles().look(root, "x.html", lambda name: sheets.get(name, "").encode())
    collector = Collector()
    unseen = [one for text in with_class(root, "qb-text") for one in collect(text, collector, look)[0]]
    return [block.text for block in collector.finish()], [one.expected for one in unseen]


@pytest.mark.parametrize(
    ("css", "second"),
    [
        ("[lang]{display:none}", "lang='en'"),
        ("[lang|=en]{display:none}", "lang='en-GB'"),
        ("p:lang(en){display:none}", "lang='en'"),
        ("#tweede:not(:empty){display:none}", "id='tweede'"),
        ("[data-x=y]{display:none}", "data-x='y'"),
        (".a:last-child{display:none}", ""),
    ],
)
def test_of_elements_that_are_much_alike_only_the_one_that_is_meant_is_hidden(css: str, second: str) -> None:
    page = (
        "<html><head><link rel='stylesheet' href='s.css'></head><body><div class='qb-text'>"
        f"<p class='a'>Een.</p><p class='a' {second}>Twee.</p></div></body></html>"
    )
    assert read(css, page) == (["Een."], ["Twee."])


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


@pytest.mark.parametrize(
    "css", [f":root{{{''.join(f'--a:v{at};' for at in range(99))}}}", f".a{{font-size:{'1' * 9000}px}}"]
)
def test_a_sheet_that_says_too_much_is_refused(css: str) -> None:
    with pytest.raises(UnreadableError, match="a trap"):
        read(css)


@pytest.mark.parametrize("given", ["disabled=''", "title='a'", "charset='utf-16'", "type='text/x'"])
def test_a_sheet_that_some_pass_over_is_told(given: str) -> None:
    page = parse(PAGE.replace("<link", f"<link {given}").encode(), "x.html", strict=False)
    assert len(list(astray(page, "x.html", lambda name: b"p{}"))) == 1
    page = parse(
        PAGE.replace("<link", "<link charset='UTF-8' type='text/css'").encode(), "x.html", strict=False
    )
    assert list(astray(page, "x.html", lambda name: b"p{}")) == []


def test_a_sheet_in_utf_16_is_refused() -> None:
    root = parse(PAGE.encode(), "x.html", strict=False)
    with pytest.raises(UnreadableError, match="in UTF-16"):
        Styles().look(root, "x.html", lambda name: ".a{display:none}".encode("utf-16"))


@pytest.mark.parametrize(
    ("css", "what"),
    [
        ("p{margin:" + "1px " * 300_000 + "}", "more than 1,000,000 bytes"),
        ("p:hover{width:1px}" * 10_001, "more than 10,000 rules"),
    ],
)
def test_a_sheet_that_takes_too_long_is_refused(css: str, what: str) -> None:
    with pytest.raises(UnreadableError, match=what):
        read(css)


@pytest.mark.parametrize(
    "css",
    [
        lambda many: ",".join(["p:weg"] * many) + ",.a{display:none}",
        lambda many: "p" + ":weg" * many + "{color:transparent}",
    ],
)
def test_a_long_list_of_what_is_not_known_takes_no_time(css: Callable[[int], str]) -> None:
    assert grows_evenly(lambda many: partial(read, css(many)), 900)


@pytest.mark.parametrize("css", ALONE)
def test_what_can_be_seen_is_read(css: str) -> None:
    blocks, unseen = read(css)
    assert unseen == []
    assert blocks == ["Een", "twee drie"]


@pytest.mark.parametrize("css", HIDING)
def test_what_is_hidden_is_not_read(css: str) -> None:
    assert read(css) == (["twee drie"], ["Een"])


@pytest.mark.parametrize("style", ["none", "upper-roman", "'- '", "x"])
def test_a_list_has_its_numbers(style: str) -> None:
    page = PAGE.replace("</main>", "<ol><li>vier</li></ol></main>")
    assert read("ol{list-style:decimal inside}", page)[1] == []
    assert read(f"ol{{list-style:{style}}}", page)[1] == ["vier"]
    assert read(f"li{{list-style-type:{style}}}", page)[1] == ["vier"]


def test_what_is_inherited_is_hidden_too() -> None:
    assert read("main{visibility:hidden}")[0] == []
    assert read(".b{font-size:0}") == (["Een"], ["twee drie"])


@pytest.mark.parametrize("style", ["upper-alpha", "x", "decimal"])
def test_a_list_without_numbers_has_none(style: str) -> None:
    page = PAGE.replace("</main>", "<ul><li>vier</li></ul></main>")
    assert read("ul{list-style:square inside}", page)[1] == []
    assert read("ul{list-style:'– '}", page)[1] == []
    assert read(f"ul{{list-style:{style}}}", page)[1] == ["vier"]


@pytest.mark.parametrize(
    "css",
    [
        ".a::before{content:'Niet ';content:weg}",
        ".a::before{content:'\\25A0' / 'Niet '}",
        ".a::scroll-marker{content:'Niet '}",
        ".a::before{content:'Niet '}@layer{.a::before{content:none}}",
        ".a::before{content:'Niet '}@supports (x:y){.a::before{content:none}}",
    ],
)
def test_words_that_styles_add_stay_whatever_does_not_apply(css: str) -> None:
    assert "Niet" in read(css)[0][0]


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
