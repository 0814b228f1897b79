"""What cannot be published is one clear line, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from quickscan_build.cli import main

CHAPTERS = Path("docs/chapters")


@pytest.mark.parametrize("command", ["html", "epub"])
@pytest.mark.parametrize(
    "mistake",
    [
        ("docs/chapters/bijlage.md", "# Bijlage 1: Cijfers\n", "Geen kop.\n", "no heading"),
        ("docs/chapters/bijlage.md", "| Oudwoude", "![](dorp.png) | Oudwoude", "dorp.png"),
        ("docs/chapters/verhaal-2.md", ":::{page} 8", ":::{page} 7", "page 7 of the print starts both here"),
        ("docs/chapters/inleiding.md", "{page}`5`", "{page}`4`", "page 4 of the print starts twice"),
        ("docs/chapters/index.md", "bijlage\n", "", "bijlage.md"),
        ("docs/chapters/index.md", "bijlage\n", "bijlage\nweg\n", "weg"),
        ("docs/chapters/index.md", "bijlage\n", "bijlage\nbijlage\n", "duplicated entry"),
        ("docs/chapters/index.md", "bijlage\n", "bijlage\nindex\n", "index"),
        ("docs/chapters/bijlage.md", "# Bijlage 1: Cijfers\n", "#\n", "bijlage.md:6: the heading is empty"),
        ("docs/chapters/bijlage.md", "| Oudwoude", "![Dorp](weg.png) | Oudwoude", "weg.png"),
        ("source_texts/publication.toml", 'language = "nl"\n', "", "publication.toml"),
        ("source_texts/publication.toml", 'date = "2019-03"', 'date = "2019-13"', "date"),
        ("source_texts/publication.toml", 'identifier = "urn:', 'identifier = "', "identifier"),
        ("source_texts/publication.toml", 'edition_date = "2024', 'edition_date = "2001', "edition_date"),
        ("docs/conf.py", "extensions", "smartquotes = True\nextensions", "smartquotes"),
        ("docs/conf.py", "extensions = [", "extensions = ['niet.te.vinden', ", "niet.te.vinden"),
    ],
)
def test_bad_input_is_one_line_and_what_was_there_stays(
    sample: Path, capsys: pytest.CaptureFixture[str], command: str, mistake: tuple[str, str, str, str]
) -> None:
    file, old, new, told = mistake
    folder = sample / "build" / command
    folder.mkdir(parents=True)
    (folder / "was hier").write_text("eerder")
    path = sample / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert main([command, "--root", str(sample)]) == 4
    lines = [line for line in capsys.readouterr().err.splitlines() if not line.endswith("…")]
    assert len(lines) == 1
    assert told in lines[0]
    assert "Traceback" not in lines[0]
    assert [one.name for one in folder.iterdir()] == ["was hier"]
