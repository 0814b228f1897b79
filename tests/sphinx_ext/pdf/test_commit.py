"""The commit that the colophon names."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from quickscan_build.sphinx_ext.pdf.commit import commit


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one commit."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "een.md").write_text("# Een\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("lees mij\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "-c", "user.name=n", "-c", "user.email=e@example.org", "commit", "--quiet", "-m", "een")
    return tmp_path


def git(root: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", "-C", str(root), *arguments], check=True, capture_output=True, text=True
    ).stdout.strip()


def test_names_the_commit_it_is_at(root: Path) -> None:
    assert commit(root) == git(root, "rev-parse", "HEAD")[:12]


@pytest.mark.parametrize("name", ["docs/een.md", "docs/nieuw.md", "source_texts/nieuw.txt"])
def test_says_when_something_was_changed_since(root: Path, name: str) -> None:
    clean = commit(root)
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text("anders\n", encoding="utf-8")
    assert commit(root) == clean + "+"


@pytest.mark.parametrize("name", ["README.md", "build/pdf/een.pdf", ".venv"])
def test_what_no_edition_is_made_of_does_not_count(root: Path, name: str) -> None:
    clean = commit(root)
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("anders\n", encoding="utf-8")
    assert commit(root) == clean


def test_a_clone_in_another_folder_has_the_same(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("een andere map") / "kloon"
    git(root, "clone", "--quiet", "--depth", "1", root.as_uri(), str(other))
    assert commit(other) == commit(root)


def test_there_is_no_commit_without_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(root))
    assert commit(root) == ""


def test_there_is_no_commit_outside_a_repository_or_before_the_first(tmp_path: Path) -> None:
    assert commit(tmp_path) == ""
    git(tmp_path, "init", "--quiet")
    assert commit(tmp_path) == ""
