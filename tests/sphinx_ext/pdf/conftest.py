"""The sample publication's PDF, and sheets laid out by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest

from quickscan_build.sphinx_ext.pdf.faces import face_path
from quickscan_build.sphinx_ext.pdf.file.assemble import Book, assemble
from quickscan_build.sphinx_ext.pdf.file.binding import Leaf
from quickscan_build.sphinx_ext.pdf.file.part import prepared
from quickscan_build.sphinx_ext.pdf.model import LaidOut, Sheet
from quickscan_build.sphinx_ext.pdf.setting import Setting, styles_for
from quickscan_build.sphinx_ext.pdf.workshop import engine
from quickscan_build.sphinx_ext.running import run

from ..conftest import copy_sample

LayOut = Callable[..., LaidOut]


@pytest.fixture(scope="session")
def pdf_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's PDF; read only."""
    root = copy_sample(tmp_path_factory.mktemp("pdf") / "sample")
    made = run(root, "pdf", lambda _: None)
    return next(made.glob("*.pdf"))


@pytest.fixture
def pdf(pdf_file: Path) -> Iterator[pikepdf.Pdf]:
    """The sample's PDF, opened."""
    with pikepdf.open(pdf_file) as opened:
        yield opened


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workshop's folder for the session."""
    return tmp_path_factory.mktemp("workshop")


@pytest.fixture
def lay_out(kept: Path, tmp_path: Path) -> LayOut:
    """Lay out one HTML body, in this process: ``lay_out("<p>…", css="…", paper="A5", files={})``."""

    def run_one(body: str, css: str = "", paper: str = "A4", files: dict[str, Path] | None = None) -> LaidOut:
        own = []
        if css:
            own.append(tmp_path / "own.css")
            own[0].write_text(css, encoding="utf-8")
        html = f'<!DOCTYPE html><html lang="nl"><head><title>Proef</title></head><body>{body}</body></html>'
        setting = Setting(kept, styles_for(paper, own), tuple((files or {}).items()))
        return engine(setting.grounded()).lay_out(Sheet("proef", html))

    return run_one


@pytest.fixture
def bind(kept: Path, tmp_path: Path) -> Callable[[LaidOut], Path]:
    """Put one laid-out sheet into a PDF of its own."""

    def bound(laid: LaidOut) -> Path:
        output = tmp_path / "gebonden.pdf"
        book = Book(title="Proef", language="nl", outline=(), xmp=b"<x/>", info={"Title": "Proef"})
        leaves = [Leaf(0, page) for page in range(len(laid.pages))]
        assemble(
            book,
            [prepared(laid, links=True)],
            leaves,
            [],
            face=lambda digest: face_path(kept, digest).read_bytes(),
            output=output,
        )
        return output

    return bound
