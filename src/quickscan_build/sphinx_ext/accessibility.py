"""What the edition says about its own accessibility, in Dutch, for readers and catalogues."""

from __future__ import annotations

_SHARED = (
    "Alle tekst is echte tekst: deze uitgave bevat geen afbeeldingen behalve het omslag, dat beschreven is. "
    "Koppen, lijsten, tabellen en noten zijn als zodanig gemarkeerd, net als woorden in een andere taal. "
)
_PAGES = "De bladzijden van de gedrukte uitgave zijn te vinden in de bladzijdenlijst. "
_ADJUSTABLE = "Lettertype, lettergrootte, regelafstand en kleuren zijn aan te passen."
SITE_SUMMARY = _SHARED + (
    "De site is met het toetsenbord te bedienen, te lezen zonder JavaScript en te vergroten tot 400 procent."
)
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
    return _SHARED + (_PAGES if has_pages else "") + _ADJUSTABLE
