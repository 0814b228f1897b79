"""The sample publication, built once by the real builders."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from quickscan_build.fidelity import published
from quickscan_build.fidelity.letters import outlines
from quickscan_build.fidelity.pdf import fonts

from . import sample


@pytest.fixture(scope="session", autouse=True)
def fonts_judged_once() -> Iterator[None]:
    """Each font is looked at once for all tests: of a thousand attacks on a page few touch its fonts."""
    disguised = cache(lambda data, said: outlines.disguised(data, dict(said)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outlines, "amiss", cache(outlines.amiss))
        patch.setattr(fonts, "disguised", lambda data, said: disguised(data, tuple(said.items())))
        yield


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of the sample publication, with website, EPUB and PDF as the builders make them.

    Tests read it; a test that changes a file works on a copy.
    """
    root = sample.write(tmp_path_factory.mktemp("sample"))
    for command in ("html", "epub", "pdf"):
        # A process of its own: libraries may warn there of what is theirs to mend.
        subprocess.run([sys.executable, "-m", "quickscan_build", command, "--root", str(root)], check=True)
    return root


@pytest.fixture(scope="session")
def standard(built: Path) -> published.Standard:
    """What the artefacts of the sample publication are held against."""
    return sample.standard(built)
