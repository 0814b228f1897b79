"""A browser that is asked leaves nothing of itself behind."""

import tempfile
from pathlib import Path

import pytest

from quickscan_build.fidelity.browser import find
from quickscan_build.fidelity.browser.chromium import Chromium


@pytest.mark.needs("chromium")
def test_leaves_no_folder_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    browser = find()
    assert browser
    # Not pytest's own, whose path is longer than that of a socket may be.
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text("<p>hier")
        monkeypatch.setenv("TMPDIR", folder)
        monkeypatch.setattr(tempfile, "tempdir", folder)
        with Chromium(browser) as chromium:
            chromium.open(page)
            assert chromium.evaluate("document.body.textContent") == "hier"
        assert list(Path(folder).iterdir()) == [page]
