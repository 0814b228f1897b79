"""The whole check: three comparisons, one report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..publication.model import Publication
from . import accounted, attested, published
from .accounted import Account
from .attested import RulesAlone
from .browser import check as look
from .findings import NO_BROWSER, Comparison, Finding, Sort, UnreadableError, Verdict
from .judge import Judge
from .marks import expected_marks


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

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for verdict in self.verdicts for finding in verdict.findings)


def check(
    publication: Publication,
    artefacts: Artefacts,
    *,
    browser: str | None = None,
    progress: Callable[[str], None] = lambda step: None,
) -> Report:
    """Run all comparisons; a source that is not the manifest's has already stopped ``publication.load``.

    ``browser`` is the Chromium that answers what can be seen of website and EPUB; without one that
    question is left open, and the report says so.
    """
    progress("ledger")
    account, findings = accounted.account(publication)
    verdicts = [Verdict("ledger", tuple(findings))]
    if account is None:
        return Report(tuple(verdicts), None, None)
    judge = Judge(account.blocks, account.text.place)
    due = expected_marks(publication, account.text, account.blocks)
    progress("chapters")
    verdicts.append(accounted.check(publication, judge, due))
    standard = published.Standard(judge, account.blocks, due)
    for name, path, read in (
        ("html", artefacts.html, published.html),
        ("epub", artefacts.epub, published.epub_file),
        ("pdf", artefacts.pdf, published.pdf_file),
    ):
        if path is not None:
            progress(name)
            verdicts.append(read(standard, path))
    verdicts.append(_browser(browser, artefacts, standard, verdicts, progress))
    progress("witness")
    words = attested.words(account)
    witness = attested.check(publication, words)
    if witness is not None:
        verdicts.append(witness)
    return Report(tuple(verdicts), account, attested.rules_alone(publication, words))


def _browser(
    browser: str | None,
    artefacts: Artefacts,
    standard: published.Standard,
    verdicts: Sequence[Verdict],
    progress: Callable[[str], None],
) -> Verdict:
    """What a browser makes of website and EPUB, apart from what their files have told already."""
    if browser is None:
        return Verdict("browser", notes=(NO_BROWSER,))
    told = {_difference(finding) for verdict in verdicts for finding in verdict.findings}
    findings: list[Finding] = []
    for name, path in (("html", artefacts.html), ("epub", artefacts.epub)):
        if path is not None:
            progress(f"{name} in the browser")
            try:
                pages = published.pages(name, path)
                findings += look(browser, name, path, pages, partial(standard.differences, name))
            except UnreadableError as error:
                findings.append(Finding(Comparison.PUBLISHED, Sort.UNREADABLE, name, error.where, error.what))
    return Verdict("browser", tuple(one for one in findings if _difference(one) not in told))


def _difference(one: Finding) -> tuple[object, ...]:
    return one.artefact, one.sort, one.expected, one.found, one.line, one.message if one.line == 0 else ""
