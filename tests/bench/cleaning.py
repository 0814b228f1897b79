#!/usr/bin/env python3
"""The speed of the cleaner beside ``ftfy.fix_text`` on the same text in one run; how time and memory grow.

    tests/bench/cleaning.py [MEGABYTES]        (the largest text; default 10)

The text is the corpus as the English model read it at 150 dpi, again and again, each time in other words
(``varied``): what the cleaner remembers of a word helps it as much as in a real text, and what it would
remember of a line helps it nothing. Every measurement is a process of its own, so that memory is its own
peak; times are processor seconds, the file being in memory, the best of three (of one, beyond ten megabytes).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from ftfy import fix_text

from quickscan_build.cleaning.engine import clean
from quickscan_build.cleaning.order import rules_for
from quickscan_build.language import dutch, lexicon
from quickscan_build.reading.plain import read

CORPUS = Path(__file__).parents[1] / "corpus"
GROWTH = 10.5
"""A text ten times as long may take so many times as long."""
MEMORY = 15.0
"""Peak memory above that of an idle process, in bytes for each byte of text, including the text itself."""
START = 0.4
"""Seconds for the command to start."""
SHARE = 0.5
"""Of the words of five small letters and more, those that are exchanged: five megabytes then hold some 60,000
different forms, as Dutch of that length does."""
COMPOUND = 10
"""Letters from which every third new word is two words in one, which no list has."""
MISREAD = 0.01
"""Of the new words, those that lose a letter."""
_WORD = re.compile(r"(?<![\w-])([a-zéë]{3,}+)(-\n[a-zéë]{2,}+|(?<=[a-zéë]{5}))(?![\w’'-])")
"""A word in small letters, broken at a line end or not."""
_PRINTED = str.maketrans("ëèêïöüóáàâîôûçñä", "éééiodoaaaiouena")
"""How the English model prints letters that it does not have, roughly."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("megabytes", nargs="?", type=float, default=10.0)
    parser.add_argument("--one", nargs=2, metavar=("WHAT", "FILE"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measure(args.one[0], Path(args.one[1]))))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        return compare(args.megabytes, Path(folder))


def compare(megabytes: float, folder: Path) -> int:
    """Measure, print the table and the verdicts; 1 when one of them is over its bound."""
    print(f"{'':10}{'MB':>8}{'seconds':>10}{'MB/s':>8}{'peak MB':>10}{'bytes a byte':>14}")
    found = {}
    idle = 0.0
    for size in (0.001, megabytes / 10, megabytes):
        file = folder / "text"
        file.write_text(varied(round(size * 1_000_000)), "utf-8")
        for what in ("ftfy", "clean"):
            one = found[what, size] = apart(what, file)
            if size == 0.001:
                idle = one["peak"]
                continue
            ratio = (one["peak"] - idle) / one["bytes"]
            print(
                f"{what:10}{one['bytes'] / 1e6:8.2f}{one['seconds']:10.2f}"
                f"{one['bytes'] / 1e6 / one['seconds']:8.2f}{one['peak'] / 1e6:10.0f}{ratio:14.1f}",
                flush=True,
            )
    large, small = found["clean", megabytes], found["clean", megabytes / 10]
    verdicts = {
        "time beside ftfy": (large["seconds"] / found["ftfy", megabytes]["seconds"], 1.0),
        "time for ten times the text": (large["seconds"] / small["seconds"], GROWTH),
        "memory, bytes a byte": ((large["peak"] - idle) / large["bytes"], MEMORY),
        "start of the command, seconds": (start(), START),
    }
    for name, (value, bound) in verdicts.items():
        print(f"{'ok ' if value <= bound else 'OVER'} {name}: {value:.2f} (at most {bound})")
    return int(any(value > bound for value, bound in verdicts.values()))


def varied(size: int) -> str:
    """The corpus again and again, each time in other words, cut at a line end near ``size`` bytes.

    Of the words in small letters half are exchanged for others as long, drawn from the lexicon as words
    are in any text: a few often, most of them seldom. Lines stay as long as they were, page furniture as
    it is.
    """
    books = [path.read_text("utf-8") for path in sorted(CORPUS.glob("*/ocr/eng_150.ff.txt"))]
    draw = _draw(random.Random(3))
    parts: list[str] = []
    length = 0
    while True:
        for book in books:
            parts.append(_reworded(book, draw))
            length += len(parts[-1].encode())
            if length >= size:
                data = "".join(parts).encode()[:size]
                return data[: data.rfind(b"\n") + 1].decode()


def _reworded(book: str, draw: Callable[[int], str | None]) -> str:
    """The book in other words; lines that recur stay."""
    lines = Counter(book.split("\n"))

    def other(found: re.Match[str]) -> str:
        start = book.rfind("\n", 0, found.start()) + 1
        line = book[start : book.find("\n", found.start())]
        word, rest = found.groups()
        new = draw(len(word) + max(len(rest) - 2, 0)) if lines[line] == 1 else None
        if new is None:
            return found[0]
        return f"{new[: len(word)]}-\n{new[len(word) :]}" if rest else new

    return _WORD.sub(other, book)


def _draw(chance: random.Random) -> Callable[[int], str | None]:
    """What draws a word of a given length; None where the word is to stay."""
    by_length: dict[int, list[str]] = defaultdict(list)
    for word in sorted(lexicon.words()):
        if word.isalpha() and word.islower():
            by_length[len(word)].append(word)
    for words in by_length.values():
        chance.shuffle(words)

    def one(length: int) -> str:
        words = by_length[length]
        return words[int(len(words) ** chance.random()) - 1]

    def draw(length: int) -> str | None:
        if chance.random() >= SHARE or len(by_length[length]) < 100:
            return None
        half = length // 2
        word = (
            one(half) + one(length - half) if length >= COMPOUND and chance.random() < 1 / 3 else one(length)
        )
        if chance.random() < MISREAD:
            at = chance.randrange(length)
            word = word[:at] + word[at + 1 :] + "e"
        return word.translate(_PRINTED)

    return draw


def measure(what: str, file: Path) -> dict[str, float]:
    """Processor seconds (the best of three) and peak memory of this process (the first time), in bytes."""
    size = file.stat().st_size
    times = [_run(what, file)]
    peak = _peak()
    if size <= 10_000_000:
        times += [_run(what, file), _run(what, file)]
    return {"seconds": min(times), "peak": peak, "bytes": size}


def _run(what: str, file: Path) -> float:
    if what == "ftfy":
        text = file.read_text("utf-8")
        begin = time.process_time()
        fix_text(text)
        return time.process_time() - begin
    source = read(file)
    begin = time.process_time()
    clean(source, rules_for(dutch=True), dutch(source.content))
    return time.process_time() - begin


def _peak() -> float:
    """The largest memory this program had, in bytes; what it was started from does not count."""
    status = Path("/proc/self/status").read_text("utf-8")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found, "Linux tells the peak of a process in /proc/self/status"
    return int(found[1]) * 1024


def apart(what: str, file: Path) -> dict[str, float]:
    """``measure`` in a process of its own."""
    command = [sys.executable, __file__, "--one", what, str(file)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def start() -> float:
    """Seconds until the command has said its help, the best of five."""
    command = [sys.executable, "-m", "quickscan_build", "clean", "--help"]
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - begin)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
