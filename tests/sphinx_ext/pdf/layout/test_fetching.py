"""What WeasyPrint may read: the files of the project, by made-up addresses, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from quickscan_build.sphinx_ext.pdf.layout import fetching
from quickscan_build.sphinx_ext.pdf.layout.fetching import BOOK, STYLES, Fetcher


@pytest.fixture
def fetcher(tmp_path: Path) -> Fetcher:
    for name in ("stijl/a.css", "stijl/fonts/één b.otf", "ander/c.svg", "images/d.png", "geheim.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    (tmp_path / "stijl" / "uit.css").symlink_to(tmp_path / "geheim.txt")
    folders = [tmp_path / "stijl", tmp_path / "ander"]
    return Fetcher(folders, {"images/d.png": tmp_path / "images" / "d.png"})


@pytest.mark.parametrize(
    ("address", "content", "kind"),
    [
        (f"{STYLES}0/a.css", "stijl/a.css", "text/css"),
        (f"{STYLES}0/fonts/%C3%A9%C3%A9n%20b.otf", "stijl/fonts/één b.otf", "application/octet-stream"),
        (f"{STYLES}0/fonts/../a.css", "stijl/a.css", "text/css"),
        (f"{STYLES}1/c.svg#teken", "ander/c.svg", "image/svg+xml"),
        (f"{BOOK}images/d.png", "images/d.png", "application/octet-stream"),
        ("data:text/css,p{}", "p{}", "text/css"),
    ],
)
def test_what_is_read(fetcher: Fetcher, address: str, content: str, kind: str) -> None:
    found = fetcher.fetch(address)
    assert found.read().decode() == content
    assert found.headers["Content-Type"].startswith(kind)


@pytest.mark.parametrize(
    "address",
    [
        f"{STYLES}0/",
        f"{STYLES}0/weg.css",
        f"{STYLES}0/../geheim.txt",
        f"{STYLES}0/..%2Fgeheim.txt",
        f"{STYLES}0/uit.css",
        f"{STYLES}0//etc/passwd",
        f"{STYLES}a.css",
        f"{STYLES}-1/c.svg",
        f"{BOOK}d.png",
        f"{BOOK}geheim.txt",
        f"{BOOK}images/../geheim.txt",
        "https://styles.invalid.example/0/a.css",
        "http://book.invalid/images/d.png",
        "https://example.org/a.css",
        "file:///etc/passwd",
        "images/d.png",
    ],
)
def test_what_is_refused(fetcher: Fetcher, address: str) -> None:
    with pytest.raises(ValueError, match=r"(no such file|nothing outside)"):
        fetcher.fetch(address)


def test_a_file_too_large_for_a_page_is_named(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST_FILE", 11)
    with pytest.raises(ValueError, match=r"d\.png is 0 MB; at most 0 MB"):
        fetcher.fetch(f"{BOOK}images/d.png")
    assert fetcher.fetch(f"{STYLES}1/c.svg").read() == b"ander/c.svg"[:11]
