#!/usr/bin/env python3
"""The speed of the cleaner beside ``ftfy.fix_text`` on the same text in one run; how time and memory grow.

    tests/bench/cleaning.py [MEGABYTES]        (the largest text; default 10)

The text is the corpus as the English model read it at 150 dpi, again and again. Every measurement is a
process of its own, so that memory is its own peak; times are processor seconds, the best of three.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from ftfy import fix_text

from quickscan_build.cleaning.engine import clean
from quickscan_build.cleaning.order import rules_for
from quickscan_build.language import dutch
from quickscan_build.reading.plain import parse

CORPUS = Path(__file__).parents[1] / "corpus"
GROWTH = 10.5
"""A text ten times as long may take so many times as long."""
MEMORY = 15.0
"""Peak memory over that of an idle process, in bytes for each byte of text."""
START = 0.4
"""Seconds for the command to start."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("megabytes", nargs="?", type=float, default=10.0)
    parser.add_argument("--one", choices=("idle", "ftfy", "clean"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    text = sample(round(args.megabytes * 1_000_000))
    if args.one:
        print(json.dumps(measure(args.one, text)))
        return 0
    print(f"{'':10}{'MB':>8}{'seconds':>10}{'MB/s':>8}{'peak MB':>10}{'bytes a byte':>14}")
    idle = apart("idle", args.megabytes)["peak"]
    found = {}
    for size in (args.megabytes / 10, args.megabytes):
        for what in ("ftfy", "clean"):
            one = found[what, size] = apart(what, size)
            ratio = (one["peak"] - idle) / one["bytes"]
            print(
                f"{what:10}{one['bytes'] / 1e6:8.2f}{one['seconds']:10.2f}"
                f"{one['bytes'] / 1e6 / one['seconds']:8.2f}{one['peak'] / 1e6:10.0f}{ratio:14.1f}"
            )
    large, small = found["clean", args.megabytes], found["clean", args.megabytes / 10]
    verdicts = {
        "time beside ftfy": (large["seconds"] / found["ftfy", args.megabytes]["seconds"], 1.0),
        "time for ten times the text": (large["seconds"] / small["seconds"], GROWTH),
        "memory, bytes a byte": ((large["peak"] - idle) / large["bytes"], MEMORY),
        "start of the command, seconds": (start(), START),
    }
    for name, (value, bound) in verdicts.items():
        print(f"{'ok ' if value <= bound else 'OVER'} {name}: {value:.2f} (at most {bound})")
    return int(any(value > bound for value, bound in verdicts.values()))


def sample(size: int) -> str:
    """The corpus again and again, cut at a line end near ``size`` characters."""
    once = "".join(path.read_text("utf-8") for path in sorted(CORPUS.glob("*/ocr/eng_150.ff.txt")))
    text = (once * (size // len(once) + 1))[:size]
    return text[: text.rfind("\n") + 1]


def measure(what: str, text: str) -> dict[str, float]:
    """Processor seconds (best of three) and peak memory of this process, in bytes."""
    seconds = min(run(what, text) for _ in range(3 if len(text) < 4_000_000 else 1))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"seconds": seconds, "peak": peak, "bytes": len(text.encode())}


def run(what: str, text: str) -> float:
    begin = time.process_time()
    if what == "ftfy":
        fix_text(text)
    elif what == "clean":
        source = parse(text.encode(), where="bench")
        clean(source, rules_for(dutch=True), dutch(source.content))
    return time.process_time() - begin


def apart(what: str, megabytes: float) -> dict[str, float]:
    """``measure`` in a process of its own."""
    command = [sys.executable, __file__, str(megabytes), "--one", what]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def start() -> float:
    """Seconds until the command has said its version, the best of five."""
    command = [sys.executable, "-m", "quickscan_build", "clean", "--help"]
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - begin)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
