"""Tables without a first row of headers, and with empty cells: published as they are, and checked."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from quickscan_build.cli import main
from quickscan_build.fidelity import chapters, published
from quickscan_build.fidelity.plain import expected
from quickscan_build.publication.model import BlockSpec, ChapterSpec, Outline

from . import sample

TEXT = """De tuin van de buurt

Wat er in de schuur ligt, staat hieronder.

schep 3
hark kas

Wie er helpt, staat hier.

maandag dinsdag
Karin Piet
"""
CORRECTIONS = """[[correction]]
page = "1"
reading = \"""
schep 3
hark kas\"""
becomes = \"""
schep | 3 | [^]
hark | [^] | kas\"""
reason = "Een tabel."
evidence = "druk, p. 1"

[[correction]]
page = "1"
reading = \"""
maandag dinsdag
Karin Piet\"""
becomes = \"""
[^] | maandag | dinsdag
middag | Karin | Piet\"""
reason = "Een tabel."
evidence = "druk, p. 1"
"""
OUTLINE = """[[chapter]]
slug = "tuin"
opens = "De tuin van de buurt"

[[block]]
chapter = "tuin"
kind = "table"
header = "column"
opens = "schep | 3 | …"
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tabellen")
    (folder / "tuin.txt").write_text(TEXT + "\f", "utf-8")
    root = folder / "uitgave"
    given = ["--root", str(root), "--title", "De tuin", "--publisher", "De buurt", "--date", "2024"]
    steps = [["init", str(folder / "tuin.txt"), *given]]
    steps += [[command, "--root", str(root)] for command in ("chapters", "html", "epub", "pdf")]
    for step in steps:
        subprocess.run([sys.executable, "-m", "quickscan_build", *step], check=True)
        if step[0] == "init":
            (root / "source_texts" / "corrections.toml").write_text(CORRECTIONS, "utf-8")
            (root / "source_texts" / "outline.toml").write_text(OUTLINE, "utf-8")
    return root


@pytest.fixture(scope="module")
def standard(root: Path) -> published.Standard:
    return sample.standard(root)


def test_what_is_published_is_what_is_expected(root: Path, standard: published.Standard) -> None:
    made, _ = chapters.read(root / "docs" / "chapters")
    assert standard.judge.compare("chapters", made)[0] == []
    assert published.html(standard, root / "build" / "html").findings == ()
    assert published.epub_file(standard, root / "build" / "epub" / "de-tuin.epub").findings == ()
    assert published.pdf_file(standard, root / "build" / "pdf" / "de-tuin.pdf").findings == ()


def test_the_headers_of_a_website(root: Path) -> None:
    page = (root / "build" / "html" / "tuin.html").read_text("utf-8")
    cells = re.findall(r"<(t[hd])([^>]*)>([^<]*)</t", page)
    said = [(name, "".join(re.findall(r'scope="(\w+)"', rest)), text) for name, rest, text in cells]
    assert said[:3] == [("th", "row", "schep"), ("td", "", "3"), ("td", "", "")]
    assert said[3:6] == [("th", "row", "hark"), ("td", "", ""), ("td", "", "kas")]
    assert said[6:9] == [("td", "", ""), ("th", "col", "maandag"), ("th", "col", "dinsdag")]


ATTACKS: dict[str, Callable[[str], str]] = {
    "header of a row made that of a column": lambda page: page.replace('scope="row"', 'scope="col"', 1),
    "header of a column made that of a row": lambda page: page.replace('scope="col"', 'scope="row"', 1),
    "header made a cell": lambda page: re.sub(r"<th([^>]*>schep</)th", r"<td\1td", page),
    "header without its scope": lambda page: page.replace('scope="row"', "", 1),
    "header of something else": lambda page: page.replace('scope="row"', 'scope="rowgroup"', 1),
    "cell made the header of a row": lambda page: re.sub(r"<td(?=[^>]*>3)", '<td scope="row"', page),
    "empty cell left out": lambda page: re.sub(r"<td[^>]*></td>", "", page, count=1),
    "empty cell added": lambda page: re.sub(r"(<td[^>]*>3</td>)", r"\1<td></td>", page),
    "empty cell moved": lambda page: re.sub(r"(<td[^>]*>3</td>)(\s*)(<td[^>]*></td>)", r"\3\2\1", page),
    "empty cell filled": lambda page: re.sub(r"(<td[^>]*>)(</td>)", r"\1–\2", page, count=1),
    "empty row": lambda page: page.replace("<tbody>", "<tbody><tr></tr>", 1),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_attack_on_a_table(name: str, root: Path, tmp_path: Path, standard: published.Standard) -> None:
    site = Path(shutil.copytree(root / "build" / "html", tmp_path / "html"))
    page = (site / "tuin.html").read_text("utf-8")
    spoiled = ATTACKS[name](page)
    assert spoiled != page
    (site / "tuin.html").write_text(spoiled, "utf-8")
    found = published.html(standard, site).findings
    assert any("tuin.html" in one.where for one in found), found


def tags(pdf: pikepdf.Pdf, name: str) -> list[pikepdf.Dictionary]:
    return [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == name]


def scope(name: str, index: int, value: pikepdf.Name | None) -> Callable[[pikepdf.Pdf], None]:
    """Let the tag say that it is the header of something else."""

    def attack(pdf: pikepdf.Pdf) -> None:
        one = Dictionary(O=Name.Table)
        if value is not None:
            one.Scope = value
        tags(pdf, name)[index].A = one

    return attack


def no_header(pdf: pikepdf.Pdf) -> None:
    tags(pdf, "/TH")[0].S = Name.TD


ON_PAPER = {
    "header of a row made that of a column": scope("/TH", 0, Name.Column),
    "header of a row without its scope": scope("/TH", 0, None),
    "header of a row made that of a column, too": scope("/TH", 0, Name.Both),
    "header of a column made that of a row": scope("/TH", 2, Name.Row),
    "header of a column made that of a row, too": scope("/TH", 2, Name.Both),
    "header of a generated table made that of a row": scope("/TH", -1, Name.Row),
    "cell made the header of a row": scope("/TD", 0, Name.Row),
    "header made a cell": no_header,
}


@pytest.mark.parametrize("name", ON_PAPER)
def test_attack_on_a_table_of_the_pdf(
    name: str, root: Path, tmp_path: Path, standard: published.Standard
) -> None:
    spoiled = tmp_path / "de-tuin.pdf"
    with pikepdf.open(root / "build" / "pdf" / "de-tuin.pdf") as pdf:
        ON_PAPER[name](pdf)
        pdf.save(spoiled)
    found = published.pdf_file(standard, spoiled).findings
    assert any(one.where.startswith("p. ") for one in found), found


@pytest.mark.needs("chromium")
def test_headers_are_the_same_in_a_browser(root: Path) -> None:
    assert main(["fidelity", "--root", str(root), "--browser", "require"]) == 0


@pytest.mark.parametrize(
    ("head", "header", "read"),
    [
        ("|  |  |", "column", ["row header", "cell"]),
        ("|  |  |", "none", ["cell", "cell"]),
        ("| weg |  |", "none", ["table", "cell", "cell"]),
    ],
)
def test_what_is_read_of_a_chapter(tmp_path: Path, head: str, header: str, read: list[str]) -> None:
    (tmp_path / "index.md").write_text(":::{toctree}\ntuin\n:::\n", "utf-8")
    table = f":::{{rows}} {header}\n{head}\n| --- | --- |\n| a | b |\n:::\n"
    (tmp_path / "tuin.md").write_text(f"---\nkind: chapter\n---\n\n# Tuin\n\n{table}", "utf-8")
    assert [one.within[-1] for one in chapters.read(tmp_path)[0][1:]] == read


def block(header: str) -> Outline:
    chapter = ChapterSpec("tuin", "Tuin", "chapter", "", "", "", "", "outline.toml")
    table = BlockSpec("tuin", "a | b", "table", "", "", 0, "", "outline.toml", header)
    return Outline((), (chapter,), (table,))


@pytest.mark.parametrize(
    ("header", "first", "second"),
    [
        ("row", ["header cell", "header cell"], ["cell", "cell"]),
        ("column", ["row header", "cell"], ["cell", "cell"]),
        ("none", ["cell", "cell"], ["cell", "cell"]),
    ],
)
def test_what_is_expected_of_a_table(header: str, first: list[str], second: list[str]) -> None:
    content = "Tuin\n\na | b\n[^] | c\n"
    found = expected(content, block(header))[1:]
    assert [one.text for one in found] == ["a", "b", "", "c"]
    assert [one.within[-1] for one in found] == [*first, *second]
    assert [one.start for one in found] == [content.index(sign) for sign in ("a |", "b", "[", "c")]
