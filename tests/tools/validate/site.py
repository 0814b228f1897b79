"""vnu, axe in headless Chromium, links and ids, weight: on every page of a site."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import html
from playwright.sync_api import Browser, Page, sync_playwright

from . import tools
from .report import Row

HEAVIEST = 100_000
"""Bytes of HTML, CSS and JavaScript of a page before compression, without fonts and the search index."""

REPORT = "controle.html"
"""The report of the check has a row for every change and every decision: like the search index, those grow
with the book. All else that it holds counts."""
_ROWS = re.compile(rb"<tbody>.*?</tbody>", re.DOTALL)

VIEWS = (("light", 1280, 900), ("dark", 1280, 900), ("light", 320, 640))
"""Colours, width and height in CSS pixels. 320 wide is 1280 at 400 % zoom."""

OPENED = "document.querySelectorAll('details').forEach(one => one.open = true)"
"""Axe does not see what is folded."""


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def vnu(site: Path) -> Row:
    """The Nu HTML checker; its warnings count."""
    found = pages(site)
    row = Row("vnu", "pages", len(found))
    jar = tools.node_file("vnu-jar/build/dist/vnu.jar")
    command = [tools.java(), "-jar", str(jar), "--format", "json", "--stdout", *map(str, found)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    for message in json.loads(done.stdout)["messages"]:
        where = f"{Path(urlsplit(message.get('url', '')).path).name}:{message.get('lastLine', 0)}"
        row.findings.append(f"{where}: {message['message']}")
    return row


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=tools.chromium(), args=list(tools.CHROMIUM_FLAGS)
        )
        yield browser
        browser.close()


def barriers(site: Path) -> list[Row]:
    """``in_browser``, with a browser of its own."""
    with chromium() as browser:
        return in_browser(site, browser)


def in_browser(site: Path, browser: Browser) -> list[Row]:
    """Axe in each view; what the page says on the console; what it asks of other hosts; its width."""
    axe = tools.node_file("axe-core/axe.min.js").read_text(encoding="utf-8")
    rows = []
    for colours, width, height in VIEWS:
        context = browser.new_context(
            color_scheme="dark" if colours == "dark" else "light",
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
        )
        row = Row("axe", f"{colours}, {width} px")
        for path in pages(site):
            row.looked_at += 1
            row.findings += _look(context.new_page(), path, axe)
        rows.append(row)
        context.close()
    return rows


def _look(page: Page, path: Path, axe: str) -> Iterator[str]:
    told: list[str] = []
    page.on("console", lambda message: told.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: told.append(f"script: {error}"))
    page.on("request", lambda request: told.extend(_elsewhere(request.url)))
    page.goto(path.as_uri() + ("?q=a" if path.name == "search.html" else ""))
    page.evaluate(OPENED)
    page.evaluate(axe)
    result: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
    for found in result["violations"]:
        for node in found["nodes"]:
            told.append(f"{found['id']}: {found['help']}: {node['html'][:160]}")
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        told.append("the page is wider than the window")
    page.close()
    yield from (f"{path.name}: {line}" for line in told)


def _elsewhere(url: str) -> list[str]:
    return [] if url.startswith(("file:", "data:", "blob:")) else [f"asks {url}"]


def links(site: Path) -> Row:
    """Every link lands, every id is one, nothing is loaded from another host."""
    row = Row("links and ids", "pages")
    ids: dict[Path, list[str]] = {}
    targets: list[tuple[Path, str]] = []
    for path in pages(site):
        tree = html.parse(str(path)).getroot()
        row.looked_at += 1
        ids[path.resolve()] = [str(one) for one in tree.xpath("//@id")]
        targets += [(path, str(one)) for one in tree.xpath("//@href | //@src | //@action")]
        loaded = tree.xpath("//@src | //link[@rel='stylesheet' or @rel='icon']/@href")
        row.findings += [f"{path.name}: loads {one}" for one in loaded if urlsplit(str(one)).netloc]
    for path, found in ids.items():
        row.findings += [f"{path.name}: id {one!r} twice" for one in set(found) if found.count(one) > 1]
    for path, target in targets:
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            continue
        there = (path.parent / unquote(parts.path)).resolve() if parts.path else path.resolve()
        if not there.is_file():
            row.findings.append(f"{path.name}: {target} is not there")
        elif parts.fragment and unquote(parts.fragment) not in ids.get(there, []):
            row.findings.append(f"{path.name}: {target} has no such id")
    return row


def weight(site: Path) -> Row:
    """No page is heavier than ``HEAVIEST``; of the report, without its rows."""
    row = Row("weight", f"at most {HEAVIEST // 1000} kB")
    for path in pages(site):
        row.looked_at += 1
        tree = html.parse(str(path)).getroot()
        files = {str(one) for one in tree.xpath("//script/@src | //link[@rel='stylesheet']/@href")}
        files = {one for one in files if not re.search(r"searchindex\.js$", one)}
        page = path.read_bytes()
        counted = _ROWS.sub(b"", page) if path.name == REPORT else page
        size = len(counted) + sum((path.parent / one).stat().st_size for one in files)
        if size > HEAVIEST:
            row.findings.append(f"{path.name}: {size} bytes")
    return row
