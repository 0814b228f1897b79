"""The report as a page: no barrier for anyone, judged by axe in a real browser, light and dark."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.tools.validate import site
from tests.tools.validate.report import MissingError

from quickscan_build.cli import main

from .. import sample


@pytest.mark.needs("chromium", "node", "playwright")
def test_axe_finds_nothing_in_the_report(tmp_path: Path, browser: Browser) -> None:
    root = sample.write(tmp_path)
    page = root / "build" / "html" / "tuin.html"
    page.write_text(page.read_text("utf-8").replace("Vroeger", "Vroeber"), "utf-8")
    main(["fidelity", "--root", str(root), "--html", str(page.parent), "--browser", "no"])
    try:
        rows = site.in_browser(root / "build" / "fidelity", browser)
    except MissingError as missing:
        # As conftest has it for tools that are programs: CI must have them, a desk need not.
        (pytest.fail if os.environ.get("CI") else pytest.skip)(str(missing))
    assert rows
    assert [finding for row in rows for finding in row.findings] == []
