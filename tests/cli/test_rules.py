"""The rules describe themselves."""

from __future__ import annotations

import pytest

from quickscan_build.cleaning.order import RULES
from quickscan_build.cli import main


def test_every_rule_is_described_in_the_order_they_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    out = capsys.readouterr().out
    places = [out.index(f"## `{rule.name}`\n\n{rule.kind} · {rule.title}\n\n") for rule in RULES]
    assert places == sorted(places)
    assert "``" not in out


def test_one_rule_is_described_by_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", RULES[-1].name, RULES[0].name]) == 0
    heads = [line for line in capsys.readouterr().out.splitlines() if line.startswith("#")]
    assert heads == [f"## `{RULES[-1].name}`", f"## `{RULES[0].name}`"]


def test_a_rule_that_is_not_there_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "spelling"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("quickscan-build: there is no rule spelling. The rules are ")
    assert all(rule.name in err for rule in RULES)
