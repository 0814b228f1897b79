"""What lays sheets out beside the process that the user started."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

WARM = """
import os, sys
from pathlib import Path
from quickscan_build.sphinx_ext.pdf.workshop import warm

warm(Path(sys.argv[1]))
children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
for process in ("self", *children):
    blocked = Path(f"/proc/{process}/status").read_text().partition("SigBlk:")[2].split()[0]
    kind = "server" if b"forkserver" in Path(f"/proc/{process}/cmdline").read_bytes()[:200] else "other"
    print(kind if process != "self" else process, blocked)
"""


def test_ctrl_c_does_not_reach_what_loads_the_workers(tmp_path: Path) -> None:
    """Python guards it only once it has loaded; before that it would print a traceback."""
    done = subprocess.run(
        [sys.executable, "-c", WARM, str(tmp_path)], capture_output=True, text=True, check=True, timeout=60
    )
    blocked = {kind: int(mask, 16) for kind, mask in map(str.split, done.stdout.splitlines())}
    interrupt = 1 << (signal.SIGINT - 1)
    assert blocked["server"] & interrupt
    assert not blocked["self"] & interrupt
