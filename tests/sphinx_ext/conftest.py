"""The sample publication, built once a session for each format."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from quickscan_build.sphinx_ext.running import run

SAMPLE = Path(__file__).parent / "sample"


def copy_sample(to: Path) -> Path:
    """A sample that a test may change."""
    shutil.copytree(SAMPLE, to)
    return to


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample publication."""
    return copy_sample(tmp_path / "sample")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the sample's website; read only."""
    return run(copy_sample(tmp_path_factory.mktemp("site") / "sample"), "html", lambda _: None)
