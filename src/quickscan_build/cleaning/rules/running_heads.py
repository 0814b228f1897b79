"""Running heads and feet go: short lines that recur page after page and cut through the text.

    …  waarbij controle bij iedere
    Jaarverslag gemeente Voorbeeld        ← goes, as do "Jaarverslag gerneente Voorbeeld", "Jaarverslog …"
    fase wenselijk is.

A label or heading that recurs stays: no sentence ever runs on around it, or it also stands in the middle of
pages. So does the line that a running head repeats: the title at the start of the text, the heading that
opens a chapter.

Where pages are known, only their first and last lines are considered. Where they are not, any line that
opens a block may be a running head: it is one if it cuts through sentences, or recurs a page apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..furniture.heads_in_text import HeadsInText
from ..furniture.heads_on_pages import HeadsOnPages
from ..rule import Edit, Rule
from ..setting.lines import Lines
from ..setting.shared import flow_of
from .folios import RULE as FOLIO_RULE

_NUMBER = re.compile(r"\d{1,4}")
FEW = 3
"""Page marks that may be there by chance."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    flow = flow_of(text)
    lines = flow.lines
    pages = lines.pages()
    search: HeadsOnPages | HeadsInText
    if len(text.page_starts) > 1 or (covered(pages, len(lines)) and _few_lost(text)):
        search, mark = HeadsOnPages(lines, flow, language, pages), ""
    else:
        # Each head that is found tells where a page ends.
        search, mark = HeadsInText(lines, flow, language), "\f"
    search.beside_numbers.update(numbered(text, lines))
    search.found.update(dict.fromkeys(search.beside_numbers, "what stood beside a page number"))
    search.find_title()
    search.search()
    for index, why in sorted(search.found.items()):
        yield Edit(lines.starts[index], lines.ends[index], mark, why)


def covered(pages: list[range], total: int) -> bool:
    """Whether the page marks that were inferred are nearly all there are."""
    sizes = sorted(map(len, pages))
    return (
        len(pages) > FEW
        and sizes[len(sizes) // 2] * len(pages) >= 0.7 * total
        and sizes[-1] <= 3 * sizes[len(sizes) // 2]
    )


def _few_lost(text: Text) -> bool:
    """Whether hardly any page number is missing among those that told the pages: of 4, 5, 8 two are."""
    changes = (change for one in text.ledger.passes if one.rule == FOLIO_RULE.name for change in one.changes)
    numbers = [int(found[0]) for one in changes if (found := _NUMBER.search(one.before))]
    return not numbers or (numbers[-1] - numbers[0] + 1) * 2 <= len(numbers) * 3


def numbered(text: Text, lines: Lines) -> Iterator[int]:
    """The lines from which ``folios`` took a page number, and found the rest to be a head."""
    for passed, one in enumerate(text.ledger.passes, 1):
        if one.rule != FOLIO_RULE.name:
            continue
        for change in one.changes:
            at = text.image(one.shift.forward(change.start) + len(change.after), passes=passed)
            index = lines.at(at)
            rest = text.content[min(at, lines.ends[index]) : max(at, lines.starts[index])]
            if any(map(str.isdigit, change.before)) and not rest.strip(" \f"):
                yield index


RULE = Rule("running_heads", Kind.FURNITURE, "kop- en voetregels van de pagina’s", find)
