"""From an OCR text to chapters, without a line of code: init, chapters, a doubt, drift."""

import hashlib
import resource
from pathlib import Path

import pytest

from quickscan_build.cli import main
from quickscan_build.exits import ExitCode

TEXT = """Jaarverslag van de bibliotheek

De bibliotheek heeft dit jaar veel mensen geholpen met taal, met lezen en met com-
puters. Dat is het werk van vrijwilligers geweest.
\fWat ging goed?

De cursussen waren vol. Het aantal deelnemers is gegroeid, en de meeste mensen
kwamen terug. {include} geheim, <b>niet vet</b>.
"""


@pytest.fixture
def root(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    file = tmp_path / "verslag.txt"
    file.write_text(TEXT, "utf-8")
    root = tmp_path / "uitgave"
    arguments = ["--title", "Jaarverslag", "--publisher", "De bibliotheek", "--date", "2020"]
    assert main(["init", str(file), "--root", str(root), *arguments]) == ExitCode.GOOD
    capsys.readouterr()
    return root


def test_a_new_report_needs_no_code(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chapters", "--root", str(root)]) == ExitCode.GOOD
    told = capsys.readouterr().out
    assert told.startswith("2 chapters, ")
    assert told.endswith(" in the ledger, 6 files renewed\n")
    chapters = sorted(path.name for path in (root / "docs" / "chapters").iterdir())
    assert chapters == [
        "index.md",
        "jaarverslag-van-de-bibliotheek.md",
        "verantwoording.md",
        "wat-ging-goed.md",
    ]
    text = (root / "docs" / "chapters" / "wat-ging-goed.md").read_text("utf-8")
    assert r"\{include\} geheim, \<b>niet vet\</b>." in text
    assert "computers" in (root / "docs" / "chapters" / chapters[1]).read_text("utf-8")


def test_on_a_full_disk_no_chapter_is_renewed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docs = root / "docs"
    assert main(["chapters", "--root", str(root)]) == ExitCode.GOOD
    files = list(docs.rglob("*.*"))
    for path in files:
        path.write_text("earlier", "utf-8")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        assert main(["chapters", "--root", str(root)]) == ExitCode.OUTPUT
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "cannot be written (File too large)" in capsys.readouterr().err
    assert {path.read_text("utf-8") for path in docs.rglob("*.*")} == {"earlier"}
    assert sorted(docs.rglob("*.*")) == sorted(files)


def test_the_same_source_makes_the_same_files(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def made() -> dict[str, str]:
        return {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in (root / "docs").rglob("*")
            if path.is_file()
        }

    main(["chapters", "--root", str(root)])
    first = made()
    capsys.readouterr()
    assert main(["chapters", "--root", str(root)]) == ExitCode.GOOD
    assert made() == first
    assert "0 files renewed" in capsys.readouterr().out


def test_drift_is_found_and_nothing_is_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["chapters", "--root", str(root)])
    assert main(["chapters", "--check", "--root", str(root)]) == ExitCode.GOOD
    chapter = root / "docs" / "chapters" / "wat-ging-goed.md"
    chapter.write_text(chapter.read_text("utf-8").replace("vol", "leeg"), "utf-8")
    stray = root / "docs" / "chapters" / "oud.md"
    stray.write_text("# Oud\n", "utf-8")
    capsys.readouterr()
    assert main(["chapters", "--check", "--root", str(root)]) == ExitCode.FINDING
    said = capsys.readouterr().out
    assert f"{chapter}: is not what" in said
    assert f"{stray}: is not what" in said
    assert "leeg" in chapter.read_text("utf-8")
    assert main(["chapters", "--root", str(root)]) == ExitCode.GOOD
    assert not stray.exists()
    assert main(["chapters", "--check", "--root", str(root)]) == ExitCode.GOOD


def test_a_folder_is_not_taken_for_a_leftover_chapter(root: Path) -> None:
    folder = root / "docs" / "chapters" / "aantekeningen.md"
    folder.mkdir(parents=True)
    assert main(["chapters", "--root", str(root)]) == ExitCode.GOOD
    assert main(["chapters", "--check", "--root", str(root)]) == ExitCode.GOOD
    assert folder.is_dir()


def test_what_is_there_is_not_overwritten(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = root.parent / "verslag.txt"
    again = ["init", str(file), "--root", str(root), "--title", "x", "--publisher", "x", "--date", "2020"]
    assert main(again) == ExitCode.DATA
    assert "already exists" in capsys.readouterr().err


def test_a_decision_that_matches_nothing_leaves_the_chapters(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["chapters", "--root", str(root)])
    before = (root / "docs" / "ledger.jsonl").read_bytes()
    (root / "source_texts" / "sic.toml").write_text(
        '[[sic]]\npage = "1"\nreading = "nergens"\nnote = "n"\nreason = "r"\nevidence = "e"\n', "utf-8"
    )
    capsys.readouterr()
    assert main(["chapters", "--root", str(root)]) == ExitCode.DATA
    error = capsys.readouterr().err
    assert "sic.toml:1: [[sic]] number 1: “nergens” does not occur on page 1" in error
    assert (root / "docs" / "ledger.jsonl").read_bytes() == before


DOUBTFUL = """Verslag van het jaar

De gemeente werkt samen met vele anderen aan een plan voor de hele stad en de regio.
Dat zijn de resultaten van een ‘expert die kijkt naar de hele wijk en de hele stad.

Daarna is er gewerkt aan de uitvoering van het plan, met veel mensen uit de buurt.
"""


def test_an_open_doubt_stops_and_an_answer_lets_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "verslag.txt"
    file.write_text(DOUBTFUL, "utf-8")
    root = tmp_path / "uitgave"
    main(["init", str(file), "--root", str(root), "--title", "Verslag", "--publisher", "X", "--date", "2020"])
    capsys.readouterr()
    assert main(["chapters", "--root", str(root)]) == ExitCode.FINDING
    said = capsys.readouterr()
    assert f"{root / 'source_texts' / 'verslag.txt'}:4: “‘expert”" in said.out
    assert not (root / "docs" / "chapters").exists()
    example = said.err[said.err.index("[[correction]]") :].splitlines()
    reading = next(line for line in example if line.startswith("reading"))
    answer = [
        "[[correction]]",
        "line = 4",
        reading,
        f"becomes{reading[7:]}",
        'reason = "r"',
        'evidence = "e"',
    ]
    (root / "source_texts" / "corrections.toml").write_text("\n".join(answer), "utf-8")
    assert main(["chapters", "--root", str(root)]) == ExitCode.GOOD


def test_a_decision_on_a_text_without_pages_is_placed_by_its_line(tmp_path: Path) -> None:
    file = tmp_path / "verslag.txt"
    file.write_text(DOUBTFUL.replace("‘", ""), "utf-8")
    root = tmp_path / "uitgave"
    main(["init", str(file), "--root", str(root), "--title", "Verslag", "--publisher", "X", "--date", "2020"])
    (root / "source_texts" / "corrections.toml").write_text(
        '[[correction]]\nline = 4\nreading = " de hele wijk en"\nreason = "R"\nevidence = "e"\n', "utf-8"
    )
    (root / "source_texts" / "sic.toml").write_text(
        '[[sic]]\nline = 6\nreading = "buurt"\nnote = "n"\nreason = "R."\nevidence = "e"\n', "utf-8"
    )
    assert main(["chapters", "--root", str(root)]) == ExitCode.GOOD
    account = (root / "docs" / "chapters" / "verantwoording.md").read_text("utf-8")
    assert "- Regel 4: “de hele wijk en” is weggelaten. R. Bewijs: e." in account
    assert "| – | buurt | n |" in account


CALL = """[[correction]]
page = "1"
reading = "%s"
becomes = "%s"
reason = "r"
evidence = "e"

"""


@pytest.mark.parametrize(
    ("decisions", "said"),
    [
        (
            CALL % ("geholpen", "geholpen[^3]"),
            "calls footnote 3, which is not there. Another correction gives",
        ),
        (CALL % ("geholpen", "geholpen[^3]") + CALL % ("Dat is", "\\n\\n[^4]: Dat is"), "calls footnote 3"),
        (
            CALL.replace("reading", "after").replace("becomes", "text").replace("correction", "insertion")
            % ("geholpen", "[^3]"),
            "[[insertion]] number 1: calls footnote 3, which is not there",
        ),
        (CALL % ("geholpen", "geholpen[^3]") + CALL % ("Dat is", "\\n\\n[^3]: Dat is"), ""),
        (CALL % ("Dat is", "\\n\\n[^3]:Dat is"), "calls footnote 3, which is not there"),
        (CALL % ("Dat is", "\\n\\n[^3]: Dat is"), ""),
        (CALL % ("geholpen", "geholpen[^]"), ""),
        (CALL % ("geholpen", "geholpen [^3 of zo]"), ""),
    ],
)
def test_a_call_of_a_note_that_is_not_there_is_refused(
    root: Path, decisions: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "source_texts" / "corrections.toml").write_text(decisions, "utf-8")
    assert main(["chapters", "--root", str(root)]) == (ExitCode.DATA if said else ExitCode.GOOD)
    assert said in capsys.readouterr().err


def test_what_the_source_calls_itself_need_be_no_note(tmp_path: Path) -> None:
    file = tmp_path / "verslag.txt"
    file.write_text(TEXT.replace("geholpen", "geho1pen[^3]"), "utf-8")
    root = tmp_path / "uitgave"
    arguments = ["--title", "Jaarverslag", "--publisher", "De bibliotheek", "--date", "2020"]
    assert main(["init", str(file), "--root", str(root), *arguments]) == ExitCode.GOOD
    decision = CALL % ("geho1pen[^3]", "geholpen[^3]")
    (root / "source_texts" / "corrections.toml").write_text(decision, "utf-8")
    assert main(["chapters", "--root", str(root)]) == ExitCode.GOOD


def test_readers_of_the_account_see_numbers_of_notes_as_in_print(root: Path) -> None:
    row = CALL % ("met com-\\nputers", "[^] | computers\\nlezen | [^]")
    notes = CALL % ("geholpen", "geholpen[^10]") + CALL % ("Dat is", "\\n\\n[^10]: Dat is")
    (root / "source_texts" / "corrections.toml").write_text(notes + row, "utf-8")
    assert main(["chapters", "--root", str(root)]) == ExitCode.GOOD
    account = (root / "docs" / "chapters" / "verantwoording.md").read_text("utf-8")
    assert "“geholpen” is “geholpen¹⁰” geworden" in account
    assert "“Dat is” is “¹⁰ Dat is” geworden" in account
    assert "[^" not in account.replace("\\", "")
