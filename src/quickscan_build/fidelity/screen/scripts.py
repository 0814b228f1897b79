"""The scripts of a page with text must be those of the theme, to the letter.

A browser can show what a page says once its scripts have run (``browser``), but not what they will do in
an hour, on another machine, or at another address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...theme import FOLDER
from ..html import Element, written
from ..styles.sheets import StyleSource, link_path

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_DATA = frozenset({"application/json", "application/ld+json"})


def strange(page: Element, name: str, source: StyleSource) -> Iterator[str]:
    """The scripts that are not the theme's, as the end of “holds …”."""
    for one in page.iter("{*}script", "script"):
        address = one.get("src")
        if address is None:
            text = written(one).strip()
            if one.get("type") not in _DATA and text not in _shipped()[1]:
                yield f"a script that is not the theme's: {' '.join(text.split())[:40]}"
        elif (path := link_path(name, address)) and (data := source(path)) and data not in _shipped()[0]:
            yield f"a script that is not the theme's: {address[:80]}"


@lru_cache(1)
def _shipped() -> tuple[frozenset[bytes], frozenset[str]]:
    """The scripts of the theme, in files and in its pages."""
    scripts = frozenset(path.read_bytes() for path in FOLDER.rglob("*.js"))
    pages = (path.read_text("utf-8") for path in FOLDER.rglob("*.html"))
    return scripts, frozenset(one.strip() for page in pages for one in _SCRIPT.findall(page))
