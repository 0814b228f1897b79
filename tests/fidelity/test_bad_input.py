"""Files that are not artefacts, or are traps: a clear line for each, and the others are still checked."""

import io
import os
import re
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from quickscan_build.cli import main
from quickscan_build.exits import ExitCode
from quickscan_build.fidelity.blocks import Block
from quickscan_build.fidelity.check import check
from quickscan_build.fidelity.findings import Sort, UnreadableError
from quickscan_build.fidelity.model import Artefacts
from quickscan_build.fidelity.pdf import about
from quickscan_build.fidelity.pdf.read import read
from quickscan_build.fidelity.pdf.tags import Tags
from quickscan_build.fidelity.screen import epub, searched, site
from quickscan_build.publication import load

from . import sample

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {x} "{f"&{y};" * 10}">' for x, y in zip("bcdefghi", "abcdefgh", strict=True))
    + ']><html xmlns="http://www.w3.org/1999/xhtml"><body class="qb-text"><p>&i;</p></body></html>'
)


def pdf_bytes(**save: object) -> bytes:
    new = pikepdf.new()
    new.add_blank_page()
    out = io.BytesIO()
    new.save(out, **save)  # type: ignore[arg-type]  # the options differ by case
    return out.getvalue()


def deep_tags() -> bytes:
    new = pikepdf.new()
    new.add_blank_page()
    element = new.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P))
    element.K = pikepdf.Array([element])
    new.Root.StructTreeRoot = pikepdf.Dictionary(K=element)
    out = io.BytesIO()
    new.save(out)
    return out.getvalue()


def bomb() -> bytes:
    new = pikepdf.new()
    new.add_blank_page()
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(300)) + packer.flush()
    stream = pikepdf.Stream(new, packed)
    stream.Filter = pikepdf.Name.FlateDecode
    new.pages[0].Contents = stream
    new.Root.StructTreeRoot = pikepdf.Dictionary(K=pikepdf.Array([]))
    out = io.BytesIO()
    new.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def spoiled(spoil: Callable[[pikepdf.Pdf], None]) -> Callable[[], bytes]:
    def make() -> bytes:
        new = pikepdf.new()
        new.add_blank_page()
        new.Root.StructTreeRoot = pikepdf.Dictionary(K=pikepdf.Array([]))
        spoil(new)
        out = io.BytesIO()
        new.save(out)
        return out.getvalue()

    return make


def tags_that_double(pdf: pikepdf.Pdf) -> None:
    inner = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P))
    for _ in range(60):
        inner = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Div, K=pikepdf.Array([inner, inner])))
    pdf.Root.StructTreeRoot.K = inner


def forms_that_multiply(pdf: pikepdf.Pdf) -> None:
    inner = pdf.make_stream(b"0 0 1 1 re f")
    for _ in range(12):
        inner.Subtype = pikepdf.Name.Form
        resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Vorm=inner))
        inner = pdf.make_stream(b"/Vorm Do " * 10, Resources=resources)
    pdf.pages[0].Contents = inner
    pdf.pages[0].obj.Resources = inner.Resources


def content_many_times_over(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents = pikepdf.Array([pdf.make_stream(b"q Q " * 500_000)] * 5000)


def nested(operator: bytes) -> Callable[[pikepdf.Pdf], None]:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(operator * 200_000)

    return spoil


def drawn_with(kind: str, **values: object) -> Callable[[pikepdf.Pdf], None]:
    def spoil(pdf: pikepdf.Pdf) -> None:
        made = pdf.make_indirect(pdf.make_stream(b""))
        for key, value in values.items():
            made[f"/{key}"] = value
        pdf.pages[0].obj.Resources = pikepdf.Dictionary({f"/{kind}": pikepdf.Dictionary(X=made)})

    return spoil


def endless_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.MediaBox = pikepdf.Array([0, 0, 1e9, 0.001])


def mask_of_itself(pdf: pikepdf.Pdf) -> None:
    group = pdf.make_indirect(pdf.make_stream(b""))
    state = pikepdf.Dictionary(G=pikepdf.Dictionary(SMask=pikepdf.Dictionary(G=group)))
    group.Resources = pikepdf.Dictionary(ExtGState=state)
    pdf.pages[0].obj.Resources = group.Resources


def pattern_in_a_form(pdf: pikepdf.Pdf) -> None:
    drawn_with("Pattern", XStep=9, YStep=9)(pdf)
    inner = pdf.pages[0].obj.Resources
    drawn_with("XObject", Resources=inner)(pdf)


def picture_with_a_mask(pdf: pikepdf.Pdf) -> None:
    mask = pdf.make_stream(b"", Width=90_000, Height=90_000)
    drawn_with("XObject", Width=1, Height=1, Mask=mask)(pdf)


def no_box(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/MediaBox"]


def tags_that_are_none(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K = pikepdf.String("x")


PDFS: list[tuple[str, Callable[[], bytes], str]] = [
    ("empty", lambda: b"", "is no PDF"),
    ("text", lambda: b"Geen PDF.\n%%EOF", "is no PDF"),
    ("truncated", lambda: pdf_bytes()[:-40], "its end is missing"),
    ("garbled", lambda: b"%PDF-1.7\n" + b"\x00\xff" * 500 + b"\n%%EOF", "is no sound PDF"),
    (
        "encrypted",
        lambda: pdf_bytes(encryption=pikepdf.Encryption(owner="eigenaar", user="")),
        "is encrypted",
    ),
    (
        "locked",
        lambda: pdf_bytes(encryption=pikepdf.Encryption(owner="eigenaar", user="lezer")),
        "is locked with a password",
    ),
    ("image only", pdf_bytes, "has no tags"),
    ("a bomb", bomb, "unpacks to more than"),
    ("tags that double", spoiled(tags_that_double), "go in circles"),
    ("tags that are none", spoiled(tags_that_are_none), "is no sound PDF"),
    ("forms that multiply", spoiled(forms_that_multiply), "forms within forms without end"),
    ("content many times over", spoiled(content_many_times_over), "unpack to more than"),
    (
        "a picture without end",
        spoiled(drawn_with("XObject", Width=90_000, Height=90_000)),
        "a picture of more",
    ),
    ("a mask without end", spoiled(picture_with_a_mask), "a picture of more"),
    ("tiles without size", spoiled(drawn_with("Pattern", XStep=0.001, YStep=9)), "a pattern that has no end"),
    (
        "tiles made small",
        spoiled(drawn_with("Pattern", XStep=9, YStep=9, Matrix=pikepdf.Array([0.01, 0, 0, 1, 0, 0]))),
        "a pattern that has no end",
    ),
    ("tiles in a form", spoiled(pattern_in_a_form), "a pattern that has no end"),
    ("a page without end", spoiled(endless_page), "has a page of more than"),
    ("strokes without end", spoiled(nested(b"0 0 m 9 9 l S ")), "paints more than"),
    ("a mask of itself", spoiled(mask_of_itself), "draws in circles"),
    ("states that nest", spoiled(nested(b"q ")), "nested too deep"),
    ("marked content that nests", spoiled(nested(b"/Artifact BMC ")), "nested too deep"),
    ("pages without a size", spoiled(no_box), "is no sound PDF"),
    ("tags in a circle", deep_tags, "nested too deep"),
]


@pytest.mark.parametrize(("name", "make", "said"), PDFS)
def test_a_pdf_that_cannot_be_read_is_one_line(
    tmp_path: Path, name: str, make: Callable[[], bytes], said: str
) -> None:
    path = tmp_path / "druk.pdf"
    path.write_bytes(make())
    with pytest.raises(UnreadableError) as caught:
        read(path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def without_spine_item() -> dict[str, str]:
    files = sample.book()
    del files["EPUB/gereedschap.xhtml"]
    return files


def with_file(name: str, text: str) -> Callable[[], dict[str, str]]:
    return lambda: sample.book() | {name: text}


EPUBS: list[tuple[str, Callable[[], dict[str, str]], str]] = [
    ("a zip, no EPUB", lambda: {"readme.txt": "hallo"}, "is a zip file, but not an EPUB"),
    ("lacks a spine item", without_spine_item, "lacks 'EPUB/gereedschap.xhtml'"),
    ("path outside", with_file("../weg.xhtml", "x"), "a path outside itself"),
    ("absolute path", with_file("/etc/weg", "x"), "a path outside itself"),
    ("names that some take for one", with_file("EPUB/Tuin.xhtml", "x"), "twice"),
    ("name of two lines", with_file("EPUB/a\nb.xhtml", "x"), "a name that is not valid"),
    ("entity bomb", with_file("EPUB/tuin.xhtml", BOMB), "declares entities"),
    ("not well-formed", with_file("EPUB/tuin.xhtml", "<html><p>"), "is not well-formed"),
    ("no container", lambda: {"mimetype": "application/epub+zip"}, "lacks 'META-INF/container.xml'"),
    (
        "spine names nothing",
        with_file("EPUB/book.opf", sample.OPF.replace('idref="a"', 'idref="zzz"')),
        "its spine names 'zzz'",
    ),
    (
        "empty spine",
        with_file("EPUB/book.opf", sample.OPF.replace('<itemref idref="a"/><itemref idref="b"/>', "")),
        "has an empty spine",
    ),
]


@pytest.mark.parametrize(("name", "make", "said"), EPUBS)
def test_an_epub_that_cannot_be_read_is_one_line(
    tmp_path: Path, name: str, make: Callable[[], dict[str, str]], said: str
) -> None:
    path = tmp_path / "boek.epub"
    sample.write_epub(path, make())
    with pytest.raises(UnreadableError) as caught:
        epub.read(path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_epub_that_is_not_a_zip_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "boek.epub"
    path.write_bytes(b"PK geen zip")
    with pytest.raises(UnreadableError, match="is not a zip file"):
        epub.read(path)


@pytest.mark.parametrize(("before", "behind"), [(b"PK\3\4" * 9, b""), (b"", b"nog een")])
def test_a_book_with_something_before_it_or_behind_it_is_one_line(
    tmp_path: Path, before: bytes, behind: bytes
) -> None:
    path = tmp_path / "boek.epub"
    sample.write_epub(path, sample.book())
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = behind
    path.write_bytes(before + path.read_bytes())
    with pytest.raises(UnreadableError, match="before its files or behind them"):
        epub.read(path)


def test_a_gigabyte_of_zeros_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "boek.epub"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in sample.book().items():
            archive.writestr(name, text)
        with archive.open("EPUB/nullen.xhtml", "w", force_zip64=True) as stream:
            for _ in range(1000):
                stream.write(b"\0" * 1_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableError, match="unpacks to more than"):
            epub.read(path)
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


def test_a_size_that_lies_does_not_fill_memory(tmp_path: Path) -> None:
    path = tmp_path / "boek.epub"
    sample.write_epub(path, sample.book() | {"EPUB/tuin.xhtml": "a" * 100_000})
    data = path.read_bytes().replace((100_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))
    path.write_bytes(data)
    with pytest.raises(UnreadableError):
        epub.read(path)


@pytest.mark.parametrize("name", ["empty", "file", "missing"])
def test_a_folder_without_a_site_is_one_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "empty":
        path.mkdir()
    elif name == "file":
        path.write_text("hallo", "utf-8")
    with pytest.raises(UnreadableError) as caught:
        site.read(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "index",
    [
        b"x",
        b"\xff",
        b"const searchIndex={};",
        b"const searchIndex={" + b'"a":{' * 100_000 + b"};",
        b'const searchIndex={"chapters":[["a","b"]],"blocks":null};',
        b'const searchIndex={"chapters":[["a","b"]],"blocks":[[-7,"","","x"]]};',
        b'const searchIndex={"chapters":[["a","b"]],"blocks":[[{},"","","x"]]};',
        b'const searchIndex={"chapters":[["a","b"]],"blocks":[[0,"","",7]]};',
        b'const searchIndex={"chapters":[7],"blocks":[]};',
    ],
)
def test_an_index_for_searching_that_is_none_is_one_line(index: bytes) -> None:
    (found,) = searched.strange(index, [], {})
    assert "cannot be read" in found.message


@pytest.mark.parametrize(
    ("packet", "said"),
    [
        (b"<x", "not well-formed"),
        (b'<!DOCTYPE x [<!ENTITY a "a">]><x/>', "declares entities"),
        (b"<x>" + b" " * 20_000_000 + b"</x>", "16,000,000 bytes"),
    ],
)
def test_metadata_that_are_none_are_one_line(packet: bytes, said: str) -> None:
    with pikepdf.new() as made:
        made.Root.Metadata = made.make_stream(packet)
        with pytest.raises((UnreadableError, ValueError), match=said):
            list(about.declared(made))


def test_a_site_need_not_be_searched() -> None:
    assert list(searched.strange(b"", [Block("paragraph", "tuin", where="tuin.html")], {})) == []


def test_a_pipe_is_not_waited_for(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for arguments in (["fidelity", "--epub"], ["fidelity", "--pdf"], ["fidelity", "--html"]):
        assert main([*arguments, str(pipe), "--root", str(built), "--browser", "no"]) == ExitCode.USAGE
        assert "is neither a file nor a folder" in capsys.readouterr().err
    assert main(["verify", str(pipe)]) == ExitCode.USAGE
    assert "is not a file" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "json", "github", "junit"])
def test_a_name_need_not_be_utf8(
    form: str, built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / os.fsdecode(b"b\xffek.epub")
    path.write_text("x", "utf-8")
    arguments = ["--epub", str(path), "--root", str(built), "--browser", "no", "--format", form]
    assert main(["fidelity", *arguments]) == ExitCode.FINDING
    assert "is not a zip file" in capsys.readouterr().out


def test_a_chapter_is_read_once_however_often_the_spine_names_it(built: Path, tmp_path: Path) -> None:
    with (
        zipfile.ZipFile(built / "build" / "epub" / "tuin.epub") as archive,
        zipfile.ZipFile(tmp_path / "book.epub", "w") as out,
    ):
        for name in archive.namelist():
            data = archive.read(name)
            if name == "content.opf":
                data = data.replace(b"</spine>", b'<itemref idref="file-3"/>' * 50_000 + b"</spine>")
            out.writestr(name, data)
    found = epub.read(tmp_path / "book.epub")
    assert len(found.files) == len(set(found.files))
    assert any("more than once in its spine" in one.message for one in found.amiss)


def test_a_site_that_chains_in_a_circle_ends(tmp_path: Path) -> None:
    page = '<html><head><link rel="next" href="{}"></head><body><p class="qb-text">x</p></body></html>'
    (tmp_path / "index.html").write_text(page.format("een.html"), "utf-8")
    (tmp_path / "een.html").write_text(page.format("index.html"), "utf-8")
    assert len(site.read(tmp_path).blocks) == 2


def test_a_link_that_leads_out_of_the_site_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "geheim.html").write_text('<p class="qb-text">geheim</p>', "utf-8")
    (tmp_path / "site").mkdir()
    page = '<link rel="next" href="../geheim.html"><p class="qb-text">x</p>'
    (tmp_path / "site" / "index.html").write_text(page, "utf-8")
    assert [block.text for block in site.read(tmp_path / "site").blocks] == ["x"]


def test_one_unreadable_artefact_leaves_the_others_checked(tmp_path: Path) -> None:
    root = sample.write(tmp_path)
    (root / "build" / "epub" / "tuin.epub").write_bytes(b"weg")
    report = check(load(root), Artefacts(root / "build" / "html", root / "build" / "epub" / "tuin.epub"))
    assert [finding.sort for finding in report.findings] == [Sort.UNREADABLE]
    assert [v.figures.missing for v in report.verdicts if v.name == "epub"] == [95]


def test_a_pdf_that_had_to_be_mended_is_refused_before_its_tags_are_read(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How many steps its tags may take is told by the file: a number that is not so would let them go on."""
    out = io.BytesIO()
    with pikepdf.open(built / "build" / "pdf" / "tuin.pdf") as whole:
        whole.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    path = tmp_path / "a.pdf"
    path.write_bytes(re.sub(rb"/Size \d+", b"/Size 99999999", out.getvalue()))
    monkeypatch.setattr(Tags, "read", lambda _self: pytest.fail("its tags were read"))
    with pytest.raises(UnreadableError, match="reported number of objects"):
        read(path)
