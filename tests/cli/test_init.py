"""The command that starts a publication."""

from __future__ import annotations

from pathlib import Path

import pytest

from quickscan_build.cli import main
from quickscan_build.exits import ExitCode, OutputError

GIVEN = {"--title": "Een rapport", "--publisher": "Uitgever", "--date": "2024"}


def init(file: Path, root: Path, **changed: str) -> int:
    given = GIVEN | {f"--{name}": value for name, value in changed.items()}
    return main(["init", str(file), "--root", str(root), *(part for pair in given.items() for part in pair)])


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "mijn rapport.ocr"
    path.write_text("Een rapport\n\nDe gemeente werkt samen met bewoners aan een goede buurt.\n", "utf-8")
    return path


WRONG = [
    ({"date": "maart 2024"}, "--date: is 'maart 2024'; it must be YYYY"),
    ({"date": "2024-02-30"}, "--date: is '2024-02-30'"),
    ({"title": " "}, "--title: is empty"),
    ({"publisher": ""}, "--publisher: is empty"),
    ({"title": "Een \x1brapport"}, "--title: holds U+001B, which is not text"),
    ({"publisher": "Uitgeverij \udcff"}, "--publisher: holds U+DCFF, which is not text"),
]


@pytest.mark.parametrize(("changed", "said"), WRONG)
def test_what_would_be_refused_later_is_refused_before_anything_is_written(
    text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], changed: dict[str, str], said: str
) -> None:
    root = tmp_path / "rapport"
    assert init(text, root, **changed) == ExitCode.USAGE
    assert said in capsys.readouterr().err
    assert not root.exists()


def test_a_text_of_any_name_becomes_one_that_the_manifest_looks_after(
    text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "een map"
    assert init(text, root) == ExitCode.GOOD
    assert (root / "source_texts" / "mijn rapport.txt").read_bytes() == text.read_bytes()
    told = capsys.readouterr().out
    assert "1 chapter and 0 headings proposed" in told
    assert told.endswith(f"build --root '{root}'\n")
    assert main(["chapters", "--root", str(root)]) == ExitCode.GOOD


@pytest.mark.parametrize("name", ["regel\neinde.txt", "latin-\udce9.txt"])
def test_a_name_that_no_manifest_can_hold_is_refused(
    text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    root = tmp_path / "rapport"
    assert init(text.rename(text.with_name(name)), root) == ExitCode.USAGE
    assert "has a name that a manifest cannot hold. Rename the file" in capsys.readouterr().err
    assert not root.exists()


def test_a_publication_is_begun_whole_or_not_at_all(
    text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "rapport"

    def fails(path: Path, content: str) -> None:
        if path.name == "outline.toml":
            raise OutputError("cannot be written", where=str(path))
        path.write_text(content, "utf-8")

    with monkeypatch.context() as patch:
        patch.setattr("quickscan_build.files.write_text", fails)
        assert init(text, root) == ExitCode.OUTPUT
    assert not (root / "source_texts").exists()
    assert init(text, root) == ExitCode.GOOD


def test_settings_of_sphinx_that_are_there_stay(text: Path, tmp_path: Path) -> None:
    conf = tmp_path / "rapport" / "docs" / "conf.py"
    conf.parent.mkdir(parents=True)
    conf.write_text("mine = True\n")
    assert init(text, tmp_path / "rapport") == ExitCode.GOOD
    assert conf.read_text() == "mine = True\n"


def test_what_is_there_stays(text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "rapport"
    assert init(text, root) == ExitCode.GOOD
    before = (root / "source_texts" / "publication.toml").read_bytes()
    assert init(text, root, title="Iets anders") == ExitCode.DATA
    assert "already exists" in capsys.readouterr().err
    assert (root / "source_texts" / "publication.toml").read_bytes() == before


def test_what_readers_will_read_is_dutch(text: Path, tmp_path: Path) -> None:
    assert init(text, tmp_path / "rapport", date="2021-03") == ExitCode.GOOD
    data = (tmp_path / "rapport" / "source_texts" / "publication.toml").read_text("utf-8")
    assert 'source = "De gedrukte uitgave van Uitgever, maart 2021."' in data


@pytest.mark.parametrize(("given", "first"), [({}, 1), ({"first-page": "7"}, 7)])
def test_the_first_page_is_1_unless_it_is_told(
    text: Path, tmp_path: Path, given: dict[str, str], first: int
) -> None:
    assert init(text, tmp_path / "rapport", **given) == ExitCode.GOOD
    written = (tmp_path / "rapport" / "source_texts" / "publication.toml").read_text("utf-8")
    assert f"first_page = {first}  # the number" in written
