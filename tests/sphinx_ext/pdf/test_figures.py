"""What the colophon says about how the edition was made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quickscan_build.exits import DataError
from quickscan_build.ledger import Change, Kind, Ledger, Pass
from quickscan_build.ledger_file import digest, dump
from quickscan_build.publication import Publication, load
from quickscan_build.sphinx_ext.pdf.figures import SHOWN, figures
from quickscan_build.text import Source, Text

from ..conftest import SAMPLE

SOURCE, CLEANED = "al lk zeg", "AI Ik zeg"
LEDGER = Ledger(
    (
        Pass("decisions", Kind.DECISION, (Change(0, "al", "AI", "druk"),)),
        Pass("letters", Kind.LETTER, (Change(3, "l", "I", "lexicon"),)),
        Pass("others", Kind.LAYOUT, ()),
    )
)


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    (tmp_path / "docs").mkdir()
    made = replace(load(SAMPLE), root=tmp_path)
    text = Text(Source("proef.txt", SOURCE), CLEANED, LEDGER, ())
    made.ledger.write_text("".join(dump(text)), encoding="utf-8")
    return made


def test_the_figures_are_those_of_the_ledger(publication: Publication) -> None:
    found = figures(publication)
    assert found is not None
    assert (found.source, found.changes, found.decisions) == ("proef.txt", 2, 1)
    assert len(found.text) == SHOWN
    assert digest(CLEANED).startswith(found.text)
    assert found.program.startswith("quickscan-build ")


def test_chapters_without_a_ledger_have_none(publication: Publication) -> None:
    publication.ledger.unlink()
    assert figures(publication) is None


@pytest.mark.parametrize("content", ["", "{}\n", "geen json\n"])
def test_a_file_that_is_not_a_ledger_is_refused(publication: Publication, content: str) -> None:
    publication.ledger.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match="not a ledger"):
        figures(publication)
