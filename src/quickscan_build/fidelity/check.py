"""The whole check: three comparisons, one report."""

from __future__ import annotations

from collections.abc import Callable

from ..publication.model import Publication
from . import outlines, pdf
from .aside import Hands
from .model import Artefacts, Report


def check(
    publication: Publication,
    artefacts: Artefacts,
    *,
    browser: str | None = None,
    jobs: int = 1,
    progress: Callable[[str], None] = lambda step: None,
) -> Report:
    """Run all comparisons; ``publication.load`` has already refused a source that differs from the manifest.

    ``browser`` is the Chromium that answers what can be seen of website and EPUB; without one that
    question is left open, and the report says so. ``jobs``: processes, 0 for one per core.
    """
    with Hands(jobs) as hands:
        outlines.prepare()
        # What takes longest starts first: the pages of the PDF, which can be read without the text.
        print_read = pdf.begin(artefacts.pdf, hands) if artefacts.pdf else None
        from .comparisons import compare  # noqa: PLC0415 - its libraries load while the pages are read

        return compare(
            publication, artefacts, browser=browser, print_read=print_read, hands=hands, progress=progress
        )
