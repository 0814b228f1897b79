"""Build the shipped Dutch lexicon from Debian's package of the OpenTaal word list.

    make lexicon        (apt-get download wdutch; python build.py wdutch_2.20.19-2_all.deb)

The package is identified by its hash, so that the lexicon has the same bytes wherever it is built. Needs
``dpkg-deb`` and marisa-trie; writes ``dutch.marisa``, ``SOURCE.toml`` and ``LICENSE.txt`` (the licence
of the word list, which is not that of this project).
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import re
import subprocess
import sys
import tarfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import marisa_trie

PACKAGE = "wdutch"
VERSION = "1:2.20.19-2"
SHA256 = "79dc0dbbd9b3e029ba84423a804c635aca87105521962f9b4c3023399c94dc35"
TARGET = Path(__file__).parent

_WORD = re.compile(r"[^\W\d_](?:[-'.]?[^\W_])*")


def main() -> int:
    parser = argparse.ArgumentParser(description="Build the Dutch lexicon from its package.")
    parser.add_argument("package", type=Path, help=f"the {PACKAGE} .deb, version {VERSION}")
    parser.add_argument("--target", type=Path, default=TARGET, help="the folder to write to")
    args = parser.parse_args()
    found = hashlib.sha256(args.package.read_bytes()).hexdigest()
    if found != SHA256:
        print(f"{args.package}: SHA-256 {found}, expected {SHA256} ({PACKAGE} {VERSION})", file=sys.stderr)
        return 1
    listed, licence = _unpack(args.package)
    forms = sorted(set(_forms(listed)))
    args.target.mkdir(parents=True, exist_ok=True)
    marisa_trie.Trie(forms).save(str(args.target / "dutch.marisa"))
    (args.target / "LICENSE.txt").write_text(licence, encoding="utf-8")
    (args.target / "SOURCE.toml").write_text(
        f'# Written by build.py.\npackage = "{PACKAGE}"\nversion = "{VERSION}"\n'
        f'sha256 = "{SHA256}"\nlicence = "BSD-3-Clause OR CC-BY-3.0"\nforms = {len(forms)}\n',
        encoding="utf-8",
    )
    return 0


def _unpack(package: Path) -> tuple[list[str], str]:
    tar = subprocess.run(["dpkg-deb", "--fsys-tarfile", package], check=True, stdout=subprocess.PIPE).stdout
    with tarfile.open(fileobj=io.BytesIO(tar)) as files:
        return (
            _read(files, "./usr/share/dict/dutch").split("\n"),
            _read(files, "./usr/share/doc/wdutch/copyright"),
        )


def _read(files: tarfile.TarFile, name: str) -> str:
    member = files.extractfile(name)
    assert member is not None, name  # noqa: S101 - a file of the package whose hash we know
    data = member.read()
    return (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")


def _forms(listed: list[str]) -> Iterator[str]:
    """Single words: an entry of several words counts as its words, for rules look words up one by one."""
    for entry in listed:
        for word in unicodedata.normalize("NFC", entry).split():
            bare = word.rstrip(".")
            if _WORD.fullmatch(bare):
                yield bare


if __name__ == "__main__":
    sys.exit(main())
