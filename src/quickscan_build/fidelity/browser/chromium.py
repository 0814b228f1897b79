"""Headless Chromium, spoken to over a pipe (Chrome DevTools Protocol); no port, no network."""

from __future__ import annotations

import fcntl
import json
import os
import select
import shutil
import signal
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from ...exits import ToolError
from ..findings import UnreadableError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PATIENCE = 120.0
"""Seconds that one answer may take."""
FAREWELL = 5.0
"""Seconds that a browser gets to end by itself."""
TIMERS = 10_000
"""Milliseconds that a page's timers run before it is looked at; its clock runs as fast as it can."""
LEADS_AWAY = "leads the reader away in a browser"


def find() -> str | None:
    """The browser to use: ``QUICKSCAN_CHROMIUM``, or the first on the path."""
    named = os.environ.get("QUICKSCAN_CHROMIUM")
    if named:
        return named
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Chromium:
    """One page of one browser; ``with Chromium(path) as page: page.call("Page.navigate", url=…)``."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._profile = tempfile.mkdtemp(prefix="qb-")  # a socket lies in it, whose path may not be long
        self._buffer = b""
        self._number = 0
        self._session = ""
        self._events: list[str] = []
        self._pid = 0

    def __enter__(self) -> Chromium:
        # Above 3 and 4, which the browser reads from and writes to.
        its_in, self._out = (_high(end) for end in os.pipe())
        self._in, its_out = (_high(end) for end in os.pipe())
        arguments = [
            self._path, "--headless=new", "--remote-debugging-pipe", f"--user-data-dir={self._profile}",
            "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--mute-audio",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--force-device-scale-factor=1",
            "--force-color-profile=srgb", "--disable-lcd-text", "--font-render-hinting=none",
        ]  # fmt: skip
        if os.geteuid() == 0:
            # Chromium's sandbox does not start for root, as in a container.
            arguments.append("--no-sandbox")
        null = os.open(os.devnull, os.O_RDWR)
        try:
            self._pid = os.posix_spawn(
                self._path,
                [*arguments, "about:blank"],
                # What it puts aside is left there when it is killed.
                {**os.environ, "TMPDIR": self._profile},
                file_actions=[
                    (os.POSIX_SPAWN_DUP2, null, 0),
                    (os.POSIX_SPAWN_DUP2, null, 1),
                    (os.POSIX_SPAWN_DUP2, null, 2),
                    (os.POSIX_SPAWN_DUP2, its_in, 3),
                    (os.POSIX_SPAWN_DUP2, its_out, 4),
                ],
                setpgroup=0,
            )
        except OSError as error:
            self._tidy()
            raise ToolError(f"cannot be started ({error.strerror})", where=self._path) from error
        finally:
            for end in (its_in, its_out, null):
                os.close(end)
        try:
            target = self.call("Target.createTarget", url="about:blank")["targetId"]
            self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            self.call("Page.enable")
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        ended = bool(self._session) and self._close()
        for end in (self._in, self._out):
            os.close(end)
        if self._pid:
            with suppress(ProcessLookupError):
                os.killpg(self._pid, signal.SIGKILL)
            if not ended:
                os.waitpid(self._pid, 0)
        self._tidy()

    def _close(self) -> bool:
        """Ask the browser to end; whether it does: then it has tidied up after itself."""
        with suppress(ToolError):
            self._write(json.dumps({"id": 0, "method": "Browser.close"}).encode() + b"\0")
        until = time.monotonic() + FAREWELL
        while time.monotonic() < until:
            if os.waitpid(self._pid, os.WNOHANG)[0]:
                return True
            time.sleep(0.01)
        return False

    def _tidy(self) -> None:
        for _ in range(100):
            shutil.rmtree(self._profile, ignore_errors=True)
            if not os.path.lexists(self._profile):
                return
            # Some process of its wrote there once more before it was gone.
            time.sleep(0.01)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and wait for its answer. ``ToolError`` when the browser refuses or is gone."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._number:
                if "error" in answer and "navigated" in answer["error"].get("message", ""):
                    raise UnreadableError(LEADS_AWAY, where="a page of it")
                if "error" in answer:
                    raise ToolError(f"refuses {method}: {answer['error'].get('message')}", where=self._path)
                result: dict[str, Any] = answer["result"]
                return result
            self._events.append(answer.get("method", ""))

    def open(self, path: Path) -> None:
        """Load a file and wait until it has loaded, fonts and pictures too, and its timers have run.

        ``UnreadableError`` for a page that leads away from itself.
        """
        self._events.clear()
        self.call("Emulation.setVirtualTimePolicy", policy="advance")
        address = path.resolve().as_uri()
        self.call("Page.navigate", url=address)
        self._wait("Page.loadEventFired")
        self.evaluate("document.fonts.ready.then(() => true)")
        self.call("Emulation.setVirtualTimePolicy", policy="advance", budget=TIMERS)
        self._wait("Emulation.virtualTimeBudgetExpired")
        # While its clock stands still a page may not draw itself.
        self.call("Emulation.setVirtualTimePolicy", policy="advance")
        if self.evaluate("location.href.split('#')[0]") != address:
            raise UnreadableError(LEADS_AWAY, where=str(path))

    def evaluate(self, script: str) -> Any:
        """The value of a JavaScript expression; promises are waited for."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise ToolError(
                f"cannot run our script: {answer['exceptionDetails'].get('text')}", where=self._path
            )
        return answer["result"].get("value")

    def _wait(self, event: str) -> None:
        while event not in self._events:
            self._events.append(self._read().get("method", ""))

    def _write(self, data: bytes) -> None:
        try:
            while data:
                data = data[os.write(self._out, data) :]
        except OSError as error:
            raise ToolError("has stopped", where=self._path) from error

    def _read(self) -> dict[str, Any]:
        parts = [self._buffer]
        until = time.monotonic() + PATIENCE
        while b"\0" not in parts[-1]:
            ready, _, _ = select.select([self._in], [], [], max(until - time.monotonic(), 0))
            data = os.read(self._in, 1 << 20) if ready else b""
            if not data:
                raise ToolError("does not answer", where=self._path, remedy="Try again, or --browser no.")
            parts.append(data)
        message, _, self._buffer = b"".join(parts).partition(b"\0")
        answer: dict[str, Any] = json.loads(message)
        return answer


def _high(descriptor: int) -> int:
    high = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(descriptor)
    return high
