"""The commit that an edition was made from, for the colophon.

A commit cannot hold its own name in a file; what is built from it can. The same commit gives the same line,
in whatever folder; outside a git repository, or if git will not say, there is none.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

SHOWN = 12
"""Hexadecimal digits: enough to find it by, and as many for everyone, unlike git's own abbreviation."""
MADE_OF = ("docs", "source_texts", "src", "requirements.lock")
"""What makes another edition if it has changed since the commit."""
PATIENCE = 20.0
"""Seconds to wait for an answer: a repository may be on a slow disk."""


def commit(root: Path) -> str:
    """The commit that ``root`` is at, with a ``+`` if something the edition is made of has changed since."""
    name = _ask(root, "rev-parse", "--verify", "--quiet", "HEAD")
    changed = _ask(root, "status", "--porcelain", "--", *MADE_OF)
    if not name or changed is None:
        return ""
    return name[:SHOWN] + ("+" if changed else "")


def _ask(root: Path, *question: str) -> str | None:
    """What git answers; None if it does not. It changes nothing and runs nothing the repository names."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    command = ["git", "-C", str(root), "-c", "core.fsmonitor=false", *question]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
            env=environment,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
