"""``quickscan-build evaluate``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quickscan_build.cli import main


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "a" / "ocr").mkdir(parents=True)
    (tmp_path / "a" / "gold.txt").write_text("De financiële gevolgen zijn groot.\n", "utf-8")
    (tmp_path / "a" / "ocr" / "eng_150.ff.txt").write_text("De financiéle gevol-\ngen zijn groot.\n", "utf-8")
    return tmp_path


def test_it_prints_tables_and_writes_the_page(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = corpus / "out"
    only = ["--only", "naive", "--only", "quickscan-build"]
    assert main(["evaluate", str(corpus), "-o", str(out), *only]) == 0
    assert "eng, 150 dpi, 5 words" in capsys.readouterr().out
    rows = {row["cleaner"]: row for row in json.loads((out / "report.json").read_text("utf-8"))}
    assert rows["naive"]["wer"] == 0.2
    assert rows["quickscan-build"]["wer"] == 0
    assert rows["quickscan-build"]["fixed"] == 1
    assert "what is still wrong" in (out / "index.html").read_text("utf-8")


def test_a_cleaner_that_is_not_there_is_reported(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = corpus / "out"
    assert main(["evaluate", str(corpus), "-o", str(out), "--only", "naive", "--only", "niemand"]) == 2
    assert "there is no cleaner 'niemand'. The cleaners are 'raw', 'naive', " in capsys.readouterr().err
    assert not out.exists()


def test_a_folder_that_is_not_a_corpus_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", str(tmp_path)]) == 3
    assert capsys.readouterr().err.count("\n") == 1
