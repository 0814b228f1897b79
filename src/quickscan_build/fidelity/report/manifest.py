"""Signed off: a manifest ties every artefact to everything that it was made from, by SHA-256."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from ...exits import UsageError
from ...publication.model import Publication
from ...theme import FOLDER
from ..model import Artefacts, Report

FORMAT = "quickscan-build manifest"
VERSION = 1
NAME = "manifest.json"
FONTS = frozenset({".ttf", ".otf", ".woff2"})
LARGEST = 10_000_000
"""Bytes of a manifest."""
LONGEST = 255
"""Bytes of the name of a file."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The state of one file: ``good``, ``changed``, ``missing``, or ``elsewhere`` (not here to be checked).

    For the check itself ``open`` means that it had findings.
    """

    group: str
    file: str
    state: str


def make(publication: Publication, artefacts: Artefacts, report: Report) -> str:
    """The manifest as JSON. Paths of artefacts start at ``build/``, all others at the publication's root."""
    build = publication.build
    made = {
        path.relative_to(build).as_posix(): _of(path)
        for path in (artefacts.html, artefacts.epub, artefacts.pdf)
        if path is not None and path.exists()
    }
    data = {
        "format": FORMAT,
        "version": VERSION,
        "publication": {
            "title": publication.metadata.title,
            "identifier": publication.metadata.identifier,
            "edition_date": publication.metadata.edition_date,
        },
        "good": not report.findings,
        "artefacts": made,
        **(report.made_of or made_of(publication)),
        "figures": {
            verdict.name: {
                "words": verdict.figures.words,
                "missing": verdict.figures.missing,
                "invented": verdict.figures.invented,
                "changed": verdict.figures.changed,
                "wrong_characters": verdict.figures.wrong_characters,
                "findings": len(verdict.findings),
            }
            for verdict in report.verdicts
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def made_of(publication: Publication) -> Mapping[str, Mapping[str, str]]:
    """The hashes of what artefacts are made from, by group and file."""
    root, texts = publication.root, publication.texts
    return {
        "sources": _listed(root, texts.rglob("*.txt")),
        "decisions": _listed(root, texts.glob("*.toml")),
        "ledger": _listed(root, [publication.ledger]),
        "lock": _listed(root, [root / "requirements.lock"]),
        "fonts": dict(_fonts()),
    }


def verify(path: Path) -> Iterator[Answer]:
    """Compare every file that a manifest names with its hash.

    Artefacts must be where the manifest says, beside it. What they were made from is checked if it is
    there; a publication that is sent out leaves it at home.
    """
    data = _read(path)
    build = path.parent
    if data.get("good") is not True:
        yield Answer("check", "findings", "open")
    groups = {"artefacts": build}
    groups |= dict.fromkeys(("sources", "decisions", "ledger", "lock"), build.parent)
    for group, folder in groups.items():
        for name, wanted in sorted(data[group].items()):
            there = folder / name
            if not there.exists():
                yield Answer(group, name, "missing" if group == "artefacts" else "elsewhere")
            else:
                sound = there.is_file() or there.is_dir()
                yield Answer(group, name, "good" if sound and _of(there) == wanted else "changed")
    fonts = dict(_fonts())
    for name, wanted in sorted(data["fonts"].items()):
        state = "elsewhere" if name not in fonts else "good" if fonts[name] == wanted else "changed"
        yield Answer("fonts", name, state)


def _read(path: Path) -> dict[str, Any]:
    def wrong(what: str) -> UsageError:
        remedy = "make all, or quickscan-build build, writes one: build/manifest.json."
        return UsageError(what, where=str(path), remedy=remedy)

    try:
        if path.is_fifo() or path.is_char_device():
            raise wrong("is not a file")
        if path.stat().st_size > LARGEST:
            raise wrong("is too large to be a manifest")
        data = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise wrong(f"cannot be read ({error.strerror})") from None
    except (ValueError, RecursionError):
        raise wrong("is not JSON") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT or data.get("version") != VERSION:
        raise wrong("is not a manifest of this version")
    for group in ("artefacts", "sources", "decisions", "ledger", "lock", "fonts"):
        names = data.get(group)
        if not isinstance(names, dict) or not all(_inside(name) for name in names):
            raise wrong(f"has no sound list of {group}")
    if not data["artefacts"]:
        raise wrong("names no artefact: nothing was signed off")
    return data


def _inside(name: str) -> bool:
    path = PurePosixPath(name)
    short = all(len(part.encode("utf-8", "surrogatepass")) <= LONGEST for part in path.parts)
    if not name or not name.isprintable() or not short or len(name) > 16 * LONGEST:
        return False
    return not path.is_absolute() and ".." not in path.parts


def _listed(root: Path, paths: Iterable[Path]) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): _of(path) for path in sorted(paths) if path.is_file()}


def _fonts() -> Iterator[tuple[str, str]]:
    for path in sorted(FOLDER.rglob("*")):
        if path.suffix in FONTS:
            yield path.relative_to(FOLDER).as_posix(), _of(path)


def _of(path: Path) -> str:
    """SHA-256 of a file; for a folder, of the list of its files in the format of ``sha256sum``, by name."""
    if path.is_dir():
        digest = hashlib.sha256()
        for inner in sorted(path.rglob("*"), key=lambda one: one.relative_to(path).as_posix()):
            if inner.is_file():
                listed = f"{_of(inner)}  {inner.relative_to(path).as_posix()}\n"
                # The name as it is on disk, which need not be UTF-8.
                digest.update(listed.encode("utf-8", "surrogateescape"))
        return digest.hexdigest()
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
