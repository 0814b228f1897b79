"""What is kept of laid-out sheets: whole or not at all, and no more than may be."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from quickscan_build.exits import OutputError
from quickscan_build.sphinx_ext.pdf.cache import Cache
from quickscan_build.sphinx_ext.pdf.faces import face_path
from quickscan_build.sphinx_ext.pdf.file.part import Part, prepared
from quickscan_build.sphinx_ext.pdf.model import FontUse, LaidOut


def sheet(name: str, size: int = 0) -> Part:
    return replace(prepared(LaidOut(name, b"", (), (), (), {}, ()), links=True), boxes=(b"x" * size,))


def test_gives_back_what_was_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.recall("a") is None
    cache.keep("a", sheet("een"))
    assert cache.recall("a") == sheet("een")


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 40], ids=["empty", "short", "other bytes"])
def test_a_damaged_entry_does_not_count(tmp_path: Path, damage: bytes) -> None:
    cache = Cache(tmp_path)
    cache.keep("a", sheet("een"))
    (tmp_path / "sheets" / "a").write_bytes(damage)
    assert cache.recall("a") is None


@pytest.mark.parametrize("damage", [b"", b"OTTO", None], ids=["empty", "short", "gone"])
def test_an_entry_with_a_damaged_font_file_does_not_count(tmp_path: Path, damage: bytes | None) -> None:
    """Its pages cannot be bound: laid out again, they leave the file again."""
    file = b"a font"
    face = face_path(tmp_path, hashlib.sha256(file).hexdigest())
    face.parent.mkdir()
    face.write_bytes(file)
    use = FontUse("f", "Face", "Face", face.name, 0, 0, 0, 0, {}, {})
    cache = Cache(tmp_path)
    cache.keep("a", replace(sheet("een"), fonts=(use,)))
    assert cache.recall("a") is not None
    if damage is None:
        face.unlink()
    else:
        face.write_bytes(damage)
    assert cache.recall("a") is None


def test_those_unused_longest_go_when_it_grows_too_large(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for age, key in enumerate("dcba"):
        cache.keep(key, sheet(key, 1_000))
        os.utime(tmp_path / "sheets" / key, (1_000 + age, 1_000 + age))
    cache.recall("c")
    cache.prune(2_500)
    assert [key for key in "abcd" if cache.recall(key)] == ["a", "c"]


def test_a_missing_folder_is_not_an_error(tmp_path: Path) -> None:
    Cache(tmp_path / "none").prune(0)


def test_a_folder_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    (tmp_path / "sheets").write_text("a file where a folder should be")
    with pytest.raises(OutputError, match="sheets"):
        Cache(tmp_path).keep("a", sheet("een"))
