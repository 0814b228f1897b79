"""Run one of Sphinx's builders: every warning is an error, and every error is one line."""

from __future__ import annotations

import fcntl
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx, builtin_extensions
from sphinx.errors import ConfigError, SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from ..exits import DataError, OutputError, QuickscanError, command, out_of_memory

_WARNING = re.compile(r"(?P<place>\S.*?): (?:WARNING|ERROR|SEVERE|CRITICAL): (?P<what>.*)")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def preload() -> None:
    """Import what every build would import: Sphinx's own extensions, and MyST."""
    for name in (*builtin_extensions, "myst_parser.sphinx_ext.main"):
        import_module(name)


def run(
    root: Path,
    builder: str,
    step: Callable[[str], None],
    *,
    settings: Mapping[str, Any] | None = None,
    expect: Callable[[int], None] = lambda steps: None,
    note: Callable[[str], None] = lambda line: None,
) -> Path:
    """The folder that ``builder`` filled from ``docs/chapters`` below ``root``.

    ``step`` is called for each chapter read and each page written; ``expect`` with how many more steps
    there are, as far as that is known; ``note`` with what whoever waits should know. What Sphinx keeps from
    build to build is in ``build/.sphinx``; it is thrown away when anything goes wrong, because Sphinx does
    not repeat a warning about a chapter that it has read before. ``settings`` override those of
    ``conf.py``. ``DataError`` names file and line.
    """
    docs = root / "docs"
    chapters = docs / "chapters"
    if not (chapters / "index.md").is_file():
        raise DataError(
            "there are no chapters", where=str(chapters), remedy=f"Run: {command('chapters', root)}"
        )
    kept = root / "build" / ".sphinx" / builder
    connected: dict[str, Callable[..., None]] = {
        "source-read": lambda _app, name, _text: step(f"read {name}"),
        "html-page-context": lambda _app, name, *_: step(f"write {name}"),
        "env-before-read-docs": lambda _app, _env, names: expect(len(names)),
        "pdf-expects": lambda _app, sheets: expect(sheets),
        "pdf-notes": lambda _app, line: note(line),
        "pdf-progress": lambda _app, name, pages: step(f"{name}, {pages} page{'s' if pages > 1 else ''}"),
    }
    try:
        with _alone(kept.with_suffix(".lock"), note):
            _run(docs, chapters, kept, builder, connected, settings=settings or {})
    except UnicodeDecodeError as error:
        shutil.rmtree(kept, ignore_errors=True)
        where = next(filter(_is_not_text, sorted(chapters.glob("*.md"))), chapters)
        raise DataError(
            "is not UTF-8", where=str(where), remedy=f"Run: {command('chapters', root)}"
        ) from error
    except OSError as error:
        shutil.rmtree(kept, ignore_errors=True)
        raise OutputError(
            f"cannot be written ({error.strerror or error})",
            where=str(error.filename or kept),
            remedy="Check that the folder is writable and the disk has room.",
        ) from error
    except BaseException:
        shutil.rmtree(kept, ignore_errors=True)
        raise
    return kept / "out"


def _run(
    docs: Path,
    chapters: Path,
    kept: Path,
    builder: str,
    connected: Mapping[str, Callable[..., None]],
    *,
    settings: Mapping[str, Any],
) -> None:
    warnings = StringIO()
    try:
        with patch_docutils(docs), docutils_namespace():
            app = Sphinx(
                chapters,
                docs,
                kept / "out",
                kept / "doctrees",
                builder,
                confoverrides=dict(settings),
                status=None,
                warning=warnings,
                warningiserror=True,
            )
            if "quickscan_build.sphinx_ext" not in app.extensions:
                raise ConfigError("does not load the extension of this project")
            for event, tell in connected.items():
                app.connect(event, tell)
            app.build()
    except SphinxError as error:
        cause = getattr(error, "orig_exc", None) or error.__cause__
        if cause is not None and (isinstance(cause, QuickscanError) or out_of_memory(cause)):
            raise cause from None
        # Sphinx does not know our builder: conf.py does not load the extension that has it.
        unknown = isinstance(cause, KeyError) and cause.args == (builder,)
        if unknown or isinstance(error, ConfigError):
            what = f"{type(cause).__name__}: {cause}" if cause and not unknown else str(error)
            raise DataError(
                what,
                where=str(docs / "conf.py"),
                remedy='One line is enough: extensions = ["quickscan_build.sphinx_ext"]',
            ) from error
        if cause is not None and not isinstance(cause, SphinxError | ImportError):
            raise cause from None
        raise _error(warnings.getvalue(), chapters) or DataError(
            str(error), where=str(docs), remedy="QUICKSCAN_DEBUG=1 shows where it happened."
        ) from error
    told = _error(warnings.getvalue(), chapters)
    if told:
        raise told


@contextmanager
def _alone(lock: Path, note: Callable[[str], None]) -> Iterator[None]:
    """Wait for another build of the same format in the same folder: they share what Sphinx keeps.

    The lock goes with its process, even if that is killed.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            note(f"Another build is at work in {lock.parent}: waiting for it.")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _is_not_text(path: Path) -> bool:
    try:
        path.read_text("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _error(warnings: str, chapters: Path) -> DataError | None:
    """The first warning as an error, with the number of the others."""
    lines = [line for line in _COLOUR.sub("", warnings).splitlines() if line.strip()]
    found = [match for line in lines if (match := _WARNING.match(line))]
    if not lines:
        return None
    if not found:
        return DataError(lines[0].removeprefix("WARNING: "), where=str(chapters))
    place, what = found[0]["place"].removeprefix(f"{chapters.resolve().parents[1]}/"), found[0]["what"]
    place = place.rstrip(":")  # a place without a line
    if len(found) > 1:
        what += f" (and {len(found) - 1} more like it)"
    again = command("chapters", chapters.parents[1])
    return DataError(what, where=place, remedy=f"Correct the source or the outline, then run: {again}")
