"""Tells whether a PDF is up to date: then nothing is read, laid out or written."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from ... import __version__
from ...files import write_text

PACKAGE = Path(__file__).parents[2]
LIBRARIES = (
    "sphinx", "docutils", "myst-parser", "markdown-it-py", "weasyprint", "pikepdf", "uharfbuzz", "pyphen",
)  # fmt: skip


def fingerprint(root: Path, settings: Mapping[str, object]) -> str:
    """The hash of everything a PDF is made of: chapters, data, code, styles, fonts, libraries, settings."""
    digest = hashlib.sha256()
    about = [sys.version, __version__, *(f"{name} {version(name)}" for name in LIBRARIES)]
    digest.update(json.dumps([about, sorted(settings.items())]).encode())
    for path in _made_of(root):
        digest.update(path.as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def is_made(folder: Path, output: Path, mark: str) -> bool:
    """Whether ``output`` is still the file that was made from ``mark``."""
    try:
        kept = json.loads(_place(folder, output).read_text(encoding="utf-8"))
        return bool(kept == {"made of": mark, "sha256": _hash(output)})
    except (OSError, ValueError):
        return False


def note(folder: Path, output: Path, mark: str) -> None:
    """Remember that ``output`` was made from ``mark``."""
    write_text(_place(folder, output), json.dumps({"made of": mark, "sha256": _hash(output)}))


def _made_of(root: Path) -> Iterator[Path]:
    for folder in (PACKAGE, root / "docs", root / "source_texts"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def _place(folder: Path, output: Path) -> Path:
    name = hashlib.sha256(os.path.realpath(output).encode()).hexdigest()
    return folder / "made" / f"{name}.json"


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
