"""EPUBCheck, Ace, PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path

from . import tools
from .report import MissingError, Row


def epubcheck(book: Path) -> Row:
    """Errors, warnings and usage notes: all of them count."""
    row = Row("EPUBCheck", book.name, 1)
    command = [
        tools.java(),
        "-jar",
        str(tools.epubcheck_jar()),
        str(book),
        "--usage",
        "--quiet",
        "--json",
        "-",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    for message in json.loads(done.stdout)["messages"]:
        for place in message["locations"]:
            where = f"{place['path']}:{place['line']}"
            row.findings.append(f"{where}: {message['severity']} {message['ID']} {message['message']}")
    return row


def ace(book: Path) -> Row:
    """Accessibility, as shops and libraries test it on intake."""
    row = Row("Ace", book.name)
    script = tools.node_file("@daisy/ace-cli/bin/ace.js")
    node = tools.program("node", package="nodejs")
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": tools.chromium()}
    with tempfile.TemporaryDirectory() as out:
        command = [node, str(script), "--force", "--silent", "-o", out, str(book)]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        report = Path(out) / "report.json"
        if not report.is_file():
            raise MissingError(f"Ace made no report: {(done.stderr or done.stdout).strip()[-300:]}")
        documents = json.loads(report.read_text(encoding="utf-8"))["assertions"]
    row.looked_at = len(documents)
    for document in documents:
        for found in document["assertions"]:
            title = found["earl:test"]["dct:title"]
            told = " ".join(found["earl:result"]["dct:description"].split())
            row.findings.append(f"{document['earl:testSubject']['url']}: {title}: {told}")
    return row


def pdf_standard(book: Path, name: str, profile: str) -> Row:
    """The rules that a machine can check: 104 of PDF/UA-1 (``ua1``), 154 of PDF/A-2a (``2a``)."""
    row = Row(name, book.name, 1)
    try:
        import page  # noqa: PLC0415 - optional: its absence is a row of the table, not a crash
    except ModuleNotFoundError:
        raise MissingError("the Python package page-validation is not installed; run: make setup") from None
    report = page.validate_pdf(str(book), profile=profile)
    row.findings = [str(failure) for failure in report.failures]
    return row
