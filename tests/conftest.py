"""Fixtures for every test."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from functools import cache
from types import FrameType
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect
from tests.tools.validate.site import chromium
from tests.waiting import PATIENCE

# A slow machine is no finding. CI draws the same examples each time: a push is not judged by luck.
# Nothing is kept between runs: the clone may be read only.
settings.register_profile("tests", deadline=None, derandomize=bool(os.environ.get("CI")), database=None)
settings.load_profile("tests")


expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser all tests of a process share: its driver cannot be started twice in one."""
    with chromium() as started:
        yield started


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A page for a fresh reader, as often as it is called; its settings are those of a browser context."""
    contexts = []

    def page(**settings: Any) -> Page:
        contexts.append(browser.new_context(**settings))
        contexts[-1].set_default_timeout(PATIENCE * 1000)
        return contexts[-1].new_page()

    yield page
    for context in contexts:
        context.close()


TOOLS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "java": ("java",),
    "node": ("node",),
    "playwright": (),  # a package of ours, but its driver needs a library of the system
}


@cache
def is_there(tool: str) -> bool:
    if tool == "playwright":
        driver = [sys.executable, "-m", "playwright", "--version"]
        return subprocess.run(driver, capture_output=True, check=False).returncode == 0
    return any(map(shutil.which, TOOLS[tool]))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", f"needs(tool, ...): judges with tools that are not Python packages ({', '.join(TOOLS)})"
    )


MOST = 60
"""Processor seconds of one test: ten times what any takes, so that work which does not end is a failure."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    def give_up(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"{item.name} has taken {MOST} seconds of the processor")

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST)
    try:
        return (yield)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test whose tool is not there says so; where ``CI`` is set, it fails."""
    for marker in item.iter_markers("needs"):
        for tool in marker.args:
            if is_there(tool):
                continue
            if os.environ.get("CI"):
                pytest.fail(f"CI must have {tool}: make test-tools")
            # Not every machine has every tool; CI has, and there nothing is skipped.
            pytest.skip(f"{tool} is not installed: make test-tools")
