"""Files appear whole or not at all, and what was there stays until then."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.waiting import PATIENCE

from quickscan_build.exits import OutputError
from quickscan_build.files import replacing_folder, write_text, writing


class BrokenError(Exception):
    """Whatever goes wrong halfway."""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_there_when_the_block_has_ended(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "out.pdf"
    with writing(path) as aside:
        aside.write_bytes(b"whole")
        assert not path.exists()
    assert path.read_bytes() == b"whole"
    assert names(path.parent) == ["out.pdf"]
    assert path.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    "error", [BrokenError(), KeyboardInterrupt(), SystemExit(1), OSError(28, "No space left")]
)
def test_what_was_there_stays_when_the_block_fails(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(b"earlier")
    with (
        pytest.raises((type(error), OutputError)),
        writing(path) as aside,
    ):
        aside.write_bytes(b"hal")
        raise error
    assert path.read_bytes() == b"earlier"
    assert names(tmp_path) == ["out.pdf"]


def test_a_file_in_the_place_of_a_folder_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file")
    with pytest.raises(
        OutputError, match=r"build: cannot be written \(is a file, not a folder\)\. Check that"
    ):
        write_text(tmp_path / "build" / "out.txt", "x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match="folder: cannot be written"):
        write_text(tmp_path / "folder", "x")
    assert names(tmp_path) == ["build", "folder"]


def test_another_file_that_is_in_the_way_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(OutputError, match=r"logo\.png: cannot be written \(No such file"),
        writing(tmp_path / "out.pdf") as aside,
    ):
        aside.write_bytes((tmp_path / "logo.png").read_bytes())


@contextmanager
def full() -> Iterator[None]:
    """On a disk that takes no more than a thousand bytes of a file."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_is_full_is_one_line_and_harms_nothing(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("earlier")
    with full(), pytest.raises(OutputError, match=r"out\.txt: cannot be written \(File too large\)"):
        write_text(path, "x" * 2000)
    assert path.read_text() == "earlier"
    assert names(tmp_path) == ["out.txt"]


def test_text_that_is_the_same_already_keeps_its_time(tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    write_text(path, "één\n")
    os.utime(path, (1, 1))
    write_text(path, "één\n")
    assert path.stat().st_mtime == 1
    write_text(path, "twee\n")
    assert path.stat().st_mtime > 1
    assert path.read_bytes() == b"twee\n"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen([sys.executable, "-c", f"print(open({str(pipe)!r}).read())"], stdout=-1)
    write_text(pipe, "één")
    assert reader.communicate(timeout=PATIENCE)[0].decode() == "één\n"
    assert pipe.is_fifo()
    assert names(tmp_path) == ["pipe"]


def test_a_link_to_a_device_stays_a_link(tmp_path: Path) -> None:
    link = tmp_path / "null"
    link.symlink_to("/dev/null")
    write_text(link, "gone")
    assert link.is_symlink()
    assert Path("/dev/null").is_char_device()


# ---------------------------------------------------------------- folders


def filled(path: Path, **files: str) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (path / name).write_text(text)
    return path


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    path = filled(tmp_path / "html", index="old", left="over")
    with replacing_folder(path) as aside:
        filled(aside, index="new")
        assert (path / "index").read_text() == "old"
    assert names(path) == ["index"]
    assert (path / "index").read_text() == "new"
    assert names(tmp_path) == ["html"]
    assert path.stat().st_mode & 0o777 == 0o755


def test_a_folder_that_the_disk_has_no_room_for_is_one_short_line(tmp_path: Path) -> None:
    made = filled(tmp_path / "made", one="x" * 2000, two="x" * 2000)
    with (
        full(),
        pytest.raises(OutputError, match=r"html: cannot be written \(File too large\)\. Check"),
        replacing_folder(tmp_path / "html") as aside,
    ):
        shutil.copytree(made, aside, dirs_exist_ok=True)
    assert names(tmp_path) == ["made"]


def test_what_cannot_be_written_in_a_folder_is_named_by_the_name_it_would_have(tmp_path: Path) -> None:
    with (
        pytest.raises(OutputError, match=r"/html/a: cannot be written \(is a file"),
        replacing_folder(tmp_path / "html") as aside,
    ):
        write_text(filled(aside, a="a file") / "a" / "b", "x")
    assert names(tmp_path) == []


@pytest.mark.parametrize("error", [BrokenError(), KeyboardInterrupt()])
def test_a_folder_stays_when_the_block_fails(tmp_path: Path, error: BaseException) -> None:
    path = filled(tmp_path / "html", index="old")
    with pytest.raises(type(error)), replacing_folder(path) as aside:
        filled(aside, index="hal")
        raise error
    assert (path / "index").read_text() == "old"
    assert names(tmp_path) == ["html"]


def test_a_folder_comes_back_when_the_move_itself_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(tmp_path / "html", index="old")
    rename = Path.rename

    def fails_into_place(self: Path, target: Path) -> Path:
        if target == path and not self.name.endswith(".old"):
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails_into_place)
    with (
        pytest.raises(OutputError, match=r"html: cannot be written \(Input/output error\)"),
        replacing_folder(path) as aside,
    ):
        filled(aside, index="new")
    assert (path / "index").read_text() == "old"
    assert names(tmp_path) == ["html"]


def test_a_file_where_a_folder_must_come_stays(tmp_path: Path) -> None:
    path = tmp_path / "html"
    path.write_text("a file of the user's")
    with pytest.raises(OutputError, match="is a file, not a folder"), replacing_folder(path):
        pytest.fail("the block must not run")
    assert path.read_text() == "a file of the user's"


def test_a_link_to_a_folder_leaves_what_it_pointed_to(tmp_path: Path) -> None:
    real = filled(tmp_path / "elsewhere", index="theirs")
    (tmp_path / "html").symlink_to(real)
    with replacing_folder(tmp_path / "html") as aside:
        filled(aside, index="new")
    assert (real / "index").read_text() == "theirs"
    assert (tmp_path / "html" / "index").read_text() == "new"
    assert names(tmp_path) == ["elsewhere", "html"]
