"""Build again at every change, in a child with the libraries already loaded and our own code as it is now."""

from __future__ import annotations

import contextlib
import importlib
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from ..files import write_text
from .ending import Lives

OUR_OWN = "quickscan_build"
INTERVAL = 0.15
"""Seconds between two looks at the files."""

State = dict[Path, tuple[int, int]]


def follow(root: Path, state: Path, lives: Lives) -> None:
    """Build now and at every change, until Ctrl-C or until ``lives`` says no.

    ``state`` is a file that gets the number of the build, and what went wrong.
    """
    load_libraries()
    steps = (("chapters", "--root", str(root)), ("html", "--root", str(root)))
    number, known = 0, State()
    while lives():
        now = snapshot(root)
        if now == known:
            time.sleep(INTERVAL)
            continue
        changed = sorted(path.name for path in now.keys() | known.keys() if now.get(path) != known.get(path))
        if known:
            print(f"changed: {', '.join(changed[:3])}{' …' if len(changed) > 3 else ''}", file=sys.stderr)
        known, number = now, number + 1
        began = time.perf_counter()
        told = build(steps)
        print(told or f"built in {time.perf_counter() - began:.1f} s", file=sys.stderr, flush=True)
        write_text(state, f"{os.getpid()}-{number}\n{told}")


def load_libraries() -> None:
    """Import once what every child would import: Sphinx with its extensions, and what our own rooms need."""
    from ..sphinx_ext.running import preload

    preload()
    for room in ("edition", "sphinx_ext.running", "sphinx_ext.site", "sphinx_ext.epub", "sphinx_ext.pdf"):
        importlib.import_module(f"{OUR_OWN}.{room}")


def snapshot(root: Path) -> State:
    """Time and size of every file a site is made of: sources, decisions, settings, and our own code."""
    found: State = {}
    own = Path(__file__).parents[1]
    for folder in (root / "source_texts", own):
        for path in folder.rglob("*"):
            if "__pycache__" not in path.parts and path.is_file() and not path.name.startswith("."):
                _note(found, path)
    _note(found, root / "docs" / "conf.py")
    return found


def _note(found: State, path: Path) -> None:
    # A file may vanish between being listed and being looked at: then it is not there.
    with contextlib.suppress(FileNotFoundError):
        about = path.stat()
        found[path] = (about.st_mtime_ns, about.st_size)


def build(steps: tuple[tuple[str, ...], ...]) -> str:
    """Run the commands in a child; returns what they said if one of them failed, otherwise nothing."""
    with tempfile.TemporaryFile("w+") as heard:
        child = multiprocessing.get_context("fork").Process(target=_child, args=(steps, heard.fileno()))
        child.start()
        child.join()
        heard.seek(0)
        lines = [line for line in heard.read().splitlines() if line and not line.endswith(" …")]
    return "" if child.exitcode == 0 else "\n".join(lines) or f"the build ended with {child.exitcode}"


def _child(steps: tuple[tuple[str, ...], ...], heard: int) -> None:
    os.dup2(heard, sys.stdout.fileno())
    os.dup2(heard, sys.stderr.fileno())
    for name in [name for name in sys.modules if name.partition(".")[0] == OUR_OWN]:
        del sys.modules[name]
    main: Callable[[tuple[str, ...]], int] = importlib.import_module(f"{OUR_OWN}.cli").main
    for step in steps:
        code = main(step)
        if code:
            sys.exit(code)
