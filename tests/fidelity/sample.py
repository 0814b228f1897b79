"""A small publication with every kind of block, and its artefacts, written by hand."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

from quickscan_build.fidelity import accounted, published
from quickscan_build.fidelity.comparisons import standard_of
from quickscan_build.ledger import Change, Kind, Pass
from quickscan_build.ledger_file import dump
from quickscan_build.publication import load
from quickscan_build.text import Text

SOURCE = """\
 Eerste deel

De tuin van de buurt

De buren hebben samen een tuin aange-
legd. Vroeger stond er een efficiënte schuur.

Wat er groeit

- appels en peren
- bessen, ook Veder genoemd

Wie er werkt
 Anna plant – elke dag – de bonen

Piet giet ’s avonds

OPROEP

Kom ook helpen in de tuin.

1. Neem een schep mee.
2. Trek laarzen aan.

‘Samen is het leuker.’

Een buurvrouw
 Over het gereedschap

naam | aantal | plek
schep | 3 | schuur
hark | 2 | kas

De lijst gaat over het ver-
schil tussen huis-en-tuin en zorg- en welzijn.[^1]

[^1]: Zie het jaarboek, blz. 3.
"""

PUBLICATION = """\
[publication]
name = "tuin"
title = "De tuin van de buurt"
publisher = "De buurt"
language = "nl"
date = "2017"
edition_date = "2020-01-01"
identifier = "urn:isbn:9789000000005"
source = "Het boekje."
rights = "Vrij."
description = "Over een tuin."

[source]
file = "tuin.txt"
pages = "leading-blank"
first_page = 6

[witness]
file = "getuige.txt"
name = "de tweede lezing"
pages = "leading-blank"
first_page = 6
running_heads = ['\\d+ De tuin']
"""

OUTLINE = """\
[[chapter]]
slug = "tuin"
opens = "De tuin van de buurt"
label = "Eerste deel"

[[block]]
chapter = "tuin"
kind = "heading"
opens = "Wat er groeit"

[[block]]
chapter = "tuin"
kind = "heading"
opens = "Wie er werkt"
level = 3

[[block]]
chapter = "tuin"
kind = "lines"
opens = "Anna plant…"
until = "Piet giet…"

[[block]]
chapter = "tuin"
kind = "box"
box = "oproep"
opens = "OPROEP"
until = "Trek laarzen aan."

[[block]]
chapter = "tuin"
kind = "quotation"
opens = "‘Samen is het leuker.’"

[[block]]
chapter = "tuin"
kind = "attribution"
opens = "Een buurvrouw"

[[chapter]]
slug = "gereedschap"
opens = "Over het gereedschap"
"""

SIC = """\
[[sic]]
page = "6"
reading = "Veder"
note = "Bedoeld is “veldbessen”."
reason = "Zo staat het er."
evidence = "het boekje, p. 6"
"""

WITNESS = """\
 Eerste deel
De tuin van de buurt
De buren hebben samen een tuin aangelegd. Vroeger stond er een effici-

ente schuur.

Wat er groeit
• appels en peren

• bessen, ook Veder genoemd
Wie er werkt
7 De tuin
 Anna plant – elke dag – de bonen
Piet giet ’s avonds
Kom ook helpen in de tuin.
1. Neem een schep mee.
2. Trek laarzen aan.
OPROEP
"Samen is het leuker.’
Een buurvrouw
 Over het gereedschap
naam aantal plek
schep 3 schuur
hark 2 kas
De lijst gaat over het verschil tussen huis-en-
tuin en zorg-
en welzijn.1
1 Zie het jaarboek, blz. 3.
"""

VARIANTS = """\
[[variant]]
page = "7"
ours = "‘Samen"
witness = '"Samen'
reason = "Ander aanhalingsteken."
evidence = "het boekje, p. 7"
"""

MOVES = """\
[[move]]
page = "7"
text = "OPROEP"
witness = true
reason = "De getuige heeft het opschrift onder het kader."
evidence = "het boekje, p. 7"
"""

CHAPTERS = {
    "index.md": """\
---
generated: true
---

# De tuin van de buurt

:::{toctree}
:hidden:

tuin
gereedschap
:::
""",
    "tuin.md": """\
---
kind: chapter
---

:::{page} 6
:::

:::{label}
:group: deel

Eerste deel
:::

# De tuin van de buurt

De buren hebben samen een tuin aangelegd. Vroeger stond er een efficiënte schuur.

## Wat er groeit

- appels en peren
- bessen, ook Veder{sic}`sic-1` genoemd

### Wie er werkt

:::{page} 7
:::

:::{lines}
- Anna plant – elke dag – de bonen
- Piet giet ’s avonds
:::

:::::{box}
:kind: oproep

:::{box-title}
OPROEP
:::

Kom ook helpen in de tuin.

1. Neem een schep mee.
2. Trek laarzen aan.
:::::

::::{quotation}
‘Samen is het leuker.’

:::{attribution}
Een buurvrouw
:::
::::

:::{sic-note} sic-1
Bedoeld is “veldbessen”.
:::
""",
    "gereedschap.md": """\
---
kind: chapter
---

:::{page} 8
:::

# Over het gereedschap

| naam | aantal | plek |
| --- | --- | --- |
| schep | 3 | schuur |
| hark | 2 | kas |

De lijst gaat over het verschil tussen huis-en-tuin en zorg- en welzijn.{noteref}`1`

:::{footnote} 1
Zie het jaarboek, blz. 3.
:::
""",
}

TUIN = """\
<article class="qb-text">
<span class="qb-page" id="p6"></span>
<p class="qb-label">Eerste deel</p>
<h1 id="de-tuin">De tuin van de buurt</h1>
<p>De buren hebben samen een tuin aangelegd. Vroeger stond er een <em>efficiënte</em> schuur.</p>
<h2 id="groeit">Wat er groeit</h2>
<ul><li>appels en peren</li>
<li><p>bessen, ook Veder<span class="qb-sic qb-gen"><a href="#sic-1" id="sic-1-ref">[sic]</a></span>
genoemd</p></li></ul>
<h3>Wie er werkt</h3>
<span class="qb-page" id="p7"></span>
<ul class="qb-lines"><li>Anna plant – elke dag – de bonen</li><li>Piet giet ’s avonds</li></ul>
<aside class="qb-box"><p class="qb-box-title">OPROEP</p><p>Kom ook helpen in de tuin.</p>
<ol><li>Neem een schep mee.</li><li>Trek laarzen aan.</li></ol></aside>
<blockquote class="qb-quote"><p>‘Samen is het leuker.’</p>
<p class="qb-attribution">Een buurvrouw</p></blockquote>
<section class="qb-notes qb-gen"><h2>Noten</h2>
<aside class="qb-note" id="sic-1"><p>Bedoeld is “veldbessen”.</p>
<p class="qb-back"><a href="#sic-1-ref">Terug</a></p></aside></section>
</article>"""

GEREEDSCHAP = """\
<article class="qb-text">
<span class="qb-page" id="p8"></span>
<h1 id="over">Over het gereedschap</h1>
<table><thead><tr><th>naam</th><th>aantal</th><th>plek</th></tr></thead>
<tbody><tr><td>schep</td><td>3</td><td>schuur</td></tr><tr><td>hark</td><td>2</td><td>kas</td></tr></tbody></table>
<p>De lijst gaat over het verschil tussen huis-en-tuin en zorg- en welzijn.<sup class="qb-noteref">\
<a href="#noot-1" id="noot-1-bij">1</a></sup></p>
<aside class="qb-footnote" id="noot-1">
<p><span class="qb-footnote-number">1</span> Zie het jaarboek, blz. 3.</p>
<p class="qb-back qb-gen"><a href="#noot-1-bij">Terug</a></p></aside>
</article>"""

INDEX = """\
<nav class="qb-toc qb-gen"><ol><li><a href="tuin.html">De tuin van de buurt</a>
<ol><li><a href="tuin.html#groeit">Wat er groeit</a></li></ol></li>
<li><a href="gereedschap.html">Over het gereedschap</a></li></ol></nav>"""

TITLE, TOOLS = "De tuin van de buurt", "Over het gereedschap"
STYLE = ".qb-text{max-width:40em}.qb-box{border:1px solid}@media print{.qb-back{display:none}}"

OPF = """\
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>De tuin van de buurt</dc:title><dc:language>nl</dc:language></metadata><manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="a" href="tuin.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="gereedschap.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="style.css" media-type="text/css"/>
</manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>"""

CONTAINER = """\
<?xml version="1.0"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""


def write(root: Path) -> Path:
    """The publication with its website and its EPUB, in ``root``."""
    texts = root / "source_texts"
    texts.mkdir(parents=True)
    for name, text in (("tuin.txt", SOURCE), ("getuige.txt", WITNESS)):
        (texts / name).write_text(text, "utf-8")
    (texts / "publication.toml").write_text(PUBLICATION, "utf-8")
    (texts / "outline.toml").write_text(OUTLINE, "utf-8")
    (texts / "sic.toml").write_text(SIC, "utf-8")
    (texts / "variants.toml").write_text(VARIANTS, "utf-8")
    (texts / "moves.toml").write_text(MOVES, "utf-8")
    sign(root)
    write_ledger(root)
    (root / "docs" / "conf.py").write_text('extensions = ["quickscan_build.sphinx_ext"]\n', "utf-8")
    chapters = root / "docs" / "chapters"
    chapters.mkdir()
    for name, text in CHAPTERS.items():
        (chapters / name).write_text(text, "utf-8")
    site = root / "build" / "html"
    site.mkdir(parents=True)
    for name, text in web().items():
        (site / name).write_text(text, "utf-8")
    write_epub(root / "build" / "epub" / "tuin.epub", book())
    return root


def sign(root: Path) -> None:
    """A manifest that fits the sources."""
    texts = root / "source_texts"
    lines = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in sorted(texts.glob("*.txt"))]
    (texts / "manifest.sha256").write_text("".join(lines), "utf-8")


def write_ledger(root: Path) -> None:
    """What little cleaning the sample needs: pages joined, two words joined, a line end made a blank."""
    source = load(root).source()
    text = Text.of(source).after(Pass("decisions", Kind.DECISION, (), "redactionele beslissingen"))

    def change(before: str, after: str, at: int = 0) -> Change:
        return Change(source.content.index(before, at), before, after, "sample")

    joins = Pass(
        "line_ends",
        Kind.JOIN,
        (
            Change(0, " ", "", "sample"),
            change("-\nlegd", "legd"),
            change("\n Anna", "\n\nAnna"),
            change("\n Over", "\n\nOver"),
            change("-\nschil", "schil"),
        ),
        "regeleinden",
    )
    text = text.after(joins)
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs" / "ledger.jsonl").write_text("".join(dump(text)), "utf-8")


def web() -> dict[str, str]:
    """The files of the website."""

    def page(title: str, body: str, following: str = "") -> str:
        link = f'<link rel="next" href="{following}">' if following else ""
        return (
            f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{title}</title>{link}'
            f'<link rel="stylesheet" href="style.css"></head><body><main>{body}</main></body></html>'
        )

    return {
        "index.html": page(TITLE, INDEX, "tuin.html"),
        "tuin.html": page(TITLE, TUIN, "gereedschap.html"),
        "gereedschap.html": page(TOOLS, GEREEDSCHAP),
        "style.css": STYLE,
    }


def book() -> dict[str, str]:
    """The files of the EPUB."""

    def page(title: str, body: str) -> str:
        return (
            '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
            '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="nl">'
            f'<head><title>{title}</title><link rel="stylesheet" href="style.css"/></head>'
            f"<body>{body}</body></html>"
        )

    nav = INDEX.replace("<nav ", '<nav epub:type="toc" ').replace(".html", ".xhtml")
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "EPUB/book.opf": OPF,
        "EPUB/nav.xhtml": page(TITLE, nav),
        "EPUB/tuin.xhtml": page(TITLE, TUIN),
        "EPUB/gereedschap.xhtml": page(TOOLS, GEREEDSCHAP),
        "EPUB/style.css": STYLE,
    }


def write_epub(path: Path, files: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)


def standard(root: Path) -> published.Standard:
    """What the artefacts of a publication are held against, once its account has been checked."""
    publication = load(root)
    account, findings = accounted.account(publication)
    assert account is not None
    assert not findings
    return standard_of(publication, account)
