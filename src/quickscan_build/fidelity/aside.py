"""Tasks done in processes of their own, which begin with everything that their starter knows."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Generic, TypeVar

T = TypeVar("T")
_FOLLOWER = "follower"
"""A thread of a worker that only waits: no lock is lost with it."""


class Later(Generic[T]):
    """What a task needs only after it has begun: told by its starter, waited for where it is called."""

    def __init__(self) -> None:
        self._here, self._there = multiprocessing.Pipe(duplex=False)
        self._told: list[T] = []

    def tell(self, value: T) -> None:
        """Hand it over, once."""
        self._told.append(value)
        self._there.send(value)

    def __call__(self) -> T:
        """It, as soon as it has been told, here or where the task was started."""
        if not self._told:
            self._told.append(self._here.recv())
        return self._told[0]


class Hands:
    """Does tasks in other processes; to be used in a ``with`` block, which ends what nobody waits for."""

    def __init__(self, count: int = 0) -> None:
        """``count``: how many there are, 0 for one per core. With one, tasks are done when asked for."""
        self.count = count or len(os.sched_getaffinity(0))
        others = {*threading.enumerate()} - {threading.current_thread()}
        if any(one.name != _FOLLOWER for one in others):
            # A copy of a process has none of its threads, but all the locks that they hold.
            self.count = 1
        self._working: list[BaseProcess] = []

    def __enter__(self) -> Hands:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for one in self._working:
            one.terminate()
        for one in self._working:
            one.join()

    def start(self, task: Callable[[], T], *, patience: int = 0) -> Callable[[], T]:
        """Begin a task; the call waits for what it returns. Raises what the task raises.

        The more ``patience`` it has, the longer it leaves the cores to others (in the sense of ``nice``).
        """
        if self.count == 1:
            return task
        fork = multiprocessing.get_context("fork")
        here, there = fork.Pipe(duplex=False)
        worker = fork.Process(target=_work, args=(task, here, there, patience))
        # Ctrl-C is for the process that the user started; a worker inherits that it is blocked.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            worker.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        there.close()
        self._working.append(worker)

        def result() -> T:
            try:
                told: T = here.recv()
            except EOFError:
                # It failed or was killed. Done again here, it either says why or succeeds.
                told = task()
            here.close()
            # It is not waited for: to give back its memory takes a while.
            self._working.remove(worker)
            return told

        return result


def _work(task: Callable[[], object], theirs: Connection, ours: Connection, patience: int) -> None:
    theirs.close()
    os.nice(patience)
    _follow()
    try:
        told = task()
    except Exception:
        # The starter does the task again, and the error is raised there.
        os._exit(1)
    ours.send(told)
    os._exit(0)


def _follow() -> None:
    """End a worker when it is told to, and when its starter has ended, however that happened."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    starter = multiprocessing.parent_process()
    if starter is not None:
        threading.Thread(target=_end_with, args=(starter.sentinel,), name=_FOLLOWER, daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
