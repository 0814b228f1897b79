"""What the edition says about its own accessibility, in Dutch, for readers and catalogues."""

from __future__ import annotations

from ..theme.words import ACCESSIBLE, ACCESSIBLE_BOOK, ACCESSIBLE_PAGES, ACCESSIBLE_SITE

SITE_SUMMARY = f"{ACCESSIBLE} {ACCESSIBLE_SITE}"
FEATURES = (
    "alternativeText",
    "displayTransformability",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
)
"""Of both screen formats, as schema.org calls them."""
PAGE_MARKS = "pageBreakMarkers"
"""One more, if the pages of the print are known."""


def epub_summary(*, has_pages: bool) -> str:
    """The summary for the EPUB, which has a list of pages only if the print's pages are known."""
    pages = [ACCESSIBLE_PAGES] if has_pages else []
    return " ".join([ACCESSIBLE, *pages, ACCESSIBLE_BOOK])
