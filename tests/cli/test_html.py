"""The commands that write the website and the EPUB."""

from __future__ import annotations

import hashlib
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from quickscan_build.cli import main

SAMPLE = Path(__file__).parents[1] / "sphinx_ext" / "sample"


def bytes_of(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """The sample in two folders of other names and depths."""
    one, other = tmp_path / "a", tmp_path / "een heel andere" / "map" / "b"
    shutil.copytree(SAMPLE, one)
    shutil.copytree(SAMPLE, other)
    return one, other


def test_two_folders_give_the_same_bytes(folders: tuple[Path, Path]) -> None:
    for folder in folders:
        assert main(["epub", "--root", str(folder)]) == 0
        assert main(["html", "--root", str(folder)]) == 0
    one, other = (bytes_of(folder / "build" / "epub") for folder in folders)
    assert one == other
    assert list(one) == ["proefrapport.epub"]
    one, other = (bytes_of(folder / "build" / "html") for folder in folders)
    assert one == other
    assert {"index.html", "search.html", "searchindex.js", "proefrapport.epub", ".nojekyll"} <= one.keys()


def test_a_second_build_gives_the_bytes_of_a_first(folders: tuple[Path, Path]) -> None:
    """What is kept of an earlier build leaves no trace: a changed title shows on every page."""
    one, other = folders
    assert main(["html", "--root", str(one)]) == 0
    for folder in folders:
        for file, old, new in (
            ("docs/chapters/verhaal-1.md", "heeft het te druk", "heeft tijd genoeg"),
            ("docs/chapters/inleiding.md", "Buren helpen buren", "Buren en hulp"),
            ("source_texts/publication.toml", "Een proefrapport", "Nog een proefrapport"),
        ):
            path = folder / file
            path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        assert main(["html", "--root", str(folder)]) == 0
    assert bytes_of(one / "build" / "html") == bytes_of(other / "build" / "html")
    assert "Buren en hulp" in (one / "build" / "html" / "bijlage.html").read_text(encoding="utf-8")


def test_a_chapter_that_goes_leaves_no_page(folders: tuple[Path, Path]) -> None:
    root, _ = folders
    assert main(["html", "--root", str(root)]) == 0
    (root / "docs" / "chapters" / "bijlage.md").unlink()
    index = root / "docs" / "chapters" / "index.md"
    index.write_text(index.read_text(encoding="utf-8").replace("bijlage\n", ""), encoding="utf-8")
    assert main(["html", "--root", str(root)]) == 0
    assert not (root / "build" / "html" / "bijlage.html").exists()
    assert "bijlage.html" not in (root / "build" / "html" / "sitemap.xml").read_text(encoding="utf-8")


def test_no_path_of_this_machine_is_written(folders: tuple[Path, Path]) -> None:
    root, _ = folders
    assert main(["epub", "--root", str(root)]) == 0
    assert main(["html", "--root", str(root)]) == 0
    name = str(root).encode()
    for path in (root / "build" / "html").rglob("*"):
        assert not path.is_file() or name not in path.read_bytes()
    with zipfile.ZipFile(root / "build" / "epub" / "proefrapport.epub") as archive:
        for entry in archive.infolist():
            assert name not in archive.read(entry)


def test_outputs_go_where_they_are_told_to_go(folders: tuple[Path, Path], tmp_path: Path) -> None:
    root, _ = folders
    assert main(["epub", "--root", str(root), "-o", str(tmp_path / "x" / "boek.epub")]) == 0
    assert zipfile.is_zipfile(tmp_path / "x" / "boek.epub")
    assert main(["html", "--root", str(root), "-o", str(tmp_path / "y")]) == 0
    assert (tmp_path / "y" / "index.html").is_file()


def test_without_chapters_it_says_what_to_run(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root, _ = folders
    shutil.rmtree(root / "docs" / "chapters")
    assert main(["html", "--root", str(root)]) == 4
    assert "Run: quickscan-build chapters" in capsys.readouterr().err


def test_a_folder_with_anything_else_in_it_is_not_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "rapport"
    shutil.copytree(SAMPLE, root)
    before = bytes_of(root)
    assert main(["html", "--root", str(root), "-o", str(root)]) == 6
    told = capsys.readouterr().err
    assert str(root) in told
    assert "would be lost" in told
    after = {path: digest for path, digest in bytes_of(root).items() if not path.startswith("build")}
    assert after == before

    site = tmp_path / "site"
    site.mkdir()
    for _ in ("empty", "an earlier website"):
        assert main(["html", "--root", str(root), "-o", str(site)]) == 0
    for stranger in ("CNAME", ".git/HEAD", "notities.txt"):
        path = site / stranger
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine", encoding="utf-8")
        assert main(["html", "--root", str(root), "-o", str(site)]) == 6
        assert path.read_text(encoding="utf-8") == "mine"
        path.unlink()
        if path.parent != site:
            path.parent.rmdir()
    assert main(["html", "--root", str(root), "-o", str(site)]) == 0


def test_a_description_that_is_still_the_title_is_not_shown_below_it(folders: tuple[Path, Path]) -> None:
    """As ``init`` leaves it, to be filled in."""
    data = folders[0] / "source_texts" / "publication.toml"
    text = data.read_text(encoding="utf-8")
    for title, shown in (("Buren", 0), ("Dorpen", 1)):
        about = re.sub(r"(?m)^title = .*", f'title = "{title}"', text)
        data.write_text(re.sub(r"(?m)^description = .*", 'description = "Buren"', about), encoding="utf-8")
        assert main(["html", "--root", str(folders[0])]) == 0
        landing = (folders[0] / "build" / "html" / "index.html").read_text(encoding="utf-8")
        assert landing.count('class="summary"') == shown
