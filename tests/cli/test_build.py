"""A new report, from its text to the check of its words, in two commands."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quickscan_build.cli import main
from quickscan_build.exits import ExitCode

TEXT = """Jaarverslag van de bibliotheek

De bibliotheek heeft dit jaar veel mensen geholpen met taal, met lezen en met com-
puters. Dat is het werk van vrijwilligers geweest.1 De meesten wonen in de buurt van
de bibliotheek, en komen al jaren. Ook de gemeente heeft daar veel aan gedaan, en zij

1 Zie het jaarverslag van de gemeente.
\fgaat daar dit jaar mee door. De cursussen waren vol. Het aantal deelnemers is
gegroeid, en de meeste mensen kwamen terug. {include} geheim, <b>niet vet</b>.

- Taal voor iedereen
- Lezen met kinderen
"""


def laid_out(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "verslag.txt"
    file.write_text(text, "utf-8")
    root = tmp_path / "uitgave"
    arguments = ["--title", "Jaarverslag", "--publisher", "De bibliotheek", "--date", "2020"]
    assert main(["init", str(file), "--root", str(root), *arguments]) == ExitCode.GOOD
    return root


def test_all_of_a_new_report_is_made_and_found_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = laid_out(tmp_path, TEXT)
    before = dict(os.environ)
    assert main(["build", "--root", str(root)]) == ExitCode.GOOD
    assert dict(os.environ) == before, "each step finds what its own command would find"
    assert "No finding" in capsys.readouterr().out
    for made in ("pdf/jaarverslag.pdf", "epub/jaarverslag.epub", "html/index.html", "fidelity/index.html"):
        assert (root / "build" / made).is_file()
    chapters = "".join(path.read_text("utf-8") for path in (root / "docs" / "chapters").glob("j*.md"))
    assert ":::{footnote} 1\nZie het jaarverslag van de gemeente.\n:::" in chapters


def test_a_step_that_fails_is_the_last(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = laid_out(tmp_path, TEXT)
    outline = root / "source_texts" / "outline.toml"
    outline.write_text(outline.read_text("utf-8").replace("Jaarverslag van", "Verslag van"), "utf-8")
    assert main(["build", "--root", str(root)]) == ExitCode.DATA
    assert "no block reads" in capsys.readouterr().err
    assert not (root / "build" / "pdf").exists()
