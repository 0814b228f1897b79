from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from quickscan_build.cli import main
from quickscan_build.ledger import undo
from quickscan_build.ledger_file import load

TEXT = """Het college legt het plan voor aan de gemeen-
teraad. De raad besluit na de zomer over de
financi\u00eble kant ervan.

\u00a2 meer groen in de wijk;
e minder verkeer.
"""
CLEAN = """Het college legt het plan voor aan de gemeenteraad. \
De raad besluit na de zomer over de financi\u00eble kant ervan.

- meer groen in de wijk;
- minder verkeer.
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "verslag.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_prints_the_result_and_says_what_was_done(text: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", str(text)]) == 0
    out, err = capfd.readouterr()
    assert out == CLEAN
    assert "Cleaning verslag.txt" in err
    assert "1 join" in err
    assert "0 doubts" in err


def test_writes_result_ledger_and_doubts(text: Path, tmp_path: Path) -> None:
    out, ledger, doubts = tmp_path / "uit.txt", tmp_path / "l.jsonl", tmp_path / "d.txt"
    assert main(["clean", str(text), "-o", str(out), "--ledger", str(ledger), "--doubts", str(doubts)]) == 0
    assert out.read_text(encoding="utf-8") == CLEAN
    assert doubts.read_text(encoding="utf-8") == ""
    rows = ledger.read_text(encoding="utf-8").splitlines()
    assert json.loads(rows[0])["source"] == "verslag.txt"
    assert undo(CLEAN, load(rows, where="l").ledger) == TEXT


@pytest.mark.parametrize("output", [[], ["-o", "-"]])
def test_reads_standard_input(
    output: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    stdin = io.TextIOWrapper(io.BytesIO(TEXT.encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main(["clean", "-", *output]) == 0
    assert capfd.readouterr().out == CLEAN
    assert list(tmp_path.iterdir()) == []


def test_lists_doubts_in_one_line_each(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path, doubts = tmp_path / "in.txt", tmp_path / "d.txt"
    path.write_text("Het beleid voor de industrie-\nen handelssector in de stad.\n", encoding="utf-8")
    assert main(["clean", str(path)]) == 0
    assert "--doubts FILE lists them" in capfd.readouterr().err
    assert main(["clean", str(path), "--doubts", str(doubts)]) == 0
    line = doubts.read_text(encoding="utf-8")
    assert line.startswith("line 1\tindustrie-\u23ceen\tindustrie- en / industrie\u00ebn\t")
    assert line.count("\n") == 1


def test_says_so_when_a_text_is_not_dutch(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "in.txt"
    path.write_text(
        "Ledereen lst qxz the brown f\u00f3x jumped w\u00efth lk and\nthrough every w\u00e9t g\u00e1rden.\n"
        * 9,
        encoding="utf-8",
    )
    assert main(["clean", str(path)]) == 0
    out, err = capfd.readouterr()
    assert "% of its words are known" in err
    assert "Ledereen" in out
    assert "w\u00e9t" in out


def test_pages_can_be_marked_by_a_blank(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "in.txt"
    path.write_text(
        " Wonen in de stad\n\nDe raad beslist.\n Werken in de stad\n\nDe raad beslist.\n", encoding="utf-8"
    )
    assert main(["clean", str(path), "--pages", "leading-blank"]) == 0
    assert capfd.readouterr().out == (
        "Wonen in de stad\n\nDe raad beslist.\n\nWerken in de stad\n\nDe raad beslist.\n"
    )


@pytest.mark.parametrize("name", ["er-niet.txt", "."])
def test_a_missing_file_is_reported_in_one_line(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["clean", str(tmp_path / name)]) == 3
    err = capfd.readouterr().err
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_an_output_that_cannot_be_written_leaves_no_trace(text: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert main(["clean", str(text), "-o", str(tmp_path / "file" / "uit.txt")]) == 6
    assert (tmp_path / "file").read_text(encoding="utf-8") == "x"


def test_help_says_what_goes_in_and_out(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["clean", "--help"])
    assert stop.value.code == 0
    out = capfd.readouterr().out
    assert all(
        word in out for word in ("--ledger", "--doubts", "--model", "--pages", "standard input", "examples")
    )


def test_starts_without_what_it_does_not_need() -> None:
    code = (
        "import sys; from quickscan_build.cli import main\n"
        "try: main(['clean', '--help'])\nexcept SystemExit: pass\n"
        "print(sorted({'sphinx', 'weasyprint', 'docutils', 'lxml', 'rapidfuzz'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")


@pytest.mark.parametrize(
    "options",
    [
        ["-o", "verslag.txt"],
        ["-o", "./verslag.txt"],
        ["-o", "uit", "--ledger", "uit"],
        ["--doubts", "verslag.txt"],
    ],
)
def test_no_output_takes_the_place_of_the_text_or_of_another(
    text: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    monkeypatch.chdir(text.parent)
    assert main(["clean", "verslag.txt", *options]) == 2
    assert "one of them would be lost" in capsys.readouterr().err
    assert text.read_text(encoding="utf-8") == TEXT
    assert [path.name for path in text.parent.iterdir()] == ["verslag.txt"]


def test_links_that_lead_in_a_circle_are_one_line(text: Path, capfd: pytest.CaptureFixture[str]) -> None:
    circle = text.parent / "rond.txt"
    circle.symlink_to(circle)
    assert main(["clean", str(circle)]) == 3
    assert "cannot be read (Too many levels of symbolic links)" in capfd.readouterr().err
    assert main(["clean", str(text), "-o", str(circle)]) == 0
    assert circle.read_text(encoding="utf-8") == CLEAN


def test_devices_may_be_shared(text: Path) -> None:
    assert (
        main(["clean", str(text), "-o", "/dev/null", "--ledger", "/dev/null", "--doubts", "/dev/null"]) == 0
    )
