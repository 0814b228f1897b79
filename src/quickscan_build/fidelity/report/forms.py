"""The report in the forms that terminals and CI read. The schema is in ``docs/dev/fidelity.md``."""

from __future__ import annotations

import json
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any

from ..findings import NO_BROWSER, Finding, Sort, Verdict
from ..model import Report

FORMAT = "quickscan-build fidelity"
VERSION = 1
LISTED = 50
"""Findings of one comparison that the text form lists."""
DIFFERS = (
    "Look at the print. If the witness is right, put it into corrections.toml; if not, accept the difference"
    " in variants.toml, or in moves.toml if only its place differs."
)


def text(report: Report) -> str:
    """A table of figures, then the findings."""
    rows: list[tuple[str, ...]] = [("", "words", "missing", "invented", "changed", "CER", "findings")]
    rows += [_row(verdict) for verdict in report.verdicts]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = [
        "  ".join(
            cell.ljust(w) if i == 0 else cell.rjust(w)
            for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    lines += [f"{note}." for verdict in report.verdicts for note in verdict.notes]
    lines += [
        f"Differences from the second witness that decisions explain: {verdict.registered}."
        for verdict in report.verdicts
        if verdict.name == "witness"
    ]
    if report.rules_alone is not None:
        alone = report.rules_alone
        lines.append(
            f"Rules alone leave {alone.words} words that the witness reads otherwise; "
            f"{alone.lost} words it alone has."
        )
    for verdict in report.verdicts:
        if verdict.findings:
            lines += ["", f"{verdict.name}:"]
            lines += [f"  {finding}" for finding in verdict.findings[:LISTED]]
            if len(verdict.findings) > LISTED:
                lines.append(f"  … and {len(verdict.findings) - LISTED} more, all in report.json.")
        if any(finding.sort is Sort.UNREGISTERED for finding in verdict.findings):
            lines.append(f"  {DIFFERS}")
    if not report.findings:
        lines.append("No finding: what was published is what was printed.")
    return "\n".join(lines) + "\n"


def _row(verdict: Verdict) -> tuple[str, ...]:
    figures = verdict.figures
    if NO_BROWSER in verdict.notes:
        # What was not checked cannot count as good.
        return (verdict.name, "", "", "", "", "", "not asked")
    if not figures.words:
        return (verdict.name, "", "", "", "", "", str(len(verdict.findings)))
    return (
        verdict.name,
        f"{figures.words:,}",
        str(figures.missing),
        str(figures.invented),
        str(figures.changed),
        f"{figures.cer:.4%}",
        str(len(verdict.findings)),
    )


def as_json(report: Report) -> str:
    """The whole report, for machines."""
    return json.dumps(_data(report), ensure_ascii=False, indent=1) + "\n"


def _data(report: Report) -> dict[str, Any]:
    alone = report.rules_alone
    return {
        "format": FORMAT,
        "version": VERSION,
        "good": not report.findings,
        "source_sha256": report.account.ledger.source_sha256 if report.account else "",
        "text_sha256": report.account.ledger.cleaned_sha256 if report.account else "",
        "comparisons": [
            {
                "name": verdict.name,
                **asdict(verdict.figures),
                "cer": round(verdict.figures.cer, 8),
                "registered": verdict.registered,
                "notes": list(verdict.notes),
                "findings": [_finding(finding) for finding in verdict.findings],
            }
            for verdict in report.verdicts
        ],
        "rules_alone": None
        if alone is None
        else {
            "words": alone.words,
            "lost": alone.lost,
            "differences": [
                {"ours": one.ours, "witness": one.witness, "page": one.there.page, "line": one.there.line}
                for one in alone.differences
            ],
        },
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "comparison": finding.comparison.value,
        "sort": finding.sort.value,
        "artefact": finding.artefact,
        "where": finding.where,
        "page": finding.page,
        "line": finding.line,
        "expected": finding.expected,
        "found": finding.found,
        "message": finding.message,
    }


def github(report: Report, texts: Path) -> str:
    """Workflow commands: GitHub shows each finding with the line of the source it is about.

    ``texts`` is the folder of the source, relative to where the command runs.
    """
    lines = []
    named = report.account.ledger.source_name if report.account else ""
    source = _command((texts / named).as_posix(), value=True) if named else ""
    for one in report.findings:
        place = f" file={source},line={one.line}," if one.line and source else " "
        title = _command(f"Fidelity: {one.sort.value} in {one.artefact}", value=True)
        lines.append(f"::error{place}title={title}::{_command(str(one))}")
    return "".join(f"{line}\n" for line in lines)


def _command(text: str, *, value: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if value else text


def junit(report: Report) -> str:
    """A test suite for each comparison, a failure for each finding."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>"]
    for verdict in report.verdicts:
        count = len(verdict.findings)
        lines.append(f'<testsuite name={_quoted(verdict.name)} tests="{max(count, 1)}" failures="{count}">')
        if not count:
            lines.append(f'<testcase classname="fidelity" name={_quoted(verdict.name)}/>')
        for one in verdict.findings:
            name = f"{one.where}: {one.sort.value}"
            lines.append(
                f"<testcase classname={_quoted('fidelity.' + one.artefact)} name={_quoted(_clean(name))}>"
                f"<failure type={_quoted(one.sort.value)} message={_quoted(_clean(one.message))}>"
                f"{escape(_clean(str(one)))}</failure></testcase>"
            )
        lines.append("</testsuite>")
    lines.append("</testsuites>")
    return "\n".join(lines) + "\n"


def _clean(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return "".join(c for c in text if c in "\t\n" or (ord(c) >= 32 and c not in "\ufffe\uffff"))


def told(form: str, report: Report, texts: Path) -> str:
    """The report as ``text``, ``json``, ``github`` or ``junit``; ``texts`` is the folder of the source."""
    if form == "github":
        return github(report, texts)
    return {"text": text, "json": as_json, "junit": junit}[form](report)


def _quoted(text: str) -> str:
    return '"' + escape(text).replace("\n", "&#10;").replace("\t", "&#9;") + '"'
