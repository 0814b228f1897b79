"""What the commands for a publication share: the option that names it, and how it is loaded."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..publication import Publication, load


def add_root(parser: argparse.ArgumentParser) -> None:
    """``--root``: the folder with ``source_texts/`` and ``docs/``."""
    parser.add_argument(
        "--root",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="the folder that holds source_texts/ and docs/ (default: this folder)",
    )


def loaded(args: argparse.Namespace, *, decisions: bool = True) -> Publication:
    """The publication that ``--root`` names; without ``decisions`` for commands that only lay it out."""
    return load(args.root, decisions=decisions)
