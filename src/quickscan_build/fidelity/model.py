"""What is checked, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..publication.model import Publication
from .findings import Finding, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    # The rest of the check, which is loaded while the pages of the PDF are being read.
    from .accounted import Account
    from .attested import RulesAlone
    from .report.changes import Shown


@dataclass(frozen=True, slots=True)
class Artefacts:
    """What is to be read back; ``None`` means that it is left out."""

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
    """What came of all comparisons."""

    verdicts: tuple[Verdict, ...]
    account: Account | None
    rules_alone: RulesAlone | None
    changes: Shown | None = None
    """The lines of the source that changed, beside what they became; with ``account``."""
    made_of: Mapping[str, Mapping[str, str]] | None = None
    """The SHA-256 of each file that the artefacts were made from, by group; with ``account``."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for verdict in self.verdicts for finding in verdict.findings)
