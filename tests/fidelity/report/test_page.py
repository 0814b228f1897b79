"""The report as a page: no barrier for anyone, judged by axe in a real browser, light and dark."""

import os
import re
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


def test_each_choice_of_a_reader_has_its_style(tmp_path: Path) -> None:
    root = sample.write(tmp_path)
    main(["fidelity", "--root", str(root), "--browser", "no", "--epub", str(root / "build/epub/tuin.epub")])
    page = (root / "build" / "fidelity" / "index.html").read_text("utf-8")
    choices = re.findall(r'<input [^>]*id="((?:soort|regel)-[\w-]+)"', page)
    assert {one.partition("-")[0] for one in choices} == {"soort", "regel"}
    assert all(f"main:has(#{one}:checked)" in page for one in choices)
