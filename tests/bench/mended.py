"""WeasyPrint as it would be with the changes that ``docs/dev/weasyprint.md`` offers: a proof of that page.

A long document then takes minutes instead of more than an hour, to the same bytes, so that ours can be held
against one file of any length.
"""

from __future__ import annotations

import inspect
from typing import Any

import pydyf
from weasyprint.layout import page

from quickscan_build.sphinx_ext.pdf.layout import thrift

_IN_SETS = (
    ("cached_anchors = []", "cached_anchors = set()"),
    ("cached_lookups = []", "cached_lookups = set()"),
    ("cached_anchors.extend(", "cached_anchors.update("),
    ("cached_lookups.extend(", "cached_lookups.update("),
    ("cached_anchors.append(", "cached_anchors.add("),
    ("cached_lookups.append(", "cached_lookups.add("),
)
"""The first change, as a change of the source of ``make_page``."""


def install() -> None:
    """Make WeasyPrint lay out and write documents so, in this process; its fonts must be known by now."""
    source = inspect.getsource(page.make_page)
    for old, new in _IN_SETS:
        if source.count(old) != 1:
            raise LookupError(
                f"WeasyPrint is another than the one this was written for: {old!r} is not in it once"
            )
        source = source.replace(old, new)
    exec(compile(source, page.__file__, "exec"), vars(page))  # noqa: S102 - WeasyPrint's own code, but for the above
    pydyf.PDF.page_references = property(_page_references)
    thrift.install()


_written = pydyf.PDF.page_references.fget


def _page_references(self: Any) -> tuple[bytes, ...]:
    """As pydyf's, gathered again only when a page was added."""
    count = len(self.pages["Kids"])
    known = self.__dict__.get("known_references")
    if known is None or known[0] != count:
        known = self.__dict__["known_references"] = (count, _written(self))
    references: tuple[bytes, ...] = known[1]
    return references
