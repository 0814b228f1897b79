"""Blocks and words torn in a bad place are kept whole, and only pages that change are laid out again.

WeasyPrint can lay out some pages of a document again: it does so when a page number they show has changed.
Here a page also counts as changed when it breaks a word badly; the pages after it are laid out again only
as far as something moves. A block that is torn although it fits on a page is found as soon as it ends: the
layout continues from the page on which it began, with that block whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import tinycss2
from weasyprint import layout
from weasyprint.css import AnonymousStyle
from weasyprint.layout import page as paging

from .flaws import bad_breaks, pieces, torn
from .hyphenation import PATTERNS

ROUNDS = 5
"""How often that is done. What the second layout breaks badly is mended in its turn, up to this limit: a
hyphen in a bad place is better than a build that does not end."""
IF_TORN = "__if_torn"
"""The property with the value of ``break-inside`` for a block that would be torn in a bad place."""


def install() -> None:
    """Make WeasyPrint lay out documents in this way, in this process."""
    layout.make_all_pages = _make_and_mark


def _make_and_mark(context: Any, root_box: Any, html: Any, pages: Sequence[Any]) -> Iterator[Any]:
    """As WeasyPrint's ``make_all_pages``, which ``layout_document`` calls until no page is marked as changed:
    a page with a badly broken word is marked, and the word is one of those that are not broken."""
    made, spilled = _make(context, root_box, html, pages)
    turns = getattr(context, "turns", 0)
    bad = [(page, word) for page, word in bad_breaks(made) if word not in PATTERNS.whole]
    if bad and turns < ROUNDS:
        context.turns = turns + 1
        PATTERNS.whole |= {word for _, word in bad}
        # A page does not say what was carried over to it: then all pages are laid out again.
        for page in range(len(made)) if spilled else {page for page, _ in bad}:
            context.page_maker[page][-1]["content_changed"] = True
    yield from made


def _make(context: Any, root_box: Any, html: Any, pages: Sequence[Any]) -> tuple[list[Any], bool]:
    """All pages, of which those marked as changed are made again; and whether anything was carried over.

    ``html.moved`` collects the blocks that are kept whole; in a source without it all are left as they are.
    """
    fits, moved = hasattr(html, "moved"), getattr(html, "moved", set[Any]())
    made, blocks = list(pages), list[dict[Any, list[float]]]()
    hung: set[int] = context.__dict__.setdefault("hung", set())
    footnotes, spilled = context.footnotes.copy(), False
    context.rendered_notes = []
    while True:
        at, reported = len(blocks), False
        state = context.page_maker[at][-1]
        if at == len(made) or state["content_changed"] or state["pages_wanted"]:
            state.update(content_changed=False, pages_wanted=False, anchors=[], content_lookups=[])
            (hung.add if _hangs_over(context) else hung.discard)(at)
            made[at : at + 1] = [paging.remake_page(at, context, root_box, html)[0]]
            reported = bool(context.reported_footnotes)
        spilled = spilled or _hangs_over(context)
        last = context.page_maker[at + 1][0] is None and not reported
        blocks.append(pieces(made[at]))
        tears = torn(blocks, last=last) if fits else {}
        if whole := {block for block in tears if block not in moved and _keep_whole(root_box, block)}:
            moved.update(whole)
            start = min(tears[block] for block in whole)
            while start in hung:
                start -= 1
            del made[start:], blocks[start:], context.page_maker[start + 1 :]
            context.footnotes = footnotes.copy()
        elif last:
            del made[at + 1 :], context.page_maker[at + 2 :]
        else:
            continue
        context.broken_out_of_flow.clear()
        context.reported_footnotes.clear()
        if last and not whole:
            return made, spilled


def _hangs_over(context: Any) -> bool:
    return bool(context.broken_out_of_flow or context.reported_footnotes)


def _keep_whole(root_box: Any, element: Any) -> bool:
    """Let an element not be torn, if the styles ask for that."""
    own = [box for box in root_box.descendants() if box.element is element and _is_of(box)]
    for box in own:
        wish = tinycss2.serialize(box.style[IF_TORN]).strip()
        if wish not in ("avoid", "avoid-page"):
            return False
        box.style = box.style.copy()
        box.style["break_inside"] = wish
        box.style["box_decoration_break"] = "slice"
    return bool(own)


def _is_of(box: Any) -> bool:
    """Whether a box is its element's own: not added by CSS, and not one that only groups."""
    return "::" not in box.element_tag and not isinstance(box.style, AnonymousStyle)
