"""The manifest names everything that an artefact depends on, and notices when any of it changes."""

import json
import os
from pathlib import Path

import pytest

from quickscan_build.cli import main

from .. import sample


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = sample.write(tmp_path)
    (root / "build" / "pdf").mkdir()
    (root / "build" / "pdf" / "tuin.pdf").write_bytes(b"geen pdf")
    assert main(["fidelity", "--root", str(root), "--browser", "no"]) == 1
    return root


def test_what_was_signed_off_is_as_it_was(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = root / "build" / "manifest.json"
    capsys.readouterr()
    assert main(["verify", str(manifest)]) == 0
    said = capsys.readouterr().out
    for name in (
        "html",
        "epub/tuin.epub",
        "source_texts/tuin.txt",
        "source_texts/sic.toml",
        "docs/ledger.jsonl",
    ):
        assert f"{name}: as signed off" in said
    assert "findings: the check had some" in said
    assert json.loads(manifest.read_text("utf-8"))["good"] is False


def test_without_an_account_it_names_what_there_is_all_the_same(root: Path) -> None:
    (root / "docs" / "ledger.jsonl").unlink()
    assert main(["fidelity", "--root", str(root), "--browser", "no"]) == 1
    data = json.loads((root / "build" / "manifest.json").read_text("utf-8"))
    assert data["ledger"] == {}
    assert "source_texts/tuin.txt" in data["sources"]


@pytest.mark.parametrize(
    "name",
    [
        "build/html/tuin.html",
        "build/epub/tuin.epub",
        "source_texts/getuige.txt",
        "source_texts/variants.toml",
        "docs/ledger.jsonl",
    ],
)
def test_one_byte_more_is_a_finding(root: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with (root / name).open("ab") as stream:
        stream.write(b" ")
    capsys.readouterr()
    assert main(["verify", str(root / "build" / "manifest.json")]) == 1
    assert capsys.readouterr().out.count("CHANGED") == 1


def test_another_face_is_a_finding_and_one_that_is_not_here_is_not(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = root / "build" / "manifest.json"
    data = json.loads(manifest.read_text("utf-8"))
    changed = next(iter(data["fonts"]))
    data["fonts"] |= {changed: "0" * 64, "weg.ttf": "0" * 64}
    manifest.write_text(json.dumps(data), "utf-8")
    capsys.readouterr()
    assert main(["verify", str(manifest)]) == 1
    said = capsys.readouterr().out
    assert f"{changed}: CHANGED" in said
    assert "weg.ttf: not here" in said
    assert said.count("CHANGED") == 1


@pytest.mark.parametrize("name", [b"extra.html", b"\xff.html"])
def test_a_page_more_in_the_site_is_a_finding(root: Path, name: bytes) -> None:
    (root / "build" / "html" / os.fsdecode(name)).write_text("x", "utf-8")
    assert main(["verify", str(root / "build" / "manifest.json")]) == 1


def test_a_missing_artefact_is_a_finding_but_sources_may_stay_at_home(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "source_texts" / "tuin.txt").unlink()
    capsys.readouterr()
    assert main(["verify", str(root / "build" / "manifest.json")]) == 0
    assert "source_texts/tuin.txt: not here" in capsys.readouterr().out
    (root / "build" / "epub" / "tuin.epub").unlink()
    assert main(["verify", str(root / "build" / "manifest.json")]) == 1


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"format": "quickscan-build manifest", "version": 9}', "[" * 100_000, "\0"],
)
def test_what_is_not_a_manifest_is_one_line(
    tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "manifest.json"
    path.write_text(content, "utf-8")
    assert main(["verify", str(path)]) == 2
    said = capsys.readouterr().err
    assert str(path) in said
    assert "make all, or quickscan-build build, writes one" in said
    assert said.count("\n") == 1


def test_what_is_too_large_is_not_read(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("quickscan_build.fidelity.report.manifest.LARGEST", 100)
    assert main(["verify", str(root / "build" / "manifest.json")]) == 2
    assert "is too large to be a manifest" in capsys.readouterr().err


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd", "/etc/passwd", "", "a\0b", "a\nhtml: as signed off", "\ud800", "a" * 5000]
)
def test_a_manifest_may_not_name_files_outside(root: Path, name: str) -> None:
    manifest = root / "build" / "manifest.json"
    data = json.loads(manifest.read_text("utf-8"))
    data["artefacts"][name] = "0" * 64
    manifest.write_text(json.dumps(data), "utf-8")
    assert main(["verify", str(manifest)]) == 2


def test_a_manifest_without_artefacts_signs_nothing_off(root: Path) -> None:
    manifest = root / "build" / "manifest.json"
    data = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps(data | {"artefacts": {}}), "utf-8")
    assert main(["verify", str(manifest)]) == 2


def test_what_never_ends_is_not_an_artefact(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "build" / "epub" / "tuin.epub").unlink()
    (root / "build" / "epub" / "tuin.epub").symlink_to("/dev/zero")
    assert main(["verify", str(root / "build" / "manifest.json")]) == 1
    assert "epub/tuin.epub: CHANGED" in capsys.readouterr().out
