"""The whole check: three comparisons, one report."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from .aside import Hands

if TYPE_CHECKING:
    from pathlib import Path

    from ..publication.model import Publication
    from .model import Artefacts, Report
    from .pdf.pages import Leaf


def check(
    publication: Publication,
    artefacts: Artefacts,
    *,
    browser: str | None = None,
    hands: Hands | None = None,
    leaves: Callable[[], list[Leaf]] | None = None,
    progress: Callable[[str], None] = lambda step: None,
) -> Report:
    """Run all comparisons; ``publication.load`` has already refused a source that differs from the manifest.

    ``browser`` is the Chromium that answers what can be seen of website and EPUB; without one that
    question is left open, and the report says so. ``hands`` share the work, ``leaves`` waits for the pages of
    the PDF if they are already being read (``begun``).
    """
    hands = hands or Hands(1)
    path = artefacts.pdf
    if path and leaves is None:
        leaves = begun(hands, lambda: path)
    from .comparisons import compare  # noqa: PLC0415 - its libraries load while the pages are being read

    return compare(publication, artefacts, browser=browser, leaves=leaves, hands=hands, progress=progress)


def begun(hands: Hands, pdf: Callable[[], Path]) -> Callable[[], list[Leaf]]:
    """Begin to read the pages of a PDF. The call waits for them. ``pdf`` tells where it is.

    They take longest, and can be read without the text: the process that reads them loads by itself what that
    takes, and only then asks ``pdf``, while this one loads the publication.
    """
    return hands.start(partial(_leaves, pdf, hands.count))


def _leaves(pdf: Callable[[], Path], count: int) -> list[Leaf]:
    from .pdf import file, leaves  # noqa: PLC0415 - only the process that does this needs them

    path = pdf()
    return leaves.every(file.data_of(path), str(path), count)
