"""Progress on stderr: a bar on a terminal, plain lines otherwise."""

from __future__ import annotations

import shutil
import sys
from types import TracebackType
from typing import TextIO

from ..exits import plain_line

WIDTH = 28


class Progress:
    """Shows what is being done: ``with Progress("Cleaning", total=24) as p: p.step("page 3")``.

    On a terminal one line is redrawn; elsewhere only the start is shown, so that a log stays short.
    ``total=0`` means the number of steps is unknown.
    """

    def __init__(self, task: str, *, total: int = 0, stream: TextIO | None = None) -> None:
        self._task = plain_line(task)
        self._total = total
        self._done = 0
        self._stream = sys.stderr if stream is None else stream
        self._live = self._stream.isatty()

    def __enter__(self) -> Progress:
        if not self._live:
            self._write(f"{self._task} …\n")
        self._draw("")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live:
            self._write("\r\x1b[K")
            if kind is None:
                self._write(f"{self._task}: done\n")

    def expect(self, steps: int) -> None:
        """Announce so many more steps, for a ``total`` that is not known from the start."""
        self._total += steps

    def note(self, line: str) -> None:
        """Print a line that stays."""
        said = plain_line(line)
        self._write(f"\r\x1b[K{said}\n" if self._live else f"{said}\n")

    def step(self, what: str = "") -> None:
        """Go one step further; ``what`` is shown beside the bar."""
        self._done += 1
        self._draw(what)

    def _draw(self, what: str) -> None:
        if not self._live:
            return
        if self._total:
            full = min(self._done, self._total) * WIDTH // self._total
            bar = "█" * full + "░" * (WIDTH - full)
            line = f"{self._task} {bar} {self._done}/{self._total} {plain_line(what)}"
        else:
            line = f"{self._task} … {plain_line(what)}"
        # A line that wraps could not be drawn over.
        self._write(f"\r\x1b[K{line[: shutil.get_terminal_size().columns - 1]}")

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
