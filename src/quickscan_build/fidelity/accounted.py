"""Accounted: source, ledger and chapters agree, and nothing is left over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..exits import DataError
from ..ledger import undo
from ..ledger_file import LedgerFile, digest, load
from ..publication import Publication
from ..publication.resolve import SicPlace, resolve
from ..text import Source, Text
from . import accountability, chapters
from .blocks import Block
from .findings import Comparison, Finding, Sort, UnreadableError, Verdict
from .judge import Judge
from .marks import Expected
from .marks import check as check_marks
from .plain import expected


@dataclass(frozen=True, slots=True)
class Account:
    """What the sources and the ledger say should be published."""

    source: Source
    text: Text
    blocks: tuple[Block, ...]
    ledger: LedgerFile
    page: accountability.Page
    """The accountability page."""
    sics: tuple[SicPlace, ...]
    """Where the faults of the print are, in the text as the decisions leave it."""


def account(publication: Publication) -> tuple[Account | None, list[Finding]]:
    """Replay the ledger on the source. There is no account if they do not belong together."""
    source = publication.source()
    path = publication.ledger
    try:
        with path.open(encoding="utf-8") as lines:
            file = load(lines, where=str(path))
    except FileNotFoundError:
        return None, [_stale("ledger", str(path), "is not there; make it with: make chapters")]
    except (DataError, UnicodeDecodeError, OSError) as error:
        return None, [_stale("ledger", str(path), str(error))]
    shown = path.relative_to(publication.root).as_posix()
    findings: list[Finding] = []
    if file.source_sha256 != digest(source.content):
        findings.append(_stale("ledger", shown, "belongs to another source text than the one here"))
    text = Text.of(source)
    try:
        for one in file.ledger.passes:
            text = text.after(one)
        back = undo(text.content, file.ledger)
    except DataError as error:
        return None, [*findings, _stale("ledger", shown, error.what)]
    if digest(text.content) != file.cleaned_sha256:
        findings.append(_stale("ledger", shown, "does not lead to the text it names"))
    if back != source.content:
        findings.append(_stale("ledger", shown, "cannot be undone to the source"))
    if file.source_name != publication.source_spec.file:
        findings.append(_stale("ledger", shown, "names another source file than publication.toml"))
    decided = resolve(source, publication.decisions)
    if [one.changes for one in file.ledger.passes[:1]] != [decided.first.changes]:
        findings.append(_stale("ledger", shown, "begins with other decisions than those of the editor"))
    if file.places != tuple(text.places()):
        findings.append(_stale("ledger", shown, "names pages or lines that its changes do not stand on"))
    try:
        blocks = expected(text.content, publication.outline, lambda at: text.place(at).page)
    except DataError as error:
        return None, [*findings, _stale("outline", error.where, error.what)]
    page = accountability.chapter(publication.chapters)
    for rule in accountability.miscounted(page.letters, file.ledger):
        what = f"does not tell how often this changed the text: {rule}"
        findings.append(_stale("chapters", "the accountability page", what))
    return Account(source, text, blocks, file, page, decided.sics), findings


def check(publication: Publication, judge: Judge, due: Sequence[Expected]) -> Verdict:
    """The chapters say what the ledger makes of the source; ``due`` are the marks they must have."""
    try:
        found, marks = chapters.read(publication.chapters)
    except UnreadableError as error:
        stale = Finding(Comparison.ACCOUNTED, Sort.STALE, "chapters", error.where, error.what)
        return Verdict("chapters", (stale,), judge.compare("chapters", [])[1])
    findings, figures = judge.compare("chapters", found, Comparison.ACCOUNTED)
    findings += check_marks("chapters", found, marks, due, Comparison.ACCOUNTED)
    return Verdict("chapters", tuple(findings), figures)


def _stale(artefact: str, where: str, message: str) -> Finding:
    return Finding(Comparison.ACCOUNTED, Sort.STALE, artefact, where, message)
