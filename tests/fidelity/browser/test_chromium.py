"""A browser that is asked opens what it is to open, and leaves nothing of itself behind."""

import tempfile
from pathlib import Path

import pytest
from tests.waiting import PATIENCE

from quickscan_build.fidelity.browser import chromium, find
from quickscan_build.fidelity.browser.chromium import Chromium


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("farewell", [PATIENCE, 0])
def test_leaves_no_folder_behind(monkeypatch: pytest.MonkeyPatch, farewell: float) -> None:
    """Not even when it did not end by itself."""
    browser = find()
    assert browser
    monkeypatch.setattr(chromium, "FAREWELL", farewell)
    # Not pytest's own, whose path is longer than that of a socket may be.
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text("<p>hier")
        monkeypatch.setenv("TMPDIR", folder)
        monkeypatch.setattr(tempfile, "tempdir", folder)
        with Chromium(browser) as opened:
            opened.open(page)
            assert opened.evaluate("document.body.textContent") == "hier"
        assert list(Path(folder).iterdir()) == [page]


@pytest.mark.needs("chromium")
def test_a_path_through_a_parent_leads_nobody_away(tmp_path: Path) -> None:
    """As in ``--root ../report``: browsers shorten the address."""
    browser = find()
    assert browser
    (tmp_path / "page.html").write_text("<p>hier")
    (tmp_path / "beside").mkdir()
    with Chromium(browser) as opened:
        opened.open(tmp_path / "beside" / ".." / "page.html")
        assert opened.evaluate("document.body.textContent") == "hier"
