"""Run Sphinx for the PDF, in this process."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from ...exits import DataError, QuickscanError
from ...publication import load
from .builder import PROGRESS

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def build(root: Path, output: Path | None, paper: str, tell: Callable[[int, int, str], None]) -> Path:
    """Make the PDF of the publication below ``root``; returns where it is.

    A warning of Sphinx is an error: what it could not read would be missing from the page.
    """
    work = root / "build" / "pdf"
    output = output or work / f"{load(root).metadata.name}.pdf"
    settings: dict[str, Any] = {
        "pdf_file": str(output.absolute()),
        "pdf_paper": paper,
        "pdf_workshop": str(work / ".workshop"),
    }
    warnings = io.StringIO()
    try:
        with patch_docutils(str(root / "docs")), docutils_namespace():
            app = Sphinx(
                srcdir=root / "docs" / "chapters",
                confdir=root / "docs",
                outdir=work / ".sphinx",
                doctreedir=work / ".doctrees",
                buildername="pdf",
                confoverrides=settings,
                status=None,
                warning=warnings,
                warningiserror=True,
                exception_on_warning=True,
            )
            app.connect(PROGRESS, lambda _app, done, of, what: tell(done, of, what))
            app.build()
    except SphinxError as error:
        raise _reason(warnings.getvalue(), error) from error
    return output


def _reason(warnings: str, error: Exception) -> QuickscanError:
    """The first thing Sphinx complained of, in one line."""
    held: BaseException | None = error
    while held is not None:
        if isinstance(held, QuickscanError):
            return held
        held = held.__cause__ or held.__context__
    lines = [line for line in _COLOUR.sub("", warnings).splitlines() if line.strip()]
    said = lines[0] if lines else str(error)
    return DataError(
        said, where="docs/chapters", remedy="The PDF was not made; an earlier one is still there"
    )
