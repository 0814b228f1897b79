"""What is wrong with a publication's own files is one line, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from quickscan_build.exits import DataError, OutputError
from quickscan_build.sphinx_ext.running import run


@pytest.mark.parametrize("builder", ["html", "pdf"])
@pytest.mark.parametrize("conf", ["", "x = (", "1 / 0", "raise SystemExit(3)", "extensions = ['no_such']"])
def test_a_wrong_conf_is_named(sample: Path, builder: str, conf: str) -> None:
    (sample / "docs" / "conf.py").write_text(conf)
    with pytest.raises(DataError, match="docs"):
        run(sample, builder, lambda _: None)


def test_no_conf_at_all(sample: Path) -> None:
    (sample / "docs" / "conf.py").unlink()
    with pytest.raises(DataError, match=r"conf\.py"):
        run(sample, "html", lambda _: None)


def test_a_chapter_that_is_not_text(sample: Path) -> None:
    chapter = sample / "docs" / "chapters" / "inleiding.md"
    chapter.write_bytes(chapter.read_bytes() + b"\xff")
    with pytest.raises(DataError, match=r"inleiding\.md: is not UTF-8"):
        run(sample, "html", lambda _: None)


def test_a_file_where_the_folder_should_be(sample: Path) -> None:
    (sample / "build").write_text("")
    with pytest.raises(OutputError, match="build"):
        run(sample, "html", lambda _: None)
