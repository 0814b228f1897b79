"""What a reader's browser shows is what counts: a page may hide its text in more ways than its styles say."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest

from quickscan_build.fidelity.blocks import Block, Collector, Mark
from quickscan_build.fidelity.browser import check, find
from quickscan_build.fidelity.findings import Finding
from quickscan_build.fidelity.html import collect, parse, with_class
from quickscan_build.fidelity.judge import Judge
from quickscan_build.fidelity.styles.look import Styles
from quickscan_build.text import Place

pytestmark = pytest.mark.needs("chromium")

PAGE = """<!doctype html><html lang="nl"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<style>body{{margin:0;background:#fff}}.qb-text{{padding:1rem;font:16px/1.5 serif}}{style}</style></head>
<body><main class="qb-text">{text}</main>{after}</body></html>"""

TEXT = """<p>Een eerste alinea over de tuin.</p>
<p id='x'>Appels, peren en bessen; ook <em>rode</em>.</p><p>Slot.</p>"""
WIDE = "<div class='wide'><p style='width:900px'>Een brede tabel die schuift</p></div>"
LIST = "<ol><li>Neem een schep mee.</li><li>Trek laarzen aan.</li></ol>"
GENERATED = TEXT + "<p class='qb-gen qb-note'>gemaakt</p>"
TABLE = """<table><tr><th>naam</th><th>een plek die niet op een enkele regel past, hoe breed het scherm ook
is en hoe klein de letters ook zijn</th></tr><tr><td>schep</td><td>schuur</td></tr></table>"""
ROWS = "<table><tr><td>schep<td>drie<td>schuur<tr><td>hark<td>twee<td>kas</table>"
SWAPPED = """tr{height:40px}td:nth-child(2){position:relative;top:40px}
tr+tr td:nth-child(2){top:-40px}"""
TALL = "p{margin-top:5400px}"
"""The last paragraph is on a second picture: Chromium draws none of more than 16,384 pixels."""

SEEN = [
    ("", TEXT, ""),
    ("p{color:#777}", TEXT, ""),
    ("body{background:#123;color:#eee}", TEXT, ""),
    ("p{background:linear-gradient(#fff,#ddd)}", TEXT, ""),
    (".wide{overflow-x:auto;width:200px}", WIDE, ""),
    ("header{position:fixed;top:0;height:40px;width:100%;background:red}", TEXT, "<header>Kop</header>"),
    ("", "<details open><summary>Meer</summary><p>Uitgeklapt.</p></details>", ""),
    (".qb-gen{display:none}", GENERATED, ""),
    ("#x::before{content:'■ '}#x::after{content:''}", TEXT, ""),
    ("p{font-variant:small-caps;letter-spacing:.1em;word-spacing:.2em}", TEXT, ""),
    ("p{text-align:justify;hyphens:auto;width:9em}", TEXT, ""),
    ("p{columns:2}", TEXT, ""),
    ("p::first-letter{font-size:3em;float:left}", TEXT, ""),
    ("em{vertical-align:super;font-size:.7em}", TEXT, ""),
    ("em{border-bottom:2px solid}", TEXT, ""),
    ("main{display:grid;grid-template-columns:1fr 1fr;grid-auto-flow:column}", TEXT, ""),
    ("td,th{vertical-align:middle;width:50%}", TABLE, ""),
    ("th{vertical-align:bottom}tr,td,th{display:block}", TABLE, ""),
    ("body{overflow-x:hidden}", TEXT, ""),
    ("ol{padding-left:3em}", LIST, ""),
    ("@keyframes k{from{opacity:0}}#x{animation:k .2s}", TEXT, ""),
    ("@keyframes k{to{color:#333}}#x{animation:k 9s infinite}", TEXT, ""),
    ("p{background:repeating-linear-gradient(#fff 0 23px,#ddd 23px 24px)}em{border:1px solid}", TEXT, ""),
    ("@media print{p{color:#000}}", TEXT, ""),
    (TALL, TEXT, ""),
    ("", TEXT.replace("peren", "<span>pe</span><wbr>ren"), ""),
    ("", TEXT, "<script>addEventListener('click',()=>document.body.classList.toggle('klaar'))</script>"),
    ("", TEXT, "<script>document.querySelectorAll('p').forEach(p=>p.classList.add('klaar'))</script>"),
]

ALL = "Appels, peren en bessen; ook rode ."
UNSEEN = [
    ("#x{display:none}", TEXT, "", ALL),
    ("#x{color:#fff}", TEXT, "", ALL),
    ("#x{color:light-dark(#fff,#000)}", TEXT, "", ALL),
    ("#x{-webkit-text-fill-color:transparent}", TEXT, "", ALL),
    (TALL + "#x{color:#fff}", TEXT, "", ALL),
    (TALL + "#x+p{color:#fff}", TEXT, "", "Slot."),
    ("#x{opacity:.02}", TEXT, "", ALL),
    ("#x{filter:opacity(0)}", TEXT, "", ALL),
    ("#x{mask-image:linear-gradient(transparent,transparent)}", TEXT, "", ALL),
    ("#x{clip-path:circle(0 at 0 0)}", TEXT, "", ALL),
    ("#x{clip-path:inset(0 100% 0 0)}", TEXT, "", ALL),
    ("#x{position:relative;left:-5000px}", TEXT, "", ALL),
    ("#x{text-indent:9999px;overflow:hidden;white-space:nowrap}", TEXT, "", ALL),
    ("#x{font-size:2px}", TEXT, "", ALL),
    ("", "<details><summary>Meer</summary><p>Ingeklapt.</p></details>", "", "Ingeklapt."),
    ("#x{height:0;overflow:hidden}", TEXT, "", ALL),
    ("#x{width:60px;overflow:hidden;white-space:nowrap}", TEXT, "", "peren"),
    ("div{position:absolute;inset:0;background:#fff;pointer-events:none}", TEXT, "<div></div>", "Slot."),
    ("div{position:fixed;inset:0;background:#fff}", TEXT, "<div></div>", "Slot."),
    ("#x{position:relative;z-index:-1}main{background:#fff}", TEXT, "", "peren"),
    ("@media(max-width:500px){#x{display:none}}", TEXT, "", ALL),
    ("@media(width<500px){#x{display:none}}", TEXT, "", ALL),
    ("@media(min-width:800px){em{font-size:0}}", TEXT, "", "rode"),
    ("@media(orientation:landscape){#x{display:none}}", TEXT, "", ALL),
    ("@media(prefers-color-scheme:dark){#x{color:#fff}}", TEXT, "", ALL),
    ("@media not print{#x{display:none}}", TEXT, "", ALL),
    ("@media print{#x{display:none}}", TEXT, "", "Appels, peren en bessen; ook rode."),
    ("main{& #x{display:none}}", TEXT, "", ALL),
    ("@keyframes k{to{opacity:0}}#x{animation:k .1s forwards}", TEXT, "", ALL),
    ("@keyframes k{from,to{color:#fff}}#x{animation:k 9s infinite}", TEXT, "", ALL),
    ("@keyframes k{from{opacity:0}}#x{animation:k 1s paused}", TEXT, "", ALL),
    ("#x{background:repeating-linear-gradient(#000 0 1px,#fff 1px 2px)}", TEXT, "", "Appels,"),
    ("#x::first-letter{color:transparent}", TEXT, "", "Appels,"),
    ("#x::first-line{color:transparent}", TEXT, "", "Appels,"),
    ("#x{width:60px;display:-webkit-box;-webkit-line-clamp:1;-webkit-box-orient:vertical;overflow:hidden}",
     TEXT, "", "bessen;"),
    ("#x{transform:scaleX(-1)}", TEXT, "", "Appels,"),
    ("#x{transform:rotate(180deg)}", TEXT, "", "Appels,"),
    ("#x{direction:rtl;unicode-bidi:bidi-override}", TEXT, "", "Appels,"),
    ("#x{letter-spacing:-1em}", TEXT, "", "Appels,"),
    ("#x{letter-spacing:300px;overflow-wrap:anywhere}", TEXT, "", "Appels,"),
    ("#x{letter-spacing:2em}", TEXT, "", "Appels,"),
    ("#x{word-spacing:-.25em}", TEXT, "", "Appels, peren"),
    ("#x{line-height:0;width:90px}", TEXT, "", "peren"),
    (TALL + "body{overflow:hidden}", TEXT, "", "Slot."),
    (SWAPPED, ROWS, "", "twee"),
    ("#x{color:#222;background:#000}", TEXT, "", ALL),
    ("em{vertical-align:3em}", TEXT, "", "ook rode"),
    ("em{position:relative;top:-2em}", TEXT, "", "ook rode"),
    ("#x::first-letter{vertical-align:5em}", TEXT, "", "Appels,"),
    ("em{outline:3px solid;outline-offset:-10px}", TEXT, "", "rode"),
    ("#x{display:list-item;list-style:inside decimal}", TEXT, "", "1."),
    ("@media print{#x{margin-top:-3em}}", TEXT, "", "tuin. Appels,"),
    ("main{display:flex;flex-direction:column}#x{order:5}", TEXT, "", ". Slot."),
    ("main{display:flex;flex-direction:column-reverse}", TEXT, "", "tuin. Appels,"),
    ("main{display:grid}#x{grid-row:1}", TEXT, "", "tuin. Appels,"),
    ("#x{position:absolute;top:400px}", TEXT, "", ". Slot."),
    ("#x::before{content:'Niet: '}", TEXT, "", "Niet:"),
    ("#x::after{content:counter(p)}", TEXT, "", "0"),
    (":root{--x:'Niet'}#x::after{content:var(--x)}", TEXT, "", "Niet"),
    ("#x{text-transform:uppercase}", TEXT, "", "Appels, peren en bessen; ook rode."),
    ("ol{list-style:none}", LIST, "", "item 1"),
    ("ol{list-style:upper-roman}", LIST, "", "I."),
    ("li::marker{content:'Niet '}", LIST, "", "Niet"),
    ("", LIST.replace("<ol", "<ol type='A'"), "", "A."),
    ("", LIST.replace("<ol", "<ol reversed"), "", "item 1"),
    ("", TEXT, "<script>document.querySelector('#x').textContent='Niet waar.'</script>", "Niet waar."),
    ("", TEXT, "<script>document.querySelector('#x').remove()</script>", "ook rode."),
    ("", TEXT, "<script>setTimeout(()=>document.querySelector('#x').remove(),5000)</script>", "ook rode."),
    ("", TEXT, "<script>document.querySelector('#x').after('Niet waar.')</script>", "Niet waar."),
    ("", TEXT, "<script>addEventListener('beforeprint',()=>document.querySelector('#x').remove())</script>",
     "ook rode."),
    ("", TEXT, "<script>addEventListener('click',()=>document.querySelector('#x').remove())</script>",
     "ook rode."),
    ("", TEXT, "<script>document.querySelector('main').prepend(document.querySelector('#x'))</script>",
     "Appels"),
    ("", TEXT, "<script>document.querySelector('#x').append(document.createElement('canvas'))</script>",
     "<canvas>"),
]  # fmt: skip


def look(folder: Path, pages: Sequence[tuple[str, str, str]]) -> dict[str, list[str]]:
    """What one browser finds on each page, by its number: what is expected, and what is there."""
    browser = find()
    assert browser is not None
    judges: dict[str, Judge] = {}
    for number, (style, text, after) in enumerate(pages):
        page = PAGE.format(style=style, text=text, after=after)
        (folder / f"{number:02}.html").write_text(page, "utf-8")
        judges[f"{number:02}.html"] = Judge(blocks_of(text), lambda at: Place("", 0))

    def judged(blocks: Sequence[Block], marks: Sequence[Mark]) -> list[Finding]:
        found = defaultdict(list)
        for block in blocks:
            found[block.where[:7]].append(block)
        return [finding for name, judge in judges.items() for finding in judge.compare(name, found[name])[0]]

    wrong: dict[str, list[str]] = {f"{number:02}": [] for number in range(len(pages))}
    for finding in check(browser, "html", folder, list(judges), judged):
        name = finding.where if finding.artefact == "html" else finding.artefact
        wrong[name[:2]] += [finding.expected, finding.found, finding.message]
    return wrong


def blocks_of(text: str) -> list[Block]:
    """What a text says where no style and no script touches it."""
    page = PAGE.format(style="", text=text.replace("<ol type='A'", "<ol"), after="")
    root = parse(page.encode(), "x", strict=False)
    collector = Collector()
    collect(with_class(root, "qb-text")[0], collector, Styles().look(root, "x", lambda name: b""))
    return collector.finish()


def test_what_can_be_seen_is_not_a_finding(tmp_path: Path) -> None:
    assert {page: words for page, words in look(tmp_path, SEEN).items() if words} == {}


def test_what_cannot_be_seen_or_is_not_the_text_is_found(tmp_path: Path) -> None:
    found = look(tmp_path, [case[:3] for case in UNSEEN])
    wanted = {f"{number:02}": case[3] for number, case in enumerate(UNSEEN)}
    assert {p: (w, found[p]) for p, w in wanted.items() if not any(w in said for said in found[p])} == {}
