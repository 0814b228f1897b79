"""Words broken in a bad place are kept whole, and of the pages only those that change are laid out again.

WeasyPrint can lay out some pages of a document anew: it does so when a page number they show has changed.
Here a page counts as changed when it breaks a word badly; the pages after it are laid out again only as far
as something moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from weasyprint import layout

from .flaws import bad_breaks
from .hyphenation import PATTERNS

ROUNDS = 5
"""How often that is done. What the second layout breaks badly in its turn is mended too, until this bound: a
hyphen in a bad place is better than a build that does not end."""
_make_all_pages = layout.make_all_pages


def install() -> None:
    """Make WeasyPrint lay out documents so, in this process."""
    layout.make_all_pages = _make_and_mark


def _make_and_mark(context: Any, root_box: Any, html: Any, pages: Sequence[Any]) -> Iterator[Any]:
    """As WeasyPrint's ``make_all_pages``, which ``layout_document`` calls until no page is marked as changed:
    a page with a badly broken word is marked, and the word is one of those that are not broken."""
    made, spilled = [], False
    for page in _make_all_pages(context, root_box, html, pages):
        made.append(page)
        spilled = spilled or bool(context.broken_out_of_flow or context.reported_footnotes)
    turns = getattr(context, "turns", 0)
    bad = [(page, word) for page, word in bad_breaks(made) if word not in PATTERNS.whole]
    if bad and turns < ROUNDS:
        context.turns = turns + 1
        PATTERNS.whole |= {word for _, word in bad}
        # A page does not tell what hung over from the one before it: then all are laid out again.
        for page in range(len(made)) if spilled else {page for page, _ in bad}:
            context.page_maker[page][-1]["content_changed"] = True
    yield from made
