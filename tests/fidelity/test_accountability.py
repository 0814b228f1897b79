"""Each artefact has the accountability page of the chapter, and the chapter the figures of the ledger."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from quickscan_build.fidelity import accountability, accounted, published
from quickscan_build.fidelity.blocks import Mark
from quickscan_build.publication import load

SAID = "De computer las “veId”, deze uitgave heeft “veld”: 1 keer."
DUE = accountability._letters(SAID)


def page(text: str, where: str = "x.html, block 1") -> Mark:
    return Mark(frozenset({"qb-gen", "qb-account"}), text, 0, 0, where=where)


@pytest.mark.parametrize(
    "same", [SAID, SAID.replace(" ", "\u2028"), SAID.replace("deze", "– de\u00adze"), f"• {SAID}"]
)
def test_the_same_page_in_another_form(same: str) -> None:
    assert list(accountability.check([page(same), page(SAID)], DUE)) == []


@pytest.mark.parametrize(
    ("old", "new"), [("“veld”", "“wereld”"), ("1 keer", "2 keer"), (".", ""), ("De", "Niet de"), (SAID, "")]
)
def test_another_page(old: str, new: str) -> None:
    found = list(accountability.check([page(SAID.replace(old, new))], DUE))
    assert [one.where for one in found] == ["x.html, block 1"]


def test_no_page() -> None:
    assert [one.message for one in accountability.check([], DUE)] == ["has no accountability page"]
    assert list(accountability.check([], "")) == []


def test_the_page_of_the_site(built: Path, standard: published.Standard, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(built / "build" / "html", tmp_path / "html"))
    path = folder / "index.html"
    own = f'<div class="qb-text"><div class="qb-gen qb-account"><p>{SAID}</p></div></div></body>'
    for said, places in ((own, []), (own.replace("veld", "wereld"), ["index.html"])):
        page = (built / "build" / "html" / "index.html").read_text("utf-8").replace("</body>", said)
        path.write_text(page, "utf-8")
        found = published.html(replace(standard, account=DUE), folder).findings
        assert [one.where.partition(",")[0] for one in found] == places


def test_a_page_that_counts_otherwise_than_the_ledger(built: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(built, tmp_path / "root", ignore=shutil.ignore_patterns("build")))
    first = accounted.account(load(root))[0]
    assert first is not None
    rules = [one for one in first.ledger.ledger.passes if one.changes]
    rows = [f"| {one.title} | {len(one.changes)} |" for one in rules]
    path = root / "docs" / "chapters" / "verantwoording.md"
    more = rows[-1].removesuffix(" |") + "0 |"
    for last, told in ((rows[-1], []), (more, [rules[-1].title])):
        page = "\n".join(["---", "kind: accountability", "generated: true", "---", *rows[:-1], last])
        path.write_text(page, "utf-8")
        _, found = accounted.account(load(root))
        assert [one.message.partition(": ")[2] for one in found] == told
