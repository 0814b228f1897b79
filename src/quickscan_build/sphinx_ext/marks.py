"""Page marks: made in one place for the directive and the role, so that both give the same node."""

from __future__ import annotations

import re

from . import nodes as qb


def page_mark(page: str, *, inline: bool) -> qb.page_mark:
    """The mark of a page of the print; its id is ``p`` and the page's label (``p6``, ``pxii``)."""
    return qb.page_mark(label=page, inline=inline, ids=[page_id(page)])


def page_id(page: str) -> str:
    """The id of a page: valid in HTML, in a URL and as an XML name whatever the label holds."""
    return "p" + re.sub(r"[^0-9a-z]+", "-", page.lower())
