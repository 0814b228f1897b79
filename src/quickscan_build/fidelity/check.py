"""The whole check: three comparisons, one report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..publication.model import Publication
from . import accounted, attested, outlines, pdf, published
from .accounted import Account
from .aside import Hands
from .attested import RulesAlone
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
    jobs: int = 1,
    progress: Callable[[str], None] = lambda step: None,
) -> Report:
    """Run all comparisons; a source that is not the manifest's has already stopped ``publication.load``.

    ``browser`` is the Chromium that answers what can be seen of website and EPUB; without one that
    question is left open, and the report says so. ``jobs``: processes, 0 for one a core.
    """
    with Hands(jobs) as hands:
        return _check(publication, artefacts, browser, hands, progress)


def _check(
    publication: Publication,
    artefacts: Artefacts,
    browser: str | None,
    hands: Hands,
    progress: Callable[[str], None],
) -> Report:
    outlines.prepare()
    # What takes longest begins first: the pages of the PDF, for which nothing of the text need be known.
    print_read = pdf.begin(artefacts.pdf, hands) if artefacts.pdf else None
    progress("ledger")
    account, findings = accounted.account(publication)
    verdicts = [Verdict("ledger", tuple(findings))]
    if account is None:
        return Report(tuple(verdicts), None, None)
    judge = Judge(account.blocks, account.text.place)
    due = expected_marks(publication, account.text, account.blocks)
    standard = published.Standard(judge, account.blocks, due)
    # The tags of the PDF are read when all its pages are: till then these two wait, to be read beside it.
    html = epub = None
    if artefacts.html:
        html = hands.start(partial(published.html, standard, artefacts.html), patient=True)
    if artefacts.epub:
        epub = hands.start(partial(published.epub_file, standard, artefacts.epub), patient=True)
    progress("chapters")
    verdicts.append(accounted.check(publication, judge, due))
    progress("witness")
    attestation, alone = _attested(publication, account)
    on_paper: list[Verdict] = []
    if artefacts.pdf and print_read:
        progress("pdf")
        on_paper.append(published.pdf_file(standard, artefacts.pdf, print_read))
    for name, verdict in (("html", html), ("epub", epub)):
        if verdict is not None:
            progress(name)
            verdicts.append(verdict())
    verdicts += on_paper
    verdicts.append(_browser(browser, artefacts, standard, verdicts, progress))
    verdicts += attestation
    return Report(tuple(verdicts), account, alone)


def _attested(publication: Publication, account: Account) -> tuple[list[Verdict], RulesAlone | None]:
    lines = attested.witness(publication)
    if lines is None:
        return [], None
    words = attested.words(account)
    verdict = attested.check(publication, lines, words)
    return [verdict], attested.rules_alone(publication, lines, words)


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
    # What a browser is asked with (Pillow, sockets) is loaded only where one is.
    from .browser import check as look  # noqa: PLC0415 - see above

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
