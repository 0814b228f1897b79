"""Source, ledger and chapters must agree."""

import json
from pathlib import Path

import pytest

from quickscan_build.exits import SourceError
from quickscan_build.fidelity.check import check
from quickscan_build.fidelity.findings import Comparison, Finding, Sort
from quickscan_build.fidelity.model import Artefacts
from quickscan_build.publication import load

from . import sample


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return sample.write(tmp_path)


def findings(root: Path) -> list[Finding]:
    return list(check(load(root), Artefacts()).findings)


def test_all_that_belongs_together_is_silent(root: Path) -> None:
    assert findings(root) == []


def test_a_source_changed_by_one_byte_with_its_manifest_is_found(root: Path) -> None:
    path = root / "source_texts" / "tuin.txt"
    path.write_text(path.read_text("utf-8").replace("Vroeger", "Vroeges"), "utf-8")
    with pytest.raises(SourceError):
        load(root)
    sample.sign(root)
    found = findings(root)
    assert found[0].sort is Sort.STALE
    assert "another source text" in found[0].message


LEDGERS = [
    ("a change more", lambda rows: [*rows, rows[-1]]),
    ("a change less", lambda rows: rows[:-1]),
    ("another reading", lambda rows: [*rows[:-1], rows[-1] | {"after": "schuil"}]),
    ("another place", lambda rows: [*rows[:-1], rows[-1] | {"start": rows[-1]["start"] + 1}]),
    ("a page it is not on", lambda rows: [*rows[:-1], rows[-1] | {"page": "9"}]),
    ("a line it is not on", lambda rows: [*rows[:-1], rows[-1] | {"line": 1}]),
    ("another rule", lambda rows: [*rows[:-1], rows[-1] | {"rule": "anders"}]),
    ("another source file", lambda rows: [rows[0] | {"source": "x.txt"}, *rows[1:]]),
    ("no pass", lambda rows: [rows[0] | {"passes": []}, *rows[1:]]),
    ("another text", lambda rows: [rows[0] | {"cleaned_sha256": "0" * 64}, *rows[1:]]),
    ("nothing", lambda rows: []),
]


@pytest.mark.parametrize(("name", "change"), LEDGERS)
def test_a_stale_ledger_is_found(root: Path, name: str, change: object) -> None:
    assert callable(change)
    path = root / "docs" / "ledger.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    path.write_text("".join(json.dumps(row) + "\n" for row in change(rows)), "utf-8")
    found = findings(root)
    assert found
    assert {one.artefact for one in found} <= {"ledger", "chapters", "witness", "outline"}
    assert found[0].artefact == "ledger"


def test_a_decision_that_the_ledger_has_not_is_found(root: Path) -> None:
    (root / "source_texts" / "corrections.toml").write_text(
        '[[correction]]\npage = "7"\nreading = "tuin."\nbecomes = "tuin!"\nreason = "x"\nevidence = "y"\n',
        "utf-8",
    )
    assert ["other decisions" in one.message for one in findings(root)][:1] == [True]


def test_a_ledger_that_is_not_there_is_one_finding(root: Path) -> None:
    (root / "docs" / "ledger.jsonl").unlink()
    assert [one.sort for one in findings(root)] == [Sort.STALE]


CHAPTERS = [
    ("tuin.md", "aangelegd", "aangelegt", Sort.CHANGED),
    ("tuin.md", "## Wat er groeit", "Wat er groeit", Sort.KIND),
    ("tuin.md", "- appels en peren\n", "", Sort.MISSING),
    ("tuin.md", "{sic}`sic-1`", "", Sort.GENERATED),
    ("tuin.md", "Bedoeld is", "Bedoelt is", Sort.GENERATED),
    ("tuin.md", ":::{page} 7", ":::{page} 8", Sort.GENERATED),
    ("tuin.md", "1. Neem", "3. Neem", Sort.KIND),
    ("tuin.md", "Kom ook helpen", "> Kom ook helpen", Sort.KIND),
    ("tuin.md", "Kom ook helpen", "<b>Kom</b> ook helpen", Sort.CHANGED),
    ("tuin.md", "Kom ook helpen", "{weg}`Kom` ook helpen", Sort.CHANGED),
    ("tuin.md", "Kom ook helpen", "[Kom](niet.html) ook helpen", Sort.INVENTED),
    ("tuin.md", "Kom ook helpen", "![](x.png) Kom ook helpen", Sort.INVENTED),
    ("tuin.md", "## Wat er groeit", "```{only} pdf\n```\n\n## Wat er groeit", Sort.INVENTED),
    ("index.md", ":hidden:", ":hidden:\n:reversed:", Sort.STALE),
    ("gereedschap.md", "| schep | 3 |", "| 3 | schep |", Sort.CHANGED),
    ("index.md", "gereedschap\n", "", Sort.MISSING),
]


@pytest.mark.parametrize(("file", "before", "after", "sort"), CHAPTERS)
def test_a_chapter_that_says_otherwise_is_found(
    root: Path, file: str, before: str, after: str, sort: Sort
) -> None:
    path = root / "docs" / "chapters" / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    found = findings(root)
    assert {one.artefact for one in found} == {"chapters"}
    assert {one.comparison for one in found} == {Comparison.ACCOUNTED}
    assert sort in {one.sort for one in found}


def test_a_chapter_that_is_not_there_is_one_finding(root: Path) -> None:
    (root / "docs" / "chapters" / "tuin.md").unlink()
    found = findings(root)
    assert [one.sort for one in found] == [Sort.STALE]
    assert "tuin.md" in found[0].where
