"""The comparisons, in the order in which they wait least for each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from ..publication.model import Publication
from . import accounted, attested, declared, published
from .accounted import Account
from .aside import Hands
from .attested import RulesAlone
from .findings import NO_BROWSER, Comparison, Finding, Sort, UnreadableError, Verdict
from .judge import Judge
from .marks import expected_marks
from .model import Artefacts, Report
from .pdf.pages import Leaf
from .report import manifest
from .report.changes import shown
from .said import said


def compare(
    publication: Publication,
    artefacts: Artefacts,
    *,
    browser: str | None,
    leaves: Callable[[], list[Leaf]] | None,
    hands: Hands,
    progress: Callable[[str], None],
) -> Report:
    """All comparisons, while the pages of the PDF are already being read (``leaves`` waits for them)."""
    progress("ledger")
    account, findings = accounted.account(publication)
    verdicts = [Verdict("ledger", tuple(findings))]
    if account is None:
        return Report(tuple(verdicts), None, None)
    standard = standard_of(publication, account)
    # The tags of the PDF are read after all its pages: these have patience, to be read beside the tags.
    web: Callable[[], list[Verdict]] = list
    if artefacts.html or artefacts.epub:
        web = hands.start(partial(_web, standard, artefacts), patience=10)
    progress("chapters")
    verdicts.append(accounted.check(publication, standard.judge, standard.marks))
    progress("witness")
    attestation, alone = _attested(publication, account)
    on_paper: list[Verdict] = []
    if artefacts.pdf:
        progress("pdf")
        on_paper.append(published.pdf_file(standard, artefacts.pdf, leaves))
    # Told while these two are still being read.
    changes, made_of = shown(account.text), manifest.made_of(publication)
    progress("html and epub")
    verdicts += web()
    if artefacts.html:
        offered = published.downloads(standard, artefacts.html, artefacts.epub, artefacts.pdf)
        verdicts = [_more(one, offered) if one.name == "html" else one for one in verdicts]
    verdicts += on_paper
    verdicts.append(_browser(browser, artefacts, standard, verdicts, progress))
    verdicts += attestation
    return Report(tuple(verdicts), account, alone, changes, made_of)


def _web(standard: published.Standard, artefacts: Artefacts) -> list[Verdict]:
    """Website and EPUB: one after the other, for they have much in common."""
    verdicts = []
    if artefacts.html:
        verdicts.append(published.html(standard, artefacts.html))
    if artefacts.epub:
        verdicts.append(published.epub_file(standard, artefacts.epub))
    return verdicts


def _more(verdict: Verdict, found: Iterable[Finding]) -> Verdict:
    return replace(verdict, findings=(*verdict.findings, *found))


def standard_of(publication: Publication, account: Account) -> published.Standard:
    """What the artefacts of a publication are held against."""
    due = expected_marks(account.sics, account.text, account.blocks)
    judge = Judge(account.blocks, account.text.place)
    beside = said(publication, account.blocks, account.page.headings)
    about = publication.metadata
    return published.Standard(
        judge, account.blocks, due, declared.due(about), account.page.letters, beside, about.base_url
    )


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
    """What a browser makes of website and EPUB, apart from what their files have shown already."""
    if browser is None:
        return Verdict("browser", notes=(NO_BROWSER,))
    from .browser import check as look  # noqa: PLC0415 - Pillow is loaded only if a browser is used

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
