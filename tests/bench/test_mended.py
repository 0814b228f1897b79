"""The changes offered to WeasyPrint change none of what it writes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from quickscan_build.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def captured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The publication of this repository, once, ready for the peers."""
    folder = tmp_path_factory.mktemp("mended") / "one"
    assert main(["bench", "grow", "1", "--root", str(ROOT), "-o", str(folder)]) == 0
    peer("capture", folder)
    return folder


def peer(what: str, folder: Path, *more: str) -> None:
    command = [sys.executable, "-m", "tests.bench.peers", what, str(folder), *more]
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})


def test_one_file_is_the_same_to_the_byte(captured: Path) -> None:
    for what in ("weasyprint", "mended"):
        peer(what, captured, str(captured / f"{what}.pdf"))
    assert (captured / "mended.pdf").read_bytes() == (captured / "weasyprint.pdf").read_bytes()
