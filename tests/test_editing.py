"""docs/editing.md: its examples are one publication that builds, and it has every key there is."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from quickscan_build.cli import main
from quickscan_build.publication import load
from quickscan_build.publication.table import HOMES, Table

PAGE = (Path(__file__).parents[1] / "docs" / "editing.md").read_text("utf-8")
WITNESS = """5 | Buurthuizen in beweging
Wat bewoners zelf kunnen
Vooraf
Dit rapport gaat over buurthuizen die door bewoners worden beheerd. Zij vertellen wat daar voor nodig is,
en wat het op levert.
Samen houden we het heel.
Een voorzitter
\fUIT DE PRAKTIJK
Wat werkt er al?
Het plan is geschreven met hulp van AI en daarna door bewoners zelf verbeterd. Learning by doing bepaald hun
tempo.
Bewoners kennen hun buren beter dan een ambtenaar dat ooit kan, en zien het eerder wanneer iemand wegblijft.
ADVIES
• Begin klein, met mensen die elkaar al kennen.
• Vier wat lukt.
De Spil 41.000 3
Het Anker 27.300
"""


def blocks() -> list[str]:
    """The code blocks of the page, without their indent."""
    found = re.findall(r"(?:^ {4}.*\n|^\n(?= {4}))+", PAGE, re.MULTILINE)
    return [re.sub(r"^ {4}", "", block, flags=re.MULTILINE).strip("\n") + "\n" for block in found]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    texts = tmp_path / "source_texts"
    texts.mkdir()
    files: dict[str, str] = {}
    for block in blocks():
        header = re.match(r"\[\[?(\w+)", block)
        if header:
            files[HOMES[header[1]]] = files.get(HOMES[header[1]], "") + block + "\n"
    one, two = (block for block in blocks() if block.startswith(("Wat bewoners", "Wat werkt")))
    files |= {"buurt.txt": f"{one}\f{two}", "getuige.txt": WITNESS}
    for name, text in files.items():
        (texts / name).write_text(text, "utf-8")
    (texts / "manifest.sha256").write_text(
        "".join(
            f"{hashlib.sha256(text.encode()).hexdigest()}  {name}\n"
            for name, text in sorted(files.items())
            if name.endswith(".txt")
        ),
        "utf-8",
    )
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "conf.py").write_text('extensions = ["quickscan_build.sphinx_ext"]\n', "utf-8")
    return tmp_path


def test_the_examples_are_one_publication_that_builds(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chapters", "--root", str(root)]) == 0, capsys.readouterr().err
    one = (root / "docs" / "chapters" / "wat-bewoners-kunnen.md").read_text("utf-8")
    two = (root / "docs" / "chapters" / "wat-werkt.md").read_text("utf-8")
    assert "worden beheerd. Zij vertellen" in one
    assert "## Vooraf" in one
    assert "::::{quotation}\nSamen houden we het heel." in one
    assert ":::{attribution}\nEen voorzitter" in one
    assert ":::{label}\n:group: 'praktijk'\n\nUIT DE PRAKTIJK\n:::" in two
    assert "hulp van AI en daarna" in two
    assert "{foreign}`en Learning by doing` bepaald{sic}`sic-1` hun tempo" in two
    assert ":::{rows} column\n|  |  |  |\n| --- | --- | --- |\n| De Spil | 41.000 | 3 |\n| Het Anker" in two
    assert two.index("Bewoners kennen hun buren") < two.index("ADVIES") < two.index("- Vier wat lukt.")
    assert "| Het Anker | 27.300 |" in two
    assert main(["html", "--root", str(root)]) == 0, capsys.readouterr().err
    website = ["--html", str(root / "build" / "html"), "--browser", "no"]
    assert main(["fidelity", "--root", str(root), *website]) == 0, capsys.readouterr().out


def test_every_key_is_on_the_page_and_no_other(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()
    done = Table.done

    def listen(table: Table) -> None:
        asked.update(table._asked)
        done(table)

    monkeypatch.setattr(Table, "done", listen)
    load(root)
    told = set(re.findall(r"`(?:\[\[?)?([a-z_]+)(?:\]\]?)?(?: = [^`]*)?`", PAGE))
    assert asked - told - HOMES.keys() == set(), "every table has its example"
    rows = re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE)
    assert set(re.findall(r"`([a-z_]+)`", " ".join(rows))) - asked == set()


@pytest.mark.parametrize("table", sorted(HOMES))
def test_every_table_has_an_example(table: str) -> None:
    assert any(re.search(rf"^\[\[?{table}\]", block, re.MULTILINE) for block in blocks())
