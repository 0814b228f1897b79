"""``quickscan-build verify MANIFEST``: are these the files that were signed off?"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..exits import ExitCode
from .counted import counted

SAID = {
    "good": "as signed off",
    "changed": "CHANGED",
    "missing": "MISSING",
    "open": "the check had some: these are its files, not its approval",
    "elsewhere": "not here, so not checked",
}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "verify",
        help="check that files are the ones that were signed off",
        description="Check the SHA-256 of every artefact that a manifest names. The sources, decisions, "
        "ledger, lock file and fonts that it was made from are checked too, if they are there.",
        epilog="Exit codes: 0 all as signed off · 1 a file is changed or missing · 2 usage.",
    )
    parser.add_argument("manifest", type=Path, metavar="MANIFEST", help="usually build/manifest.json")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    from ..fidelity.report.manifest import verify

    answers = list(verify(args.manifest))
    for one in answers:
        sys.stdout.write(f"{one.group:10} {one.file}: {SAID[one.state]}\n")
    files = [one for one in answers if one.state != "open"]
    bad = [one for one in files if one.state in ("changed", "missing")]
    sys.stdout.write(f"{counted(len(files), 'file')}, {len(bad)} changed or missing\n")
    return ExitCode.FINDING if bad else ExitCode.GOOD
