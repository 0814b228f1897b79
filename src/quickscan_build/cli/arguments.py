"""Arguments that several commands have: the folder of a publication, and numbers."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

_DIGITS = 9
"""More than any number here has; Python refuses to read thousands of them."""


def add_root(parser: argparse.ArgumentParser) -> None:
    """``--root``: the folder with ``source_texts/`` and ``docs/``."""
    parser.add_argument(
        "--root",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="the folder that holds source_texts/ and docs/ (default: this folder)",
    )


def number(what: str, least: int, most: int | None = None) -> Callable[[str], int]:
    """The ``type`` of an argument that is ``what`` ("a port"), from ``least`` to ``most``.

    What is none is refused in one line that says what it must be.
    """
    allowed = f"{least} or more" if most is None else f"a number from {least} to {most}"

    def read(text: str) -> int:
        if text.isascii() and text.isdigit() and len(text) <= _DIGITS:
            found = int(text)
            if found >= least and (most is None or found <= most):
                return found
        raise argparse.ArgumentTypeError(f"{text!r} is not {what}: {allowed}")

    return read
