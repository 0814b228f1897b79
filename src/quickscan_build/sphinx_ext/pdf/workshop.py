"""Where sheets are laid out: in parallel, and not again unless something they are made of has changed."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING

from ...exits import ToolError
from ...theme.print import FOLDER as THEME
from ...theme.print import FONTS
from .cache import Cache
from .faces import own_fonts_only
from .file.part import Part, prepared
from .model import Sheet
from .setting import Setting
from .watcher import Watcher

if TYPE_CHECKING:
    from .layout.engine import Engine

PRESS = THEME / "press.css"
"""The style sheet of a book for a print shop, which has no links."""
LARGEST_CACHE = 1024**3
"""Bytes of laid-out sheets that are kept; those unused longest go first."""
A_PAGE = 5_000
"""Characters of HTML on a page, roughly."""
LONGEST = 100
"""Pages, roughly, from which a chapter is announced to whoever waits for it."""


class Workshop:
    """Lays out sheets; to be used in a ``with`` block, which ends its workers."""

    def __init__(self, setting: Setting, watcher: Watcher, *, jobs: int = 0) -> None:
        """``jobs``: processes, 0 for one per core."""
        self._setting = setting.grounded()
        self._cache = Cache(setting.folder)
        self._watcher = watcher
        self._jobs = jobs or len(os.sched_getaffinity(0))
        self._known: dict[str, Part] = {}
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workshop:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end_workers(at_once=kind is not None)
        if kind is None:
            self._cache.prune(LARGEST_CACHE)

    def lay_out(self, sheets: Sequence[Sheet], *, furniture: bool = False) -> list[Part]:
        """Lay out sheets; returns them in their order."""
        wanted = {self._setting.key(sheet, furniture=furniture): sheet for sheet in sheets}
        new = {key: sheet for key, sheet in wanted.items() if key not in self._known}
        missing = {key: sheet for key, sheet in new.items() if not self._recall(key)}
        self._watcher.expects(len(missing))
        for sheet in missing.values():
            pages = len(sheet.html) // A_PAGE
            if pages > LONGEST:
                self._watcher.notes(
                    f"{sheet.name} is one chapter of some {pages} pages: one process alone can lay it out, "
                    "and it takes longer than the same pages in several chapters."
                )
        if self._jobs == 1 or (len(missing) <= 1 and self._pool is None):
            for key, sheet in missing.items():
                _work(self._setting, key, sheet, furniture)
                self._take(key, sheet)
        else:
            self._share_out(missing, furniture=furniture)
        return [self._known[key] for key in wanted]

    def _share_out(self, missing: Mapping[str, Sheet], *, furniture: bool) -> None:
        """Let the workers lay out, the longest sheets first, so that none of them is left for last."""
        longest_first = sorted(missing.items(), key=lambda item: -len(item[1].html))
        try:
            self._hand_out(longest_first, self._jobs, furniture=furniture)
        except BrokenProcessPool:
            # It is not known which sheet a worker died of, and it may have been none: somebody killed the
            # worker, or two at once took more memory than there was. A sheet that fails alone is the cause.
            for item in longest_first:
                if item[0] in self._known:
                    continue
                self._end_workers(at_once=True)
                try:
                    self._hand_out([item], 1, furniture=furniture)
                except BrokenProcessPool as error:
                    raise _too_large(item[1].name) from error

    def _hand_out(self, items: Sequence[tuple[str, Sheet]], jobs: int, *, furniture: bool) -> None:
        pool = self._pool or self._start(jobs)
        waiting: dict[Future[None], tuple[str, Sheet]] = {}
        for key, sheet in items:
            waiting[pool.submit(_work, self._setting, key, sheet, furniture)] = (key, sheet)
        for done in as_completed(waiting):
            done.result()
            self._take(*waiting[done])

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        warm(self._setting.folder)
        context = multiprocessing.get_context("forkserver")
        self._pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_follow)
        return self._pool

    def _take(self, key: str, sheet: Sheet) -> None:
        if not self._recall(key):
            raise ToolError("was laid out, but cannot be read back", where=sheet.name)
        self._watcher.laid_out(sheet.name, len(self._known[key].pages))

    def _recall(self, key: str) -> bool:
        part = self._cache.recall(key)
        if part is not None:
            self._known[key] = part
        return part is not None

    def _end_workers(self, *, at_once: bool) -> None:
        pool, self._pool = self._pool, None
        if pool is None:
            return
        if at_once:
            # What is being laid out can be dropped: an entry is written whole or not at all. Python has a
            # public way to end the workers of a pool only from 3.14 on.
            for process in list((pool._processes or {}).values()):
                process.terminate()
        pool.shutdown(wait=True, cancel_futures=True)


def warm(folder: Path) -> None:
    """Start loading the layout engine in a process beside this one: half of a short build is loading."""
    own_fonts_only(FONTS, folder / "fontconfig")
    multiprocessing.get_context("forkserver").set_forkserver_preload([f"{__package__}.layout.engine"])
    # Ctrl-C while it loads would end it with a traceback: it inherits a mask in which that signal is
    # blocked. The resource tracker is started first, because its start unblocks the signal.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(setting: Setting, key: str, sheet: Sheet, furniture: bool) -> None:
    """Lay out one sheet and keep it, in a worker or in this process."""
    try:
        laid = engine(setting).lay_out(sheet, furniture=furniture)
        Cache(setting.folder).keep(key, prepared(laid, links=PRESS not in setting.styles))
    except MemoryError:
        raise _too_large(sheet.name) from None


def _too_large(name: str) -> ToolError:
    return ToolError(
        "the process that laid out this chapter was killed, most likely for lack of memory",
        where=name,
        remedy="Free memory, or let outline.toml make several chapters of it; all other chapters are kept",
    )


@lru_cache(maxsize=1)
def engine(setting: Setting) -> Engine:
    """The engine that lays out with ``setting`` in this process."""
    own_fonts_only(FONTS, setting.folder / "fontconfig")
    from .layout import blanks, hyphenation, mending, notes, ruling, thrift  # noqa: PLC0415 - fontconfig comes first
    from .layout.engine import Engine  # noqa: PLC0415 - as above

    blanks.install()
    hyphenation.install()
    mending.install()
    notes.install()
    ruling.install()
    thrift.install()
    return Engine(setting.styles, dict(setting.files), setting.folder)


def _follow() -> None:
    """Leave Ctrl-C to the process that the user started; a worker ends with it, however it ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    starter = multiprocessing.parent_process()
    if starter is not None:
        Thread(target=_end_with, args=(starter.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
