"""HTML → pages and structure: what is drawn, what is refused."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from quickscan_build.exits import DataError
from quickscan_build.fidelity.pdf.content import Interpreter
from quickscan_build.fidelity.pdf.stretches import Marked
from quickscan_build.publication import load
from quickscan_build.sphinx_ext.cover import PER_ROW, per_row, title_scale
from quickscan_build.sphinx_ext.pdf.model import Annotation, LaidOut, Mark, Node
from quickscan_build.sphinx_ext.pdf.translator import with_addresses

LayOut = Callable[..., LaidOut]
Bind = Callable[[LaidOut], Path]
ROOT = Path(__file__).parents[4]
SAMPLE = Path(__file__).parents[2] / "sample"
SHAPE = (0xF0, 0xA5, 0x8C)
"""Of the first group, on the cover."""


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it, in reading order."""
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from walk(kid)


def read_back(path: Path) -> list[Marked]:
    """What a PDF says in the pieces that its tags name, run by run."""
    with pikepdf.open(path) as pdf:
        return [run for page in pdf.pages for run in Interpreter().page(page) if run.mcid >= 0]


def nodes(laid: LaidOut, role: str) -> list[Node]:
    return [node for root in laid.roots for node in walk(root) if node.role == role]


def outline(laid: LaidOut) -> str:
    """The structure in one line: ``Sect(H1 P(Link))``."""

    def say(node: Node) -> str:
        inner = " ".join(say(kid) for kid in node.kids if isinstance(kid, Node))
        return f"{node.role}({inner})" if inner else node.role

    return " ".join(say(root) for root in laid.roots)


@pytest.mark.parametrize(
    ("html", "structure"),
    [
        ("<section><h1>Kop</h1><p>Tekst</p></section>", "Sect(H1 P)"),
        ("<p>Een <em>woord</em> en <b>nog</b> een</p>", "P"),
        ("<p>Een <span lang='en'>word</span> hier</p>", "P(Span)"),
        ("<p>Zie <a href='#x'><span>daar</span></a></p><p id='x'>Hier</p>", "P(Link) P"),
        ("<ul><li>a</li><li><p>b</p><p>c</p></li></ul>", "L(LI(Lbl LBody) LI(Lbl LBody(P P)))"),
        (
            "<ol><li>a<ul><li>b</li></ul></li></ol>",
            "L(LI(Lbl LBody(L(LI(Lbl LBody)))))",
        ),
        ("<blockquote><p>Zegt hij</p></blockquote>", "BlockQuote(P)"),
        (
            "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
            "Table(THead(TR(TH)) TBody(TR(TD)))",
        ),
        ("<table><tr><td></td><td>b</td></tr></table>", "Table(TBody(TR(TD TD)))"),
        ("<div class='qb-box'><p>a</p></div>", "Div(P)"),
        ("<div>los</div>", "P"),
        ("<div><div><p>a</p></div></div>", "P"),
        ("<aside class='qb-note' id='n'><p>a</p></aside>", "Note(P)"),
        ("<p aria-hidden='true'>weg</p><p>a</p>", "P"),
        ("<p></p><p>a</p>", "P"),
        (
            "<ol class='qb-contents'><li><a href='#t'>A</a></li></ol><p id='t'>T</p>",
            "TOC(TOCI(Reference(Link))) P",
        ),
    ],
)  # fmt: skip
def test_structure(lay_out: LayOut, html: str, structure: str) -> None:
    assert outline(lay_out(html)) == structure


def test_an_element_over_pages_is_one_element(lay_out: LayOut) -> None:
    laid = lay_out(f"<p>{'woord ' * 3000}</p>")
    (paragraph,) = nodes(laid, "P")
    assert len(laid.pages) > 2
    assert {kid.page for kid in paragraph.kids if isinstance(kid, Mark)} == set(range(len(laid.pages)))


def test_a_repeated_table_head_is_read_once(lay_out: LayOut) -> None:
    rows = "<tr><td>cel</td></tr>" * 120
    laid = lay_out(f"<table><thead><tr><th>Kop</th></tr></thead><tbody>{rows}</tbody></table>")
    assert len(laid.pages) > 1
    (head,) = nodes(laid, "TH")
    assert len([kid for kid in head.kids if isinstance(kid, Mark)]) == 1
    assert head.scope == "Column"


def test_a_link_over_lines_is_one_link_with_a_place_on_each(lay_out: LayOut) -> None:
    laid = lay_out(f"<p>Zie <a href='https://example.org/'>{'koppeling ' * 20}</a></p>")
    (link,) = nodes(laid, "Link")
    places = [kid.link for kid in link.kids if isinstance(kid, Annotation)]
    assert places == list(range(len(laid.links)))
    assert len(places) > 1
    assert all(place.external for place in laid.links)


def test_classes_ids_and_languages_are_kept(lay_out: LayOut) -> None:
    laid = lay_out('<div class="qb-box warm" id="a--b"><p lang="en">word</p></div>')
    (box,) = nodes(laid, "Div")
    assert (box.classes, box.id) == (("qb-box",), "a--b")
    assert nodes(laid, "P")[0].lang == "en"


@pytest.mark.parametrize("paper", ["A4", "A5"])
@pytest.mark.parametrize(
    "html",
    [
        f"<p>{'onafbreekbaar' * 40}</p>",
        f"<h1>{'Onafbreekbaar' * 10}</h1>",
        f"<p>https://voorbeeld.nl/{'pad/' * 60}</p>",
        f"<ul><li>{'x' * 300}</li></ul>",
        "<table><tr>" + "<td>Vrijwilligersorganisaties</td>" * 12 + "</tr></table>",
        f'<div class="qb-box"><h3 class="qb-box-title">{"TITEL" * 40}</h3><p>{"y" * 300}</p></div>',
        f'<figure class="qb-quote"><blockquote><p>{"z" * 200}</p></blockquote></figure>',
    ],
)  # fmt: skip
def test_nothing_falls_off_the_page(
    lay_out: LayOut, bind: Callable[[LaidOut], Path], html: str, paper: str
) -> None:
    laid = lay_out(html, paper=paper)
    with pypdfium2.PdfDocument(bind(laid)) as document:
        assert len(document)
        for page, facts in zip(document, laid.pages, strict=True):
            for item in page.get_objects(max_depth=1):
                left, bottom, right, top = item.get_bounds()
                assert left >= -0.5, "off the left edge"
                assert bottom >= -0.5, "off the foot"
                assert right <= facts.width + 0.5, "off the right edge"
                assert top <= facts.height + 0.5, "off the head"


@pytest.mark.parametrize(
    ("body", "css", "says"),
    [
        ('<img src="images/weg.png" alt="x">', "", "'weg.png'"),
        ('<img src="https://example.org/a.png" alt="x">', "", "nothing outside the project"),
        ('<img src="file:///etc/hostname" alt="x">', "", "nothing outside the project"),
        ('<img src="../../../etc/passwd" alt="x">', "", "no such file"),
        ("<p>a</p>", "p { colour: red }", "colour"),
        ("<p>a</p>", "p { color: ", "color"),
        ("<p>a</p>", "@import url(https://example.org/a.css);", "nothing outside the project"),
        ("<p>a</p>", "@font-face { font-family: Weg; src: url(weg.ttf) }", "Weg"),
        ("<p>漢字</p>", "", "no face has the characters"),
    ],
)  # fmt: skip
def test_refuses_in_one_line(lay_out: LayOut, body: str, css: str, says: str) -> None:
    with pytest.raises(DataError, match=says.replace(".", r"\.")) as told:
        lay_out(body, css)
    assert "\n" not in str(told.value)


def test_an_image_of_the_book_is_drawn_with_its_text(lay_out: LayOut, tmp_path: Path) -> None:
    Image.new("RGB", (40, 20), "red").save(tmp_path / "a.png")
    laid = lay_out(
        '<p><img src="images/a.png" alt="Een rood vlak"></p>', files={"images/a.png": tmp_path / "a.png"}
    )
    (figure,) = nodes(laid, "Figure")
    assert figure.alt == "Een rood vlak"


def test_no_image_is_smoothed(lay_out: LayOut, tmp_path: Path) -> None:
    """PDF/A forbids it, of the mask of what is transparent too."""
    Image.new("RGBA", (40, 20), (255, 0, 0, 128)).save(tmp_path / "a.png")
    laid = lay_out('<p><img src="images/a.png" alt="x"></p>', files={"images/a.png": tmp_path / "a.png"})
    with pikepdf.open(io.BytesIO(laid.pdf)) as pdf:
        drawn = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and "/Width" in item]
        assert len(drawn) == 2
        assert not any(item.Interpolate for item in drawn)


def test_too_large_an_image_is_reported(lay_out: LayOut, tmp_path: Path) -> None:
    with (tmp_path / "scan.png").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(DataError, match=r"scan.png is 200 MB"):
        lay_out('<img src="images/scan.png" alt="x">', files={"images/scan.png": tmp_path / "scan.png"})


def broken_lines(laid: LaidOut) -> list[list[bool]]:
    """For each page, for each line: whether it ends in a hyphen that is not of the text."""
    pages = []
    with pikepdf.open(io.BytesIO(laid.pdf)) as pdf:
        for page in pdf.pages:
            drawn: list[bool] = []
            for line, _hyphen in re.findall(rb"(\bTm\b)|(FEFF00AD)", page.obj.Contents.read_bytes()):
                if line:
                    drawn.append(False)
                else:
                    drawn[-1] = True
            pages.append(drawn)
    return pages


def test_no_word_is_broken_in_a_bad_place(lay_out: LayOut) -> None:
    """At most two hyphens in a row, none at a page end."""
    chapter = (ROOT / "docs" / "chapters" / "in-het-kort.md").read_text(encoding="utf-8")
    words = re.findall(r"[a-zé-ü]{4,}", chapter)
    laid = lay_out(f"<p>{' '.join(words)}</p>", css="p { width: 55mm; hyphenate-limit-zone: 0 }")
    pages = broken_lines(laid)
    assert len(pages) > 2
    assert sum(map(sum, pages)) > 20
    assert not any(page[-1] for page in pages[:-1])
    assert not any(all(page[at : at + 3]) for page in pages for at in range(len(page) - 2))


def test_an_address_is_not_hyphenated(lay_out: LayOut) -> None:
    address = "www.verantwoordelijkheidsgevoel.nl/samenwerkingsovereenkomst-inwonersbijeenkomsten"
    css = "p { width: 30mm; hyphenate-limit-zone: 0 }"
    assert any(map(any, broken_lines(lay_out(f"<p>{address}</p>", css=css))))
    told = lay_out(f"<p>{with_addresses(address)}</p>", css=css)
    assert not any(map(any, broken_lines(told)))


def test_a_blank_between_two_elements_is_text(lay_out: LayOut, bind: Callable[[LaidOut], Path]) -> None:
    laid = lay_out("<p>De <span lang='en'>big</span> <span lang='en'>house</span> <b>daar</b>.</p>")
    with pikepdf.open(bind(laid)) as pdf:
        content = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(pdf.pages[0])).decode("latin-1")
    pieces = re.findall(r"MCID.*?EMC", content, re.DOTALL)
    # “De ”, “big”, a blank, “house”, “ daar.”.
    assert len(pieces) == 5
    assert all(re.search(r"<(?:\w{4})+>", piece) for piece in pieces)


@pytest.mark.parametrize(
    ("html", "pieces"),
    [
        ("<p>{words}</p>", 1),
        ("<p>{words}</p><p>{words}</p>", 2),
        # What stands between two runs of text, and what is said of one of them, keeps them apart.
        ("<p>{words} <span lang='en'>big</span> {words}</p>", 3),
        ("<p>{words} <a href='https://example.org/'>hier</a> {words}</p>", 3),
        ("<p>{words} <svg width='9' height='9'><title>A</title><path d='M0 0H9V9'/></svg> {words}</p>", 3),
        ("<p>{words} <i aria-hidden='true'>*</i> {words}</p>", 2),
        ("<ul><li>{words}</li></ul>", 2),
        # Each page has its own.
        ("<p>{words}</p><p style='break-before: page'>{words}</p>", 2),
        ("<p>{words}<span style='break-before: page; display: block'>{words}</span></p>", 2),
    ],
)
def test_the_lines_of_a_paragraph_are_one_piece(
    html: str, pieces: int, lay_out: LayOut, bind: Callable[[LaidOut], Path]
) -> None:
    words = "Zorgverleners in de wijk bespreken elke week wat zij van de bewoners hebben gehoord. " * 4
    laid = lay_out(html.format(words=words.strip()))
    with pikepdf.open(bind(laid)) as pdf:
        drawn = [str(one.operator) for page in pdf.pages for one in pikepdf.parse_content_stream(page)]
        marked = [
            one.operands[1]["/MCID"]
            for page in pdf.pages
            for one in pikepdf.parse_content_stream(page)
            if str(one.operator) == "BDC" and "/MCID" in one.operands[1]
        ]
    assert len(marked) == pieces
    kids = [kid for root in laid.roots for one in walk(root) for kid in one.kids]
    assert len([kid for kid in kids if isinstance(kid, Mark)]) == pieces
    assert drawn.count("TJ") >= 3 * html.count("{words}")
    assert drawn.count("BDC") + drawn.count("BMC") == drawn.count("EMC")


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>{}</p>", "Zorgverleners in de wijk bespreken elke week wat zij van de bewoners hebben gehoord."),
        # The first blank of its face stands at a line end.
        ("<p style='width: 1em; font-weight: 600'>{}</p>", "Eén twee drie"),
        (
            "<p style='width: 12em'>{}</p>",
            "Een sociaal-maatschappelijke en co-creatieve aanpak, voor- en nadelen",
        ),
        ("<p style='width: 1em'>{}</p>", "de wijk – en/of de buurt"),
        ("<p style='width: 9em; text-align: justify'>{}</p>", "Wie er woont, en wie er werkt, doet er toe."),
        ("<p style='width: 9em; text-transform: uppercase'>{}</p>", "WIE ER WOONT, EN WIE ER WERKT"),
        (
            "<p style='width: 9em; white-space: pre-wrap'>{}</p>",
            "Wie er woont, en wie er werkt, doet er toe.",
        ),
        (
            # What is not shown has no blank either.
            "<p style='width: 9em'>{}<i style='visibility: hidden'> of wie er nog zou willen</i></p>",
            "Wie er woont, en wie er werkt.",
        ),
    ],
)
def test_a_blank_at_a_line_end_is_text(
    html: str, words: str, lay_out: LayOut, bind: Callable[[LaidOut], Path]
) -> None:
    laid = lay_out(html.format(words), css="p { hyphens: none }")
    runs = read_back(bind(laid))
    assert "".join(run.text for run in runs) == words
    lines = {stretch.baseline for run in runs for stretch in run.stretches}
    assert len(lines) > 1
    for use in laid.fonts:
        widths = [use.widths[glyph] for glyph, text in use.text.items() if text == " "]
        assert all(150 < width < 350 for width in widths)


def test_words_on_two_lines_stay_apart_by_a_blank_or_in_two_pieces(
    lay_out: LayOut, bind: Callable[[LaidOut], Path]
) -> None:
    laid = lay_out("<p style='width: 8em; hyphens: none'>Zorgverleners<b> bespreken</b> co-creatie</p>")
    runs = read_back(bind(laid))
    pieces: dict[int, str] = {}
    for run in runs:
        pieces[run.mcid] = pieces.get(run.mcid, "") + run.text
    assert list(pieces.values()) == ["Zorgverleners", "bespreken co-", "creatie"]


def test_what_is_said_of_one_line_is_said_of_no_other(
    lay_out: LayOut, bind: Callable[[LaidOut], Path]
) -> None:
    laid = lay_out("<p style='width: 1em'>Aan samen\u2010werking doen wij mee</p>")
    runs = read_back(bind(laid))
    said = {run.mcid: run.actual for run in runs if run.actual is not None}
    assert said
    for run in runs:
        if run.mcid in said:
            assert run.text.replace("-", "\u2010") == run.actual


def test_what_a_hyphen_breaks_is_one_word(lay_out: LayOut, bind: Callable[[LaidOut], Path]) -> None:
    words = "De verzorgingshuizen en de bewonersinitiatieven vormen samenwerkingsverbanden."
    laid = lay_out(f"<p lang='nl' style='width: 9em'>{words}</p>", css="p { hyphens: auto }")
    runs = read_back(bind(laid))
    hyphens = [run for run in runs if run.actual == "\u00ad"]
    assert hyphens
    assert "".join(run.text for run in runs if run.actual is None) == words
    # Some programs read nothing more of a piece behind what is said inside it.
    behind = {run.mcid: run for run in runs}
    assert all(behind[run.mcid] is run for run in hyphens)


def test_a_list_starts_at_its_number(lay_out: LayOut, bind: Callable[[LaidOut], Path]) -> None:
    laid = lay_out("<ol start='6'><li>zes</li><li>zeven</li></ol>")
    with pypdfium2.PdfDocument(bind(laid)) as document:
        shown = document[0].get_textpage().get_text_bounded()
    assert "6." in shown
    assert "7." in shown


def test_a_file_beside_the_publishers_sheet_is_read_and_one_above_it_is_not(
    lay_out: LayOut, tmp_path: Path
) -> None:
    Image.new("RGB", (8, 8), "blue").save(tmp_path / "logo.png")
    css = "p { background: url(%s) }"
    blue = lay_out("<p>a</p>", css=css % "logo.png")
    Image.new("RGB", (8, 8), "red").save(tmp_path / "logo.png")
    assert lay_out("<p>a</p>", css=css % "logo.png").pdf != blue.pdf, "a changed logo is a changed page"
    with pytest.raises(DataError, match="no such file"):
        lay_out("<p>a</p>", css=css % "../../../../etc/hostname")


@pytest.mark.parametrize(
    ("css", "says"),
    [
        ("main { width: 400mm; white-space: nowrap }", "“woord woord .* falls off the page"),
        ("p { position: absolute; left: 300mm }", "falls off the page"),
        ("main { height: 5mm; overflow: hidden }", "is cut off by its box"),
        ('p { font-family: "Geen Letter", serif }', "there is no face “Geen Letter”"),
        ("p { color: device-cmyk(0 1 1 0) }", "CMYK"),
    ],
)
def test_nothing_goes_wrong_in_silence(lay_out: LayOut, css: str, says: str) -> None:
    with pytest.raises(DataError, match=says):
        lay_out(f"<main>{'<p>' + 'woord ' * 60 + '</p>'}</main>", css)


@pytest.mark.parametrize(
    "css",
    [
        "p { font-family: serif }",
        "p { font-family: 'Source Sans 3', 'Nergens' }",
        "main { overflow: hidden }",
        "p { margin-left: -10mm; letter-spacing: 0.3pt }",
        "p { transform: rotate(3deg) }",
    ],
)
def test_is_not_a_fault(lay_out: LayOut, css: str) -> None:
    assert lay_out("<main><p>Een paar woorden</p></main>", css).pages


def test_an_image_higher_than_the_page_is_made_to_fit(lay_out: LayOut, tmp_path: Path) -> None:
    Image.new("RGB", (30, 3000), "red").save(tmp_path / "a.png")
    laid = lay_out('<p><img src="images/a.png" alt="x"></p>', files={"images/a.png": tmp_path / "a.png"})
    (figure,) = nodes(laid, "Figure")
    assert len(laid.pages) == 1
    assert figure


def test_a_cmyk_image_is_reported(lay_out: LayOut, tmp_path: Path) -> None:
    Image.new("CMYK", (40, 20)).save(tmp_path / "a.jpg")
    with pytest.raises(DataError, match="CMYK"):
        lay_out('<img src="images/a.jpg" alt="x">', files={"images/a.jpg": tmp_path / "a.jpg"})


@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_the_cover_of_a_long_book_keeps_to_its_page(lay_out: LayOut, bind: Bind, paper: str) -> None:
    count = 150
    shape = '<span class="cover-shape group-0"><span class="shape"></span></span>'
    scale = f"--cover-scale: {PER_ROW / per_row(count)}"
    shapes = f'<div class="cover-shapes" style="{scale}">{shape * count}</div>'
    laid = lay_out(f'<section class="qb-cover qb-gen">{shapes}</section><p>Tekst.', paper=paper)
    with pypdfium2.PdfDocument(bind(laid)) as pdf:
        page = pdf[0].render(scale=1).to_pil().convert("RGB")
    foot = page.crop((0, page.height * 3 // 4, page.width, page.height))
    assert foot.getcolors() == [(foot.width * foot.height, page.getpixel((0, 0)))]


@pytest.mark.parametrize("paper", ["A4", "A5"])
@pytest.mark.parametrize("count", [3, 11, 40])
def test_a_long_title_keeps_clear_of_the_shapes(lay_out: LayOut, bind: Bind, paper: str, count: int) -> None:
    words = "Over de vraag of bewoners van gemeenten meer kunnen dan zij denken en wat daarvoor nodig is " * 3
    about = replace(load(SAMPLE).metadata, title=words.strip())
    shape = '<span class="cover-shape group-1"><span class="shape"></span></span>'
    styles = f"--cover-scale: {PER_ROW / per_row(count)}; --title-scale: {title_scale(about, count)}"
    name = f'<p class="cover-subtitle">Verslag</p><p class="cover-name">{about.title}</p>'
    laid = lay_out(
        f'<section class="qb-cover qb-gen" style="{styles}"><div class="cover-shapes">{shape * count}</div>'
        f'<div class="cover-title">{name}</div></section><p>Tekst.',
        paper=paper,
    )
    with pypdfium2.PdfDocument(bind(laid)) as pdf:
        text = pdf[0].get_textpage()
        tops = [text.get_rect(i)[3] for i in range(text.count_rects())]
        page = pdf[0].render(scale=1).to_pil().convert("RGB")
    shapes = [y for y in range(page.height) if any(page.getpixel((x, y)) == SHAPE for x in range(page.width))]
    assert shapes
    assert page.height - max(tops) > max(shapes)


@pytest.mark.parametrize(
    ("added", "pieces"),
    [("b::after { content: leader('.') }", 1), ("b::after { content: '1' } i::after { content: '2' }", 2)],
    ids=["the dots of a leader", "two elements"],
)
def test_added_text_is_one_artifact_for_each_element(
    lay_out: LayOut, bind: Callable[[LaidOut], Path], added: str, pieces: int
) -> None:
    with pikepdf.open(bind(lay_out("<p><b>Kop</b><i></i></p>", added))) as pdf:
        drawn = [str(one.operator) for one in pikepdf.parse_content_stream(pdf.pages[0])]
    assert drawn.count("TJ") > drawn.count("BMC")
    assert drawn.count("BMC") == pieces
