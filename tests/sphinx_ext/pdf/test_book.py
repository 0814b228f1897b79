"""The sample publication as a finished PDF, judged with tools that know nothing of how it was made."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import page as page_validation
import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from quickscan_build.exits import DataError
from quickscan_build.sphinx_ext.running import run

from ..conftest import copy_sample


def elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """All structure elements below one, in reading order."""
    kids: Any = element.get("/K", Array())
    for kid in list(kids) if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and kid.get("/Type") == Name.StructElem:
            yield kid
            yield from elements(kid)


def classes(element: pikepdf.Object) -> set[str]:
    named = element.get("/C", Array())
    return {str(name) for name in (named if isinstance(named, Array) else [named])}


def build(root: Path, **settings: object) -> bytes:
    made = run(
        root, "pdf", lambda _: None, settings={f"pdf_{name}": value for name, value in settings.items()}
    )
    return next(made.glob("*.pdf")).read_bytes()


@pytest.mark.parametrize(("standard", "rules"), [("ua1", 104), ("2a", 154)], ids=["PDF/UA-1", "PDF/A-2a"])
def test_a_validator_finds_nothing(pdf_file: Path, standard: str, rules: int) -> None:
    report = str(page_validation.validate_pdf(str(pdf_file), profile=standard))
    assert f"Rules: {rules} passed, 0 failed, {rules} total" in report, report


def test_a_colophon_that_ends_the_print_ends_the_book(tmp_path: Path) -> None:
    """The contents list it, with its page; one that opens the text stands before them."""
    root = copy_sample(tmp_path / "sample")
    index = root / "docs" / "chapters" / "index.md"
    listed = index.read_text("utf-8").replace("colofon\n", "")
    index.write_text(listed.replace("verantwoording\n", "colofon\nverantwoording\n"))
    with pypdfium2.PdfDocument(build(root, jobs=1)) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
    contents = next(text for text in texts if text.startswith("Inhoud"))
    (page,) = re.findall(r"^Colofon\D*(\d+)", contents, re.MULTILINE)
    assert texts[int(page) - 1].startswith(("p. 3", "Colofon"))


def test_the_file_is_sound(pdf_file: Path, pdf: pikepdf.Pdf) -> None:
    assert pdf.check_pdf_syntax() == []
    assert b"/tmp" not in pdf_file.read_bytes()


def test_says_what_it_is(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.Root.Lang) == "nl"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.MarkInfo.Marked
    assert pdf.docinfo["/Title"]
    with pdf.open_metadata() as packet:
        assert packet["dc:title"] == str(pdf.docinfo["/Title"])
        assert packet["pdfuaid:part"] == "1"


def test_every_font_is_embedded_once(pdf: pikepdf.Pdf) -> None:
    names = []
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.FontDescriptor:
            assert "/FontFile2" in item
            names.append(str(item.FontName))
    assert names
    assert len(names) == len(set(names))


def test_page_labels_are_the_printed_folios(pdf: pikepdf.Pdf, pdf_file: Path) -> None:
    labels: list[Any] = [page.label for page in pdf.pages]
    assert labels == [str(number) for number in range(1, len(labels) + 1)]
    printed = 0
    with pypdfium2.PdfDocument(pdf_file) as document:
        for label, page in zip(labels, document, strict=True):
            foot = page.get_textpage().get_text_bounded(top=70).strip()
            if foot:
                assert foot == label
                printed += 1
    assert printed > len(labels) / 3


def test_the_contents_name_the_page_a_link_leads_to(pdf: pikepdf.Pdf) -> None:
    places = {str(name): target[0] for name, target in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
    numbers = {page.obj.objgen: index for index, page in enumerate(pdf.pages, 1)}
    told = 0
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", Array()):
            if "/Dest" not in annotation:
                continue
            target = numbers[places[str(annotation.Dest)].objgen]
            match = re.search(r"bladzijde (\d+)$", str(annotation.Contents))
            if match:
                assert int(match[1]) == target
                told += 1
    assert told > 3


def test_every_link_lands_on_the_page_of_its_target(pdf: pikepdf.Pdf) -> None:
    """The page on which the element with that id begins to draw."""
    places = {str(name): target[0] for name, target in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
    found = {str(one.ID): one for one in elements(pdf.Root.StructTreeRoot.K[0]) if "/ID" in one}

    def page_of(element: pikepdf.Object) -> pikepdf.Object | None:
        return next((one.Pg for one in (element, *elements(element)) if "/Pg" in one), None)

    looked_at = 0
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", Array()):
            target = found.get(str(annotation.get("/Dest", "")))
            home = None if target is None else page_of(target)
            if home is not None:
                assert places[str(annotation.Dest)].objgen == home.objgen
                looked_at += 1
    assert looked_at > 10


def test_links_are_in_their_link_elements(pdf: pikepdf.Pdf) -> None:
    parents = dict(pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree).items())
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", Array()):
            owner = parents[int(annotation.StructParent)]
            assert Name.Link == owner.S
            held = [kid for kid in owner.K if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR]
            assert annotation.objgen in {kid.Obj.objgen for kid in held}
            assert str(annotation.Contents)


def test_the_text_of_the_print_and_what_is_generated_are_apart(pdf: pikepdf.Pdf) -> None:
    document = pdf.Root.StructTreeRoot.K[0]
    tops = [classes(element) for element in document.K]
    assert sum("/qb-text" in names for names in tops) >= 4
    assert all(names & {"/qb-text", "/qb-gen"} for names in tops)
    marks = [element for element in elements(document) if "/qb-sic" in classes(element)]
    assert marks
    assert all("/qb-gen" in classes(mark) for mark in marks)


def test_faults_of_the_print_are_counted_by_letters(pdf_file: Path) -> None:
    """Numbers are those of the footnotes, which may stand on the same page."""
    with pypdfium2.PdfDocument(pdf_file) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    counted = re.findall(r"\[sic\]\s*(\w)", text)
    assert counted
    assert set(counted) <= {*"abc"}


def test_ids_are_unique_across_chapters(pdf: pikepdf.Pdf) -> None:
    ids = [bytes(element.ID) for element in elements(pdf.Root.StructTreeRoot.K[0]) if "/ID" in element]
    assert ids
    assert len(ids) == len(set(ids))


def test_outline_leads_to_the_chapters(pdf: pikepdf.Pdf) -> None:
    places = {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)}
    with pdf.open_outline() as outline:
        assert len(outline.root) > 2
        for item in outline.root:
            assert str(item.destination) in places
        assert any(item.children for item in outline.root)


def drawn(path: Path) -> bytes:
    """What all pages of a PDF draw."""
    with pikepdf.open(path) as pdf:
        return b"".join(
            content.read_bytes()
            for page in pdf.pages
            for content in (page.Contents if isinstance(page.Contents, Array) else [page.Contents])
        )


def test_copying_a_broken_word_gives_the_whole_word(pdf_file: Path) -> None:
    assert b"/ActualText <FEFF00AD>" in drawn(pdf_file)


def test_no_move_of_nothing_is_written_between_glyphs(pdf_file: Path) -> None:
    shown = drawn(pdf_file)
    assert re.search(rb"<(?:[0-9a-f]{4}){3,}>", shown)
    assert b">0<" not in shown


@pytest.mark.parametrize("settings", [{"jobs": 1}, {"jobs": 2}])
def test_the_same_bytes_from_another_folder(pdf_file: Path, tmp_path: Path, settings: dict[str, int]) -> None:
    root = copy_sample(tmp_path / "een andere map" / "sample")
    made = build(root, **settings)
    assert made == pdf_file.read_bytes()
    shutil.rmtree(root / "build" / ".sphinx")
    assert build(root, **settings) == made, "from what was kept"


def test_a_damaged_entry_is_made_anew(tmp_path: Path) -> None:
    root = copy_sample(tmp_path / "sample")
    made = build(root, jobs=1)
    entries = sorted((root / "build" / ".workshop" / "sheets").iterdir())
    for number, entry in enumerate(entries):
        data = entry.read_bytes()
        entry.write_bytes((data[:-9] + b"beschadigd", data[: len(data) // 2], b"")[number % 3])
    for face in (root / "build" / ".workshop" / "faces").iterdir():
        face.unlink()
    assert build(root, jobs=1) == made


def test_one_word_changed_lays_out_one_chapter(tmp_path: Path) -> None:
    root = copy_sample(tmp_path / "sample")
    build(root, jobs=1)
    chapter = root / "docs" / "chapters" / "inleiding.md"
    chapter.write_text(
        chapter.read_text(encoding="utf-8").replace("twaalf dorpen", "veertien dorpen", 1), encoding="utf-8"
    )
    told: list[str] = []
    run(root, "pdf", told.append, settings={"pdf_jobs": 1})
    assert [what for what in told if not what.startswith("read ")] == ["inleiding, 1 page"]


def test_a_page_number_that_keeps_moving_is_an_error(tmp_path: Path) -> None:
    """The contents take a page more when the first chapter stands on page 7: then it does not."""
    root = copy_sample(tmp_path / "sample")
    (root / "docs" / "wankel.css").write_text(
        """.contents-line a[title$="bladzijde 7"] { display: block; margin-top: 250mm }""", encoding="utf-8"
    )
    with pytest.raises(DataError, match=r"contents: page numbers keep moving: after 6 layouts “.*”"):
        build(root, jobs=1, styles=["wankel.css"])


def test_chapters_may_be_called_contents(tmp_path: Path) -> None:
    """As reports that print their own are, by ``init``."""
    root = copy_sample(tmp_path / "sample")
    chapters = root / "docs" / "chapters"
    for old, new in (("verhaal-1", "inhoud"), ("bijlage", "contents")):
        (chapters / f"{old}.md").rename(chapters / f"{new}.md")
        index = (chapters / "index.md").read_text(encoding="utf-8")
        (chapters / "index.md").write_text(index.replace(old, new), encoding="utf-8")
    assert build(root, jobs=1)


def test_a5_has_its_own_size(tmp_path: Path) -> None:
    root = copy_sample(tmp_path / "sample")
    (root / "a5.pdf").write_bytes(build(root, paper="A5", jobs=1))
    with pikepdf.open(root / "a5.pdf") as pdf:
        assert [round(float(length)) for length in pdf.pages[0].mediabox] == [0, 0, 420, 595]


def test_a_publishers_own_style_wins_and_a_missing_one_is_reported(tmp_path: Path) -> None:
    root = copy_sample(tmp_path / "sample")
    plain = build(root, jobs=1)
    (root / "docs" / "huisstijl.css").write_text(
        "html { --accent: #660066; --cover: #330033; }", encoding="utf-8"
    )
    own = build(root, jobs=1, styles=["huisstijl.css"])
    assert own != plain
    with pypdfium2.PdfDocument(own) as document:
        assert document[0].render().to_pil().convert("RGB").getpixel((2, 2)) == (0x33, 0, 0x33)
    with pytest.raises(DataError, match=r"weg\.css: there is no such style sheet"):
        build(root, jobs=1, styles=["weg.css"])


def test_a_chapters_image_is_drawn_and_one_outside_the_project_is_not(tmp_path: Path) -> None:
    root = copy_sample(tmp_path / "sample")
    chapter = root / "docs" / "chapters" / "inleiding.md"
    text = chapter.read_text(encoding="utf-8")
    Image.new("RGB", (40, 20), "red").save(root / "docs" / "chapters" / "vlak.png")
    chapter.write_text(f"{text}\n\n![Een rood vlak](vlak.png)\n", encoding="utf-8")
    (root / "a.pdf").write_bytes(build(root, jobs=1))
    with pikepdf.open(root / "a.pdf") as pdf:
        figures = [one for one in elements(pdf.Root.StructTreeRoot.K[0]) if Name.Figure == one.S]
        assert [str(one.Alt) for one in figures] == ["Een rood vlak"]
    Image.new("RGB", (40, 20), "red").save(tmp_path / "buiten.png")
    chapter.write_text(f"{text}\n\n![Een vlak](../../../buiten.png)\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"buiten\.png: lies outside the project"):
        build(root, jobs=1)


def test_a_style_sheet_that_is_not_text_is_reported(tmp_path: Path) -> None:
    root = copy_sample(tmp_path / "sample")
    (root / "docs" / "huisstijl.css").write_bytes(b"p {} \xff")
    with pytest.raises(DataError, match=r"huisstijl\.css: is not UTF-8"):
        build(root, jobs=1, styles=["huisstijl.css"])
