"""What a reader's browser shows is what counts: a page may hide its text in more ways than its styles say."""

from pathlib import Path

import pytest

from quickscan_build.fidelity.browser import check, find

pytestmark = pytest.mark.needs("chromium")

PAGE = """<!doctype html><html lang="nl"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<style>body{{margin:0;background:#fff}}.qb-text{{padding:1rem;font:16px/1.5 serif}}{style}</style></head>
<body><main class="qb-text">{text}</main>{after}</body></html>"""

TEXT = """<p>Een eerste alinea over de tuin.</p>
<p id='x'>Appels, peren en bessen; ook <em>rode</em>.</p><p>Slot.</p>"""
WIDE = "<div class='wide'><p style='width:900px'>Een brede tabel die schuift</p></div>"

SEEN = [
    ("", TEXT, ""),
    ("p{color:#777}", TEXT, ""),
    ("body{background:#123;color:#eee}", TEXT, ""),
    ("p{background:linear-gradient(#fff,#ddd)}", TEXT, ""),
    (".wide{overflow-x:auto;width:200px}", WIDE, ""),
    ("header{position:fixed;top:0;height:40px;width:100%;background:red}", TEXT, "<header>Kop</header>"),
    ("", "<details open><summary>Meer</summary><p>Uitgeklapt.</p></details>", ""),
    (".qb-gen{display:none}", TEXT + "<p class='qb-gen'>gemaakt</p>", ""),
]

UNSEEN = [
    ("#x{display:none}", TEXT, "", "Appels, peren en bessen; ook rode ."),
    ("#x{color:#fff}", TEXT, "", "Appels, peren en bessen; ook rode ."),
    ("#x{opacity:.02}", TEXT, "", "Appels, peren en bessen; ook rode ."),
    ("#x{position:relative;left:-5000px}", TEXT, "", "Appels, peren en bessen; ook rode ."),
    ("", "<details><summary>Meer</summary><p>Ingeklapt.</p></details>", "", "Ingeklapt."),
    ("#x{height:0;overflow:hidden}", TEXT, "", "Appels, peren en bessen; ook rode ."),
    ("#x{width:60px;overflow:hidden;white-space:nowrap}", TEXT, "", "peren"),
    ("div{position:absolute;inset:0;background:#fff;pointer-events:none}", TEXT, "<div></div>", "Slot."),
    ("@media(max-width:500px){#x{display:none}}", TEXT, "", "Appels, peren en bessen; ook rode ."),
    ("@media(min-width:800px){em{font-size:0}}", TEXT, "", "rode"),
]


def look(folder: Path, pages: list[tuple[str, str, str]]) -> dict[str, list[str]]:
    """What one browser does not show of each page, by its number."""
    browser = find()
    assert browser is not None
    for number, (style, text, after) in enumerate(pages):
        page = PAGE.format(style=style, text=text, after=after)
        (folder / f"{number:02}.html").write_text(page, "utf-8")
    lost: dict[str, list[str]] = {f"{number:02}": [] for number in range(len(pages))}
    for finding in check(browser, "html", folder):
        lost[finding.where[:2]].append(finding.expected)
    return lost


def test_what_can_be_seen_is_no_finding(tmp_path: Path) -> None:
    assert {page: words for page, words in look(tmp_path, SEEN).items() if words} == {}


def test_what_cannot_be_seen_is_found(tmp_path: Path) -> None:
    found = look(tmp_path, [case[:3] for case in UNSEEN])
    wanted = {f"{number:02}": case[3] for number, case in enumerate(UNSEEN)}
    assert {p: w for p, w in wanted.items() if not any(w in words for words in found[p])} == {}
