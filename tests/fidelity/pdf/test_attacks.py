"""Attacks on a finished PDF, made by hand: each is caught on its page, or harmless and let through.

The page under attack is the fifth; piece 2 on it is the first line of the first paragraph.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

from quickscan_build.fidelity import published
from quickscan_build.fidelity.findings import Sort

from ..mutation.paper import kids

AT = 4
LINE = "/Span << /MCID 2 >> BDC"
COLOUR = r"[\d.]+ [\d.]+ [\d.]+ rg\s"
LEFT = r"1 0 0 -1 ([\d.]+)"
GLYPH = r"(<\w{4}>) (-?[\d.]+)"
TEXT = "De buren hebben samen een tuin aangelegd. Vroeger stond er een efficiënte schuur."
Attack = Callable[[pikepdf.Pdf], None]


# Attacks on the content of the page.


def content(pdf: pikepdf.Pdf) -> str:
    """What the page draws, each glyph a string of its own with a move behind it."""
    written = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(pdf.pages[AT])).decode("latin-1")
    return re.sub(r"\[.*?\]", lambda shown: re.sub(r"(?<=\w)(?=(?:\w{4})+>)", "> 0 <", shown[0]), written)


def put(pdf: pikepdf.Pdf, made: str) -> None:
    pdf.pages[AT].Contents = pdf.make_stream(made.encode("latin-1"))


def split(whole: str) -> tuple[str, str, str]:
    """What comes before the piece, the piece, what comes after it."""
    start = whole.index(LINE)
    end = whole.index("EMC", start) + len("EMC")
    return whole[:start], whole[start:end], whole[end:]


def piece(change: Callable[[str], str]) -> Attack:
    def attack(pdf: pikepdf.Pdf) -> None:
        before, old, after = split(content(pdf))
        new = change(old)
        assert new != old
        put(pdf, before + new + after)

    return attack


def put_for(old: str, new: str, count: int = 0) -> Attack:
    return piece(lambda text: re.sub(old, new, text, count=count))


def coloured(colour: str) -> Attack:
    return piece(lambda text: f"{LINE}\nq {colour}\n{re.sub(COLOUR, '', text[len(LINE) : -3])}Q\nEMC")


def fifth_glyph(new: str) -> Attack:
    """The fifth glyph of the line, a letter inside a word, and the move after it, made anew."""

    def change(text: str) -> str:
        glyph = list(re.finditer(GLYPH, text))[4]
        return text[: glyph.start()] + glyph.expand(new) + text[glyph.end() :]

    return piece(change)


def set_off(first: int, count: int, higher: float) -> Attack:
    """Some glyphs of the line, from one on, set higher than the others."""

    def change(text: str) -> str:
        glyphs = list(re.finditer(GLYPH, text))
        first_one = glyphs[first]
        start, end = first_one.start(), glyphs[glyphs.index(first_one) + count - 1].end()
        return f"{text[:start]}] TJ {higher} Ts [{text[start:end]}] TJ 0 Ts [{text[end:]}"

    return piece(change)


def within(opening: str, closing: str) -> Attack:
    return piece(lambda text: f"{LINE}\n{opening}{text[len(LINE) : -3]}{closing}\nEMC")


def painted(drawing: str) -> Attack:
    """Drawn over the line, as an artifact."""
    return piece(lambda text: f"{text}\n/Artifact BMC\nq {drawing} Q\nEMC")


def again(tag: str, *, lower: float) -> Attack:
    """The line once more, ``lower`` down the page."""

    def change(text: str) -> str:
        matrix = re.search(r"([\d.]+) Tm", text)
        assert matrix
        return text + text.replace(LINE, tag).replace(matrix[1], str(float(matrix[1]) + lower))

    return piece(change)


def with_state(**state: Any) -> Attack:
    def attack(pdf: pikepdf.Pdf) -> None:
        pdf.pages[AT].resources.ExtGState["/Vreemd"] = Dictionary(**state)
        within("q /Vreemd gs", "Q")(pdf)

    return attack


def masked(pdf: pikepdf.Pdf) -> None:
    black = form(pdf, "0 g 0 0 3000 3000 re f")
    black.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    with_state(SMask=Dictionary(Type=Name.Mask, S=Name.Luminosity, G=black))(pdf)


def form(pdf: pikepdf.Pdf, drawing: str, **more: Any) -> Any:
    made = pdf.make_stream(drawing.encode("latin-1"))
    box = Array([0, 0, 3000, 3000])
    for key, value in {
        "Type": Name.XObject,
        "Subtype": Name.Form,
        "BBox": box,
        "Resources": Dictionary(),
    }.items():
        made[f"/{key}"] = value
    for key, value in more.items():
        made[f"/{key}"] = value
    return made


def in_a_form(*, drawn: bool = True, **more: Any) -> Attack:
    def attack(pdf: pikepdf.Pdf) -> None:
        resources = pdf.pages[AT].resources
        before, text, after = split(content(pdf))
        own = Dictionary(Font=resources.Font, ExtGState=resources.ExtGState)
        resources.XObject["/Vorm"] = form(pdf, text, Resources=own, **more)
        put(pdf, before + ("/Vorm Do" if drawn else "") + after)

    return attack


def white_image(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    white = pdf.make_stream(b"\xff\xff\xff")
    kinds = {
        "Subtype": Name.Image,
        "Width": 1,
        "Height": 1,
        "ColorSpace": Name.DeviceRGB,
        "BitsPerComponent": 8,
    }
    for key, value in kinds.items():
        white[f"/{key}"] = value
    return white


def picture(place: str) -> Attack:
    def attack(pdf: pikepdf.Pdf) -> None:
        pdf.pages[AT].resources.XObject["/Wit"] = white_image(pdf)
        painted(f"{place} cm /Wit Do")(pdf)

    return attack


def picture_in_a_form(place: str) -> Attack:
    """Together with a line at the foot of the page."""

    def attack(pdf: pikepdf.Pdf) -> None:
        own = Dictionary(XObject=Dictionary(Wit=white_image(pdf)))
        drawing = f"0 g 90 1080 9 1 re f q {place} cm /Wit Do Q"
        pdf.pages[AT].resources.XObject["/Vorm"] = form(pdf, drawing, Resources=own)
        painted("/Vorm Do")(pdf)

    return attack


def layer(pdf: pikepdf.Pdf) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("laag")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
    pdf.pages[AT].resources["/Properties"] = Dictionary(Laag=group)
    piece(lambda text: f"/OC /Laag BDC\n{text}\nEMC")(pdf)


def lines_swapped(pdf: pikepdf.Pdf) -> None:
    before, line, after = split(content(pdf))
    one, two = (re.search(r"[\d.]+ Tm", text) for text in (line, after))
    assert one
    assert two
    put(pdf, before + line.replace(one[0], two[0]) + after.replace(two[0], one[0], 1))


def line_on_another(ems: float) -> Attack:
    """The next line of the page drawn so far below the line of the attack."""

    def attack(pdf: pikepdf.Pdf) -> None:
        before, line, after = split(content(pdf))
        *_, one = re.finditer(r"([\d.]+) ([\d.]+) Tm", line)
        two = re.search(r"([\d.]+) ([\d.]+) Tm", after)
        size = re.search(r"([\d.]+) Tf", line)
        assert two
        assert size
        lower = float(one[2]) + ems * float(size[1])
        put(pdf, before + line + after.replace(two[0], f"{one[1]} {lower} Tm", 1))

    return attack


# Attacks on the page, its fonts and its annotations.


def page(key: str, value: Any) -> Attack:
    def attack(pdf: pikepdf.Pdf) -> None:
        pdf.pages[AT].obj[key] = Array(value) if isinstance(value, list) else value

    return attack


def font(pdf: pikepdf.Pdf) -> Any:
    """The font of the line."""
    name = re.search(r"(/\w+) [\d.]+ Tf", split(content(pdf))[1])
    assert name
    return pdf.pages[AT].resources.Font[name[1]]


def letter(one: str, said: str) -> Attack:
    """A font that says another character for a letter: ``said`` in hexadecimal."""

    def attack(pdf: pikepdf.Pdf) -> None:
        table = font(pdf).ToUnicode.read_bytes().decode("ascii")
        entry = re.search(rf"<\w+>\s*<({ord(one):04x})>", table)
        assert entry
        font(pdf).ToUnicode = pdf.make_stream(
            (table[: entry.start(1)] + said + table[entry.end(1) :]).encode()
        )

    return attack


def outlines(change: Callable[[TTFont, list[str]], None]) -> Attack:
    """A font whose outlines are others, ``change`` gets it with the glyphs of e and a."""

    def attack(pdf: pikepdf.Pdf) -> None:
        program = font(pdf).DescendantFonts[0].FontDescriptor.FontFile2
        made = TTFont(io.BytesIO(program.read_bytes()))
        table = font(pdf).ToUnicode.read_bytes().decode("ascii")
        codes = (re.search(rf"<(\w+)>\s*<{ord(one):04x}>", table) for one in "ea")
        change(made, [made.getGlyphName(int(code[1], 16)) for code in codes if code])
        out = io.BytesIO()
        made.save(out)
        font(pdf).DescendantFonts[0].FontDescriptor.FontFile2 = pdf.make_stream(out.getvalue())

    return attack


def swapped(made: TTFont, names: list[str]) -> None:
    glyf = made["glyf"]
    glyf[names[0]], glyf[names[1]] = glyf[names[1]], glyf[names[0]]


def of_another_face(made: TTFont, names: list[str]) -> None:
    glyf = made["glyf"]
    for name in made.getGlyphOrder():
        if glyf[name].numberOfContours > 0:
            glyf[name].coordinates.scale((0.95, 1))


def glyphs_turned(pdf: pikepdf.Pdf) -> None:
    """A table between codes and glyphs that swaps two of them."""
    table = font(pdf).ToUnicode.read_bytes().decode("ascii")
    one, two = (int(re.findall(rf"<(\w+)>\s*<{ord(letter):04x}>", table)[0], 16) for letter in "ea")
    numbers = list(range(3000))
    numbers[one], numbers[two] = two, one
    font(pdf).DescendantFonts[0].CIDToGIDMap = pdf.make_stream(
        b"".join(n.to_bytes(2, "big") for n in numbers)
    )


def not_embedded(pdf: pikepdf.Pdf) -> None:
    del font(pdf).DescendantFonts[0].FontDescriptor["/FontFile2"]


def no_to_unicode(pdf: pikepdf.Pdf) -> None:
    del font(pdf)["/ToUnicode"]


def no_widths(pdf: pikepdf.Pdf) -> None:
    inner = font(pdf).DescendantFonts[0]
    inner.W, inner.DW = Array([]), 0


def annotation(kind: str, flags: int = 4, **more: Any) -> Attack:
    def attack(pdf: pikepdf.Pdf) -> None:
        area = Array([60, 600, 540, 720])
        drawn = form(pdf, "1 1 1 rg 0 0 480 120 re f")
        made = Dictionary(
            Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=area, F=flags, AP=Dictionary(N=drawn), **more
        )
        old = pdf.pages[AT].obj.get("/Annots", Array([]))
        pdf.pages[AT].obj.Annots = Array([*old, pdf.make_indirect(made)])

    return attack


def field(pdf: pikepdf.Pdf) -> None:
    annotation("Widget", FT=Name.Tx, T=String("veld"))(pdf)
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.pages[AT].obj.Annots[-1]]))


def blanks_without_width(pdf: pikepdf.Pdf) -> None:
    table = font(pdf).ToUnicode.read_bytes().decode("ascii")
    blank = re.search(r"<(\w{4})>\s*<0020>", table)
    assert blank
    put_for(rf"(?i)<{blank[1]}> -?[\d.]+", f"<{blank[1]}> 240")(pdf)


def blank_page(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page(page_size=(595, 842))


def no_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[AT]


def page_twice(pdf: pikepdf.Pdf) -> None:
    pdf.pages.insert(AT, pdf.pages[AT])


def pages_swapped(pdf: pikepdf.Pdf) -> None:
    pdf.pages[AT], pdf.pages[AT + 1] = pdf.pages[AT + 1], pdf.pages[AT]


# Attacks on the tags, and on the document.


def elements(pdf: pikepdf.Pdf) -> list[Any]:
    found, todo = [], [pdf.Root.StructTreeRoot]
    while todo:
        inner = [kid for kid in kids(todo.pop()) if not isinstance(kid, int) and "/S" in kid]
        found += inner
        todo += inner
    return found


def paragraph(pdf: pikepdf.Pdf) -> Any:
    here = pdf.pages[AT].objgen
    return next(e for e in elements(pdf) if 2 in kids(e) and e.Pg.objgen == here)


def given(thing: Callable[[pikepdf.Pdf], Any], **values: Any) -> Attack:
    def attack(pdf: pikepdf.Pdf) -> None:
        for key, value in values.items():
            thing(pdf)[f"/{key}"] = value

    return attack


tag = partial(given, paragraph)


def out_of_order(pdf: pikepdf.Pdf) -> None:
    """Two lines of a paragraph, each a piece of its own, the second told first."""
    before, old, after = split(content(pdf))
    _, second = (found.start() for found in re.finditer(r"^.* Tm$", old, re.MULTILINE))
    put(pdf, before + f"{old[:second]}ET\nEMC\n/Span <</MCID 99>> BDC\nBT\n{old[second:]}" + after)
    one = paragraph(pdf)
    (first,) = kids(one)
    one.K = Array([99, first])


def role(old: str, new: str, tagged: str = "P") -> Attack:
    def attack(pdf: pikepdf.Pdf) -> None:
        paragraph(pdf).S = Name(f"/{tagged}")
        pdf.Root.StructTreeRoot.RoleMap = Dictionary({f"/{old}": Name(f"/{new}")})

    return attack


def root(**values: Any) -> Attack:
    def attack(pdf: pikepdf.Pdf) -> None:
        for key, value in values.items():
            pdf.Root[f"/{key}"] = value

    return attack


def contents_lead_elsewhere(pdf: pikepdf.Pdf) -> None:
    for link in pdf.pages[AT - 1].obj.Annots:
        link.Dest = Array([pdf.pages[AT + 1].obj, Name.Fit])


def contents_lead_out(pdf: pikepdf.Pdf) -> None:
    for link in pdf.pages[AT - 1].obj.Annots:
        del link["/Dest"]
        link.A = Dictionary(S=Name.URI, URI=String("https://example.org/"))


def bookmark(**values: Any) -> Attack:
    def attack(pdf: pikepdf.Pdf) -> None:
        for key, value in values.items():
            pdf.Root.Outlines.Last[f"/{key}"] = value

    return attack


def bookmark_leads_to_the_cover(pdf: pikepdf.Pdf) -> None:
    bookmark(Dest=Array([pdf.pages[0].obj, Name.Fit]))(pdf)


def bookmarks_swapped(pdf: pikepdf.Pdf) -> None:
    last = pdf.Root.Outlines.Last
    before = last.Prev
    for key in ("/Title", "/Dest"):
        last[key], before[key] = before[key], last[key]


def bookmark_dropped(pdf: pikepdf.Pdf) -> None:
    last = pdf.Root.Outlines.Last
    del last.Prev["/Next"]
    pdf.Root.Outlines.Last = last.Prev


def no_bookmarks(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Outlines"]


def cells_swapped_in_place(pdf: pikepdf.Pdf) -> None:
    """In the middle column, the last cell where the head is, and the other way round: the tags stay."""
    heads, cells = (sorted((e for e in elements(pdf) if tag == e.S), key=kids) for tag in ("/TH", "/TD"))
    two = [f"/MCID {kids(one)[0]} >>" for one in (heads[-2], cells[-2])]
    number = next(at for at, one in enumerate(pdf.pages) if one.obj.objgen == heads[0].Pg.objgen)
    written = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(pdf.pages[number])).decode(
        "latin-1"
    )
    places = [
        re.compile(rf"{re.escape(piece)}.*?([\d.]+ [\d.]+ Tm)", re.DOTALL).search(written) for piece in two
    ]
    one, other = (place[1] for place in places if place)
    made = written.replace(one, "@").replace(other, one).replace("@", other)
    pdf.pages[number].Contents = pdf.make_stream(made.encode("latin-1"))


def cell_on_the_last(right: float) -> Attack:
    """The last cell of the last row begins so far to the right of where the one before it begins."""

    def attack(pdf: pikepdf.Pdf) -> None:
        cells = sorted((e for e in elements(pdf) if e.S == "/TD"), key=kids)[-3:]
        number = next(at for at, one in enumerate(pdf.pages) if one.obj.objgen == cells[0].Pg.objgen)
        whole = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(pdf.pages[number]))
        written = whole.decode("latin-1")
        one, other = (
            re.search(rf"/MCID {kids(cell)[0]} >>[^Q]*? ([\d.]+) [\d.]+ Tm", written) for cell in cells[:0:-1]
        )
        assert one
        assert other
        there = f"{float(other[1]) + right:.2f}"
        made = written[: one.start(1)] + there + written[one.end(1) :]
        pdf.pages[number].Contents = pdf.make_stream(made.encode("latin-1"))

    return attack


def one_glyph(number: int, opening: str, closing: str) -> Attack:
    """One glyph of the line shown otherwise."""

    def change(text: str) -> str:
        glyph = list(re.finditer(GLYPH, text))[number]
        cut = f"] TJ {opening} [ {glyph[0]} ] TJ {closing} ["
        return text[: glyph.start()] + cut + text[glyph.end() :]

    return piece(change)


def along(drawing: str, *, rise: float, behind: bool = False) -> Attack:
    """Something drawn along the line, so much above its baseline."""

    def change(text: str) -> str:
        at = re.search(r"1 0 0 -1 ([\d.]+) ([\d.]+) Tm", text)
        assert at
        drawn = f"/Artifact BMC q 1 0 0 1 {at[1]} {float(at[2]) - rise} cm {drawing} Q EMC"
        return f"{drawn}\n{text}" if behind else f"{text}\n{drawn}"

    return piece(change)


def covered_in_a_form(pdf: pikepdf.Pdf) -> None:
    resources = pdf.pages[AT].resources
    along("1 1 1 rg 0 -12 400 6.2 re f", rise=0)(pdf)
    own = Dictionary(Font=resources.Font, ExtGState=resources.ExtGState, XObject=resources.XObject)
    whole = form(pdf, content(pdf), Resources=own)
    pdf.pages[AT].obj.Resources = Dictionary(XObject=Dictionary(Vel=whole))
    put(pdf, "/Vel Do")


def as_artifact(word: str, right: float, down: float) -> Attack:
    """A word set beside the line, as an artifact."""

    def attack(pdf: pikepdf.Pdf) -> None:
        table = font(pdf).ToUnicode.read_bytes().decode("ascii")
        codes = {chr(int(said, 16)): code for code, said in re.findall(r"<(\w+)>\s*<(\w{4})>", table)}

        def change(text: str) -> str:
            face = re.search(r"/\w+ [\d.]+ Tf", text)
            at = re.search(r"1 0 0 -1 ([\d.]+) ([\d.]+) Tm", text)
            assert face
            assert at
            place = f"1 0 0 -1 {float(at[1]) + right} {float(at[2]) + down} Tm"
            shown = "".join(f"<{codes[letter]}>" for letter in word)
            return f"{text}\n/Artifact BMC BT {face[0]} {place} [ {shown} ] TJ ET EMC"

        piece(change)(pdf)

    return attack


def attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["anders.txt"] = b"Niet waar."


def portfolio(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Collection = Dictionary(Type=Name.Collection, View=Name.H)


def link_and_then(pdf: pikepdf.Pdf) -> None:
    link = pdf.pages[AT].obj.Annots[0]
    target = link.Dest
    del link["/Dest"]
    link.A = Dictionary(S=Name.GoTo, D=target, Next=SCRIPT)


def marked(**values: Any) -> Attack:
    return root(MarkInfo=Dictionary(**values))


def mapped_elsewhere(pdf: pikepdf.Pdf) -> None:
    other = Dictionary(Type=Name.Namespace, NS=String("urn:x"), RoleMapNS=Dictionary(P=Name.Artifact))
    tag(NS=pdf.make_indirect(other))(pdf)


def table_of_codes(change: Callable[[str, str], str]) -> Attack:
    """The ToUnicode table of the line's font: ``change`` gets its line for an e, and one for an a."""

    def attack(pdf: pikepdf.Pdf) -> None:
        table = font(pdf).ToUnicode.read_bytes().decode("ascii")
        entry = re.search(r"<\w+>\s*<0065>", table)
        assert entry
        made = table.replace(entry[0], change(entry[0], entry[0].replace("0065", "0061")), 1)
        font(pdf).ToUnicode = pdf.make_stream(made.encode())

    return attack


def cut_off(part: slice) -> Attack:
    """The line in a form whose box cuts off all above it (or below it)."""

    def attack(pdf: pikepdf.Pdf) -> None:
        at = re.search(r"1 0 0 -1 [\d.]+ ([\d.]+) Tm", split(content(pdf))[1])
        assert at
        edges = [-3000.0, float(at[1]) - 4, 3000.0][part]
        in_a_form(BBox=Array([0, edges[0], 3000, edges[1]]))(pdf)

    return attack


def through_a_state(pdf: pikepdf.Pdf) -> None:
    """A face that is set by a dictionary of the graphics state."""
    resources = pdf.pages[AT].resources
    used = re.search(r"(/\w+) [\d.]+ Tf", split(content(pdf))[1])
    assert used
    other = next(one for name, one in resources.Font.items() if name != used[1])
    resources.ExtGState["/Vreemd"] = Dictionary(Font=Array([other, 13.67]))
    put_for("Tf", "Tf /Vreemd gs", count=1)(pdf)


def link_with(**values: Any) -> Attack:
    def attack(pdf: pikepdf.Pdf) -> None:
        for key, value in values.items():
            pdf.pages[AT].obj.Annots[0][f"/{key}"] = value

    return attack


def link_across_the_line(pdf: pikepdf.Pdf) -> None:
    link = pdf.pages[AT].obj.Annots[0]
    _, low, _, high = link.Rect
    link.Rect = Array([0, low, 595, high])


def links_lead(**values: Any) -> Attack:
    """The links of the page, those of its [sic]s, lead elsewhere."""

    def attack(pdf: pikepdf.Pdf) -> None:
        for link in pdf.pages[AT].obj.Annots:
            del link["/Dest"]
            link.A = Dictionary(**values)

    return attack


def links_lead_to_the_cover(pdf: pikepdf.Pdf) -> None:
    links_lead(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit]))(pdf)


def untagged_link(pdf: pikepdf.Pdf) -> None:
    annotation("Link", Border=Array([0, 0, 0]), A=OUT)(pdf)
    del pdf.pages[AT].obj.Annots[-1]["/AP"]


def no_links(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[AT].obj["/Annots"]


def struck_out_by_its_class(pdf: pikepdf.Pdf) -> None:
    struck = Dictionary(O=Name.Layout, TextDecorationType=Name.LineThrough)
    pdf.Root.StructTreeRoot.ClassMap = Dictionary(Weg=struck)
    paragraph(pdf).C = Name("/Weg")


def spoken_otherwise(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.PronunciationLexicon = Array([])


def heads_of_rows(pdf: pikepdf.Pdf) -> None:
    for one in elements(pdf):
        if one.S == "/TH":
            one.A = Dictionary(O=Name.Table, Scope=Name.Row)


def beside(**values: Any) -> Attack:
    """A tag of its own behind the paragraph."""

    def attack(pdf: pikepdf.Pdf) -> None:
        one = paragraph(pdf)
        made = Dictionary(Type=Name.StructElem, P=one.P, **values)
        one.P.K = Array([*kids(one.P), pdf.make_indirect(made)])

    return attack


def words_in(tag: str, **values: Any) -> Attack:
    """The line once more, in a tag of its own within the last one that has this class or type."""

    def attack(pdf: pikepdf.Pdf) -> None:
        again(f"/{tag} << /MCID 98 >> BDC", lower=40)(pdf)
        here = pdf.pages[AT].obj
        wanted = values.pop("into", None)
        every = elements(pdf)
        into = [e for e in every if wanted == e.S or wanted in str(e.get("/C", ""))] if wanted else []
        around = max(into, key=lambda e: e.objgen) if into else paragraph(pdf).P
        made = Dictionary(Type=Name.StructElem, S=Name(f"/{tag}"), P=around, Pg=here, K=98, **values)
        around.K = Array([*kids(around), pdf.make_indirect(made)])

    return attack


def another_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo.Title = String("Niet waar")


def another(key: str) -> Attack:
    def attack(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo[f"/{key}"] = String("Niet waar")

    return attack


def for_catalogues(old: str, new: str) -> Attack:
    def attack(pdf: pikepdf.Pdf) -> None:
        written = pdf.Root.Metadata.read_bytes().decode("utf-8")
        assert old in written
        pdf.Root.Metadata.write(written.replace(old, new, 1).encode("utf-8"))

    return attack


def swapped_glyphs(part: str) -> Attack:
    """Two letters of a generated part change places: of the last word in it that has as many."""

    def attack(pdf: pikepdf.Pdf) -> None:
        todo = [next(e for e in elements(pdf) if part in str(e.get("/C", "")))]
        while todo[-1] is not None and not isinstance(kids(todo[-1])[0], int):
            todo.append(kids(todo[-1])[0])
        mcid = kids(todo[-1])[0]
        page = next(one for one in pdf.pages if one.obj.objgen == todo[-1].Pg.objgen)
        whole = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page)).decode("latin-1")
        start = whole.index(f"/MCID {mcid} >>")
        made = re.sub(r"<(\w{4})(?!\1)(\w{4})", r"<\2\1", whole[start:], count=1)
        assert made != whole[start:]
        page.Contents = pdf.make_stream((whole[:start] + made).encode("latin-1"))

    return attack


def counted(how: Name, which: int) -> Attack:
    """One of the lists, all of which are on the page, says how it is counted."""

    def attack(pdf: pikepdf.Pdf) -> None:
        lists = [e for e in elements(pdf) if e.S == "/L" and "qb-lines" not in str(e.get("/C", ""))]
        lists[which].A = Dictionary(O=Name.List, ListNumbering=how)

    return attack


def sic(pdf: pikepdf.Pdf) -> Any:
    return next(e for e in elements(pdf) if "qb-sic" in str(e.get("/C", "")))


def led_back_elsewhere(pdf: pikepdf.Pdf) -> None:
    """Two pieces of the page lead back to each other's tag."""
    back = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)[int(pdf.pages[AT].obj.StructParents)]
    other = next(at for at, one in enumerate(back) if one.objgen != back[2].objgen)
    back[2], back[other] = back[other], back[2]


def no_way_back(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot["/ParentTree"]


def entries_change_places(pdf: pikepdf.Pdf) -> None:
    """Two lines of the contents: a click on the one leads where the other says."""
    one, other = list(pdf.pages[AT - 1].obj.Annots)[-2:]
    one.Rect, other.Rect = Array(list(other.Rect)), Array(list(one.Rect))


def second_part_leads_elsewhere(pdf: pikepdf.Pdf) -> None:
    """A line of the contents that is clicked on in two places."""
    one = next(e for e in elements(pdf) if e.S == "/Link")
    first = next(kid for kid in kids(one) if not isinstance(kid, int))
    link = first.Obj
    second = pdf.make_indirect(Dictionary({key: link[key] for key in link}))
    second.Dest = Array([pdf.pages[0].obj, Name.Fit])
    pdf.pages[AT - 1].obj.Annots.append(second)
    one.K = Array([*kids(one), Dictionary(Type=Name.OBJR, Obj=second)])


def no_ink(pdf: pikepdf.Pdf) -> None:
    black = pdf.make_stream(b"{pop 0}")
    black["/FunctionType"], black["/Domain"], black["/Range"] = 4, Array([0, 1]), Array([0, 1])
    space = Array([Name.DeviceN, Array([Name("/None")]), Name.DeviceGray, black])
    pdf.pages[AT].resources.ColorSpace["/Geen"] = space
    coloured("/Geen cs 1 scn")(pdf)


def as_opentype(pdf: pikepdf.Pdf) -> None:
    """The program of the line's font under the name of another kind."""
    descriptor = font(pdf).DescendantFonts[0].FontDescriptor
    descriptor.FontFile3 = descriptor.FontFile2
    descriptor.FontFile3.Subtype = Name.OpenType
    del descriptor["/FontFile2"]


def swapped_as_opentype(pdf: pikepdf.Pdf) -> None:
    outlines(swapped)(pdf)
    as_opentype(pdf)


def two_programs(pdf: pikepdf.Pdf) -> None:
    descriptor = font(pdf).DescendantFonts[0].FontDescriptor
    right = descriptor.FontFile2
    swapped_as_opentype(pdf)
    descriptor.FontFile2 = right


INLINE = "BI /W 1 /H 1 /BPC 8 /CS /RGB ID \x00\x00\x00 EI"
OUT = Dictionary(S=Name.URI, URI=String("https://example.org/"))
CUT_OUT = rf"] TJ EMC /Artifact BMC [ \1 \2 ] TJ EMC {LINE} ["
SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert('Niet waar')"))
P5, P4, NOWHERE = "p. 5", "p. 4", ""
CAUGHT: dict[str, tuple[Attack, str]] = {
    **{f"glyph {n} not shown": (one_glyph(n, "3 Tr", "0 Tr"), P5) for n in (0, 4, 5, 6, 11, 13, 22, 32, 43)},
    "upper half covered": (along("1 1 1 rg 0 -12 400 9.5 re f", rise=0), P5),
    "lower half covered": (along("1 1 1 rg 0 -2.5 400 6.5 re f", rise=0), P5),
    "dots covered": (along("1 1 1 rg 0 -12 400 6.2 re f", rise=0), P5),
    "dots covered in a form": (covered_in_a_form, P5),
    "upper half cut off": (within("q 0 250 3000 3000 re W n", "Q"), P5),
    "struck out": (along("0 0 0 RG .6 w 0 0 m 300 0 l S", rise=2.5), P5),
    "struck out from behind": (along("0 0 0 RG .6 w 0 0 m 300 0 l S", rise=2.5, behind=True), P5),
    "trim box cuts": (page("/TrimBox", [0, 0, 300, 842]), P5),
    "word of a heading behind the line": (as_artifact("er", 430, 0), P5),
    "word of a heading between lines": (as_artifact("er", 30, 9), P5),
    "word of a heading before the line": (as_artifact("groeit", -40, 0), P5),
    "file within the file": (attached, NOWHERE),
    "portfolio": (portfolio, NOWHERE),
    "links turned": (root(URI=Dictionary(Base=String("https://example.org/"))), NOWHERE),
    "link and then a script": (link_and_then, P5),
    "bookmark that runs a script": (bookmark(A=SCRIPT), NOWHERE),
    **{
        f"paragraph tagged {name}": (tag(S=Name(f"/{name}")), P5)
        for name in (
            "Art",
            "Aside",
            "BibEntry",
            "BlockQuote",
            "Caption",
            "Code",
            "Div",
            "Em",
            "Formula",
            "L",
            "Link",
            "Note",
            "Quote",
            "Reference",
            "TOCI",
            "Wens",
        )
    },
    **{
        f"tag without a word: {name}": (beside(S=Name(f"/{name}")), P5)
        for name in ("H2", "L", "LI", "TD", "TR")
    },
    **{
        f"words of a tag that shows none: {name}": (beside(S=Name(f"/{name}"), Alt=String("Niet waar")), P5)
        for name in ("Artifact", "Figure", "Form", "P")
    },
    "words of what is generated": (
        given(
            lambda pdf: next(e for e in elements(pdf) if "sic" in str(e.get("/C", ""))), Alt=String("Niet")
        ),
        P5,
    ),
    "paragraph in another language": (tag(Lang=String("en")), P5),
    "file in another language": (root(Lang=String("en")), NOWHERE),
    "file with another title": (another_title, NOWHERE),
    "file of another author": (another("Author"), NOWHERE),
    "file about something else": (another("Keywords"), NOWHERE),
    "another title for catalogues": (for_catalogues("De tuin", "De moestuin"), NOWHERE),
    "another publisher for catalogues": (for_catalogues(">De buurt<", ">De gemeente<"), NOWHERE),
    "an author for catalogues": (
        for_catalogues("<dc:publisher>", "<dc:contributor>Een ander</dc:contributor><dc:publisher>"),
        NOWHERE,
    ),
    "title of the cover": (swapped_glyphs("qb-cover"), "p. 1"),
    "title of the title page": (swapped_glyphs("qb-title-page"), "p. 3"),
    "words over the contents": (swapped_glyphs("qb-toc"), P4),
    "list of bullets said to be counted": (counted(Name.Decimal, 0), P5),
    "list of numbers said to have letters": (counted(Name.LowerAlpha, -1), P5),
    "title of a tag": (tag(T=String("Niet waar")), P5),
    "summary by an attribute": (tag(A=Dictionary(O=Name.Table, Summary=String("Niet waar"))), P5),
    "generated text of no kind": (words_in("P", C=Name("/qb-gen")), P5),
    "generated part in the text": (words_in("P", C=Array([Name("/qb-gen"), Name("/qb-cover")])), P5),
    "words among the notes": (words_in("P", into="qb-notes"), P5),
    "mark of an item with words": (words_in("Lbl", into="/LI"), P5),
    "content leads back elsewhere": (led_back_elsewhere, P5),
    "content leads back nowhere": (no_way_back, P5),
    "content leads back as another page": (page("/StructParents", 0), P5),
    "entries change places": (entries_change_places, P4),
    "entry in two parts": (second_part_leads_elsewhere, P4),
    "link over the page": (link_with(Rect=Array([0, 0, 600, 800])), P5),
    "link across the line": (link_across_the_line, P5),
    "link of no size": (link_with(Rect=Array([0, 0, 0, 0])), P5),
    "link in another form": (link_with(QuadPoints=Array([0, 0, 9, 0, 0, 9, 9, 9])), P5),
    "link that is hidden": (link_with(F=2), P5),
    "link to two places": (link_with(A=Dictionary(S=Name.GoTo, D=String("elders"))), P5),
    "link with another target in print": (link_with(PA=OUT), P5),
    "link leads back elsewhere": (link_with(StructParent=0), P5),
    "bookmark to two places": (bookmark(A=OUT), "bookmarks"),
    "bookmark in white": (bookmark(C=Array([1, 1, 1])), "bookmarks"),
    "opens elsewhere": (root(OpenAction=Array([0, Name.XYZ, 0, 0, 0.01])), NOWHERE),
    "clip of two alike": (within(f"q {'0 0 3000 3000 re ' * 2}W* n", "Q"), P5),
    "how it is spoken": (tag(Phoneme=String("niet")), P5),
    "unit of the user": (page("/UserUnit", 0.05), P5),
    "page that turns itself": (page("/Dur", 1), P5),
    "some pages printed": (root(ViewerPreferences=Dictionary(PrintPageRange=Array([1, 2]))), NOWHERE),
    "read from the right": (root(ViewerPreferences=Dictionary(Direction=Name.R2L)), NOWHERE),
    "another box printed": (root(ViewerPreferences=Dictionary(PrintArea=Name.ArtBox)), NOWHERE),
    "what a reader must be able to": (root(Requirements=Array([])), NOWHERE),
    "tags that are none": (marked(Marked=False), NOWHERE),
    "tags not to be trusted": (marked(Marked=True, Suspects=True), NOWHERE),
    "tag of another namespace": (mapped_elsewhere, NOWHERE),
    "file of a tag": (tag(AF=Array([])), NOWHERE),
    "struck out by an attribute": (
        tag(A=Dictionary(O=Name.Layout, TextDecorationType=Name.LineThrough)),
        NOWHERE,
    ),
    "cells joined by an attribute": (tag(A=Array([Dictionary(O=Name.Table, ColSpan=3), 0])), NOWHERE),
    "expansion in the content": (put_for("/MCID 2", "/MCID 2 /E (Niet)"), P5),
    "alternative text in the content": (put_for("/MCID 2", "/MCID 2 /Alt (Niet)"), P5),
    "expansion within the content": (within("/Span << /E (Niet) >> BDC", "EMC"), P5),
    "ToUnicode says two things": (table_of_codes(lambda old, new: f"{new}\n{old}"), P5),
    "ToUnicode says one in a comment": (table_of_codes(lambda old, new: f"{new}\n% {old}\n"), P5),
    "face of a graphics state": (through_a_state, P5),
    "form cuts the upper half": (cut_off(slice(1, 3)), P5),
    "form cuts the lower half": (cut_off(slice(0, 2)), P5),
    "outlines as thick as letters": (within("q 2 Tr 3.5 w", "Q"), P5),
    "slanting like hatching": (put_for(r"1 0 0 -1 ([\d.]+)", r"1 0 -3 -1 \1"), P5),
    "narrow as a line": (put_for(r"1 0 0 -1 ([\d.]+)", r".3 0 0 -1 \1"), P5),
    "picture among the lines": (picture("200 0 0 -40 400 400"), P5),
    "picture in the content": (painted(f"200 0 0 -40 400 400 cm {INLINE}"), P5),
    "picture in a form": (picture_in_a_form("200 0 0 -40 400 400"), P5),
    "[sic] leads elsewhere": (links_lead_to_the_cover, P5),
    "[sic] leads out": (links_lead(S=Name.URI, URI=String("https://example.org/")), P5),
    "link that no tag has": (untagged_link, P5),
    "links that no page has": (no_links, NOWHERE),
    "struck out by its class": (struck_out_by_its_class, NOWHERE),
    "tags with sounds": (spoken_otherwise, NOWHERE),
    "heads of columns made those of rows": (heads_of_rows, NOWHERE),
    "no ink": (no_ink, P5),
    "over other inks": (with_state(op=True, OPM=1), P5),
    "mixed with what is behind it": (with_state(BM=Name.Luminosity), P5),
    "outlines swapped in another program": (swapped_as_opentype, P5),
    "two programs of one font": (two_programs, P5),
    "link with a thick border": (link_with(Border=Array([0, 0, 40])), P5),
    "link with a thick border of a style": (link_with(BS=Dictionary(W=60)), P5),
    "link with another name": (link_with(Contents=String("Niet waar")), P5),
    "ActualText": (tag(ActualText=String("Niet waar.")), P5),
    "empty ActualText": (tag(ActualText=String("")), P5),
    "ActualText of a soft hyphen": (tag(ActualText=String("\u00ad")), P5),
    "alternative text": (tag(Alt=String("Niet waar.")), P5),
    "expansion": (tag(E=String("Niet waar.")), P5),
    "ActualText in the content": (put_for("/MCID 2", "/MCID 2 /ActualText (Niet)"), P5),
    "empty ActualText in the content": (put_for("/MCID 2", "/MCID 2 /ActualText ()"), P5),
    "ToUnicode lies": (letter("e", "0061"), P5),
    "ToUnicode with a homoglyph": (letter("a", "0430"), P5),
    "ToUnicode with a no-break space": (letter(" ", "00A0"), P5),
    "ToUnicode with a joiner": (letter("e", "0065200D"), P5),
    "ToUnicode with nothing": (letter("e", ""), P5),
    "outlines swapped": (outlines(swapped), P5),
    "glyphs turned": (glyphs_turned, P5),
    "font read downwards": (given(font, Encoding=Name("/Identity-V")), P5),
    "font not embedded": (not_embedded, P5),
    "no ToUnicode": (no_to_unicode, P5),
    "no widths": (no_widths, P5),
    "layer switched off": (layer, P5),
    "page on its side": (page("/Rotate", 90), P5),
    "page upside down": (page("/Rotate", 180), P5),
    "crop box cuts": (page("/CropBox", [0, 0, 360, 842]), P5),
    "media box cuts": (page("/MediaBox", [0, 0, 595, 420]), P5),
    "annotation covers": (annotation("Square"), P5),
    "annotation that only prints": (annotation("Square", 36), P5),
    "annotation now hidden": (annotation("Square", 2), P5),
    "annotation with text": (annotation("FreeText", Contents=String("Niet waar.")), P5),
    "field covers": (field, P5),
    "link with a picture": (annotation("Link"), P5),
    "white rectangle": (painted("1 1 1 rg 90 200 600 60 re f"), P5),
    "black rectangle": (painted("0 0 0 rg 90 200 600 60 re f"), P5),
    "thick line": (painted("1 1 1 RG 40 w 90 230 m 700 230 l S"), P5),
    "image": (picture("700 0 0 -40 100 250"), P5),
    "render mode 3": (within("3 Tr", "0 Tr"), P5),
    "render mode 7": (within("7 Tr", "0 Tr"), P5),
    "white text": (coloured("1 1 1 rg"), P5),
    "nearly white text": (coloured(".95 .95 .95 rg"), P5),
    "clipped away": (within("q 0 0 1 1 re W n", "Q"), P5),
    "clipped in half": (within("q 90 200 300 100 re W n", "Q"), P5),
    "transparent": (with_state(ca=0, CA=0), P5),
    "masked": (masked, P5),
    "form not drawn": (in_a_form(drawn=False), P5),
    "form cut off": (in_a_form(BBox=Array([0, 0, 1, 1])), P5),
    "size 0": (put_for(r"[\d.]+ Tf", "0 Tf"), P5),
    "size 1": (put_for(r"[\d.]+ Tf", "1.5 Tf"), P5),
    "squeezed": (within("1 Tz", "100 Tz"), P5),
    "risen off the page": (within("2000 Ts", "0 Ts"), P5),
    "shrunk to nothing": (within("q .01 0 0 .01 100 200 cm", "Q"), P5),
    "mirrored": (put_for(LEFT, "-1 0 0 -1 626"), P5),
    "upside down": (put_for(LEFT, "-1 0 0 1 626"), P5),
    "blanks without width": (blanks_without_width, P5),
    **{
        f"{count} letters from {first} set {far} higher": (set_off(first, count, far), P5)
        for far in (-36, -18, -14, 14, 18, 36)
        for first, count in ((0, 1), (4, 1), (9, 4), (9, 20), (-1, 1))
    },
    "gap in a word": (fifth_glyph(r"\1 -600"), P5),
    "letters on top of each other": (put_for(GLYPH, r"\1 450"), P5),
    "cells swapped in place": (cells_swapped_in_place, "p. 6"),
    "lines swapped on the page": (lines_swapped, P5),
    "a cell on the one before": (cell_on_the_last(1), "p. 6"),
    "a line on another": (line_on_another(0.2), P5),
    "a line on another, a little higher": (line_on_another(-0.2), P5),
    "cover turned": (lambda pdf: pdf.pages[0].obj.__setitem__("/Rotate", 90), "p. 1"),
    "pieces out of order": (out_of_order, P5),
    "words made an artifact": (fifth_glyph(CUT_OUT), P5),
    "line made an artifact": (put_for(LINE, "/Artifact BMC"), P5),
    "words added as an artifact": (again("/Artifact BMC", lower=40), P5),
    "words twice on one spot": (again("/Artifact BMC", lower=0), P5),
    "words added without a tag": (again("/Span BMC", lower=40), P5),
    "paragraph made an artifact": (tag(S=Name.Artifact), P5),
    "paragraph made a figure": (tag(S=Name.Figure, Alt=String(TEXT)), P5),
    "paragraph made generated": (tag(C=Name("/qb-gen")), P5),
    "role of no text": (role("P", "Artifact"), P5),
    "role of a heading": (role("Kop", "H1", "Kop"), P5),
    "page cut out": (no_page, NOWHERE),
    "page twice": (page_twice, P5),
    "pages swapped": (pages_swapped, P4),
    "pages renumbered": (root(PageLabels=Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=40)]))), P4),
    "contents lead elsewhere": (contents_lead_elsewhere, P4),
    "contents lead out": (contents_lead_out, P4),
    "bookmark says otherwise": (bookmark(Title=String("Niet waar")), "bookmarks"),
    "bookmark dropped": (bookmark_dropped, "p. 6"),
    "bookmarks swapped": (bookmarks_swapped, "bookmarks"),
    "bookmark leads elsewhere": (bookmark_leads_to_the_cover, "bookmarks"),
    "script": (root(OpenAction=SCRIPT), NOWHERE),
}
HARMLESS: dict[str, Attack] = {
    "picture in the head, in a form": picture_in_a_form("60 0 0 -20 90 40"),
    "picture in the head": picture("60 0 0 -20 90 40"),
    "font as another program": as_opentype,
    "no bookmarks": no_bookmarks,
    "list of bullets said to have squares": counted(Name.Square, 0),
    "list of numbers that says nothing": counted(Name("/None"), -1),
    "file whose program is another": another("Producer"),
    "state that says what holds anyway": with_state(BM=Name.Normal, OP=False, SA=True, SMask=Name("/None")),
    "ActualText that says what is shown": tag(ActualText=String(TEXT)),
    "crop box as large as the page": page("/CropBox", [0, 0, 590, 842]),
    "outlined letters": within("2 Tr", "0 Tr"),
    "grey text": coloured(".5 .5 .5 rg"),
    "form that is drawn": in_a_form(),
    "rectangle beside the text": painted("0 0 0 rg 0 0 600 20 re f"),
    "role of a paragraph": role("Alinea", "P", "Alinea"),
    "blank page at the end": blank_page,
    "placed by an attribute": tag(A=Dictionary(O=Name.Layout, Placement=Name.Block)),
    "thumbnail and private data": page("/PieceInfo", Dictionary()),
    "ToUnicode says it twice": table_of_codes(lambda old, new: f"{old}\n{old}\n% {old}\n"),
    "kerning": fifth_glyph(r"\1 60"),
    "a cell close to the one before": cell_on_the_last(15),
    "lines close to each other": line_on_another(0.8),
    "not turned": page("/Rotate", 360),
    "letters set wide": within("1 Tc", "0 Tc"),
    "face of a publisher": outlines(of_another_face),
    "underlined": along("0 0 0 RG .6 w 0 0 m 300 0 l S", rise=-1.5),
    "overlined": along("0 0 0 RG .6 w 0 0 m 300 0 l S", rise=10),
    "on a tint": along(".9 g -5 -12 500 16 re f", rise=0, behind=True),
    "white beside the line": along("1 g 0 3.5 400 2 re f", rise=0),
    "clip around the line": within("q 0 0 3000 3000 re W n", "Q"),
    "trim box within the page": page("/TrimBox", [20, 20, 575, 822]),
}


def found(attack: Attack, built: Path, standard: published.Standard, scratch: Path) -> list[str]:
    path = scratch / "print.pdf"
    with pikepdf.open(io.BytesIO((built / "build" / "pdf" / "tuin.pdf").read_bytes())) as pdf:
        attack(pdf)
        pdf.save(path)
    return [one.where for one in published.pdf_file(standard, path).findings]


@pytest.mark.parametrize("name", CAUGHT)
def test_attack_is_caught_and_located(
    name: str, built: Path, standard: published.Standard, tmp_path: Path
) -> None:
    attack, where = CAUGHT[name]
    places = found(attack, built, standard, tmp_path)
    assert any(where in place for place in places), places


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_harmless_is_let_through(
    name: str, built: Path, standard: published.Standard, tmp_path: Path
) -> None:
    assert found(HARMLESS[name], built, standard, tmp_path) == []


def test_what_this_edition_adds_must_be_visible_too(
    built: Path, standard: published.Standard, tmp_path: Path
) -> None:
    """No word of the print is missing where the title page is painted over: it is told for its own sake.

    What nobody sees names nothing.
    """
    path = tmp_path / "print.pdf"
    with pikepdf.open(built / "build" / "pdf" / "tuin.pdf") as pdf:
        pdf.pages[2].contents_add(b"/Artifact BMC q 1 g 0 0 3000 3000 re f Q EMC")
        pdf.save(path)
    findings = published.pdf_file(standard, path).findings
    assert {one.where[:4] for one in findings} == {"p. 3"}
    assert {one.sort for one in findings} == {Sort.HIDDEN, Sort.GENERATED}
