"""Tasks done aside: what they return and raise, and that nobody is left behind."""

import os
import signal
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest
from tests.waiting import PATIENCE, gone, until

from quickscan_build.fidelity.aside import Hands, Later

BEGIN = "import os, pathlib, time\nfrom quickscan_build.fidelity.aside import Hands, Later\n"
TASK = (
    "def task():\n"
    "    told.with_suffix('.new').write_text(str(os.getpid()))\n"
    "    told.with_suffix('.new').rename(told)\n"
    "    time.sleep(600)\n"
    "with Hands(2) as hands:\n"
    "    result = hands.start(task)\n"
)
"""Tells of itself in the file ``told``, and takes long."""


def by_itself(script: str) -> None:
    """Run a script in a process with no thread but its own: beside others there is but one hand."""
    subprocess.run([sys.executable, "-c", BEGIN + script], check=True, timeout=PATIENCE)


@pytest.mark.parametrize("count", [1, 2])
def test_each_task_returns_its_own(count: int) -> None:
    with Hands(count) as hands:
        calls = [hands.start(partial(str.zfill, str(n), 200_000)) for n in range(5)]
        assert [call()[-1] for call in reversed(calls)] == ["4", "3", "2", "1", "0"]


def test_a_task_knows_what_its_starter_knows_and_runs_elsewhere() -> None:
    by_itself(
        "known = object()\n"
        "with Hands(2) as hands:\n"
        "    assert hands.start(lambda: id(known))() == id(known)\n"
        "    assert hands.start(os.getpid)() != os.getpid()\n"
    )
    with Hands(1) as hands:
        assert hands.start(os.getpid)() == os.getpid()


def test_a_task_is_told_later_what_it_needs() -> None:
    by_itself(
        "later = Later()\n"
        "with Hands(2) as hands:\n"
        "    result = hands.start(lambda: (os.getpid(), later(), later()))\n"
        "    later.tell('this')\n"
        "    elsewhere, *said = result()\n"
        "    assert elsewhere != os.getpid()\n"
        "    assert [*said, later()] == ['this'] * 3\n"
    )
    with Hands(1) as hands:
        later: Later[str] = Later()
        result = hands.start(later)
        later.tell("this")
        assert result() == "this"


def test_so_is_one_that_is_done_again() -> None:
    by_itself(
        "here, later = os.getpid(), Later()\n"
        "def task():\n"
        "    said = later()\n"
        "    if os.getpid() != here:\n"
        "        os.kill(os.getpid(), 9)\n"
        "    return said\n"
        "with Hands(2) as hands:\n"
        "    result = hands.start(task)\n"
        "    later.tell('this')\n"
        "    assert result() == 'this'\n"
    )


def test_a_task_may_have_tasks_of_its_own() -> None:
    by_itself(
        "def task():\n"
        "    with Hands(2) as hands:\n"
        "        return os.getpid(), hands.start(os.getpid)(), hands.start(os.getppid)()\n"
        "with Hands(2) as hands:\n"
        "    outer, inner, above = hands.start(task)()\n"
        "assert len({os.getpid(), outer, inner}) == 3\n"
        "assert above == outer\n"
    )


def test_beside_other_threads_tasks_are_done_here() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        with Hands(2) as hands:
            assert hands.start(os.getpid)() == os.getpid()
    finally:
        done.set()
        other.join()


@pytest.mark.parametrize("count", [1, 2])
def test_what_a_task_raises_is_raised_where_its_result_is_asked_for(count: int) -> None:
    with Hands(count) as hands:
        call = hands.start(lambda: int("nothing"))
        with pytest.raises(ValueError, match="nothing"):
            call()


def test_a_task_whose_process_was_ended_is_done_here() -> None:
    by_itself(
        "here = os.getpid()\n"
        "def task():\n"
        "    if os.getpid() != here:\n"
        "        os.kill(os.getpid(), 9)\n"
        "    return 'done'\n"
        "with Hands(2) as hands:\n"
        "    assert hands.start(task)() == 'done'\n"
    )


def test_what_nobody_waits_for_ends_with_the_block(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    by_itself(f"told = pathlib.Path({str(told)!r})\n{TASK}    while not told.exists(): time.sleep(0.01)\n")
    until(partial(gone, _told(told)), "the end of the worker")


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_worker_outlives_its_starter(tmp_path: Path, by: signal.Signals) -> None:
    told = tmp_path / "pid"
    # Of a job in the background the shell lets SIGINT be ignored.
    heard = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
    script = f"{BEGIN}{heard}told = pathlib.Path({str(told)!r})\n{TASK}    result()\n"
    starter = subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.DEVNULL)
    pid = _told(told)
    starter.send_signal(by)
    starter.wait(PATIENCE)
    until(partial(gone, pid), "the end of the worker")


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_nor_does_a_worker_of_a_worker(tmp_path: Path, by: signal.Signals) -> None:
    told = tmp_path / "pid"
    heard = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
    inner = TASK.replace("task()", "inner()").replace("(task)", "(inner)").replace("\n", "\n    ")
    script = (
        f"{BEGIN}{heard}told = pathlib.Path({str(told)!r})\n"
        f"def task():\n    {inner}    result()\n"
        "with Hands(2) as hands:\n    hands.start(task)()\n"
    )
    starter = subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.DEVNULL)
    pid = _told(told)
    starter.send_signal(by)
    starter.wait(PATIENCE)
    until(partial(gone, pid), "the end of the worker's worker")


def _told(path: Path) -> int:
    return int(until(lambda: path.is_file() and path.read_text("utf-8"), "the task"))
