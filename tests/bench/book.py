#!/usr/bin/env python3
"""The print PDF beside its peers on the same text, in one run; how everything grows with the text.

    make bench CHAPTERS=120             (default: 12; 120 takes hours with the slow peers)
    python -m tests.bench.book 12 --steps ours,peers,others

Two publications are grown out of the real text: one of CHAPTERS chapters, one of a tenth of that. On each:

- ours: the PDF cold, unchanged, and after one word changed;
- mended: the same chapters through WeasyPrint on one file, with the changes docs/dev/weasyprint.md offers;
- peers: the same through WeasyPrint on one file as it is, sphinx-simplepdf, and Typst;
- others: chapters, website and EPUB;
- words: the check of the words.

The bounds are those of docs/dev/pdf.md. What grows is counted in processor seconds.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from tests.bench.measure import FailedError, Taken, take

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
OURS = str(BIN / "quickscan-build")
FULL = 120
"""Chapters at which the bounds in seconds hold."""
GROWTH, GROWTH_ELSEWHERE = 11 / 10, 10.5 / 10
_WORD = re.compile(r"(?m)^([A-Z]\w+ \w+)(?= \w[^\n]{100})")
"""Two words that begin a paragraph of some length; one more is put after them."""
CHANGED, UNCHANGED, WALL, MEMORY, SIZE = 0.06, 1.0, 180.0, 600e6, 1.1


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    chapters: int
    taken: Taken
    pages: int = 0
    size: int = 0

    def __str__(self) -> str:
        made = f"{self.pages:8,}{self.size / 1e6:9.2f}" if self.pages else ""
        taken = self.taken
        numbers = f"{taken.wall:9.1f}{taken.processors:9.1f}{taken.peak / 1e6:9.0f}{made}"
        return f"{self.name:32}{self.chapters:9}{numbers}"


class Bench:
    """Runs commands in a folder of its own and keeps what each took."""

    def __init__(self, folder: Path, patience: float) -> None:
        self.folder = folder
        self.patience = patience
        self.rows: dict[tuple[str, int], Row] = {}
        folder.mkdir(parents=True, exist_ok=True)
        print(f"{'':32}{'chapters':>9}{'wall s':>9}{'cpu s':>9}{'peak MB':>9}{'pages':>8}{'MB':>9}")

    def run(self, name: str, chapters: int, *command: str, output: Path | None = None) -> None:
        root = self.root(chapters)
        log = self.folder / f"{name.replace(' ', '-')}-{chapters}.log"
        try:
            taken = take(command, root if root.exists() else ROOT, log, self.patience)
        except FailedError as error:
            print(f"{name:32}{chapters:9}  failed: {error}", flush=True)
            return
        pages = size = 0
        if output is not None:
            with pikepdf.open(output) as pdf:
                pages = len(pdf.pages)
            size = output.stat().st_size
        row = self.rows[name, chapters] = Row(name, chapters, taken, pages, size)
        print(row, flush=True)

    def root(self, chapters: int) -> Path:
        return self.folder / str(chapters)

    def verdict(self, name: str, bound: float, value: Callable[[], float]) -> bool:
        """One line; a value that cannot be told, since something was left out or failed, is no verdict."""
        try:
            found = value()
        except KeyError:
            print(f"—    {name}: not measured")
            return True
        print(f"{'ok  ' if found <= bound else 'OVER'} {name}: {found:.2f} (at most {bound:.2f})")
        return found <= bound


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("chapters", nargs="?", type=int, default=12)
    parser.add_argument("--steps", default=",".join(STEPS), help=f"of {', '.join(STEPS)} (default: all)")
    parser.add_argument("--patience", type=float, default=3600.0, help="seconds for one command")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "bench", help="where to work")
    args = parser.parse_args()
    large, small = args.chapters, max(1, args.chapters // 10)
    bench = Bench(args.folder.resolve(), args.patience)
    for chapters in (small, large):
        shutil.rmtree(bench.root(chapters), ignore_errors=True)
        bench.run("grow", chapters, OURS, "bench", "grow", str(chapters), "-o", str(bench.root(chapters)))
    for step in args.steps.split(","):
        for chapters in (small, large):
            STEPS[step](bench, chapters)
    return int(not all(verdicts(bench, small, large)))


def ours(bench: Bench, chapters: int) -> None:
    """The PDF cold, unchanged, and after one word in the middle changed."""
    root = bench.root(chapters)
    output = root / "ours.pdf"
    pdf = (OURS, "pdf", "-o", str(output))
    bench.run("ours, cold", chapters, *pdf, output=output)
    bench.run("ours, unchanged", chapters, *pdf, output=output)
    files = sorted((root / "docs/chapters").glob("hoofdstuk-*.md"))
    middle = files[len(files) // 2]
    text = middle.read_text("utf-8")
    middle.write_text(_WORD.sub(r"\1 nog", text, count=1), "utf-8")
    bench.run("ours, one word changed", chapters, *pdf, output=output)
    middle.write_text(text, "utf-8")


def others(bench: Bench, chapters: int) -> None:
    """The other steps of the way, each from nothing."""
    bench.run("chapters", chapters, OURS, "chapters")
    bench.run("website", chapters, OURS, "html")
    bench.run("EPUB", chapters, OURS, "epub")


def words(bench: Bench, chapters: int) -> None:
    """The check of the words, of all three."""
    for command in ("pdf", "epub", "html"):
        bench.run(f"({command} for the check)", chapters, OURS, command)
    # A browser photographs pages of such a length for minutes; what it is asked is no part of the bound.
    bench.run("check of the words", chapters, OURS, "fidelity", "--browser", "no")


def mended(bench: Bench, chapters: int) -> None:
    """The same chapters through WeasyPrint as it would be: the same file as WeasyPrint's own, much sooner."""
    capture(bench, chapters)
    peer(bench, chapters, "mended", "one file, WeasyPrint mended")


def capture(bench: Bench, chapters: int) -> None:
    """What the book is made of, for those who make another of it."""
    command = (sys.executable, "-m", "tests.bench.peers", "capture", str(bench.root(chapters)))
    bench.run("(chapters for the peers)", chapters, *command)


def peer(bench: Bench, chapters: int, what: str, name: str) -> None:
    """One command of ``tests.bench.peers``."""
    root = bench.root(chapters)
    made = root / f"{what}.pdf"
    command = (sys.executable, "-m", "tests.bench.peers", what, str(root), str(made))
    bench.run(name, chapters, *command, output=made)


def peers(bench: Bench, chapters: int) -> None:
    """The same chapters through other tools."""
    root = bench.root(chapters)
    capture(bench, chapters)
    for what, name in (("typst", "Typst"), ("weasyprint", "WeasyPrint, one file")):
        peer(bench, chapters, what, name)
    simple = ["-q", "-b", "simplepdf", "-c", "docs", "-d", "build/.simplepdf"]
    simple += ["-D", "extensions=quickscan_build.sphinx_ext,sphinx_simplepdf"]
    simple += ["-D", "simplepdf_file_name=simple.pdf", "docs/chapters", "build/simplepdf"]
    made = root / "build" / "simplepdf" / "simple.pdf"
    bench.run("sphinx-simplepdf", chapters, str(BIN / "sphinx-build"), *simple, output=made)


STEPS: dict[str, Callable[[Bench, int], None]] = {
    "ours": ours,
    "others": others,
    "mended": mended,
    "peers": peers,
    "words": words,
}


def verdicts(bench: Bench, small: int, large: int) -> list[bool]:
    """Each bound, and whether it holds."""
    times = large / small

    def took(name: str, chapters: int) -> Taken:
        return bench.rows[name, chapters].taken

    def grows(name: str) -> Callable[[], float]:
        return lambda: took(name, large).processors / took(name, small).processors

    def size() -> float:
        # WeasyPrint as it is writes the same file, if anybody waits for it.
        return bench.rows["ours, cold", large].size / bench.rows["one file, WeasyPrint mended", large].size

    def share(name: str) -> Callable[[], float]:
        return lambda: took(name, large).wall / took("ours, cold", large).wall

    found = [bench.verdict(f"PDF, {small} → {large} chapters grows", GROWTH * times, grows("ours, cold"))]
    if large >= FULL:
        found.append(bench.verdict("PDF, seconds on the clock", WALL, lambda: took("ours, cold", large).wall))
        found.append(bench.verdict("one word changed, share", CHANGED, share("ours, one word changed")))
    found += [
        bench.verdict("nothing changed, seconds", UNCHANGED, lambda: took("ours, unchanged", large).wall),
        bench.verdict(
            "memory of one process, MB", MEMORY / 1e6, lambda: took("ours, cold", large).peak / 1e6
        ),
        bench.verdict("file size against one file", SIZE, size),
    ]
    for name in ("chapters", "website", "EPUB", "check of the words"):
        found.append(bench.verdict(f"{name} grows", GROWTH_ELSEWHERE * times, grows(name)))
    grows_elsewhere = bench.verdict(
        "WeasyPrint on one file grows", float("inf"), grows("WeasyPrint, one file")
    )
    return [*found, grows_elsewhere]


if __name__ == "__main__":
    # The peers are commands found by name, and modules found from here.
    os.environ["PATH"] = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    os.environ["PYTHONPATH"] = str(ROOT)
    sys.exit(main())
