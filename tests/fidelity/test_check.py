"""The whole check on a small publication: silent when all is well, and never when it is not."""

import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from quickscan_build.fidelity.check import check
from quickscan_build.fidelity.findings import Sort
from quickscan_build.fidelity.model import Artefacts, Report
from quickscan_build.publication import load

from . import sample


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return sample.write(tmp_path)


def run(root: Path) -> Report:
    built = Artefacts(root / "build" / "html", root / "build" / "epub" / "tuin.epub")
    return check(load(root), built)


def test_a_faithful_publication_has_no_finding(root: Path) -> None:
    report = run(root)
    assert [str(finding) for finding in report.findings] == []
    names = [verdict.name for verdict in report.verdicts]
    assert names == ["ledger", "chapters", "html", "epub", "browser", "witness"]
    assert all(
        verdict.figures.words for verdict in report.verdicts if verdict.name not in ("ledger", "browser")
    )


def test_books_that_the_website_offers_are_read_if_they_are_not_those_that_are_checked(
    built: Path, tmp_path: Path
) -> None:
    site = Path(shutil.copytree(built / "build" / "html", tmp_path / "html"))
    book, paper = built / "build" / "epub" / "tuin.epub", built / "build" / "pdf" / "tuin.pdf"
    artefacts = Artefacts(site, book, paper)
    with pikepdf.open(paper) as pdf:
        pdf.save(site / "tuin.pdf", linearize=True)
    shutil.copyfile(book, site / "tuin.epub")
    assert check(load(built), artefacts).findings == ()
    with pikepdf.open(paper) as pdf:
        del pdf.pages[4]
        pdf.save(site / "tuin.pdf")
    (site / "tuin.epub").write_bytes(b"PK")
    found = check(load(built), artefacts).findings
    assert {one.artefact for one in found} == {"html"}
    assert {one.where.partition(",")[0] for one in found} == {"tuin.epub", "tuin.pdf"}


FAULTS = [
    # what stands there, what it becomes, where it is found, what sort of finding
    ("Vroeger", "Vroeber", "tuin", Sort.CHANGED),
    ("efficiënte", "efficiente", "tuin", Sort.CHANGED),
    ("‘Samen", "’Samen", "tuin", Sort.CHANGED),
    ("huis-en-tuin", "huis-entuin", "gereedschap", Sort.CHANGED),
    ("zorg- en", "zorg-en", "gereedschap", Sort.CHANGED),
    ("Piet giet", "Piet\u00a0giet", "tuin", Sort.CHANGED),
    ("– elke", "- elke", "tuin", Sort.CHANGED),
    ("samen een tuin", "samen tuin", "tuin", Sort.MISSING),
    ("samen een tuin", "samen een een tuin", "tuin", Sort.INVENTED),
    ("samen een tuin", "een samen tuin", "tuin", Sort.MOVED),
    ("samen een tuin", "sameneen tuin", "tuin", Sort.CHANGED),
    ("<li>appels en peren</li>", "", "tuin", Sort.MISSING),
    ("<td>3</td><td>schuur</td>", "<td>schuur</td><td>3</td>", "gereedschap", Sort.MOVED),
    ('<h2 id="groeit">Wat er groeit</h2>', '<p id="groeit">Wat er groeit</p>', "tuin", Sort.KIND),
    ("<h3>Wie er werkt</h3>", "<h4>Wie er werkt</h4>", "tuin", Sort.KIND),
    ('<aside class="qb-box">', "<aside>", "tuin", Sort.KIND),
    ('<p class="qb-attribution">Een', "<p>Een", "tuin", Sort.KIND),
    ("</li><li>Trek", "</li></ol><ol><li>Trek", "tuin", Sort.KIND),
    ("<ol><li>Neem", '<ol start="2"><li>Neem', "tuin", Sort.KIND),
    ("tuin aangelegd. Vroeger", "tuin aangelegd.</p><p>Vroeger", "tuin", Sort.KIND),
    ("<p>Kom ook", '<p style="display:none">Kom ook', "tuin", Sort.HIDDEN),
    ("<p>Kom ook", '<p style="color: transparent">Kom ook', "tuin", Sort.HIDDEN),
    ("<p>Kom ook", '<p style="position:absolute;left:-9999px">Kom ook', "tuin", Sort.HIDDEN),
    ("<p>Kom ook", '<p style="font-size:0">Kom ook', "tuin", Sort.HIDDEN),
    ("<p>Kom ook", "<details><p>Kom ook", "tuin", Sort.HIDDEN),
    ("<p>Kom ook", '<p style="text-transform:uppercase">Kom ook', "tuin", Sort.CHANGED),
    ('<a href="#sic-1" id="sic-1-ref">[sic]</a>', "", "tuin", Sort.GENERATED),
    ("ook Veder", "ook", "tuin", Sort.MISSING),
    ("Bedoeld is", "Bedoel is", "tuin", Sort.GENERATED),
    ('id="p7"', 'id="p8"', "tuin", Sort.GENERATED),
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("artefact", ["html", "epub"])
def test_a_fault_in_a_page_is_found_and_placed(
    root: Path, artefact: str, fault: tuple[str, str, str, Sort]
) -> None:
    before, after, file, sort = fault
    if artefact == "html":
        path = root / "build" / "html" / f"{file}.html"
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), "utf-8")
    else:
        if "<details>" in after:
            after = after.replace("<details>", '<p hidden="">x</p>').replace("<p>Kom", '<p hidden="">Kom')
        files = sample.book()
        assert before in files[f"EPUB/{file}.xhtml"]
        files[f"EPUB/{file}.xhtml"] = files[f"EPUB/{file}.xhtml"].replace(before, after, 1)
        sample.write_epub(root / "build" / "epub" / "tuin.epub", files)
    found = run(root).findings
    assert {finding.artefact for finding in found} == {artefact}
    assert [one for one in found if one.sort is sort and (f"{file}." in one.where or not one.where)], found


def test_what_reads_pages_is_loaded_only_where_they_are_read() -> None:
    code = (
        "import sys; import quickscan_build.fidelity.comparisons; print(*({*sys.argv[1:]} & {*sys.modules}))"
    )
    heavy = ["numpy", "pypdfium2", "PIL"]
    done = subprocess.run([sys.executable, "-c", code, *heavy], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
