"""Tasks done aside: what they return and raise, and that nobody is left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quickscan_build.fidelity.aside import Hands


@pytest.mark.parametrize("count", [1, 2])
def test_each_task_returns_its_own(count: int) -> None:
    with Hands(count) as hands:
        calls = [hands.start(lambda n=n: (n, "x" * 200_000)) for n in range(5)]  # type: ignore[misc]  # default binds now
        assert [call()[0] for call in reversed(calls)] == [4, 3, 2, 1, 0]


def test_a_task_knows_what_its_starter_knows_and_runs_elsewhere() -> None:
    known = object()
    with Hands(2) as hands:
        assert hands.start(lambda: (id(known), os.getpid() == os.getppid()))() == (id(known), False)
        assert hands.start(os.getpid)() != os.getpid()
    with Hands(1) as hands:
        assert hands.start(os.getpid)() == os.getpid()


@pytest.mark.parametrize("count", [1, 2])
def test_what_a_task_raises_is_raised_where_it_is_asked(count: int) -> None:
    with Hands(count) as hands:
        call = hands.start(lambda: int("nothing"))
        with pytest.raises(ValueError, match="nothing"):
            call()


def test_a_task_whose_process_was_ended_is_done_here() -> None:
    here = os.getpid()

    def task() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    with Hands(2) as hands:
        assert hands.start(task)() == "done"


def test_what_nobody_waits_for_ends_with_the_block(tmp_path: Path) -> None:
    told = tmp_path / "pid"

    def task() -> None:
        told.write_text(str(os.getpid()), "utf-8")
        time.sleep(600)

    with Hands(2) as hands:
        hands.start(task)
        pid = _told(told)
    assert _gone(pid)


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_none_outlives_its_starter(tmp_path: Path, by: signal.Signals) -> None:
    told = tmp_path / "pid"
    script = (
        "import os, pathlib, sys, time\n"
        "from quickscan_build.fidelity.aside import Hands\n"
        "def task():\n"
        "    pathlib.Path(sys.argv[1]).write_text(str(os.getpid()))\n"
        "    time.sleep(600)\n"
        "with Hands(2) as hands:\n"
        "    hands.start(task)()\n"
    )
    starter = subprocess.Popen([sys.executable, "-c", script, str(told)], stderr=subprocess.DEVNULL)
    pid = _told(told)
    starter.send_signal(by)
    starter.wait(60)
    assert _gone(pid)


def _told(path: Path) -> int:
    while not (path.is_file() and path.read_text("utf-8")):
        time.sleep(0.01)
    return int(path.read_text("utf-8"))


def _gone(pid: int) -> bool:
    """Whether it ends within a minute; who has ended and is not yet buried has ended."""
    for _ in range(6000):
        try:
            if Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.01)
    return False
