"""What a machine lacks is installed where that is permitted; otherwise one line says what to install."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

PROVIDE = Path(__file__).parents[1] / ".ci" / "provide"

APT = """\
#!/bin/bash
echo "$@" >> "$0.log"
[ "$1" = update ] || { printf '#!/bin/bash\\n' > "${0%/*}/java"; chmod +x "${0%/*}/java"; }
"""


class Machine:
    """A machine with next to nothing on it."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder
        for tool in "bash dirname mktemp tail rm chmod cat".split():  # noqa: SIM905 - a list of words
            (folder / tool).symlink_to(shutil.which(tool) or pytest.fail(f"{tool} is not there"))
        self.put("id", "echo 1000")

    def put(self, name: str, script: str) -> None:
        path = self.bin / name
        path.write_text(script if script.startswith("#!") else f"#!/bin/bash\n{script}\n")
        path.chmod(0o755)

    def provide(self, *names: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.bin / "bash", PROVIDE, *names],
            env={"PATH": str(self.bin)},
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def asked_of_apt(self) -> list[str]:
        log = self.bin / "apt-get.log"
        return log.read_text().splitlines() if log.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_what_is_there_is_left_alone(machine: Machine) -> None:
    machine.put("java", "")
    machine.put("apt-get", APT)
    done = machine.provide("java")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert machine.asked_of_apt == []


def advice(line: str) -> bool:
    return line.startswith("java not found") and line.endswith("sudo apt-get install default-jre-headless\n")


def test_without_apt_one_line_says_what_to_install(machine: Machine) -> None:
    done = machine.provide("java")
    assert done.returncode == 5
    assert advice(done.stderr), done.stderr
    assert done.stderr.count("\n") == 1


def test_without_permission_apt_is_not_called(machine: Machine) -> None:
    machine.put("apt-get", APT)
    machine.put("sudo", "exit 1")
    done = machine.provide("java")
    assert done.returncode == 5
    assert advice(done.stderr), done.stderr
    assert machine.asked_of_apt == []


@pytest.mark.parametrize("root", [True, False])
def test_with_permission_apt_installs_what_is_missing_and_nothing_else(machine: Machine, root: bool) -> None:
    machine.put("apt-get", APT)
    machine.put("node", "")
    machine.put("npm", "")
    if root:
        machine.put("id", "echo 0")
    else:
        machine.put("sudo", 'while [ "$1" = -n ]; do shift; done; [ "$1" = true ] || "$@"')
    done = machine.provide("node", "java")
    assert done.returncode == 0, done.stderr
    assert [line.split()[0] for line in machine.asked_of_apt] == ["update", "install"]
    assert machine.asked_of_apt[1].split()[-1] == "default-jre-headless"
    assert "nodejs" not in machine.asked_of_apt[1]


def test_when_apt_fails_its_last_words_are_shown(machine: Machine) -> None:
    machine.put("id", "echo 0")
    machine.put("apt-get", "echo E: no such host; exit 100")
    done = machine.provide("java")
    assert done.returncode == 5
    assert "E: no such host" in done.stderr
    assert advice(done.stderr.splitlines(keepends=True)[-1])


def test_when_apt_did_not_bring_it_that_is_said(machine: Machine) -> None:
    machine.put("id", "echo 0")
    machine.put("apt-get", "exit 0")
    assert machine.provide("java").returncode == 5


def test_an_unknown_name_is_a_usage_error(machine: Machine) -> None:
    assert machine.provide("jafa").returncode == 2
