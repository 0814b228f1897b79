"""The command that makes the print PDF."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from quickscan_build.cli import main
from quickscan_build.exits import ExitCode

from ..sphinx_ext.conftest import copy_sample

MILLIMETRE = 72 / 25.4


def width(file: Path) -> int:
    """Of the first page, in millimetres."""
    with pikepdf.open(file) as pdf:
        return round(float(pdf.pages[0].trimbox[2]) / MILLIMETRE)


def test_the_paper_is_the_one_conf_py_names_unless_the_command_line_says_otherwise(tmp_path: Path) -> None:
    root = copy_sample(tmp_path / "sample")
    with (root / "docs" / "conf.py").open("a") as conf:
        conf.write('pdf_paper = "A5"\n')
    command = ["pdf", "--root", str(root), "--jobs", "1"]
    assert main([*command, "-o", str(tmp_path / "own.pdf")]) == ExitCode.GOOD
    assert main([*command, "-o", str(tmp_path / "asked.pdf"), "--paper", "A4"]) == ExitCode.GOOD
    assert width(tmp_path / "own.pdf") == 148
    assert width(tmp_path / "asked.pdf") == 210
