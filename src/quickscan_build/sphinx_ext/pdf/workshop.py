"""Where sheets are laid out: in parallel, and never again while nothing they are made of changes.

A laid-out sheet is kept under the hash of all it depends on: its HTML, the styles, fonts and images, the
libraries, this code. The folder may be shared by builds that run at once, may be damaged, may be deleted: an
entry is written whole or not at all, and one that is not what it should be is made anew.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import pickle
import re
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import version
from multiprocessing import forkserver, resource_tracker
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from ...exits import DataError, QuickscanError, ToolError
from ...files import writing
from ...theme.print import FOLDER as THEME
from .faces import own_fonts_only
from .model import LaidOut, Sheet

if TYPE_CHECKING:
    from .engine import Engine

PAPERS = ("A4", "A5")
STYLES = ("tokens.css", "page.css", "text.css", "blocks.css", "front.css")
"""The theme's style sheets, in the order of the cascade; the paper's and the publisher's come after."""
LARGEST_CACHE = 1024**3
"""Bytes of laid-out sheets that are kept; the longest unused go first."""
LIBRARIES = ("weasyprint", "pydyf", "pyphen", "tinycss2", "cssselect2", "tinyhtml5", "fonttools")
_URL = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s]+)""")
DIGEST = 32
"""Bytes of the hash in front of an entry."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a worker needs to lay out any sheet of one book."""

    folder: Path
    styles: tuple[Path, ...]
    files: tuple[tuple[str, Path], ...]
    ground: bytes = b""
    """The hash of what every sheet depends on; an engine that was made for another is not used."""


@dataclass(frozen=True, slots=True)
class _Failure:
    """A ``QuickscanError`` on its way from a worker."""

    what: str
    where: str
    remedy: str


class Workshop:
    """Lays out sheets; to be used in a ``with`` block, which ends its workers."""

    def __init__(
        self,
        setting: Setting,
        tell: Callable[[str], None],
        *,
        jobs: int = 0,
    ) -> None:
        """``tell`` is told of each sheet laid out; ``jobs``: processes, 0 for one a core."""
        self._setting = replace(setting, ground=_ground(setting))
        self._tell = tell
        self._jobs = jobs or len(os.sched_getaffinity(0))
        self._known: dict[str, LaidOut] = {}
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workshop:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            if kind is not None:
                # Nobody waits for what is being laid out; an entry is written whole or not at all. Python has
                # a public way to end the workers of a pool from 3.14 on only.
                for process in list((self._pool._processes or {}).values()):
                    process.terminate()
            self._pool.shutdown(wait=True, cancel_futures=True)
        if kind is None:
            _prune(self._setting.folder / "sheets", LARGEST_CACHE)

    def lay_out(self, sheets: Sequence[Sheet], *, furniture: bool = False) -> list[LaidOut]:
        """The sheets laid out, in their order."""
        keys = [self._key(sheet, furniture=furniture) for sheet in sheets]
        missing: dict[str, Sheet] = {}
        for key, sheet in zip(keys, sheets, strict=True):
            if key not in self._known and not self._recall(key):
                missing[key] = sheet
        if self._jobs == 1 or (len(missing) <= 1 and self._pool is None):
            for key, sheet in missing.items():
                self._take(key, sheet, _work(self._setting, self._path(key), sheet, furniture))
        else:
            self._share_out(missing, furniture=furniture)
        return [self._known[key] for key in keys]

    def _share_out(self, missing: Mapping[str, Sheet], *, furniture: bool) -> None:
        """Let the workers lay out; the longest sheets first, so that none is left for last."""
        if self._pool is None:
            warm(self._setting.folder)
            context = multiprocessing.get_context("forkserver")
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=context, initializer=_quiet)
        waiting: dict[Future[_Failure | None], str] = {}
        for key, sheet in sorted(missing.items(), key=lambda item: -len(item[1].html)):
            waiting[self._pool.submit(_work, self._setting, self._path(key), sheet, furniture)] = key
        try:
            for done in as_completed(waiting):
                self._take(waiting[done], missing[waiting[done]], done.result())
        except BrokenProcessPool as error:
            left = sorted(missing[key].name for done, key in waiting.items() if key not in self._known)
            raise ToolError(
                "a process that lays out pages was ended, most likely for want of memory",
                where=", ".join(left[: self._jobs]),
                remedy="Free memory, or use fewer processes with --jobs 1; what was laid out is kept",
            ) from error

    def _take(self, key: str, sheet: Sheet, failure: _Failure | None) -> None:
        if failure is not None:
            raise DataError(failure.what, where=failure.where, remedy=failure.remedy)
        if not self._recall(key):
            raise ToolError("was laid out, but cannot be read back", where=sheet.name)
        self._tell(sheet.name)

    def _recall(self, key: str) -> bool:
        """Read an entry; false when there is none, or none that is whole."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except OSError:
            return False
        if hashlib.sha256(data[DIGEST:]).digest() != data[:DIGEST]:
            return False
        laid: LaidOut = pickle.loads(data[DIGEST:])  # noqa: S301 - our own file, and whole
        if not all((self._setting.folder / "faces" / use.face).is_file() for use in laid.fonts):
            return False
        os.utime(path)
        self._known[key] = laid
        return True

    def _key(self, sheet: Sheet, *, furniture: bool) -> str:
        digest = hashlib.sha256(self._setting.ground)
        for part in (sheet.name, str(furniture), sheet.html):
            digest.update(part.encode() + b"\0")
        for name, path in self._setting.files:
            if name in sheet.html:
                digest.update(name.encode() + b"\0" + _hash(path))
        return digest.hexdigest()

    def _path(self, key: str) -> Path:
        return self._setting.folder / "sheets" / key


def warm(folder: Path) -> None:
    """Begin to load what lays out pages, in a process beside this one: half of a short build is loading."""
    own_fonts_only(THEME / "fonts", folder / "fontconfig")
    multiprocessing.get_context("forkserver").set_forkserver_preload([f"{__package__}.engine"])
    # Ctrl-C while it loads would end it with a traceback: it starts with that signal blocked, as it inherits
    # it. The tracker comes first, for its start unblocks the signal.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def styles_for(paper: str, own: Sequence[Path], *, press: bool = False) -> tuple[Path, ...]:
    """The style sheets, in the order of the cascade: the theme's, the paper's, the publisher's."""
    if paper.upper() not in PAPERS:
        raise DataError(f"there is no paper {paper!r}", remedy=f"Choose one of: {', '.join(PAPERS)}")
    for path in own:
        if not path.is_file():
            raise DataError("there is no such style sheet", where=str(path))
    names = (*STYLES, f"{paper.lower()}.css", *(["press.css"] if press else []))
    return (*(THEME / name for name in names), *own)


def _work(setting: Setting, path: Path, sheet: Sheet, furniture: bool) -> _Failure | None:
    """Lay out one sheet and keep it; in a worker or here."""
    try:
        laid = _engine(setting).lay_out(sheet, furniture=furniture)
    except QuickscanError as error:
        return _Failure(error.what, error.where, error.remedy)
    data = pickle.dumps(laid, protocol=5)
    with writing(path) as aside:
        aside.write_bytes(hashlib.sha256(data).digest() + data)
    return None


@lru_cache(maxsize=1)
def _engine(setting: Setting) -> Engine:
    own_fonts_only(THEME / "fonts", setting.folder / "fontconfig")
    from . import engine, hyphenation, mending  # noqa: PLC0415 - fontconfig had to be told first

    hyphenation.install()
    mending.install()
    return engine.Engine(setting.styles, dict(setting.files), setting.folder)


def _quiet() -> None:
    """Ctrl-C is for the process that the user started; it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _ground(setting: Setting) -> bytes:
    """The hash of what every sheet depends on."""
    digest = hashlib.sha256()
    for name in LIBRARIES:
        digest.update(f"{name} {version(name)}\0".encode())
    code = sorted(Path(__file__).parent.glob("*.py"))
    named = [file for style in setting.styles for file in _named(style, style.parent)]
    for path in (*code, *sorted((THEME / "fonts").iterdir()), *setting.styles, *named):
        digest.update(path.name.encode() + b"\0" + _hash(path))
    return digest.digest()


def _named(style: Path, folder: Path) -> Iterator[Path]:
    """The files beside a style sheet that it names: fonts, a logo, other sheets and what those name."""
    for name in _URL.findall(style.read_text(encoding="utf-8")):
        path = (style.parent / name).resolve()
        if path.is_relative_to(folder.resolve()) and path.is_file():
            yield path
            if path.suffix == ".css" and path != style.resolve():
                yield from _named(path, folder)


def _hash(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _prune(folder: Path, most: int) -> None:
    """Delete the entries that have gone unused longest, until those left take at most ``most`` bytes."""
    if not folder.is_dir():
        return
    entries = []
    for path in folder.iterdir():
        try:
            facts = path.stat()
        except FileNotFoundError:
            continue  # another build was quicker
        entries.append((facts.st_mtime, facts.st_size, path))
    taken = sum(size for _, size, _ in entries)
    for _, size, path in sorted(entries):
        if taken <= most:
            return
        path.unlink(missing_ok=True)
        taken -= size
