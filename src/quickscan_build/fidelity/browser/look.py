"""A letter can be seen if the picture of the page is different without it."""

from __future__ import annotations

import base64
import io
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple, cast

from PIL import Image, ImageChops

from ...exits import ToolError
from ..blocks import Block, Collector, Mark
from ..findings import Comparison, Finding, Sort
from ..screen.zipped import Archive
from . import rendered
from .chromium import Chromium
from .spacing import Word, misset


class Screen(NamedTuple):
    """What a page is looked at on."""

    name: str
    width: int
    """CSS pixels."""
    scheme: str = "light"
    medium: str = "screen"


SCREENS = (
    Screen("1280 pixels wide", 1280),
    Screen("360 pixels wide", 360),
    Screen("1280 pixels wide, dark", 1280, scheme="dark"),
    Screen("printed", 720, medium="print"),
)
HEIGHT = 900
TALLEST = 16_000
"""Pixels of one picture, which Chromium can draw up to 16,384 high. A longer page takes several, for each of
which Chromium lays out all of it twice."""
MOST_PIXELS = 400_000_000
"""Pixels of one page; a larger page is a trap."""
SETTLES = 4
"""How often a page is drawn, at most, until its letters stay where they are."""
FAINTEST = 40
"""Of 255: a letter that is less darker or lighter than its ground cannot be seen. On white, as on black, this
is a contrast ratio of about 1.5."""
EDGE = 0.2
"""Share of a letter's width: its own ink is looked for at this distance from its sides."""
MIDDLE = 0.3
"""Share of a letter's height: its ground is looked at this far from above and below."""
UNEVEN = 96
"""Of 255: how much the ground behind one letter may go from light to dark."""
SMALLEST = 4.5
"""CSS pixels of a line's height: smaller type cannot be read."""
HIDE = (
    "(() => { const one = document.createElement('style'); one.id = 'without-text'; one.textContent = "
    "'.qb-text, .qb-text * { -webkit-text-fill-color: transparent !important; text-shadow: none !important; "
    "-webkit-text-stroke: 0 !important; text-decoration-color: transparent "
    "!important }'; document.documentElement.append(one); return true })()"
)

EVENTS = (
    "(async () => { for (const name of ('scroll resize focus blur pagehide beforeprint afterprint '"
    " + 'online offline storage hashchange popstate languagechange copy selectionchange visibilitychange '"
    " + 'pointermove mousemove pointerdown pointerup mouseover mousedown mouseup click keydown keyup '"
    " + 'wheel touchstart touchend').split(' '))"
    " for (const on of [document.querySelector('.qb-text p') || document.body, window])"
    " on.dispatchEvent(new Event(name, { bubbles: true }));"
    " await new Promise(done => setTimeout(done, 50)); return true })()"
)
"""All that a reader and a browser do with a page, as scripts hear of it."""


class Letters(NamedTuple):
    """The words of one page on one screen, and the letters of each that cannot be seen."""

    word: str
    lost: str


Judged = Callable[[Sequence[Block], Sequence[Mark]], list[Finding]]
"""What is wrong with the blocks and marks of a whole artefact, as one screen has them."""


def check(
    browser: str,
    artefact: str,
    path: Path,
    names: Sequence[str],
    judged: Judged = lambda blocks, marks: [],
) -> list[Finding]:
    """Look at the pages ``names`` of a site (a folder) or an EPUB, on every screen, in this order."""
    findings: dict[tuple[object, ...], Finding] = {}
    with tempfile.TemporaryDirectory(prefix="quickscan-look-") as scratch, Chromium(browser) as page:
        folder = path
        if path.is_file():
            folder = Path(scratch)
            _unpack(path, folder)
        for screen in SCREENS:
            found = _on(page, screen, artefact, [(name, folder / name) for name in names])
            for one in (*found.findings, *judged(found.blocks, found.marks)):
                # The same finding on another screen is the same finding.
                key = one.sort, one.expected, one.found, one.message, one.where.partition(",")[0], one.line
                findings.setdefault(key, one)
    return list(findings.values())


class _Seen(NamedTuple):
    """An artefact on one screen: what is wrong with its letters, and what it says."""

    findings: list[Finding]
    blocks: list[Block]
    marks: list[Mark]


def _on(page: Chromium, screen: Screen, artefact: str, paths: Sequence[tuple[str, Path]]) -> _Seen:
    collector = Collector()
    findings = []
    for name, path in paths:
        where = f"{name}, {screen.name}"
        for sort, text, message in _look(page, path, where, screen, collector):
            findings.append(Finding(Comparison.PUBLISHED, sort, artefact, where, message, expected=text))
    return _Seen(findings, collector.finish(), collector.marks)


def _unpack(path: Path, folder: Path) -> None:
    with closing(Archive(path)) as archive:
        for name in archive.names:
            if not name.endswith("/"):
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(name))


def _look(
    page: Chromium, path: Path, where: str, screen: Screen, collector: Collector
) -> Iterator[tuple[Sort, str, str]]:
    """What is wrong with the letters of a page, whose text is told to ``collector``."""
    features = [{"name": "prefers-color-scheme", "value": screen.scheme}]
    page.call("Emulation.setEmulatedMedia", media=screen.medium, features=features)
    page.call(
        "Emulation.setDeviceMetricsOverride",
        width=screen.width,
        height=HEIGHT,
        screenWidth=screen.width,
        screenHeight=HEIGHT,
        deviceScaleFactor=1,
        mobile=False,
    )
    page.open(path)
    if screen.medium == "print":
        # Last of all: a script may be waiting for what a reader does.
        page.evaluate(EVENTS)
    for what in rendered.collect(page, where, collector):
        yield Sort.INVENTED, what, f"a script puts {what} into the text"
    if screen.medium == "print":
        # Paper has the same letters as the screens; the question is whether its styles drop or move any.
        yield from _misset(page.evaluate(_measure()))
        return
    found, with_text = _settled(page, path)
    across, down = int(found["width"]), int(found["height"])
    yield from _misset(found)
    page.evaluate(HIDE)
    without = list(_pictures(page, across, down))
    ink = [
        ImageChops.difference(one, two).point([0] * FAINTEST + [255] * (256 - FAINTEST))
        for one, two in zip(with_text, without, strict=True)
    ]
    seen = [
        Letters(word, "".join(a for a, box in zip(word, boxes, strict=False) if not _seen(box, ink, across)))
        for word, boxes, *_ in found["words"]
    ]
    for text, message in _lost(seen):
        yield Sort.HIDDEN, text, message
    for word, boxes, *_ in found["words"]:
        if any(box is not None and not _even(box, without, across) for box in boxes):
            yield Sort.CHANGED, word, "a browser draws something through it"


def _measure() -> str:
    return files(__package__).joinpath("letters.js").read_text("utf-8")


def _misset(found: dict[str, Any]) -> Iterator[tuple[Sort, str, str]]:
    for text, message in misset([Word(*one) for one in found["words"]]):
        yield Sort.CHANGED, text, message


def _settled(page: Chromium, path: Path) -> tuple[dict[str, Any], list[Image.Image]]:
    """The letters of a page and its picture, once both show the same layout.

    Drawing a page can move its letters: a face that came late (``font-display: optional``) is used from
    then on.
    """
    measure = _measure()
    found: dict[str, Any] = page.evaluate(measure)
    for _ in range(SETTLES):
        across, down = int(found["width"]), int(found["height"])
        if across * down > MOST_PIXELS:
            raise ToolError(f"is {across} by {down} pixels: too large to look at", where=str(path))
        pictures = list(_pictures(page, across, down))
        before, found = found, page.evaluate(measure)
        if before == found:
            break
    return found, pictures


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
    if box is None or box[3] - box[1] < SMALLEST or box[2] <= box[0]:
        return False
    return any(part.getbbox() is not None for part in _within(box, ink, width, 0.0))


def _even(box: Sequence[float], without: Sequence[Image.Image], width: int) -> bool:
    """Whether nothing goes through a letter that one could take for a part of it."""
    for part in _within(box, without, width, MIDDLE):
        # The picture has one channel; of more there would be pairs.
        low, high = cast("tuple[int, int]", part.getextrema())
        if high - low > UNEVEN:
            return False
    return True


def _within(
    box: Sequence[float], pictures: Sequence[Image.Image], width: int, above: float
) -> Iterator[Image.Image]:
    """What pictures show where a letter is, but for a share of its height above and below."""
    left, top, right, bottom = box
    # A neighbour's ink may reach into a letter's box.
    inset = EDGE * (right - left)
    x0, x1 = max(int(left + inset), 0), min(int(right - inset) + 1, width)
    cut = above * (bottom - top)
    y0, y1 = max(int(top + cut), 0), int(bottom - cut) + 1
    if x0 >= x1 or y0 >= y1:
        return
    for index in range(y0 // TALLEST, min((y1 - 1) // TALLEST + 1, len(pictures))):
        base = index * TALLEST
        part = (x0, max(y0 - base, 0), x1, min(y1 - base, pictures[index].height))
        if part[1] < part[3]:
            yield pictures[index].crop(part)


def _lost(words: Sequence[Letters]) -> Iterator[tuple[str, str]]:
    """Neighbouring words with letters that cannot be seen, reported as one."""
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
