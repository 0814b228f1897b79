"""A ledger as a file: it survives that, and nothing else passes for one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from quickscan_build.exits import DataError
from quickscan_build.ledger import Change, Kind, Ledger, Pass, replay
from quickscan_build.ledger_file import digest, dump, load
from quickscan_build.text import Source, Text

from .strategies import histories


def written(source: str, ledger: Ledger) -> Text:
    text = Text.of(Source("x.ocr.txt", source, (0,), ("7",)))
    for one in ledger.passes:
        text = text.after(one)
    return text


@given(histories())
def test_a_ledger_survives_its_file(history: tuple[str, Ledger]) -> None:
    source, ledger = history
    text = written(source, ledger)
    lines = list(dump(text))
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)
    read = load(lines, where="ledger.jsonl")
    assert read.ledger == ledger
    assert read.source_name == "x.ocr.txt"
    assert (read.source_sha256, read.cleaned_sha256) == (digest(source), digest(replay(source, ledger)))
    assert read.places == tuple(text.places())
    assert {page for page, _ in read.places} <= {"7"}


LEDGER = Ledger((Pass("een", Kind.LETTER, (Change(0, "a", "b", "e"),)),))
HEADER, ROW = dump(written("a", LEDGER))


def altered(row: str, /, **values: object) -> str:
    return json.dumps({**json.loads(row), **values})


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [""],
        ["no JSON"],
        ["[" * 99_999],
        ["[]"],
        ["null"],
        ["3"],
        ["{}"],
        [altered(HEADER, format="something else")],
        [altered(HEADER, version=99)],
        [altered(HEADER, passes=None)],
        [altered(HEADER, passes=[{"rule": "een", "kind": "no such kind"}])],
        [ROW],
        [HEADER, "{}"],
        [HEADER, ROW[:-5]],
        [HEADER, "[]"],
        [HEADER, altered(ROW, **{"pass": 4})],
        [HEADER, altered(ROW, **{"pass": -1})],
        [HEADER, altered(ROW, **{"pass": "een"})],
        [HEADER, altered(ROW, start="0")],
        [HEADER, altered(ROW, before=None)],
        [HEADER, altered(ROW, after=3)],
        [HEADER, altered(ROW, page=7)],
        [HEADER, altered(ROW, line="7")],
    ],
)
def test_what_is_not_a_ledger_is_refused_with_its_line(lines: list[str]) -> None:
    with pytest.raises(DataError) as caught:
        load(lines, where="ledger.jsonl")
    assert str(caught.value).startswith("ledger.jsonl")
    assert "make chapters" in str(caught.value)


def test_the_digest_is_of_the_utf8_bytes() -> None:
    # printf geïnd | sha256sum
    assert digest("geïnd") == "b92fc821185dbb4ce4a7725d174e8fa1526b905dbe2039cf1963385278fda369"
