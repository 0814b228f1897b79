"""Running heads that change by chapter go, where those of all pages told where the pages end.

    … en toen ging het plein open.
    Onderzoek onder jongeren          ← goes: at the top of three pages, between feet that were found
    De raad wil dat …

A text without page marks shows first the heads and feet that come back throughout. Each left a page mark, and
so the few that change are found as on known pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..furniture.heads_on_pages import HeadsOnPages
from ..rule import Edit, Rule
from ..setting.shared import flow_of
from .running_heads import RULE as HEADS_RULE
from .running_heads import covered


def find(text: Text, language: Language) -> Iterator[Edit]:
    told = next((one for one in text.ledger.passes if one.rule == HEADS_RULE.name), None)
    if told is None or not any("\f" in change.after for change in told.changes):
        return
    flow = flow_of(text)
    lines = flow.lines
    pages = lines.pages()
    if not covered(pages, len(lines)):
        return
    search = HeadsOnPages(lines, flow, language, pages)
    search.search()
    for index, why in sorted(search.found.items()):
        yield Edit(lines.starts[index], lines.ends[index], "", why)


RULE = Rule("chapter_heads", Kind.FURNITURE, "kopregels die per hoofdstuk wisselen", find)
