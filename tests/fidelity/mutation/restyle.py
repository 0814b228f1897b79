"""No false alarms: rebuild with other fonts, page sizes, line lengths and colours; nothing may be found.

``python -m tests.fidelity.mutation.restyle --rebuilds 50 [--root DIR]``
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import quickscan_build
from quickscan_build.fidelity.check import check
from quickscan_build.fidelity.model import Artefacts
from quickscan_build.publication import load

FAMILIES = ("serif", "sans-serif", "monospace", "'DejaVu Sans'", "'Source Serif 4'", "'Source Sans 3'")
"""Generic ones, and the theme's own: a face that is not there is refused by the builder."""
PAPERS = {
    "A4": ("A4", "215mm 305mm", "230mm 320mm", "letter"),
    "A5": ("A5", "152mm 216mm", "160mm 230mm", "B5"),
}
"""The theme's own sizes, and sizes that its margins and hanging labels leave room on."""


def paper(rng: random.Random, sheet: str) -> str:
    """A style of paper: all that a designer may turn without a word lost."""
    return f"""
@page {{ size: {rng.choice(PAPERS[sheet])}; margin-bottom: {rng.randint(20, 34)}mm }}
.qb-text p, .qb-text li, .qb-text td {{
  font-family: {rng.choice(FAMILIES)} !important;
  font-size: {rng.randint(16, 23) / 2}pt !important; line-height: {rng.randint(11, 18) / 10} !important;
  hyphens: {rng.choice(("auto", "none"))} !important;
  text-align: {rng.choice(("left", "justify", "start"))} !important;
  letter-spacing: {rng.choice((0, 0, 0.01, 0.03))}em; word-spacing: {rng.choice((0, 0, 0.05, 0.1))}em }}
"""


def screen(rng: random.Random) -> str:
    """A style of screen."""
    ground, ink = rng.choice((("#fff", "#111"), ("#fdf6e3", "#222"), ("#111", "#eee"), ("#eef", "#224")))
    return f"""
body {{ background: {ground} !important; color: {ink} !important; font-size: {
        rng.randint(14, 24)
    }px !important }}
.qb-text {{ max-width: {rng.randint(28, 90)}ch !important; background: {ground} !important; color: {ink} }}
.qb-text p, .qb-text li {{ font-family: {rng.choice(FAMILIES)}; line-height: {rng.randint(12, 20) / 10};
  letter-spacing: {rng.choice((0, 0.01, 0.05))}em; hyphens: {rng.choice(("auto", "manual"))} }}
.qb-box {{ border: {rng.randint(0, 6)}px solid; padding: {rng.randint(0, 3)}em; display: {
        rng.choice(("block", "flow-root", "grid"))
    } }}
"""


def rebuild(root: Path, scratch: Path, seed: int) -> list[str]:
    """Build everything with a style of its own; what is found then (nothing, one hopes)."""
    rng = random.Random(seed)
    package = scratch / "package"
    source = Path(quickscan_build.__file__).parent
    shutil.copytree(source, package / source.name, ignore=shutil.ignore_patterns("__pycache__"))
    theme = package / source.name / "theme"
    size = rng.choice(list(PAPERS))
    on_paper, on_screen = paper(rng, size), screen(rng)
    for sheet in theme.rglob("*.css"):
        # Which sheet is loaded last is the theme's business: all of them get the style.
        made = on_paper if "print" in sheet.parts else on_screen
        sheet.write_text(sheet.read_text("utf-8") + made, "utf-8")
    work = scratch / "work"
    work.mkdir()
    for name in ("source_texts", "docs"):
        shutil.copytree(root / name, work / name)
    environment = {**os.environ, "PYTHONPATH": str(package)}
    for command in ("pdf", "epub", "html"):
        arguments = [sys.executable, "-m", "quickscan_build", command, "--root", str(work)]
        if command == "pdf":
            arguments += ["--paper", size]
        done = subprocess.run(arguments, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            return [f"{command} cannot be built: {done.stderr.strip().splitlines()[-1]}"]
    publication = load(work)
    return [str(finding) for finding in check(publication, Artefacts.built(publication)).findings]


def run(root: Path, rebuilds: int, first: int = 1, *, log: Callable[[str], None] = print) -> int:
    """How many rebuilds raised an alarm."""
    alarms = 0
    for seed in range(first, first + rebuilds):
        with tempfile.TemporaryDirectory() as scratch:
            found = rebuild(root, Path(scratch), seed)
        alarms += bool(found)
        for line in found[:5]:
            log(f"style {seed}: {line}")
    return alarms


def main() -> int:
    parser = argparse.ArgumentParser(description="Rebuild in other styles: does the check cry wolf?")
    parser.add_argument("--rebuilds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--root", type=Path, default=Path())
    args = parser.parse_args()
    start = time.monotonic()
    alarms = run(args.root, args.rebuilds, args.seed)
    print(f"{args.rebuilds} rebuilds in {time.monotonic() - start:.0f} s: {alarms} false alarms")
    return 1 if alarms else 0


if __name__ == "__main__":
    sys.exit(main())
