"""What stands on a page of the PDF beside the text: heads, folios, leaders, numbers of notes and parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce
from math import inf

from .findings import Comparison, Finding, Sort
from .marks import Expected
from .pdf.model import PdfText

_NUMBER = re.compile(r"[0-9]{1,5}")
_LETTERS = re.compile(r"[a-z]{1,2}")
"""Notes are counted a, b, … z, aa, ab, …; numbers are those of the footnotes of the print."""
_PRINT_PAGE = re.compile(r"p\.(\w{1,8})")
"""How the margin names the page of the print that starts there."""


def check(text: PdfText, marks: Sequence[Expected]) -> list[Finding]:
    """Every artifact is a line of a heading, the page's number, of a note or a part, or no word at all."""
    pages = {mark.says for mark in marks if mark.kind == "page"}
    notes = sum(mark.kind == "note" for mark in marks)
    printed = {block.leaf for block in text.blocks}
    # A page of its own that opens a part has a generated title, and counts the parts.
    openers = {leaf for leaf, _ in text.titles} - printed
    findings = []
    for one in text.artifacts:
        said = "".join(one.text.split())
        page = _PRINT_PAGE.fullmatch(said)
        # A running head stands over the text of a page, or under it.
        amid = one.amid and one.leaf in printed
        known = (
            not any(map(str.isalnum, said))
            or (_counted(said) <= (len(openers) if one.leaf in openers else notes))
            or (page and page[1] in pages)
            # A head of a table that is repeated on a next page may take several lines. All that can be known
            # at once has been asked before: there are as many headings as there are pages.
            or (not amid and (said == one.label or any(said in one for one in text.repeated)))
        )
        if not known:
            message = f"“{one.text}” is outside the text, and is neither a heading nor a number of this page"
            findings.append(
                Finding(
                    Comparison.PUBLISHED, Sort.GENERATED, "pdf", f"p. {one.leaf}", message, found=one.text
                )
            )
    return findings


def _counted(said: str) -> float:
    """Which one a number or a letter counts; more than there can be for anything else."""
    if _NUMBER.fullmatch(said):
        return int(said)
    if _LETTERS.fullmatch(said):
        return reduce(lambda before, letter: 26 * before + ord(letter) - ord("a") + 1, said, 0)
    return inf
