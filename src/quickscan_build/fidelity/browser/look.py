"""A letter is seen when the picture of the page is another without it."""

from __future__ import annotations

import base64
import io
import tempfile
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image, ImageChops

from ...exits import ToolError
from ..findings import Comparison, Finding, Sort
from ..html import parse, with_class
from ..zipped import Archive
from .chromium import Chromium

SCREENS = (1280, 360)
"""Widths in CSS pixels."""
HEIGHT = 900
TALLEST = 6000
"""Pixels of one picture; a long page takes several."""
MOST_PIXELS = 400_000_000
"""Of one page; a page that is larger is a trap."""
FAINTEST = 24
HIDE = (
    "(() => { const one = document.createElement('style'); one.id = 'without-text'; one.textContent = "
    "'.qb-text, .qb-text * { color: transparent !important; -webkit-text-fill-color: transparent !important; "
    "text-shadow: none !important; -webkit-text-stroke: 0 !important; text-decoration-color: transparent "
    "!important }'; document.documentElement.append(one); return true })()"
)


class Letters(NamedTuple):
    """The words of one page on one screen, and the letters of each that cannot be seen."""

    word: str
    lost: str


def check(browser: str, artefact: str, path: Path) -> list[Finding]:
    """Look at every page of a site (a folder) or an EPUB; what cannot be seen is a finding."""
    findings: list[Finding] = []
    with tempfile.TemporaryDirectory(prefix="quickscan-look-") as scratch, Chromium(browser) as page:
        folder = path
        if path.is_file():
            folder = Path(scratch)
            _unpack(path, folder)
        for name in _pages(folder):
            for width in SCREENS:
                where = f"{name}, {width} pixels wide"
                words = list(_look(page, folder / name, width))
                findings += [
                    Finding(Comparison.PUBLISHED, Sort.HIDDEN, artefact, where, message, expected=text)
                    for text, message in _lost(words)
                ]
    return findings


def _unpack(path: Path, folder: Path) -> None:
    archive = Archive(path)
    try:
        for name in archive.names:
            if not name.endswith("/"):
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(name))
    finally:
        archive.close()


def _pages(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*html")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and with_class(
            parse(path.read_bytes(), name, strict=path.suffix == ".xhtml"), "qb-text"
        ):
            yield name


def _look(page: Chromium, path: Path, width: int) -> Iterator[Letters]:
    page.call(
        "Emulation.setDeviceMetricsOverride", width=width, height=HEIGHT, deviceScaleFactor=1, mobile=False
    )
    page.open(path)
    found = page.evaluate(files(__package__).joinpath("letters.js").read_text("utf-8"))
    across, down = int(found["width"]), int(found["height"])
    if across * down > MOST_PIXELS:
        raise ToolError(f"is {across} by {down} pixels: too large to look at", where=str(path))
    with_text = list(_pictures(page, across, down))
    page.evaluate(HIDE)
    without = list(_pictures(page, across, down))
    ink = [
        ImageChops.difference(one, two).point([0] * FAINTEST + [255] * (256 - FAINTEST))
        for one, two in zip(with_text, without, strict=True)
    ]
    for word, boxes in found["words"]:
        lost = "".join(
            letter for letter, box in zip(word, boxes, strict=False) if not _seen(box, ink, across)
        )
        yield Letters(word, lost)


def _pictures(page: Chromium, width: int, height: int) -> Iterator[Image.Image]:
    for top in range(0, height, TALLEST):
        clip: dict[str, Any] = {
            "x": 0, "y": top, "width": width, "height": min(TALLEST, height - top), "scale": 1
        }  # fmt: skip
        shot = page.call(
            "Page.captureScreenshot",
            format="png",
            clip=clip,
            captureBeyondViewport=True,
            optimizeForSpeed=True,
        )
        with Image.open(io.BytesIO(base64.b64decode(shot["data"]))) as image:
            yield image.convert("L")


def _seen(box: Sequence[float] | None, ink: Sequence[Image.Image], width: int) -> bool:
    if box is None:
        return False
    left, top, right, bottom = box
    x0, x1 = max(int(left), 0), min(int(right) + 1, width)
    y0, y1 = max(int(top), 0), int(bottom) + 1
    if x0 >= x1 or y0 >= y1 or right <= left:
        return False
    for index in range(y0 // TALLEST, min((y1 - 1) // TALLEST + 1, len(ink))):
        base = index * TALLEST
        part = (x0, max(y0 - base, 0), x1, min(y1 - base, ink[index].height))
        if part[1] < part[3] and ink[index].crop(part).getbbox() is not None:
            return True
    return False


def _lost(words: Sequence[Letters]) -> Iterator[tuple[str, str]]:
    """Neighbouring words of which letters cannot be seen, told as one."""
    run: list[Letters] = []
    for one in [*words, Letters("", "")]:
        if one.lost:
            run.append(one)
            continue
        if run:
            text = " ".join(word.word for word in run)
            whole = all(len(word.lost) == len(word.word) for word in run)
            yield text, "a browser does not show it" if whole else "a browser shows only part of it"
            run = []
