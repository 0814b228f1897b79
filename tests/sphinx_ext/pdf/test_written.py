"""A chapter is written again when anything it shows has changed, and then only."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from quickscan_build.sphinx_ext.pdf import builder
from quickscan_build.sphinx_ext.running import run

from ..conftest import copy_sample


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The sample, with a picture and a reference that shows the title of another chapter."""
    root = copy_sample(tmp_path / "sample")
    chapters = root / "docs" / "chapters"
    Image.new("RGB", (40, 40), "red").save(chapters / "rood.png")
    with (chapters / "inleiding.md").open("a", encoding="utf-8") as file:
        file.write("\n![Een rood vlak](rood.png)\n\nZie {doc}`bijlage`.\n")
    return root


def build(root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[bytes, list[str]]:
    """The PDF, and the chapters that were written for it."""
    written: list[str] = []
    real = builder.PdfBuilder._write

    def spy(self: builder.PdfBuilder, docname: str) -> str:
        written.append(docname)
        return real(self, docname)

    with monkeypatch.context() as patched:
        patched.setattr(builder.PdfBuilder, "_write", spy)
        made = run(root, "pdf", lambda _: None, settings={"pdf_jobs": 1})
    return next(made.glob("*.pdf")).read_bytes(), written


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_nothing_changed_nothing_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, written = build(root, monkeypatch)
    assert len(written) == 6
    assert build(root, monkeypatch) == (first, [])


def test_only_what_changed_is_written_and_the_same_as_from_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(root, monkeypatch)
    change(root / "docs/chapters/inleiding.md", "twaalf dorpen", "dertien dorpen")
    change(root / "docs/chapters/verhaal-1.md", "kind: chapter", "kind: appendix")
    made, written = build(root, monkeypatch)
    assert written == ["inleiding"]
    run(root, "html", lambda _: None)
    again = copy_sample(root.parent / "again")
    for path in (root / "docs/chapters").iterdir():
        (again / "docs/chapters" / path.name).write_bytes(path.read_bytes())
    assert build(again, monkeypatch)[0] == made


def test_a_title_changed_whoever_shows_it_is_written_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(root, monkeypatch)
    change(root / "docs/chapters/bijlage.md", "Bijlage 1: Cijfers", "Bijlage 1: Getallen")
    assert "inleiding" in build(root, monkeypatch)[1]


@pytest.mark.parametrize("damage", [b"", b"x" * 100])
def test_what_was_damaged_is_written_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes
) -> None:
    first, _ = build(root, monkeypatch)
    next(root.glob("build/.sphinx/pdf/doctrees/inleiding.chapter")).write_bytes(damage)
    assert build(root, monkeypatch) == (first, ["inleiding"])
