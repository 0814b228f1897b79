"""The book that is put together from chapters is, page for page, the one that WeasyPrint makes of one file.

Copyfitting is left out, for it is ours, and so are the margins: running heads and folios are laid over the
pages here. Left and right pages of the theme have the same margins, so that places may be compared too.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from tests.bench import one_file

from quickscan_build.sphinx_ext.pdf import book
from quickscan_build.sphinx_ext.pdf.layout import copyfit, flaws
from quickscan_build.sphinx_ext.pdf.watcher import Watcher

from ..conftest import copy_sample


def pages(path: Path, *, area: tuple[float, float]) -> list[list[str]]:
    """The words on each page, in no order, between ``area``'s lower and upper edge (points).

    WeasyPrint writes the hyphen at a line end as text; ours is marked as none, and one of the print is plain.
    """
    found = []
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            text = page.get_textpage().get_text_bounded(bottom=area[0], top=area[1])
            whole = re.sub("[\ufffe\u0002]|\u2010\r?\n", "", text).replace("\u2010", "-")
            found.append(sorted(whole.split()))
    return found


def test_page_for_page_as_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flaws, "FITS", 0)
    monkeypatch.setattr(copyfit, "MOST_PAGES", 0)
    root = copy_sample(tmp_path / "sample")
    job = one_file.captured(root)
    book.make(replace(job, jobs=1), tmp_path / "ours.pdf", Watcher())
    one_file.laid_out(job, tmp_path / "one").write_pdf(tmp_path / "one.pdf")
    area = (72.0, 770.0)
    ours, theirs = (pages(tmp_path / name, area=area) for name in ("ours.pdf", "one.pdf"))
    assert len(ours) > 8
    assert ours == theirs
