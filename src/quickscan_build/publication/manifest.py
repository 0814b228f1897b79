"""``manifest.sha256``: the sources are the ones this edition was made from, or nothing is built."""

from __future__ import annotations

import hashlib
import re
import shlex
from pathlib import Path

from ..exits import SourceError

NAME = "manifest.sha256"
_LINE = re.compile(r"(?P<hash>[0-9a-f]{64})  (?P<file>[^\0]+)")


def line(file: str, text: str) -> str:
    """The line of a file that holds ``text``."""
    return f"{hashlib.sha256(text.encode()).hexdigest()}  {file}\n"


def check(texts: Path) -> dict[str, str]:
    """File → SHA-256 of every text below ``texts``; ``SourceError`` naming the first that differs.

    The manifest is in ``sha256sum -c`` format and names every ``.txt`` file, and no other.
    """
    manifest = texts / NAME
    listed = _listed(manifest)
    files = (path for path in texts.rglob("*.txt") if not path.is_dir())
    found = {path.relative_to(texts).as_posix(): path for path in sorted(files)}
    for name in sorted(listed.keys() | found.keys()):
        if name not in found:
            raise SourceError(
                "is in the manifest, but does not exist",
                where=str(texts / name),
                remedy=f"Put the file back, or remove its line from {NAME}.",
            )
        if name not in listed:
            raise SourceError(
                f"is not in {NAME}",
                where=str(texts / name),
                remedy=f"Add it: (cd {shlex.quote(str(texts))} && sha256sum {shlex.quote(name)} >> {NAME})",
            )
        digest = _digest(found[name])
        if digest != listed[name]:
            raise SourceError(
                f"has changed (SHA-256 {digest[:12]}…, the manifest has {listed[name][:12]}…)",
                where=str(texts / name),
                remedy="Sources are kept as they are: restore the file (git checkout), and put a change "
                "of reading in corrections.toml.",
            )
    return listed


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror})", where=str(path)) from error


def _listed(manifest: Path) -> dict[str, str]:
    try:
        lines = manifest.read_text("utf-8").splitlines()
    except FileNotFoundError:
        raise SourceError(
            "there is no manifest",
            where=str(manifest),
            remedy=f"Make it: (cd {shlex.quote(str(manifest.parent))} && "
            f"find . -name '*.txt' -printf '%P\\n' | sort | xargs -d '\\n' sha256sum > {NAME})",
        ) from None
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror})", where=str(manifest)) from error
    except UnicodeDecodeError:
        raise SourceError("is not UTF-8", where=str(manifest), remedy="Save it as UTF-8.") from None
    listed: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        parsed = _LINE.fullmatch(line)
        if parsed is None:
            raise SourceError(
                "is not a line of sha256sum",
                where=f"{manifest}:{number}",
                remedy="A line is: hash, two blanks, file name.",
            )
        listed[parsed["file"]] = parsed["hash"]
    return listed
