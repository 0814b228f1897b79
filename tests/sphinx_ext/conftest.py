"""The sample publication, built once a session, and a real browser to read it in."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page

from quickscan_build.sphinx_ext.running import run

SAMPLE = Path(__file__).parent / "sample"


def copy_sample(to: Path) -> Path:
    """A sample that a test may change."""
    shutil.copytree(SAMPLE, to)
    return to


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample publication."""
    return copy_sample(tmp_path / "sample")


@pytest.fixture
def made_of(sample: Path) -> Callable[[str, str], str]:
    """Build the sample with a chapter of the test's own: (builder, its MyST) → the file it becomes."""

    def build(builder: str, body: str) -> str:
        chapter = sample / "docs" / "chapters" / "bijlage.md"
        chapter.write_text(f"---\nkind: appendix\n---\n\n# Proef\n\n{body}\n", encoding="utf-8")
        return next(run(sample, builder, lambda _: None).glob("bijlage.*")).read_text(encoding="utf-8")

    return build


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the sample's website; read only."""
    return run(copy_sample(tmp_path_factory.mktemp("site") / "sample"), "html", lambda _: None)


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's EPUB; read only."""
    made = run(copy_sample(tmp_path_factory.mktemp("book") / "sample"), "epub", lambda _: None)
    return made / "proefrapport.epub"


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has there
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server of a folder, on this machine only."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The sample's website on a server."""
    with served(site) as url:
        yield url


@pytest.fixture
def page(opened: Callable[..., Page]) -> Iterator[Page]:
    """A page in light colours, without motion, that fails the test on any error of a script."""
    failed: list[str] = []
    page = opened(color_scheme="light", reduced_motion="reduce")
    page.on("pageerror", lambda error: failed.append(str(error)))
    yield page
    assert failed == []
