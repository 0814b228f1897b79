"""The website on this machine, and renewed while one works."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect
from tests.waiting import PATIENCE, until

from quickscan_build.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    """A copy of the publication, for changing."""
    for folder in ("source_texts", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


@contextmanager
def serving(*arguments: str) -> Iterator[str]:
    """The address that ``quickscan-build serve`` tells."""
    command = [sys.executable, "-m", "quickscan_build", "serve", "--port", "0", *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr
            found = re.search(r"http://127\.0\.0\.1:\d+/", process.stderr.readline())
            assert found
            yield found[0]
        finally:
            process.terminate()  # else a test that fails would wait for it for ever


def fetched(address: str) -> bytes:
    """What the server answers. ``HTTPError`` for what it has not."""
    with urlopen(address) as answer:  # noqa: S310 - addresses of our own server only, which ``serving`` tells
        found: bytes = answer.read()
        return found


def test_without_a_website_it_says_what_to_run(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--root", str(publication)]) == 4
    assert f"quickscan-build html --root {publication}, or use --live" in capsys.readouterr().err


def test_a_port_in_use_is_one_line(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (publication / "build" / "html").mkdir(parents=True)
    (publication / "build" / "html" / "index.html").write_text("<p>hier</p>")
    (publication / "build" / "html" / "404.html").write_text("<p>niet hier</p>")
    with serving("--root", str(publication)) as address:
        assert fetched(address) == b"<p>hier</p>"
        for name in ("waar/dan.html", "%00", "index.html%00", "%ff", "../../etc/passwd"):
            with pytest.raises(HTTPError) as missing:
                fetched(address + name)
            assert missing.value.code == 404
            assert missing.value.read() == b"<p>niet hier</p>"
        port = address.rsplit(":", 1)[1].strip("/")
        assert main(["serve", "--root", str(publication), "--port", port]) == 6
    assert f"port {port}: cannot be used" in capsys.readouterr().err


@pytest.mark.parametrize("live", [(), ("--live",)])
@pytest.mark.parametrize("goes", ["itself", "its starter"])
def test_nobody_is_left_behind(publication: Path, live: tuple[str, ...], goes: str) -> None:
    """Neither when the command is ended nor when what started it (a shell, make, a terminal) is killed."""
    (publication / "build" / "html").mkdir(parents=True)
    (publication / "build" / "html" / "index.html").write_text("<p>hier</p>")
    command = [sys.executable, "-m", "quickscan_build", "serve", "--port", "0", "--root", str(publication)]
    # Tests that run under nohup would hand down that a server may outlive them.
    starter = (
        "import signal, subprocess, sys\n"
        "signal.signal(signal.SIGHUP, signal.SIG_DFL)\n"
        "one = subprocess.Popen(sys.argv[1:], stderr=subprocess.PIPE, text=True)\n"
        "print(one.pid, one.stderr.readline(), flush=True)\n"
        "one.wait()"
    )
    starting = [sys.executable, "-c", starter, *command, *live]
    with subprocess.Popen(starting, stdout=subprocess.PIPE, text=True) as shell:
        assert shell.stdout
        pid, address = shell.stdout.readline().split()[:2]
        assert fetched(address)
        if goes == "itself":
            os.kill(int(pid), signal.SIGTERM)
        else:
            shell.kill()
        # All of them have their output in this pipe: it ends when the last of them does.
        shell.communicate(timeout=PATIENCE)


@pytest.mark.needs("chromium", "playwright")
def test_live_shows_changes_and_mistakes(publication: Path, opened: Callable[..., Page]) -> None:
    data = publication / "source_texts" / "publication.toml"
    text = data.read_text(encoding="utf-8")
    with serving("--root", str(publication), "--live") as address:
        page = opened()
        until(partial(_built, address), "the first build")
        page.goto(address)
        for title in ("Een andere titel", "Nog een titel"):
            data.write_text(re.sub(r"(?m)^title = .*", f'title = "{title}"', text, count=1), encoding="utf-8")
            expect(page.locator("h1")).to_have_text(title)
        data.write_text(text.replace("[publication]", "[publication"), encoding="utf-8")
        expect(page.locator("body > pre")).to_contain_text("publication.toml")
        expect(page.locator("h1")).to_have_text("Nog een titel")  # what stood there still stands
        data.write_text(text, encoding="utf-8")
        expect(page.locator("body > pre")).to_have_count(0)


def _built(address: str) -> bool:
    try:
        return bool(fetched(address + "index.html"))
    except OSError:
        return False
