"""What the search page loads: the text, block by block, and a stemmer for Dutch.

The index is the text itself, as a script, because a page opened from a folder may load scripts but not
data. The browser makes the stems of both the question and the text, so that they cannot disagree.
"""

from __future__ import annotations

import json
from pathlib import Path

import sphinx.search
from sphinx.search.nl import SearchDutch

from ..chapters import Contents
from .page import SUFFIX

NOTICE = (
    "/* Stemmer for Dutch by Kraaij and Pohlmann, from Snowball (snowballstem.org), (c) 2001 Martin Porter, "
    "(c) 2004 Richard Boulton and others; BSD 3-clause licence. */\n"
)


def index(contents: Contents) -> str:
    """The script ``searchindex.js``: chapters as (address, title), blocks as (chapter, id, page, text)."""
    chapters, blocks = [], []
    for number, chapter in enumerate(contents.chapters):
        chapters.append((chapter.docname + SUFFIX, chapter.title))
        page = chapter.opens_on
        for block in chapter.blocks:
            page = block.page or page
            blocks.append((number, block.id, "" if chapter.generated else page, block.text))
    data = json.dumps({"chapters": chapters, "blocks": blocks}, ensure_ascii=False, separators=(",", ":"))
    return f"const searchIndex={data};\n"


def stemmer() -> str:
    """The script ``stemmer.js``, as Sphinx ships it for its own search."""
    folder = Path(sphinx.search.__file__).parent / "minified-js"
    names = ("base-stemmer.js", SearchDutch.js_stemmer_rawcode)
    return NOTICE + "\n".join((folder / name).read_text(encoding="utf-8").strip() for name in names) + "\n"
