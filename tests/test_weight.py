"""What counts towards the weight of a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tools.validate import site

ROWS = "<table><tbody>" + "<tr><th scope=row>p. 4, regel 2<td>Burgerplatform" * 4000 + "</tbody></table>"
STYLE = f"<style>{'p { margin: 0 } ' * 8000}</style>"


def weighed(folder: Path, name: str, content: str) -> list[str]:
    page = f"<!DOCTYPE html><html lang=nl><title>Proef</title>{content}<p>Tekst.</p></html>"
    (folder / name).write_text(page, "utf-8")
    row = site.weight(folder)
    assert row.looked_at == 1
    return row.findings


@pytest.mark.parametrize(
    ("name", "content", "heavy"),
    [
        ("aanname-1.html", "<p>Kort.", False),
        ("aanname-1.html", ROWS, True),
        ("aanname-1.html", STYLE, True),
        (site.REPORT, "<p>Kort.", False),
        (site.REPORT, ROWS, False),
        (site.REPORT, STYLE, True),
        (site.REPORT, ROWS + STYLE + ROWS, True),
        (site.REPORT, "<p>Lang. " * 20_000, True),
    ],
)
def test_pages(tmp_path: Path, name: str, content: str, heavy: bool) -> None:
    assert bool(weighed(tmp_path, name, content)) is heavy


@pytest.mark.parametrize(("script", "heavy"), [("book.js", True), ("searchindex.js", False)])
def test_scripts(tmp_path: Path, script: str, heavy: bool) -> None:
    (tmp_path / script).write_text("x" * site.HEAVIEST, "utf-8")
    assert bool(weighed(tmp_path, "search.html", f'<script src="{script}"></script>')) is heavy
