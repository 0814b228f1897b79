"""The accountability page: each artefact has the chapter's, and the chapter has the ledger's figures.

Compared are its letters, digits and signs of a sentence, without the blanks and marks that tables and lists
have in one form and not in another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ..ledger import Ledger
from .blocks import Mark
from .findings import Amiss, Sort

_KIND = re.compile(r"---\n(?:(?!---$).*\n)*?kind: accountability\n(?:(?!---$).*\n)*---\n", re.MULTILINE)
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_OTHER = re.compile(r"[^\w.,:;?!()‘’“”…]|_")
AROUND = 30
"""Characters of both readings that are shown where they part."""


class Page(NamedTuple):
    """What the chapter says, as it is compared, and its headings as they stand."""

    letters: str = ""
    headings: tuple[str, ...] = ()


def chapter(folder: Path) -> Page:
    """The chapter; empty if there is none, or none that can be read (``chapters`` tells that)."""
    for path in sorted(folder.glob("*.md")):
        with path.open(encoding="utf-8", errors="replace") as file:
            if _KIND.match(start := file.read(200)):
                whole = _KIND.sub("", start + file.read(), count=1)
                return Page(_letters(whole), tuple(_HEADING.findall(whole)))
    return Page()


def check(marks: Sequence[Mark], due: str) -> Iterator[Amiss]:
    """What an artefact's page says otherwise than the chapter (``due``)."""
    pages = [mark for mark in marks if "qb-account" in mark.classes]
    if due and not pages:
        yield Amiss(Sort.GENERATED, "", "has no accountability page")
    # A PDF may name one page twice, for a part and for what is in it.
    for said, where in {_letters(mark.text): mark.where for mark in pages}.items():
        if due and said != due:
            at = next((at for at, (a, b) in enumerate(zip(said, due, strict=False)) if a != b), len(due))
            start = max(at - AROUND, 0)
            wanted, found = due[start : at + AROUND], said[start : at + AROUND]
            message = f"the accountability page says “{found}”, not “{wanted}”"
            yield Amiss(Sort.GENERATED, where, message, wanted, found)


def miscounted(page: str, ledger: Ledger) -> Iterator[str]:
    """The rules of which the chapter does not tell how often they changed the text."""
    for one in ledger.passes:
        told = re.escape(_letters(f"{one.title}{len(one.changes)}"))
        if page and one.changes and not re.search(rf"{told}(?!\d)", page):
            yield one.title


def _letters(text: str) -> str:
    return _OTHER.sub("", unicodedata.normalize("NFC", text))
