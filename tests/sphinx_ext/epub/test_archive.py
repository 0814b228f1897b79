"""A packed EPUB: the form that reading systems want, and the same bytes for the same files."""

from __future__ import annotations

import os
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from quickscan_build.sphinx_ext.epub.archive import pack

NAMES = ["META-INF/container.xml", "content.opf", "één.xhtml"]


def packed(folder: Path, date: str = "2026-01-31", *, age: int = 0) -> bytes:
    """An archive of three files, which are so many seconds old."""
    for name in NAMES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name} " * 50, encoding="utf-8")
        path.chmod(0o600 if age else 0o644)
        os.utime(path, (1_700_000_000 - age, 1_700_000_000 - age))
    pack(folder, NAMES, date, folder / "book.epub")
    return (folder / "book.epub").read_bytes()


def test_the_media_type_comes_first_and_is_not_compressed(tmp_path: Path) -> None:
    data = packed(tmp_path)
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    with ZipFile(tmp_path / "book.epub") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["mimetype", *NAMES]
        kinds = [one.compress_type for one in archive.infolist()]
        assert kinds == [ZIP_STORED, ZIP_DEFLATED, ZIP_DEFLATED, ZIP_DEFLATED]
        assert archive.read("één.xhtml").decode() == "één.xhtml " * 50


def test_the_bytes_depend_on_the_files_alone(tmp_path: Path) -> None:
    assert packed(tmp_path / "a") == packed(tmp_path / "b", age=86_400)


@pytest.mark.parametrize(
    ("date", "stamp"),
    [("2026-01-31", (2026, 1, 31)), ("1980-12-01", (1980, 12, 1)), ("1979-05-04", (1980, 5, 4))],
)
def test_every_file_has_the_date_of_the_edition(
    tmp_path: Path, date: str, stamp: tuple[int, int, int]
) -> None:
    packed(tmp_path, date)
    with ZipFile(tmp_path / "book.epub") as archive:
        assert {one.date_time for one in archive.infolist()} == {(*stamp, 0, 0, 0)}
