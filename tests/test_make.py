"""make runs what a change requires, and nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

COMMAND = """\
#!/bin/sh
# Stands in for quickscan-build: remembers what it was asked, makes what it is known to make.
echo "$1" >> calls
if [ -e "fails-$1" ]; then [ "$1" = fidelity ] && echo findings > build/fidelity/report.json; exit 1; fi
case $1 in
  chapters) echo text > docs/chapters/een.md ;;
  pdf) mkdir -p build/pdf && echo pdf > build/pdf/rapport.pdf ;;
  epub) mkdir -p build/epub && echo epub > build/epub/rapport.epub ;;
  html) mkdir -p build/html && echo html > build/html/index.html ;;
  fidelity) mkdir -p build/fidelity && echo good > build/fidelity/report.json ;;
esac
"""
TREE = [
    "requirements.lock",
    "pyproject.toml",
    ".ci/provide",
    "source_texts/rapport.ocr.txt",
    "source_texts/sic.toml",
    "src/quickscan_build/text.py",
    "src/quickscan_build/cleaning/rules/quotes.py",
    "src/quickscan_build/sphinx_ext/pdf/book.py",
    "src/quickscan_build/theme/print/page.css",
    "src/quickscan_build/fidelity/judge.py",
    "docs/conf.py",
    "docs/chapters/een.md",
    "docs/dev/testing.md",
    "source_texts/een tekst met spaties.txt",
]
ALL = ["chapters", "epub", "fidelity", "html", "pdf"]
BOOKS = ["epub", "fidelity", "html", "pdf"]


class Project:
    """A tree with the real Makefile and a stand-in for the command it calls."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copy(ROOT / "Makefile", root)
        for name in TREE:
            self.change(name)
        self.change("source_texts/publication.toml", '[publication]\nname = "rapport"\n')
        self.change(".venv/bin/quickscan-build", COMMAND).chmod(0o755)
        self.change(".venv/.ready", f"{root}\n")
        self._wait_for_a_tick()

    def change(self, name: str, text: str = "x\n") -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def make(self, *targets: str, code: int = 0) -> list[str]:
        """What make called, in the order of the alphabet."""
        calls = self.root / "calls"
        calls.unlink(missing_ok=True)
        environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
        done = subprocess.run(
            ["make", *targets], cwd=self.root, capture_output=True, text=True, check=False, env=environment
        )
        assert done.returncode == code, done.stderr
        self._wait_for_a_tick()
        return sorted(calls.read_text().split()) if calls.exists() else []

    def _wait_for_a_tick(self) -> None:
        """Until what is written is newer than all that is there: file systems tell time in ticks."""
        clock = self.root / ".clock"
        clock.touch()
        before = clock.stat().st_mtime_ns
        while clock.stat().st_mtime_ns == before:
            clock.touch()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = tmp_path / "a folder"
    folder.mkdir()
    return Project(folder)


@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
def test_all_is_everything_and_then_nothing(project: Project, jobs: str) -> None:
    assert project.make(jobs) == ALL
    assert project.make(jobs) == []
    assert project.make(jobs, "pdf", "epub", "html", "chapters", "fidelity", "all") == []


@pytest.mark.parametrize(
    ("target", "calls"),
    [
        ("chapters", ["chapters"]),
        ("pdf", ["chapters", "pdf"]),
        ("epub", ["chapters", "epub"]),
        ("html", ["chapters", "epub", "html", "pdf"]),
        ("fidelity", ALL),
        ("setup", []),
    ],
)
def test_a_target_makes_what_it_needs(project: Project, target: str, calls: list[str]) -> None:
    assert project.make(target) == calls
    assert project.make(target) == []


@pytest.mark.parametrize(
    ("changed", "calls"),
    [
        ("source_texts/rapport.ocr.txt", ALL),
        ("source_texts/sic.toml", ALL),
        ("source_texts/moves.toml", ALL),
        ("src/quickscan_build/text.py", ALL),
        ("src/quickscan_build/cleaning/rules/quotes.py", ALL),
        ("src/quickscan_build/cleaning/rules/new.py", ALL),
        ("docs/chapters/een.md", ALL),
        ("docs/chapters/left_over.md", ALL),
        ("docs/conf.py", ALL),
        ("src/quickscan_build/sphinx_ext/pdf/book.py", BOOKS),
        ("src/quickscan_build/theme/print/page.css", BOOKS),
        ("src/quickscan_build/fidelity/judge.py", ["fidelity"]),
        ("docs/dev/testing.md", []),
        ("README.md", []),
        ("src/quickscan_build/__pycache__/text.cpython-311.pyc", []),
        ("src/quickscan_build/.text.py.swp", []),
    ],
)
def test_a_change_makes_what_depends_on_it(project: Project, changed: str, calls: list[str]) -> None:
    project.make()
    project.change(changed)
    assert project.make() == calls
    assert project.make() == []


def test_a_chapter_that_went_comes_back(project: Project) -> None:
    project.make()
    (project.root / "docs/chapters/een.md").unlink()
    assert project.make() == ALL


def test_a_decision_that_went_is_noticed(project: Project) -> None:
    project.make()
    (project.root / "source_texts/sic.toml").unlink()
    assert project.make() == ALL


def test_an_output_that_went_comes_back_alone(project: Project) -> None:
    project.make()
    (project.root / "build/epub/rapport.epub").unlink()
    assert project.make("epub") == ["epub"]


def test_a_builder_that_fails_leaves_what_was_there_and_runs_again(project: Project) -> None:
    project.make()
    project.change("src/quickscan_build/theme/print/page.css")
    project.change("fails-pdf")
    assert project.make("pdf", code=2) == ["pdf"]
    assert (project.root / "build/pdf/rapport.pdf").read_text() == "pdf\n"
    assert project.make("pdf", code=2) == ["pdf"]
    (project.root / "fails-pdf").unlink()
    assert project.make("pdf") == ["pdf"]


def test_a_finding_is_found_again_until_it_is_mended(project: Project) -> None:
    project.make()
    project.change("src/quickscan_build/fidelity/judge.py")
    project.change("fails-fidelity")
    for _ in range(2):
        assert project.make(code=2) == ["fidelity"]
        assert (project.root / "build/fidelity/report.json").read_text() == "findings\n"
    (project.root / "fails-fidelity").unlink()
    assert project.make() == ["fidelity"]
    assert project.make() == []


def test_no_empty_file_takes_the_place_of_an_output_of_another_name(project: Project) -> None:
    project.change("source_texts/publication.toml", 'name = "anders"\n')
    project.make("pdf")
    assert [path.name for path in (project.root / "build/pdf").iterdir()] == ["rapport.pdf"]


@pytest.mark.parametrize(("given", "chapters"), [([], "12"), (["CHAPTERS=120"], "120")])
def test_a_measure_gets_the_number_of_chapters(project: Project, given: list[str], chapters: str) -> None:
    project.change("requirements-evaluate.lock")
    command = ["make", "--dry-run", "bench", *given]
    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=True)
    assert f"-m tests.bench.book {chapters} " in done.stdout


def test_clean_takes_only_what_was_built(project: Project) -> None:
    project.make()
    project.make("clean")
    assert not (project.root / "build").exists()
    assert (project.root / "docs/chapters/een.md").exists()
