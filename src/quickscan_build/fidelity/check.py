"""The whole check: three comparisons, one report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..publication.model import Publication
from . import outlines, pdf
from .aside import Hands
from .findings import Finding, Verdict

if TYPE_CHECKING:
    from .accounted import Account
    from .attested import RulesAlone
    from .sidebyside import Row


@dataclass(frozen=True, slots=True)
class Artefacts:
    """What is to be read back; ``None`` is left out."""

    html: Path | None = None
    epub: Path | None = None
    pdf: Path | None = None

    @classmethod
    def built(cls, publication: Publication) -> Artefacts:
        """Where the builders put them."""
        build, name = publication.build, publication.metadata.name
        return cls(build / "html", build / "epub" / f"{name}.epub", build / "pdf" / f"{name}.pdf")


@dataclass(frozen=True, slots=True)
class Report:
    """What came of it all."""

    verdicts: tuple[Verdict, ...]
    account: Account | None
    rules_alone: RulesAlone | None
    rows: tuple[Row, ...] = ()
    """The lines of the source that changed, beside what they became."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for verdict in self.verdicts for finding in verdict.findings)


def check(
    publication: Publication,
    artefacts: Artefacts,
    *,
    browser: str | None = None,
    jobs: int = 1,
    progress: Callable[[str], None] = lambda step: None,
) -> Report:
    """Run all comparisons; a source that is not the manifest's has already stopped ``publication.load``.

    ``browser`` is the Chromium that answers what can be seen of website and EPUB; without one that
    question is left open, and the report says so. ``jobs``: processes, 0 for one a core.
    """
    with Hands(jobs) as hands:
        outlines.prepare()
        # What takes longest begins first: the pages of the PDF, for which nothing of the text need be known.
        print_read = pdf.begin(artefacts.pdf, hands) if artefacts.pdf else None
        # What all else needs is loaded while they are read.
        from .comparisons import compare  # noqa: PLC0415 - see above

        return compare(publication, artefacts, browser, print_read, hands, progress)
