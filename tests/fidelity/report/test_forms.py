"""The report in all its forms: for people, for CI, and as a page."""

import contextlib
import json
from pathlib import Path

import pytest
from lxml import etree, html

from quickscan_build.cli import main
from quickscan_build.fidelity.findings import Comparison, Finding, Sort, Verdict
from quickscan_build.fidelity.model import Report
from quickscan_build.fidelity.report.forms import text
from quickscan_build.fidelity.report.tables import escape

from .. import sample


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = sample.write(tmp_path)
    path = root / "build" / "html" / "tuin.html"
    path.write_text(path.read_text("utf-8").replace("Vroeger", "Vroe:g,%er"), "utf-8")
    return root


def run(root: Path, form: str, capsys: pytest.CaptureFixture[str]) -> str:
    site = str(root / "build" / "html")
    code = main(["fidelity", "--root", str(root), "--html", site, "--format", form, "--browser", "no"])
    assert code == 1
    return capsys.readouterr().out


def test_text_has_the_figures_and_both_readings(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(root, "text", capsys)
    row = next(line.split() for line in said.splitlines() if line.startswith("html "))
    assert row[1:5] == ["95", "0", "0", "1"]
    assert "tuin.html, block 3 (print p. 6, source line 6): “Vroeger” has become “Vroe:g,%er”" in said
    assert "No browser was asked" in said
    assert "No finding" not in said


def test_what_was_not_checked_does_not_count_as_good(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = run(root, "text", capsys).splitlines()
    assert [line.split() for line in rows if line.startswith("browser")] == [["browser", "not", "asked"]]
    asked = Report((Verdict("browser"),), None, None)
    assert [line.split() for line in text(asked).splitlines() if line.startswith("browser")] == [
        ["browser", "0"]
    ]


@pytest.mark.parametrize(("sort", "told"), [(Sort.UNREGISTERED, True), (Sort.UNUSED, False)])
def test_what_to_do_about_a_difference_from_the_witness_is_told(sort: Sort, told: bool) -> None:
    finding = Finding(Comparison.ATTESTED, sort, "witness", "p. 6, line 3", "differs")
    assert ("variants.toml" in text(Report((Verdict("witness", (finding,)),), None, None))) is told


def test_what_nobody_sees_is_told() -> None:
    finding = Finding(
        Comparison.PUBLISHED, Sort.HIDDEN, "html", "p.html", "is not shown", "De " * 40 + "tuin"
    )
    said = text(Report((Verdict("browser", (finding,)),), None, None))
    assert "p.html: is not shown: “De De De" in said
    assert "tuin" not in said


def test_json_has_what_its_schema_says(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = json.loads(run(root, "json", capsys))
    assert said == json.loads((root / "build" / "fidelity" / "report.json").read_text("utf-8"))
    assert said["good"] is False
    names = [one["name"] for one in said["comparisons"]]
    assert names == ["ledger", "chapters", "html", "browser", "witness"]
    (finding,) = said["comparisons"][2]["findings"]
    documented = Path(__file__).parents[3].joinpath("docs", "dev", "fidelity.md").read_text("utf-8")
    for key in [*said, *said["comparisons"][2], *finding]:
        assert key in documented, key
    assert (finding["page"], finding["line"]) == ("6", 6)


@pytest.mark.parametrize(
    ("here", "given", "file"),
    [
        ("{root}", "", "source_texts/tuin.txt"),
        ("{root}", "{root}", "source_texts/tuin.txt"),
        ("{root}/..", "{name}", "{name}/source_texts/tuin.txt"),
        ("{root}/..", "{root}", "{name}/source_texts/tuin.txt"),
        ("{root}/docs", "..", "../source_texts/tuin.txt"),
        ("{root}/docs", "{root}", "{root}/source_texts/tuin.txt"),
    ],
)
def test_github_names_the_file_from_where_the_command_runs(
    root: Path, here: str, given: str, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    here, given, file = (one.format(root=root, name=root.name) for one in (here, given, file))
    with contextlib.chdir(here):
        assert f"::error file={file},line=6," in run(Path(given), "github", capsys)


def test_github_escapes_what_its_commands_mean(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with contextlib.chdir(root):
        said = run(Path(), "github", capsys).strip()
    assert said.startswith("::error file=source_texts/tuin.txt,line=6,title=Fidelity%3A changed in html::")
    assert "Vroe:g,%25er" in said
    assert "\n" not in said


def test_junit_is_xml_with_a_failure(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    suites = etree.fromstring(run(root, "junit", capsys).encode())
    assert {one.get("name"): one.get("failures") for one in suites} == {
        "ledger": "0", "chapters": "0", "html": "1", "browser": "0", "witness": "0",
    }  # fmt: skip
    assert "Vroeger" in (suites.findtext(".//failure") or "")


def test_the_page_shows_every_line_that_changed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root, "text", capsys)
    page = html.parse(str(root / "build" / "fidelity" / "index.html"))
    assert page.getroot().get("lang") == "nl"
    assert not page.xpath("//script")
    assert not page.xpath("//@src") + page.xpath("//link")
    rows = page.xpath("//table[@id='regel-voor-regel']/tbody/tr")
    assert len(rows) == 5
    shown = [[cell.text_content().rstrip() for cell in row.xpath("td")] for row in rows]
    assert [
        "De buren hebben samen een tuin aange- ↵ legd. Vroeger stond er een efficiënte schuur.",
        "De buren hebben samen een tuin aangelegd. Vroeger stond er een efficiënte schuur.",
        "regeleinden: sample",
    ] in shown
    assert page.xpath("//del")
    assert [one for one in page.xpath("//caption/text()") if "[sic]" in one]
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_source_that_is_markup_stays_text(root: Path) -> None:
    path = root / "source_texts" / "variants.toml"
    path.write_text(
        path.read_text("utf-8").replace("Ander aan", "<script>alert(1)</script> &amp; aan"), "utf-8"
    )
    main(["fidelity", "--root", str(root), "--html", str(root / "build" / "html"), "--browser", "no"])
    page = (root / "build" / "fidelity" / "index.html").read_text("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; aan" in page


def test_a_finding_is_one_line_that_moves_no_cursor() -> None:
    said = Finding(Comparison.PUBLISHED, Sort.INVENTED, "html", "a.html", "“x\x1b[2K\n\u202ey\ud800”")
    assert str(said) == "html: a.html: “x␛[2K␊\ufffdy\ufffd”"


def test_a_control_character_of_the_source_is_shown_by_its_picture() -> None:
    """HTML may not hold one; a line end is white space as any."""
    assert escape("2 < 3\f\nkop\x1b") == "2 &lt; 3␌\nkop␛"
