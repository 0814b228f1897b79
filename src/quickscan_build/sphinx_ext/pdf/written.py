"""Chapters as they were written in the last build: one that did not change is not written again.

A chapter's HTML depends on its doctree, on this code, and on what its references show of other chapters.
It is kept beside the doctree, under the hash of all that.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from sphinx.environment import BuildEnvironment

from ...files import writing

LIBRARIES = ("docutils", "sphinx")
DIGEST = 32
"""Bytes of the hash in front of a chapter."""


@dataclass(frozen=True, slots=True)
class Written:
    """A chapter, and the images it shows: file → name in the book."""

    html: str
    images: Mapping[str, str]


class LastTime:
    """The chapters of the last build."""

    def __init__(self, env: BuildEnvironment, doctrees: Path) -> None:
        self._doctrees = doctrees
        self._ground = _ground(env)

    def recall(self, docname: str) -> Written | None:
        """The chapter, if nothing that it depends on has changed."""
        try:
            data = self._path(docname).read_bytes()
        except OSError:
            return None
        if data[:DIGEST] != self._key(docname) or data[DIGEST : 2 * DIGEST] != _hash(data[2 * DIGEST :]):
            return None
        written: Written = pickle.loads(data[2 * DIGEST :])  # noqa: S301 - our own file, and whole
        return written

    def keep(self, docname: str, written: Written) -> None:
        """Keep a chapter for the next build."""
        data = pickle.dumps(written, protocol=5)
        with writing(self._path(docname)) as aside:
            aside.write_bytes(self._key(docname) + _hash(data) + data)

    def _key(self, docname: str) -> bytes:
        return _hash(self._ground + (self._doctrees / f"{docname}.doctree").read_bytes())

    def _path(self, docname: str) -> Path:
        return self._doctrees / f"{docname}.chapter"


def _ground(env: BuildEnvironment) -> bytes:
    """The hash of what every chapter depends on."""
    digest = hashlib.sha256(repr([(name, version(name)) for name in LIBRARIES]).encode())
    for path in sorted(Path(__file__).parents[1].rglob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    titles = {docname: title.astext() for docname, title in env.titles.items()}
    labels = {name: env.domaindata["std"][name] for name in ("labels", "anonlabels")}
    images = {name: image[1] for name, image in env.images.items()}
    for facts in (titles, *labels.values(), images, env.toc_secnumbers, env.toc_fignumbers):
        digest.update(repr(sorted(facts.items())).encode() + b"\0")
    return digest.digest()


def _hash(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
