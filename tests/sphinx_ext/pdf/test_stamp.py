"""Whether a PDF is already what it would become."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quickscan_build.sphinx_ext.pdf.stamp import fingerprint, is_made, note

from ..conftest import copy_sample

SETTINGS = {"pdf_paper": "A4"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_sample(tmp_path / "sample")


def test_knows_what_it_made(root: Path, tmp_path: Path) -> None:
    output = tmp_path / "a.pdf"
    mark = fingerprint(root, SETTINGS)
    assert not is_made(tmp_path, output, mark)
    output.write_bytes(b"%PDF")
    assert not is_made(tmp_path, output, mark)
    note(tmp_path, output, mark)
    assert is_made(tmp_path, output, mark)
    assert not is_made(tmp_path, tmp_path / "b.pdf", mark)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "docs" / "chapters" / "inleiding.md").write_text("# Anders", encoding="utf-8"),
        lambda root: (root / "docs" / "nieuw.css").write_text("p {}", encoding="utf-8"),
        lambda root: (root / "docs" / "conf.py").unlink(),
        lambda root: (root / "source_texts" / "publication.toml").write_text("", encoding="utf-8"),
    ],
)
def test_any_change_counts(root: Path, change: Callable[[Path], object]) -> None:
    before = fingerprint(root, SETTINGS)
    assert fingerprint(root, SETTINGS) == before
    change(root)
    assert fingerprint(root, SETTINGS) != before


def test_settings_count(root: Path) -> None:
    assert fingerprint(root, SETTINGS) != fingerprint(root, {"pdf_paper": "A5"})


def test_a_file_that_was_touched_up_is_made_again(root: Path, tmp_path: Path) -> None:
    output = tmp_path / "a.pdf"
    output.write_bytes(b"%PDF")
    mark = fingerprint(root, SETTINGS)
    note(tmp_path, output, mark)
    output.write_bytes(b"%PDF and a word more")
    assert not is_made(tmp_path, output, mark)


def test_a_damaged_record_does_not_count(root: Path, tmp_path: Path) -> None:
    output = tmp_path / "a.pdf"
    output.write_bytes(b"%PDF")
    mark = fingerprint(root, SETTINGS)
    note(tmp_path, output, mark)
    next((tmp_path / "made").iterdir()).write_bytes(b"\xff{")
    assert not is_made(tmp_path, output, mark)


def test_links_that_lead_in_a_circle_do_not_count_as_a_file(tmp_path: Path) -> None:
    circle = tmp_path / "a.pdf"
    circle.symlink_to(circle)
    assert not is_made(tmp_path, circle, "mark")
