"""Where long texts lie in memory: what is gone has been given back, whatever came after it."""

from __future__ import annotations

import subprocess
import sys

import pytest

HELD = """
import re, sys
from pathlib import Path
from quickscan_build.memory import long_texts_apart

def resident():
    return int(re.search(r"VmRSS:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) * 1024

if sys.argv[1] == "apart":
    long_texts_apart()
first = "a" * 20_000_000
del first  # from now on glibc takes blocks of this size from its heap
before = resident()
text = "b" * 20_000_000
later = [bytearray(2000) for _ in range(200)]
del text
print(resident() - before)
"""


@pytest.mark.parametrize(("how", "given_back"), [("apart", True), ("as it comes", False)])
def test_a_long_text_is_given_back_though_others_came_after_it(how: str, given_back: bool) -> None:
    done = subprocess.run([sys.executable, "-c", HELD, how], capture_output=True, text=True, check=True)
    assert (int(done.stdout) < 5_000_000) is given_back
