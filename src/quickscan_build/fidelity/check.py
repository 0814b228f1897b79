"""The whole check: three comparisons, one report."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..publication.model import Publication
from .aside import Hands
from .model import Artefacts, Report

if TYPE_CHECKING:
    from .pdf.pages import Leaf


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
        # What takes longest starts first: the pages of the PDF, which can be read without the text. The
        # process that reads them loads by itself what that takes, while this one loads the text.
        leaves = hands.start(partial(_leaves, artefacts.pdf, hands.count)) if artefacts.pdf else None
        from .comparisons import compare  # noqa: PLC0415 - its libraries load while the pages are being read

        return compare(publication, artefacts, browser=browser, leaves=leaves, hands=hands, progress=progress)


def _leaves(path: Path, count: int) -> list[Leaf]:
    from .pdf import file, leaves  # noqa: PLC0415 - only the process that does this needs them

    return leaves.every(file.data_of(path), str(path), count)
