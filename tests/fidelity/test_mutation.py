"""Guard the guard: faults put into the finished artefacts, the chapters and the ledger are all caught."""

import shutil
from pathlib import Path

import pytest

from quickscan_build.cli import main
from quickscan_build.fidelity.model import Artefacts
from quickscan_build.publication import load

from .mutation.run import CAMPAIGNS, run

FAULTS = 250
"""A sample; ``make mutate`` makes thousands, in the real publication."""


def test_what_the_builders_make_has_no_finding(built: Path, tmp_path: Path) -> None:
    root, report = tmp_path / "root", tmp_path / "report"
    shutil.copytree(built, root)
    assert main(["fidelity", "--root", str(root), "--output", str(report)]) == 0
    # The site's accountability page leads to the same report, which leads back.
    in_the_site = (root / "build" / "html" / "controle.html").read_text("utf-8")
    back = '<p><a href="index.html">Naar de titelpagina</a></p>\n'
    icon = '<link rel="icon" href="_static/icon.svg">\n'
    assert back in in_the_site
    assert in_the_site.replace(back, "").replace(icon, "") == (report / "index.html").read_text("utf-8")
    assert "Deze uitgave is gelijk aan de druk" in in_the_site


@pytest.mark.parametrize("name", CAMPAIGNS)
def test_every_fault_is_caught_and_located(built: Path, name: str) -> None:
    outcome = run(built, Artefacts.built(load(built)), FAULTS, seed=1, names=[name], log=lambda line: None)
    assert outcome.escaped == []
    assert outcome.misplaced == []
    assert outcome.total >= FAULTS * CAMPAIGNS[name][1] // 100 * 0.9
