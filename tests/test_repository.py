"""The repository keeps its own rules."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from quickscan_build import __version__
from quickscan_build.cleaning.order import RULES
from quickscan_build.cli import COMMANDS, main, parser
from quickscan_build.exits import ExitCode

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "quickscan_build"

TOP_LEVEL = {
    *(".ci", ".github", ".gitattributes", ".gitignore", "docs", "source_texts", "src", "tests"),
    *("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md"),
    *("pyproject.toml", "requirements.lock", "requirements-evaluate.lock"),
}


def text(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


@cache
def toml(path: str) -> dict[str, Any]:
    return tomllib.loads(text(path))


def listed(*options: str) -> Iterator[Path]:
    """The files that git lists."""
    command = ["git", "ls-files", "-z", *options]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    yield from (path for name in names.split("\0") if name and (path := ROOT / name).is_file())


@cache
def tracked() -> tuple[Path, ...]:
    """What git knows, or would take into a folder of ours; what users keep beside these is their own."""
    return tuple(listed("--cached", "--others", "--exclude-standard", "--", *sorted(TOP_LEVEL)))


@cache
def texts() -> dict[Path, str]:
    """The tracked files that are text."""
    found = {}
    for path in tracked():
        data = path.read_bytes()
        if b"\0" not in data:
            found[path] = data.decode("utf-8")
    return found


def table(page: str, heading: str = "") -> list[list[str]]:
    """The rows of the tables of a page (under one heading), code marks taken off, heads left out."""
    lines = text(page).split(f"## {heading}", 1)[1].split("\n## ")[0] if heading else text(page)
    rows = [
        line.strip("| ").split(" | ")
        for line in lines.splitlines()
        if line.startswith("| `") or re.match(r"\| \d", line)
    ]
    return [[cell.strip().strip("`") for cell in row] for row in rows]


# ---------------------------------------------------------------- layout and sources


def test_the_top_level_holds_only_what_a_repository_needs() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in listed("--cached")} <= TOP_LEVEL


def test_every_source_text_is_the_one_its_manifest_names() -> None:
    lines = [line.split("  ", 1) for line in text("source_texts/manifest.sha256").splitlines()]
    manifest = {name: digest for digest, name in lines}
    folder = ROOT / "source_texts"
    assert set(manifest) == {path.relative_to(folder).as_posix() for path in folder.rglob("*.txt")}
    for name, expected in manifest.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == expected, name


def test_git_leaves_the_bytes_of_the_sources_alone() -> None:
    said = subprocess.run(
        ["git", "check-attr", "text", "source_texts/x.txt", "docs/chapters/x.md", "docs/ledger.jsonl"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    assert [line.rsplit(": ", 1)[1] for line in said] == ["unset", "unset", "unset"]


# ---------------------------------------------------------------- src/ has never heard of this report

OWN_WORDS = "movisie aanname wageningen respondent belemmerend bevorderend transformatie sociaal-domein"
"""Besides the words taken from the data below: the report's subject, as it might slip into an example."""

ORDINARY = frozenset(["over", "quickscan", "verantwoording", "creatieve", "organisaties", "voorbeeld"])
"""Words that do not betray a report: our own name, the word for accountability, everyday Dutch."""


def words_of_the_report() -> set[str]:
    """Names and title words from the data of the publication, and the words of its chapters' titles."""
    publication = toml("source_texts/publication.toml")["publication"]
    outline = toml("source_texts/outline.toml")
    names = [publication["publisher"], *publication["authors"], publication["title"]]
    titles = [chapter[key] for chapter in outline["chapter"] for key in ("opens", "label") if key in chapter]
    words = {word.lower() for name in names for word in re.findall(r"[^\W\d_]{4,}", name)}
    chapters = {word.lower() for title in titles for word in re.findall(r"[^\W\d_]{9,}", title)}
    return {word for word in words | chapters | set(OWN_WORDS.split()) if word not in ORDINARY}


def test_the_words_looked_for_are_those_of_the_report() -> None:
    words = words_of_the_report()
    assert {"movisie", "wageningen", "transformatie"} <= words
    assert len(words) > 15


def test_src_holds_no_word_of_the_report() -> None:
    pattern = re.compile("|".join(map(re.escape, sorted(words_of_the_report()))), re.IGNORECASE)
    found = [
        f"{path.relative_to(ROOT)}:{number}: {hit.group()}"
        for path, content in texts().items()
        # The word list is Dutch itself; its licence and hash are not ours to word.
        if path.is_relative_to(SRC) and "data" not in path.parts
        for number, line in enumerate(content.splitlines(), 1)
        if (hit := pattern.search(line))
    ]
    assert found == []


def test_src_holds_no_sentence_of_the_report() -> None:
    """Five words in a row that the print has and code has no reason to have."""
    report = re.findall(r"\w+", text("source_texts/quickscan.textlayer.txt").lower())
    fives = {" ".join(report[at : at + 5]) for at in range(len(report) - 4)}
    found = []
    for path, content in texts().items():
        if path.is_relative_to(SRC) and path.suffix in {".py", ".html", ".xhtml", ".js"}:
            words = re.findall(r"\w+", content.lower())
            found += [
                f"{path.relative_to(ROOT)}: {row}"
                for at in range(len(words) - 4)
                if (row := " ".join(words[at : at + 5])) in fives
            ]
    assert found == []


# ---------------------------------------------------------------- nothing of the machine it was made on

MACHINE = re.compile(
    r"/(?:home|Users|root|work)/[\w.-]+/|/(?:tmp)/\w|file:///(?:home|opt|srv)|[\w-]+\.(?:internal|local)\b"
)


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {hit.group()}"
        for path, content in texts().items()
        if path != Path(__file__)
        for number, line in enumerate(content.splitlines(), 1)
        if (hit := MACHINE.search(line))
    ]
    assert found == []


def test_every_file_ends_its_lines_as_git_has_them() -> None:
    ours = {path: t for path, t in texts().items() if not path.is_relative_to(ROOT / "source_texts")}
    assert [path for path, content in ours.items() if "\r" in content] == []
    assert [path for path, content in ours.items() if content and not content.endswith("\n")] == []


# ---------------------------------------------------------------- code

DEBTS = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
EXCUSES = re.compile(r"#\s*(?:type:\s*ignore|noqa|pragma:)[\w\[\]:, -]*?(?P<why>\s(?:#|-|–)\s.*)?$")


def test_the_code_owes_nothing() -> None:
    """No debts; and where a check is switched off, a comment beside it or right above it says why."""
    code = {path: t for path, t in texts().items() if path.suffix in {".py", ".css", ".js", ".html", ".toml"}}
    found = []
    for path, content in code.items():
        above = ""
        for number, line in enumerate(content.splitlines(), 1):
            excuse = EXCUSES.search(line)
            bare = excuse and not excuse["why"] and not above.strip().startswith("#")
            if path != Path(__file__) and (DEBTS.search(line) or bare):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
            above = line
    assert found == []


def test_no_group_is_possessive() -> None:
    """Python 3.11.2, which Debian 12 has, matches ``(…)*+`` wrongly (cpython#106052)."""
    possessive = re.compile(r"\)(?:[*+?]|\{[\d,]+\})\+|\(\?>")
    found = [
        f"{path.relative_to(ROOT)}: {node.value}"
        for path in sorted(SRC.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and possessive.search(node.value)
        and "\n" not in node.value.strip()
    ]
    assert found == []


def test_every_module_says_what_it_is() -> None:
    found = []
    for path in sorted(SRC.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        if tree.body and not ast.get_docstring(tree):
            found.append(str(path.relative_to(ROOT)))
    assert found == []


def test_tests_are_where_what_they_test_is() -> None:
    """tests/<room>/test_x.py tests src/quickscan_build/<room>/…: each test room has its room."""
    rooms = {path.relative_to(SRC).as_posix() for path in SRC.rglob("*") if path.is_dir()} | {"."}
    for path in tracked():
        if path.is_relative_to(ROOT / "tests") and path.name.startswith("test_"):
            room = path.parent.relative_to(ROOT / "tests").as_posix()
            assert room in rooms, path.relative_to(ROOT)


# ---------------------------------------------------------------- documents that agree with the code


def test_every_rule_is_documented_and_every_documented_rule_is_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert re.findall(r"^## `(\w+)`", text("docs/dev/rules.md"), re.MULTILINE) == [
        rule.name for rule in RULES
    ]
    main(["rules"])
    assert text("docs/dev/rules.md") == capsys.readouterr().out, "run: make rules"


def test_every_rule_is_one_file_with_a_docstring_and_a_test() -> None:
    files = {path.stem for path in (SRC / "cleaning" / "rules").glob("*.py")} - {"__init__"}
    named = {Path(sys.modules[rule.find.__module__].__file__ or "").stem for rule in RULES}
    assert named <= files
    for rule in RULES:
        module = sys.modules[rule.find.__module__]
        assert rule.find.__module__.endswith(f".{rule.name}"), rule.name
        assert len((module.__doc__ or "").split()) > 10, rule.name
        assert rule.title, rule.name
        assert (ROOT / "tests" / "cleaning" / "rules" / f"test_{rule.name}.py").is_file(), rule.name


def test_every_exit_code_is_documented_in_words_of_its_own() -> None:
    rows = [(int(row[0]), row[1]) for row in table("docs/dev/exit-codes.md")]
    assert rows == [(int(code), code.name) for code in ExitCode]
    shown = " ".join((parser().epilog or "").split())
    assert {int(n) for n in re.findall(r"(?:^|· |: )(\d+) ", shown)} == {
        int(code) for code in ExitCode if code is not ExitCode.INTERRUPTED
    }


def pins(specs: list[str]) -> dict[str, str]:
    return dict(spec.split("==") for spec in specs)


def test_every_dependency_has_its_reason() -> None:
    project = toml("pyproject.toml")["project"]
    runs = {row[0] for row in table("docs/dev/dependencies.md", "What the project runs on")}
    develops = {row[0] for row in table("docs/dev/dependencies.md", "What it is developed with")}
    assert runs == set(pins(project["dependencies"]))
    assert develops == set(pins(project["optional-dependencies"]["dev"]))
    peers = {row[0] for row in table("docs/dev/dependencies.md", "What the cleaner is compared with")}
    assert peers == set(pins(toml("pyproject.toml")["dependency-groups"]["evaluate"]))


def test_the_lock_file_holds_what_the_project_asks_for() -> None:
    project = toml("pyproject.toml")
    asked = pins(project["project"]["dependencies"] + project["project"]["optional-dependencies"]["dev"])
    locked = dict(re.findall(r"^([\w.-]+)==([^ ;\\]+)", text("requirements.lock"), re.MULTILINE))
    assert {name: locked.get(name) for name in asked} == asked, "run: make lock"
    assert pins(project["build-system"]["requires"]).items() <= asked.items()
    peers = pins(project["dependency-groups"]["evaluate"])
    locked = dict(re.findall(r"^([\w.-]+)==([^ ;\\]+)", text("requirements-evaluate.lock"), re.MULTILINE))
    assert {name: locked.get(name) for name in peers} == peers, "run: make lock"


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-evaluate.lock"])
def test_a_lock_file_holds_hashes_and_names_no_place(name: str) -> None:
    lock = text(name)
    entries = re.split(r"\n(?=[a-z])", lock.strip())
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in lock
    assert not re.search(r"^\s*--(?!hash=)", lock, re.MULTILINE)


def test_the_lock_of_the_npm_tools_holds_hashes_and_names_no_place() -> None:
    packages = json.loads(text("tests/tools/package-lock.json"))["packages"]
    asked = json.loads(text("tests/tools/package.json"))["dependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert all("integrity" in entry and "resolved" not in entry for name, entry in packages.items() if name)


# ---------------------------------------------------------------- README and make


def make(*args: str) -> str:
    return subprocess.run(["make", *args], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def commands(page: str) -> set[str]:
    """``make`` targets and subcommands in the indented and fenced code of a page, and in its code marks."""
    return set(
        re.findall(r"\bmake ([a-z-]+)", "\n".join(re.findall(r"`[^`]+`|^ {4}.*$", text(page), re.MULTILINE)))
    )


PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "docs/editing.md",
    *(f"docs/dev/{p.name}" for p in sorted((ROOT / "docs/dev").glob("*.md"))),
]


@pytest.mark.parametrize("page", PAGES)
def test_every_make_command_in_a_page_is_there(page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    assert commands(page) <= targets


def test_help_lists_every_target_somebody_may_want() -> None:
    phony = re.findall(r"^\.PHONY: ([a-z -]+)$", text("Makefile"), re.MULTILINE)
    listed = {line.split()[0] for line in make("help").splitlines()[1:]}
    assert listed == set(" ".join(phony).split())


@pytest.mark.parametrize("page", PAGES)
def test_every_subcommand_in_a_page_is_there(page: str) -> None:
    code = "\n".join(re.findall(r"`[^`]+`|^ {4}.*$", text(page), re.MULTILINE))
    assert set(re.findall(r"quickscan-build ([a-z]+)", code)) <= set(COMMANDS)


@pytest.mark.parametrize("page", [*PAGES, "CHANGELOG.md"])
def test_every_link_to_a_file_leads_there(page: str) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text(page)):
        assert ((ROOT / page).parent / target).exists(), target


def test_the_readme_begins_with_the_two_commands() -> None:
    blocks = re.findall(r"(?:^ {4}.*\n)+", text("README.md"), re.MULTILINE)
    assert {"pdf", "test"} <= set(re.findall(r"make (\w+)", blocks[0]))
    assert {"pdf", "epub", "html", "test"} <= commands("README.md")


def test_the_commands_of_the_readme_do_what_it_says(tmp_path: Path) -> None:
    """Every call of quickscan-build in the README, one after the other, as a newcomer would."""
    lines = re.findall(r"^ {4,}\.venv/bin/(quickscan-build .+)$", text("README.md"), re.MULTILINE)
    assert {line.split()[1] for line in lines} >= {"clean", "init", "chapters", "build"}
    (tmp_path / "rapport.txt").write_text(
        "Rapport\n\nInleiding\n\nDe gemeente werkt met bewo-\nners aan een goede buurt. lk denk van wel.\n"
    )
    script = "set -e\nquickscan-build() { '%s' -m quickscan_build \"$@\"; }\n%s\n"
    done = subprocess.run(
        ["bash", "-c", script % (sys.executable, "\n".join(lines))],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "bewoners aan een goede buurt. Ik denk" in (tmp_path / "rapport.clean.txt").read_text()
    built = {
        path.relative_to(tmp_path / "rapport/build").parts[0] for path in tmp_path.glob("rapport/build/*/*")
    }
    assert built >= {"pdf", "epub", "html", "fidelity"}


def test_the_changelog_knows_this_version() -> None:
    versions = re.findall(r"^## (\d+\.\d+\.\d+)", text("CHANGELOG.md"), re.MULTILINE)
    assert versions[0] == __version__
