"""What ``conf.py`` may say about the PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from quickscan_build.exits import DataError
from quickscan_build.sphinx_ext.running import run


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("pdf_paper = 5", r"docs/conf\.py: pdf_paper must be text"),
        ("pdf_paper = 'A9'", r"docs/conf\.py: pdf_paper: there is no paper 'A9'. Choose one of: A4, A5"),
        ("pdf_styles = 'eigen.css'", r"docs/conf\.py: pdf_styles must be a list"),
        ("pdf_styles = [3]", r"docs/conf\.py: pdf_styles must be a list"),
        ("pdf_styles = ['weg.css']", r"weg\.css: there is no such style sheet"),
    ],
)
def test_a_setting_that_is_wrong_is_one_line(sample: Path, line: str, said: str) -> None:
    with (sample / "docs" / "conf.py").open("a") as conf:
        conf.write(f"{line}\n")
    with pytest.raises(DataError, match=said):
        run(sample, "pdf", lambda _: None, settings={"pdf_jobs": 1})
