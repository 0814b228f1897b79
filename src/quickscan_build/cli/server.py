"""A server of one folder, for this machine only; its pages reload when a build reports a new state."""

from __future__ import annotations

import contextlib
import sys
import time
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from ..exits import OutputError
from .ending import Lives

PATIENCE = 20.0
"""Seconds that a page waits for news before it asks again."""

BREATH = 0.5
"""Seconds between two looks at whether anybody still wants the server."""

SCRIPT = b"""<script>
{
  let known = null;
  const bar = document.createElement("pre");
  bar.style.cssText = "position:fixed;inset:auto 0 0;margin:0;padding:1rem;background:#8f2f14;color:#fff;"
    + "white-space:pre-wrap;z-index:9";
  const wait = async () => {
    try {
      const [state, ...error] = (await (await fetch("/.live?" + (known ?? ""))).text()).split("\\n");
      if (known !== null && state !== known && !error.join("")) location.reload();
      known = state;
      bar.textContent = error.join("\\n");
      if (bar.textContent) document.body.append(bar); else bar.remove();
    } catch {
      await new Promise(resume => setTimeout(resume, 1000));
    }
    setTimeout(wait, 0);
  };
  wait();
}
</script>
"""


class Handler(SimpleHTTPRequestHandler):
    """Serves files; ``/.live?KNOWN`` answers as soon as the state differs from ``KNOWN``."""

    protocol_version = "HTTP/1.1"  # one connection for a page and all it loads

    def __init__(self, *args: Any, state: Path | None = None, **kwargs: Any) -> None:
        self.state = state
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        path, _, known = self.path.partition("?")
        if self.state and path == "/.live":
            self._send(self._news(known), "text/plain; charset=utf-8")
        elif self.state and (page := self._page()):
            self._send(page.replace(b"</body>", SCRIPT + b"</body>"), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's own page for what is not there."""
        page = Path(self.directory) / "404.html"
        if code == HTTPStatus.NOT_FOUND and page.is_file():
            self._send(page.read_bytes(), "text/html; charset=utf-8", code)
        else:
            super().send_error(code, message, explain)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def translate_path(self, path: str) -> str:
        """No file has a NUL in its name, and the system would not even look for one."""
        return super().translate_path(path).replace("\0", "\N{REPLACEMENT CHARACTER}")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has there
        """Say nothing: a reader of the site has no use for its log."""

    def _page(self) -> bytes:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        return path.read_bytes() if path.suffix == ".html" and path.is_file() else b""

    def _news(self, known: str) -> bytes:
        until = time.monotonic() + PATIENCE
        while True:
            now = self.state.read_bytes() if self.state and self.state.is_file() else b"0\n"
            if now.partition(b"\n")[0].decode() != known or time.monotonic() > until:
                return now
            time.sleep(0.05)

    def _send(self, body: bytes, sort: str, code: int = HTTPStatus.OK) -> None:
        self.send_response(code)
        self.send_header("Content-Type", sort)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        # A page that has gone (closed, reloaded) no longer listens: there is nobody to tell.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(body)


def listen(folder: Path, port: int, state: Path | None = None) -> ThreadingHTTPServer:
    """A server of ``folder`` that holds its port; ``OutputError`` when the port is taken."""
    handler = partial(Handler, directory=str(folder), state=state)
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise OutputError(
            f"cannot be used ({error.strerror or error})",
            where=f"port {port}",
            remedy="Stop what uses it, or choose another with --port.",
        ) from error


def serve(server: ThreadingHTTPServer, lives: Lives) -> None:
    """Serve until Ctrl-C, or until ``lives`` says no."""
    print(f"http://127.0.0.1:{server.server_port}/  (Ctrl-C stops)", file=sys.stderr, flush=True)
    with contextlib.suppress(KeyboardInterrupt), server:
        server.timeout = BREATH
        while lives():
            server.handle_request()
