"""What the site's search shows a reader: the index it searches must say what the pages say."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..blocks import Block
from ..findings import Amiss, Sort, holding

NAME = "searchindex.js"
AROUND = 30
"""Characters of both readings that are shown where they part."""
_DATA = re.compile(r"const searchIndex=(\{.*\});\s*", re.DOTALL)
_NOTE = re.compile(r"\[\^[^\]\s]{1,8}\]:?")


def strange(script: bytes, blocks: Sequence[Block], titles: Mapping[str, str]) -> Iterator[Amiss]:
    """Where the index (of a site that has one) says otherwise than the pages with text of the print.

    ``titles``: what the pages are called.
    """
    if not script:
        return
    shown: defaultdict[str, list[str]] = defaultdict(list)
    try:
        written = _DATA.fullmatch(script.decode("utf-8"))
        data = json.loads(written[1] if written else "")
        named = [(str(address), title) for address, title in data["chapters"]]
        for chapter, _, _, text in data["blocks"]:
            shown[named[chapter][0]].append(text)
        found = {address: _read(texts) for address, texts in shown.items()}
    except (KeyError, IndexError, RecursionError, TypeError, ValueError):
        yield holding(NAME, "an index for searching that cannot be read")
        return
    for address, title in named:
        if title != (due := titles.get(address, "")):
            message = f"the search calls {address} “{title}”, not “{due}”"
            yield Amiss(Sort.GENERATED, f"{NAME}, {address}", message, due, str(title))
    printed: defaultdict[str, list[str]] = defaultdict(list)
    for one in blocks:
        printed[one.where.partition(",")[0]].append(one.text)
    for address, texts in printed.items():
        due, said = _read(texts), found.get(address, "")
        if said != due and (said := _bare(said)) != (due := _bare(due)):
            at = next((at for at, (a, b) in enumerate(zip(said, due, strict=False)) if a != b), len(said))
            wanted, told = (one[max(at - AROUND, 0) : at + AROUND] for one in (due, said))
            message = f"the search shows “{told}” of {address}, not “{wanted}”"
            yield Amiss(Sort.CHANGED, f"{NAME}, {address}", message, wanted, told)


def _read(texts: Iterable[str]) -> str:
    """What is said, without the numbers of notes, what stands between cells, and most blanks."""
    text = "".join(texts)
    return (_NOTE.sub("", text) if "[^" in text else text).replace(" ", "").replace("·", "")


def _bare(text: str) -> str:
    """The same without other blanks: only looked for where there is a difference, for it takes long."""
    return "".join(text.split())
